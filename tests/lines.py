"""Diaries written as one letter a day, for the tests of the statistics."""

from __future__ import annotations

from datetime import date
from typing import Final

import numpy as np

from weatherglass.cycle.days import Day, Event, Span, span

FIRST: Final = date(2026, 3, 1)
WEATHER: Final = {"s": -2, "r": -1, "c": 0, "f": 1, "u": 2}


def days(text: str) -> tuple[Day, ...]:
    """A day a letter: 1 to 4 an incident so bad, i one without that, k kindness, s r c f u a weather, . written, _ not."""
    return tuple(_day(index, letter) for index, letter in enumerate(text) if letter != "_")


def seen(text: str) -> Span:
    """Return the same as columns."""
    if not text:
        none, small = np.zeros(0, np.bool_), np.zeros(0, np.int8)
        return Span(FIRST, none, none, none, none, small, small)
    return span(days(text), FIRST, date.fromordinal(FIRST.toordinal() + len(text) - 1))


def _day(index: int, letter: str) -> Day:
    when = date.fromordinal(FIRST.toordinal() + index)
    if letter in WEATHER:
        return Day(when, WEATHER[letter])
    if letter == "k":
        return Day(when, events=(Event("gift"),))
    if letter == ".":
        return Day(when, events=(Event("contact"),))
    return Day(when, events=(Event("incident", int(letter) if letter.isdigit() else None),))
