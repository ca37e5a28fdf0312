"""A month as a table of weeks, each day large enough to be touched and a link to its page."""

from __future__ import annotations

from calendar import Calendar
from datetime import date

from weatherglass.cycle.days import Day
from weatherglass.dates import WEEK, day_and_month, month_and_year
from weatherglass.report.markup import Markup, element, unseen
from weatherglass.report.words import said, weather
from weatherglass.report.year import look_of, shortened


def month_table(days: dict[date, Day], first: date, *, today: date) -> Markup:
    """Return the weeks of the month that begins on `first`. Days after `today` have a number and no link."""
    head = element("tr", *(element("th", shortened(name), scope="col") for name in WEEK))
    weeks = Calendar().monthdatescalendar(first.year, first.month) if first.year > 1 else []
    rows = (element("tr", *(_cell(days.get(day), day, first.month, today) for day in week)) for week in weeks)
    caption = element("caption", f"{month_and_year(first)}, by weeks", class_="unseen")
    return element("table", caption, element("thead", head), element("tbody", *rows), class_="month-of")


def _cell(day: Day | None, when: date, month: int, today: date) -> Markup:
    if when.month != month:
        return element("td")
    number = str(when.day)
    if when > today and day is None:
        return element("td", element("span", number, class_="later"))
    looks = element("span", class_=f"patch {look_of(day)}".strip(), aria_hidden="true")
    word = element("span", weather(day.weather) if day else "", class_="word", aria_hidden="true")
    heard = unseen(f"{day_and_month(when)}: {said(day) if day else 'nothing written'}")
    seen = element("span", number, aria_hidden="true")
    here = "date" if when == today else None
    return element("td", element("a", seen, looks, word, heard, href=f"/sky/{when.isoformat()}", aria_current=here))
