"""Orders, breaches and hard days as fields of a form, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import structs

from weatherglass import record
from weatherglass.record import orders as log

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date


def fields(one: log.Order | log.Breach | log.HardDay | None) -> dict[str, str]:
    """Give what is kept as the fields of its form: a day as 2026-11-21, a tick as 1; empty ones are left out."""
    return {name: _field(value) for name, value in structs.asdict(one).items() if value} if one else {}


def order(said: Mapping[str, str]) -> log.Order:
    """Read an order; one that is taken out has no words."""
    if "out" in said:
        return log.Order(id=said.get("id", ""))
    start, until = day(said, "start"), day(said, "until")
    return log.Order(id=said.get("id", ""), says=said.get("says", ""), by=said.get("by", ""), start=start, until=until)


def breach(said: Mapping[str, str]) -> log.Breach:
    """Read something done against an order; one that is taken out has no words."""
    return log.Breach(
        id=said.get("id", ""),
        order=said.get("order", ""),
        when=day(said, "when"),
        words="" if "out" in said else said.get("words", ""),
        saw=said.get("saw", ""),
        told=said.get("told", ""),
    )


def hard_day(said: Mapping[str, str], when: date) -> log.HardDay:
    """Read a hard day; one that is taken out has no words."""
    words = "" if "out" in said else said.get("words", "")
    return log.HardDay(id=said.get("id", ""), day=when, words=words, yearly="yearly" in said, show="show" in said)


def day(said: Mapping[str, str], name: str) -> date | None:
    """Read a day; None where there is none in the calendar."""
    try:
        return record.day(said.get(name, ""))
    except record.NoSuchDay:
        return None


def wrong(said: Mapping[str, str], *names: str) -> bool:
    """Tell whether a day was written that is in no calendar."""
    return any(said.get(name) and day(said, name) is None for name in names)


def _field(value: object) -> str:
    return "1" if value is True else str(value)
