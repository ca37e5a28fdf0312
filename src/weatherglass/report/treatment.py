"""How the weather was, week by week: from the hardest to the kindest. Weeks with nothing written are left empty."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Final

from weatherglass.cycle.days import Day
from weatherglass.dates import MONTHS, SHORT
from weatherglass.record.model import MARKS, WEATHERS
from weatherglass.report.markup import Markup, drawing, element, table

LABEL: Final = 40
WEEKS: Final = 53
PITCH: Final = 5.25
LEVEL: Final = 26
HEAD: Final = 14
SIZE: Final = (320, 146)
MARK: Final = 4.2
"""Width and height of the mark of a weather; a little less than a week is wide, so that marks never touch."""
NAMED: Final = (1, 4, 7, 10)
"""Months whose name stands under the drawing; for all twelve there is no room on a phone."""
GAPS: Final = "A week with nothing written is left empty: nothing is drawn across it."


def weeks(days: Iterable[Day], year: int) -> dict[int, frozenset[int]]:
    """Return the weathers of each week of a year that has any. Week 0 begins on 1 January, whatever weekday that is."""
    found: dict[int, set[int]] = defaultdict(set)
    for day in days:
        if day.weather is not None and day.date.year == year:
            found[(day.date.timetuple().tm_yday - 1) // 7].add(day.weather)
    return {week: frozenset(found[week]) for week in sorted(found)}


def treatment(days: Iterable[Day], year: int, name: str = "treatment") -> Markup:
    """Return a thin bar a week, from the hardest weather to the kindest, with a mark for each weather that was written."""
    found = weeks(days, year)
    bars = "".join(f"M{_x(week)} {_y(max(seen))}V{_y(min(seen))}" for week, seen in found.items())
    says = f"{len(found)} weeks with weather, each from its hardest to its kindest day. {GAPS} The table below says it in words."
    inside = (*_labels(year), element("path", d=bars, class_="reach"), *_marks(found))
    return drawing(name, f"The weather of {year}, week by week", says, SIZE, *inside)


def treatment_table(days: Iterable[Day], year: int) -> Markup:
    """Return how many days of each weather were written in each month that has any, the kindest first."""
    found: dict[int, Counter[int | None]] = defaultdict(Counter)
    for day in days:
        if day.date.year == year:
            found[day.date.month][day.weather] += 1
    rows = [(MONTHS[month - 1], _counted(found[month])) for month in sorted(found)]
    return table("Written days of each month", ("Month", "Days of each weather"), rows)


def _counted(found: Counter[int | None]) -> str:
    """Return "Sun 1, Fair 4, no weather 2"."""
    parts = [f"{WEATHERS[weather]} {found[weather]}" for weather in sorted(WEATHERS, reverse=True) if found[weather]]
    return ", ".join([*parts, *([f"no weather {found[None]}"] if found[None] else [])])


def _labels(year: int) -> Iterator[Markup]:
    for weather, word in WEATHERS.items():
        y = _y(weather)
        yield element("text", word, x=0, y=y + 4)
        yield element("path", d=f"M{LABEL} {y}H{SIZE[0]}", class_="thread")
    for month in NAMED:
        week = (date(year, month, 1).timetuple().tm_yday - 1) / 7
        yield element("text", MONTHS[month - 1][:SHORT], x=f"{LABEL + PITCH * week:.4g}", y=SIZE[1] - 4)


def _marks(found: Mapping[int, frozenset[int]]) -> Iterator[Markup]:
    """Yield a path a weather: dark to light, as everywhere."""
    for weather, mark in MARKS.items():
        squares = "".join(_square(week, weather) for week, seen in found.items() if weather in seen)
        if squares:
            yield element("path", d=squares, class_=mark)


def _square(week: int, weather: int) -> str:
    return f"M{_x(week, -MARK / 2)} {_y(weather) - 3}h{MARK}v6h-{MARK}z"


def _x(week: int, aside: float = 0) -> str:
    return f"{LABEL + PITCH * (week + 0.5) + aside:.4g}"


def _y(weather: int) -> int:
    """Return the height of a weather: the sun on top."""
    return HEAD + LEVEL * (max(WEATHERS) - weather)
