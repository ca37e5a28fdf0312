"""When the diary is looked at: a few fixed days, each look taken once, so that opening it daily finds nothing by patience."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import count
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from weatherglass.cycle.days import Day
    from weatherglass.cycle.statements import Look

FIRST_YEAR = ((120, 0.0125), (240, 0.0125), (365, 0.025))  # day, alpha
LATER = 0.0125  # for the one look of each later year
REST = 0.5  # share of a look's alpha that the questions after the first may spend among them (docs/decisions/011)
YEAR = 365
ENOUGH_DAYS = 45


class Due(Struct, frozen=True):
    """A look whose day is over: its number from 1, its last day, and the false alarm that it may spend."""

    number: int
    day: date
    alpha: float


def first_day(days: Sequence[Day], taken: Sequence[Look] = ()) -> date | None:
    """Return the day from which looks are counted, or None where there is none yet.

    It is the first logged day from which on 45 days are logged within 120: the start of the diary proper, for a storm of years
    ago that someone writes down once must not use up the looks of a year in which nothing was kept. A look that was taken fixes
    it.
    """
    if taken:
        return min(look.first for look in taken)
    reach = timedelta(FIRST_YEAR[0][0] - 1)
    starts = zip(days, days[ENOUGH_DAYS - 1 :], strict=False)
    return next((start.date for start, end in starts if end.date - start.date <= reach), None)


def due(first: date, today: date) -> tuple[Due, ...]:
    """Return the looks whose day is over on `today`.

    The first year has looks on days 120, 240 and 365 (day 1 is `first`) with alpha .0125, .0125 and .025, which is .05 for the
    year; each later year has one look at its end with alpha .0125, a budget of its own. The family is one question in one year of
    keeping a diary; ten years of it come to .1625 at the very most (measured: far less, docs/evidence.md).
    """
    looks: list[Due] = []
    for number, (day, alpha) in enumerate(_plan(), start=1):
        if first.toordinal() + day > today.toordinal():
            break
        looks.append(Due(number, first + timedelta(day - 1), alpha))
    return tuple(looks)


def _plan() -> Iterator[tuple[int, float]]:
    """Yield the day and the alpha of each look, without end."""
    yield from FIRST_YEAR
    yield from ((YEAR * year, LATER) for year in count(2))
