"""The days of a diary as the statistics see them, and the same days as columns."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

if TYPE_CHECKING:
    from collections.abc import Iterable

INCIDENTS = frozenset({"incident", "threat"})
KINDNESS = frozenset({"apology", "gift", "affection", "promise"})
KINDS = INCIDENTS | KINDNESS | {"tension", "control", "silence", "contact", "calm", "reached-out"}

Flags: TypeAlias = NDArray[np.bool_]


class Event(Struct, frozen=True):
    """One thing that happened: its kind (one of `KINDS`) and, if it was said, how bad it was from 1 to 4."""

    kind: str
    severity: int | None = None


class Day(Struct, frozen=True):
    """A day: how the person was treated (-2 storm to 2 sun), how they felt (-2 to 2), what happened.

    How the person felt, and what they did, never enters a statistic: nobody is to read here that they caused a storm.
    """

    date: date
    weather: int | None = None
    felt: int | None = None
    events: tuple[Event, ...] = ()

    @property
    def logged(self) -> bool:
        """Whether the day counts as written: it has a weather or an event."""
        return self.weather is not None or bool(self.events)

    @property
    def incident(self) -> bool:
        """Whether the day holds an incident. Several on one day are one incident day."""
        return any(event.kind in INCIDENTS for event in self.events)

    @property
    def kind(self) -> bool:
        """Whether the day holds a kind act."""
        return any(event.kind in KINDNESS for event in self.events)


class Span(Struct, frozen=True):
    """Consecutive days as columns: three arrays of bool, one element a day, the first element being `first`."""

    first: date
    logged: Flags
    incident: Flags
    kind: Flags

    def until(self, last: date) -> Span:
        """Return the days up to `last`, that one included."""
        end = last.toordinal() - self.first.toordinal() + 1
        return Span(self.first, self.logged[:end], self.incident[:end], self.kind[:end])

    def day(self, index: int) -> date:
        """Return the date of the day with this index."""
        return date.fromordinal(self.first.toordinal() + index)


def merged(days: Iterable[Day], *, today: date) -> tuple[Day, ...]:
    """Return the logged days up to `today` in order, one a date.

    Where a date comes several times (several entries on one day) its events are put together, and the worst weather counts.
    """
    one: dict[date, Day] = {}
    for day in days:
        if day.logged and day.date <= today:
            one[day.date] = _together(one[day.date], day) if day.date in one else day
    return tuple(one[when] for when in sorted(one))


def _together(first: Day, second: Day) -> Day:
    weather, felt = _worse(first.weather, second.weather), _worse(first.felt, second.felt)
    return Day(first.date, weather, felt, first.events + second.events)


def _worse(first: int | None, second: int | None) -> int | None:
    known = [value for value in (first, second) if value is not None]
    return min(known, default=None)


def span(days: Iterable[Day], first: date, last: date) -> Span:
    """Return the days from `first` to `last`, both included, as columns; a day that is not among `days` is not logged."""
    start = first.toordinal()
    flags = np.zeros((3, last.toordinal() - start + 1), dtype=np.bool_)
    for day in days:
        if first <= day.date <= last:
            flags[:, day.date.toordinal() - start] = day.logged, day.incident, day.kind
    return Span(first, *flags)
