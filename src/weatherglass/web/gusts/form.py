"""Orders, breaches and hard days as fields of a form, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from msgspec import structs

from weatherglass import record
from weatherglass.record import orders as log

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

T = TypeVar("T", log.Order, log.Breach, log.HardDay)


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


def once(new: T, every: Iterable[T]) -> T:
    """Give a new one the id of one that says the same: a form that is sent twice adds nothing twice."""
    same = next((one.id for one in every if not new.id and structs.replace(one, id="") == new), new.id)
    return structs.replace(new, id=same)


def day(said: Mapping[str, str], name: str) -> date | None:
    """Read a day; None where there is none in the calendar."""
    try:
        return record.day(said.get(name, ""))
    except record.NoSuchDay:
        return None


def wrong(said: Mapping[str, str], *names: str) -> bool:
    """Tell whether a day was written that is in no calendar."""
    return any(said.get(name) and day(said, name) is None for name in names)


def with_days_of(known: T | None, new: T, said: Mapping[str, str], *names: str) -> T:
    """Give what is kept its old day back where a new one is in no calendar: a slip of the finger is to lose nothing."""
    kept = {name: getattr(known, name) for name in names if wrong(said, name)} if known else {}
    return structs.replace(new, **kept)


def _field(value: object) -> str:
    return "1" if value is True else str(value)
