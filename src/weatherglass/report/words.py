"""Weathers, kinds and days as a person says them."""

from __future__ import annotations

from datetime import date
from html import escape
from typing import Final

from weatherglass.cycle.days import Day
from weatherglass.dates import on
from weatherglass.record.kinds import DANGER, WORDS, Kind
from weatherglass.record.model import WEATHERS
from weatherglass.report.markup import Markup, joined

FLAGS: Final = {chip.flag: f"{chip.says[0].lower()}{chip.says[1:]}" for chip in DANGER}


def kinds(values: tuple[str, ...]) -> str:
    """Return kinds of event, each once, as "incident, apology"."""
    return ", ".join(WORDS[Kind(value)] for value in dict.fromkeys(values))


def weather(value: int | None) -> str:
    """Return "Storm" to "Sun", "" where none was given."""
    return "" if value is None else WEATHERS[value]


def said(day: Day) -> str:
    """Return what is written on a day in a few words: "Storm, apology"; "Words" where it has nothing but words."""
    parts = (weather(day.weather), kinds(tuple(event.kind for event in day.events)))
    return ", ".join(part for part in parts if part) or "Words"


def link(day: date, text: str = "") -> Markup:
    """Return a link to a day's page."""
    return Markup(f'<a href="/sky/{day.isoformat()}">{escape(text or on(day))}</a>')


def month_link(first: date, text: str) -> Markup:
    """Return a link to a month's page."""
    return Markup(f'<a href="/sky/{first.year:04}-{first.month:02}">{joined(text)}</a>')


def days(number: int) -> str:
    """Return "1 day", "2 days"."""
    return f"{number} day" if number == 1 else f"{number} days"


def times(number: int) -> str:
    """Return "once", "2 times"."""
    return "once" if number == 1 else f"{number} times"
