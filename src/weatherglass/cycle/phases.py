"""The phases as a drawing: a fixed rule for each day, so that the eye has something to follow. No finding rests on it."""

from __future__ import annotations

from datetime import date
from statistics import median
from typing import TYPE_CHECKING

from weatherglass.cycle.statements import Phase, Word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from weatherglass.cycle.days import Day

WINDOW = 3  # days: recurring patterns in daily reports came in threes (Katerndahl and others; science.md 1.3)


def phases(days: Sequence[Day], *, today: date) -> tuple[Phase, ...]:
    """Return one phase a day from the first of `days` (logged, in order, one a date) to `today`; science.md 2.3.

    incident: the day holds one. make-up: a kind act, at most three days after an incident. tension: weather below the diary's own
    median, at most three days before an incident. calm: any other written day. None: nothing is written.
    """
    if not days:
        return ()
    known = {day.date.toordinal(): day for day in days}
    incidents = {when for when, day in known.items() if day.incident}
    middle = median([day.weather for day in days if day.weather is not None] or [0])
    return tuple(
        Phase(date.fromordinal(when), _word(known.get(when), incidents, middle))
        for when in range(days[0].date.toordinal(), today.toordinal() + 1)
    )


def _word(day: Day | None, incidents: set[int], middle: float) -> Word | None:
    if day is None:
        return None
    when = day.date.toordinal()
    if day.incident:
        return "incident"
    if day.kind and incidents.intersection(range(when - WINDOW, when)):
        return "make-up"
    below = day.weather is not None and day.weather < middle
    if below and incidents.intersection(range(when + 1, when + WINDOW + 1)):
        return "tension"
    return "calm"
