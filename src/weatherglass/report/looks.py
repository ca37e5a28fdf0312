"""The looks that were taken, kept in the vault: a look once taken stays, whatever is edited later."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

import msgspec

from weatherglass.cycle.days import Day
from weatherglass.cycle.looks import FIRST_YEAR, due
from weatherglass.cycle.reader import read
from weatherglass.cycle.statements import Look
from weatherglass.record.document import Source, Target, load, save

NAME: Final = "looks"
_FIRST: Final = FIRST_YEAR[0][0]


class Looks(msgspec.Struct, frozen=True):
    """All looks taken. `tried`: the last day on which one was due and the diary was read for it, taken or not."""

    taken: tuple[Look, ...] = ()
    tried: date | None = None


def stored(source: Source) -> tuple[Look, ...]:
    """Return the looks that were taken. Raises Damaged."""
    return load(source, NAME, Looks, Looks()).taken


def may_be_due(source: Source, months: Iterable[str], *, today: date) -> bool:
    """Tell whether a look could be taken today that is not, without reading the diary. Raises Damaged.

    `months` are the names of the diary's documents: before any look the first of them bounds the first day from below.
    """
    kept = load(source, NAME, Looks, Looks())
    if kept.tried == today:
        return False
    if kept.taken:
        numbers = {look.number for look in kept.taken}
        return any(at.number not in numbers for at in due(min(look.first for look in kept.taken), today))
    first = min((start for start in map(_first_day, months) if start), default=None)
    return first is not None and first + timedelta(_FIRST - 1) < today


def take_in(change: Target, days: Iterable[Day], *, today: date) -> bool:
    """Take the looks that are due, inside a change that is under way; tell whether there were new ones. Raises Damaged.

    What another tab took meanwhile stays: the looks are read afresh from the change.
    """
    kept = load(change, NAME, Looks, Looks())
    looks = read(days, today=today, taken=kept.taken).looks
    save(change, NAME, Looks(looks, today))
    return looks != kept.taken


def _first_day(document: str) -> date | None:
    """Return the first day of a month's document ("days/2026-03"), None for the one without a month."""
    try:
        return date.fromisoformat(f"{document.rpartition('/')[2]}-01")
    except ValueError:
        return None
