"""A year as a drawing: a square a day, one path a weather, so that a whole year weighs little."""

from __future__ import annotations

from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Final

from weatherglass.cycle.days import Day
from weatherglass.dates import MONTHS, SHORT, month_of
from weatherglass.record.model import MARKS
from weatherglass.report.markup import Markup, drawing, element, joined, unseen
from weatherglass.report.words import month_link

LABEL: Final = 30
PITCH: Final = 9.3
ROW: Final = 21
SQUARE: Final = (7.5, 16)
"""Width and height of a day, in the drawing's units. On a phone a unit is about a pixel."""
HEAD: Final = 14
WIDTH: Final = 320
NUMBERED: Final = (1, 8, 15, 22, 29)
ORDER: Final = ("empty", "blank", "storm", "rain", "cloud", "fair", "sun", "eye", "top", "halo")
"""The classes, as they are drawn: squares first, the marks upon them after."""
SAYS: Final = (
    "A row for each month, a square for each day, darker for harder weather. A dot marks a storm, a bar on top something that "
    "hurt, a ring something kind. An empty square is a day with nothing written. The table below says the same in words."
)


def year_drawing(days: Mapping[date, Day], year: int, name: str = "calendar") -> Markup:
    """Return the calendar of a year: weather by lightness, marks by shape."""
    paths: dict[str, list[str]] = defaultdict(list)
    for when in dates(year):
        for mark, path in _day(days.get(when), when):
            paths[mark].append(path)
    numbers = (element("text", str(number), x=_text(_x(number) + SQUARE[0] / 2), y=10, class_="mid") for number in NUMBERED)
    labels = (element("text", month[:SHORT], x=0, y=HEAD + ROW * row + 13) for row, month in enumerate(MONTHS))
    squares = (element("path", d="".join(paths[mark]), class_=mark) for mark in ORDER if paths[mark])
    return drawing(name, f"{year}, a square for each day", SAYS, (WIDTH, HEAD + ROW * 12), *numbers, *labels, *squares)


def month_links(year: int, *, today: date) -> Markup:
    """Return the months as a list; each that has begun is a link to its page."""
    firsts = (date(year, month, 1) for month in range(1, len(MONTHS) + 1))
    return element("ul", *(element("li", _month(first, today)) for first in firsts), class_="months-of")


def dates(year: int) -> Iterator[date]:
    """Yield the days of a year."""
    for month in range(1, len(MONTHS) + 1):
        first = date(year, month, 1)
        for number in range(monthrange(year, month)[1]):
            yield first + timedelta(number)


def _month(first: date, today: date) -> Markup:
    name = month_of(first)
    label = joined(element("span", name[:SHORT], aria_hidden="true"), unseen(name))
    if first > today:
        return element("span", label)
    return month_link(first, label)


def _day(day: Day | None, when: date) -> Iterator[tuple[str, str]]:
    """Yield the classes of a day, each with its piece of a path."""
    x, y = _x(when.day), HEAD + ROW * (when.month - 1) + 0.5
    wide, high = SQUARE
    yield _class(day), f"M{_text(x)} {_text(y)}h{wide}v{high}h-{wide}z"
    if day is None:
        return
    if day.weather is not None and MARKS[day.weather] == "storm":
        yield "eye", f"M{_text(x + wide / 2)} {_text(y + 7.5)}h0"
    if day.incident:
        yield "top", f"M{_text(x)} {_text(y)}h{wide}v3.5h-{wide}z"
    if day.kind:
        yield "halo", f"M{_text(x + wide / 2 - 2.3)} {_text(y + 12.5)}a2.3 2.3 0 1 0 4.6 0a2.3 2.3 0 1 0-4.6 0"


def _class(day: Day | None) -> str:
    if day is None:
        return "empty"
    return "blank" if day.weather is None else MARKS[day.weather]


def _x(number: int) -> float:
    return LABEL + PITCH * (number - 1)


def _text(value: float) -> str:
    return f"{value:.5g}"
