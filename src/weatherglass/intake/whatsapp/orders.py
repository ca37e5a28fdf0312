"""Which of a date's three numbers is the day: settled by what the file itself shows, or asked. Never guessed in silence."""

from __future__ import annotations

from typing import Final

import msgspec
import numpy as np

from weatherglass.intake.messages import Flags, Numbers
from weatherglass.intake.unreadable import Unreadable

ORDERS: Final = {"dmy": (2, 1, 0), "mdy": (2, 0, 1), "ymd": (0, 1, 2)}
"""Where year, month and day stand in a date."""
NAMES: Final = {"dmy": "day first", "mdy": "month first", "ymd": "year first"}
IMPOSSIBLE: Final = np.iinfo(np.int64).min
"""A day that is not in the calendar."""
_EARLIEST: Final = 2009
"""WhatsApp's first year: a date before it speaks against an order."""
_LENGTHS = np.array([0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31])
_YEARS: Final = (1970, 2200)


class AmbiguousOrder(Unreadable):
    """The dates can be read in more than one order: `orders`. The person has to say which."""

    def __init__(self, orders: tuple[str, ...]) -> None:
        self.orders = orders
        said = " or ".join(f"{NAMES[order]} ({order})" for order in orders)
        super().__init__(f"The dates in this file can be read in more than one way: {said}. Please say which is right.")


class WrongOrder(Unreadable):
    """The order that was asked for cannot be: the file holds dates that speak against it."""

    def __init__(self, order: str, possible: tuple[str, ...]) -> None:
        said = " or ".join(NAMES[one] for one in possible)
        super().__init__(f"The dates in this file cannot be {NAMES[order]}. They look like {said}.")


class Evidence(msgspec.Struct):
    """What the dates of one layout say for each order.

    `wrong`: dates that cannot be; `back`: steps back in time; `changes`: how often each of the three fields changed.
    """

    last: tuple[int, int, int] | None = None
    lines: int = 0
    wrong: dict[str, int] = msgspec.field(default_factory=lambda: dict.fromkeys(ORDERS, 0))
    back: dict[str, int] = msgspec.field(default_factory=lambda: dict.fromkeys(ORDERS, 0))
    changes: list[int] = msgspec.field(default_factory=lambda: [0, 0, 0])


def note_dates(evidence: Evidence, dates: Numbers) -> None:
    """Add n dates (n x 3 fields, in the order of the file) of one layout to its evidence."""
    evidence.lines += len(dates)
    dates = dates if evidence.last is None else np.concatenate([np.array([evidence.last]), dates])
    changed = np.any(dates[1:] != dates[:-1], axis=1)
    new = dates[np.concatenate([[evidence.last is None], changed])]
    kept = dates[np.concatenate([[True], changed])]
    for place in range(3):
        evidence.changes[place] += int(np.count_nonzero(kept[1:, place] != kept[:-1, place]))
    for order in ORDERS:
        days = day_numbers(kept, order)
        too_early = new[:, ORDERS[order][0]] < _EARLIEST % 100
        evidence.wrong[order] += int(np.count_nonzero((day_numbers(new, order) == IMPOSSIBLE) | too_early))
        real = days[days != IMPOSSIBLE]
        evidence.back[order] += int(np.count_nonzero(real[1:] < real[:-1]))
    evidence.last = (int(dates[-1, 0]), int(dates[-1, 1]), int(dates[-1, 2]))


def possible(layout: str, evidence: Evidence, order: str | None) -> tuple[str, ...]:
    """The orders that a layout's dates allow, most likely first; one, if `order` (the person's word) is among them."""
    able = _able(layout, evidence)
    if order is not None and order in able:
        return (order,)
    steady = [one for one in able if _years_change_least(evidence, one)] or list(able)
    likely = [one for one in _usual(layout) if one in steady] or steady
    least = min(evidence.back[one] for one in likely)
    return tuple(one for one in likely if evidence.back[one] == least or evidence.back[one] < 10 * least)


def _able(layout: str, evidence: Evidence) -> tuple[str, ...]:
    """Orders under which fewest dates are impossible. A forged or mistyped line must not outvote the rest."""
    if says_itself(layout) or ("p" in layout.partition("y")[2] and "4y" not in layout):
        return ("ymd",)
    shaped = ("dmy", "mdy") if "4y" in layout else tuple(ORDERS)
    fewest = min(evidence.wrong[one] for one in shaped)
    return tuple(one for one in shaped if evidence.wrong[one] == fewest)


def says_itself(layout: str) -> bool:
    """Whether dates of a layout need nobody's word: they begin with a year of four digits, or name year, month and day."""
    return "y4" in layout or layout[1] == "y"


def _usual(layout: str) -> tuple[str, ...]:
    """Orders that phones write with this separator (Unicode CLDR short dates): dots are never month first."""
    if layout[1:3] == "..":
        return ("ymd", "dmy")
    return {".": ("dmy",), "-": ("dmy", "ymd")}.get(layout[1], ("dmy", "mdy"))


def _years_change_least(evidence: Evidence, order: str) -> bool:
    """In a real chat the year does not change more often than the day."""
    year, _, day = ORDERS[order]
    return evidence.changes[year] <= evidence.changes[day]


def day_numbers(dates: Numbers, order: str) -> Numbers:
    """Days since 1970-01-01 of n dates (n x 3 fields); `IMPOSSIBLE` where the calendar has no such day.

    Two-digit years are of this century. Method: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms" (2014).
    """
    year, month, day = (dates[:, place] for place in ORDERS[order])
    year = np.where(year < 100, year + 2000, year)  # noqa: PLR2004
    leap = (year % 4 == 0) & ((year % 100 != 0) | (year % 400 == 0))
    length = _LENGTHS[np.where(month <= 12, month, 0)] + ((month == 2) & leap)  # noqa: PLR2004
    real: Flags = (day >= 1) & (day <= length) & (year >= _YEARS[0]) & (year < _YEARS[1])
    shifted = year - (month <= 2)  # noqa: PLR2004
    era_year = shifted % 400
    of_year = (153 * (month + np.where(month > 2, -3, 9)) + 2) // 5 + day - 1  # noqa: PLR2004
    number = shifted // 400 * 146_097 + era_year * 365 + era_year // 4 - era_year // 100 + of_year - 719_468
    return np.where(real, number, IMPOSSIBLE)
