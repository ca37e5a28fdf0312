"""A year as a table: a row a month, a column a day. The eye sees weather, a screen reader hears words."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import Final

from weatherglass.cycle.days import Day
from weatherglass.dates import SHORT, day_and_month, month_of
from weatherglass.record.model import MARKS
from weatherglass.report.markup import Markup, element, joined, unseen
from weatherglass.report.words import said

LONGEST: Final = 31
NUMBERED: Final = frozenset({1, 8, 15, 22, 29})
"""Columns whose number is seen; between them there is no room for one on a phone."""


def year_table(days: dict[date, Day], year: int, *, today: date, caption: str) -> Markup:
    """Return the calendar of a year. Each month that has begun is a link to its page, where each day is one.

    On a phone a day is 8 pixels wide here, too small to be touched: that is what the months' pages are for.
    """
    head = element("tr", element("th", unseen("Month"), scope="col"), *map(_number, range(1, LONGEST + 1)))
    rows = (_row(days, date(year, month, 1), today) for month in range(1, 13))
    return element("table", element("caption", caption), element("thead", head), element("tbody", *rows), class_="year-of")


def look_of(day: Day | None) -> str:
    """Return the classes of a day: its weather, and a mark for what hurt (top) and for what was kind (ring)."""
    if day is None:
        return ""
    weather = "none" if day.weather is None else MARKS[day.weather]
    return " ".join(("on", weather, *(("top",) if day.incident else ()), *(("ring",) if day.kind else ())))


def shortened(name: str) -> Markup:
    """Return the first letters of a name for the eye, and all of it for the ear."""
    return joined(element("span", name[:SHORT], aria_hidden="true"), unseen(name))


def _number(number: int) -> Markup:
    return element("th", str(number) if number in NUMBERED else unseen(str(number)), scope="col")


def _row(days: dict[date, Day], first: date, today: date) -> Markup:
    name = month_of(first)
    label = shortened(name)
    begun = first <= today
    head = element("th", element("a", label, href=f"/sky/{first:%Y-%m}") if begun else label, scope="row")
    length = monthrange(first.year, first.month)[1]
    cells = (_cell(days.get(first.replace(day=number)), first.replace(day=number)) for number in range(1, length + 1))
    rest = element("td", class_="off", colspan=LONGEST - length) if length < LONGEST else ""
    return element("tr", head, *cells, rest)


def _cell(day: Day | None, when: date) -> Markup:
    return element("td", unseen(f"{day_and_month(when)}: {said(day)}") if day else "", class_=look_of(day))
