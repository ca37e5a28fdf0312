"""Between days with messages: their silences, and who wrote first after a break."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

import msgspec

from weatherglass.intake.rhythm import MINE, THEIRS, Day

LEAST: Final = 3
"""Whole days without, from which on it is a silence or a break."""


class Silence(msgspec.Struct, frozen=True):
    """`length` whole days in a row without a message or call of theirs, between days with some.

    `first`: its first day (`date.toordinal()`).
    """

    first: int
    length: int


class Break(msgspec.Struct, frozen=True):
    """`length` whole days without anything from either side, and the side that wrote or called first after it.

    `day`: of that first message (`date.toordinal()`); `when`: its time, ms since 1970 UTC.
    """

    length: int
    side: int
    day: int
    when: int


def silences(days: Sequence[Day]) -> tuple[Silence, ...]:
    """Return the silences that ended, in order. One that goes on at the end of the archive is none: nobody is to count it."""
    theirs = [day.day for day in days if day.theirs_first is not None]
    return tuple(Silence(one + 1, after - one - 1) for one, after in pairwise(theirs) if after - one > LEAST)


def breaks(days: Sequence[Day]) -> tuple[Break, ...]:
    """Return the breaks, in order, each with who was first after it."""
    return tuple(_break(after.day - one.day - 1, after) for one, after in pairwise(days) if after.day - one.day > LEAST)


def _break(length: int, day: Day) -> Break:
    theirs, mine = day.theirs_first, day.mine_first
    if mine is None or (theirs is not None and theirs <= mine):
        return Break(length, THEIRS, day.day, theirs or 0)
    return Break(length, MINE, day.day, mine)
