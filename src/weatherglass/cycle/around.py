"""Each incident with the days around it: what was written, nothing worked out. For the time while too little is written."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct

from weatherglass.cycle.days import Day, merged

if TYPE_CHECKING:
    from collections.abc import Iterable

WINDOW = 3


class Near(Struct, frozen=True):
    """A day near an incident: its weather (-2..2) and the kinds of its events, each once; both empty if it is not logged."""

    date: date
    logged: bool
    weather: int | None
    kinds: tuple[str, ...]


class Around(Struct, frozen=True):
    """An incident day, with the three days before and the three days after it, in order."""

    day: Near
    before: tuple[Near, ...]
    after: tuple[Near, ...]


def around(days: Iterable[Day], *, today: date = date.max) -> tuple[Around, ...]:
    """Return each incident day up to `today` with the days around it, oldest first; days after `today` are not among them."""
    known = {day.date: day for day in merged(days, today=today)}
    return tuple(
        Around(
            _near(known, when),
            tuple(_near(known, day) for day in _dates(when, -WINDOW, -1, today)),
            tuple(_near(known, day) for day in _dates(when, 1, WINDOW, today)),
        )
        for when, day in known.items()
        if day.incident
    )


def _near(known: dict[date, Day], when: date) -> Near:
    day = known.get(when, Day(when))
    return Near(when, day.logged, day.weather, tuple(dict.fromkeys(event.kind for event in day.events)))


def _dates(when: date, start: int, end: int, today: date) -> tuple[date, ...]:
    """Return the dates from `start` to `end` days away, without those that the calendar or the diary does not have."""
    first, last = max(when.toordinal() + start, 1), min(when.toordinal() + end, today.toordinal())
    return tuple(date.fromordinal(day) for day in range(first, last + 1))
