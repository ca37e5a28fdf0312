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
Small: TypeAlias = NDArray[np.int8]


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

    @property
    def severity(self) -> int:
        """How bad the day's worst incident was, from 1 to 4; 0 where that was not said."""
        return max((event.severity or 0 for event in self.events if event.kind in INCIDENTS), default=0)


class Span(Struct, frozen=True):
    """Consecutive days as columns, one element a day, the first element being `first`.

    `logged`, `incident`, `kind`, `rated`: bool. `weather`: int8, -2 to 2, 0 where the day is not `rated`. `severity`: int8, that
    of the day's worst incident from 1 to 4, 0 where none was said.
    """

    first: date
    logged: Flags
    incident: Flags
    kind: Flags
    rated: Flags
    weather: Small
    severity: Small

    def until(self, last: date) -> Span:
        """Return the days up to `last`, that one included."""
        end = last.toordinal() - self.first.toordinal() + 1
        return Span(
            self.first,
            self.logged[:end],
            self.incident[:end],
            self.kind[:end],
            self.rated[:end],
            self.weather[:end],
            self.severity[:end],
        )

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
    start, size = first.toordinal(), last.toordinal() - first.toordinal() + 1
    flags, small = np.zeros((4, size), dtype=np.bool_), np.zeros((2, size), dtype=np.int8)
    for day in days:
        if first <= day.date <= last:
            at = day.date.toordinal() - start
            flags[:, at] = day.logged, day.incident, day.kind, day.weather is not None
            small[:, at] = day.weather or 0, day.severity
    logged, incident, kind, rated = flags
    return Span(first, logged, incident, kind, rated, small[0], small[1])
