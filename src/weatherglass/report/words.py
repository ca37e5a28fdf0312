"""Dates, weathers and kinds as a person says them."""

from __future__ import annotations

from datetime import date
from html import escape
from typing import Final

from weatherglass.cycle.days import Day
from weatherglass.cycle.said import MONTHS
from weatherglass.record.kinds import Flag, Kind
from weatherglass.record.model import WEATHERS
from weatherglass.report.markup import Markup

WEEK: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
FELT: Final = {-2: "Very low", -1: "Low", 0: "So-so", 1: "All right", 2: "Good"}
SHORT: Final = 3
"""Letters of a month or weekday where there is little room."""
KINDS: Final = {
    Kind.TENSION: "tension",
    Kind.THREAT: "threat",
    Kind.INCIDENT: "incident",
    Kind.CONTROL: "control",
    Kind.SILENCE: "silence",
    Kind.CONTACT: "they got in touch",
    Kind.APOLOGY: "apology",
    Kind.PROMISE: "promise",
    Kind.GIFT: "gift",
    Kind.AFFECTION: "kindness",
    Kind.CALM: "quiet day",
    Kind.REACHED_OUT: "I got in touch",
}
FLAGS: Final = {
    Flag.STRANGULATION: "hands or anything else on my neck",
    Flag.WEAPON: "a weapon",
    Flag.THREAT_TO_KILL: "said they would kill",
}


def day_and_month(day: date) -> str:
    """Return "3 March"."""
    return f"{day.day} {MONTHS[day.month - 1]}"


def short(day: date) -> str:
    """Return "3 Mar"."""
    return f"{day.day} {MONTHS[day.month - 1][:SHORT]}"


def short_with_year(day: date) -> str:
    """Return "3 Mar 2026"."""
    return f"{short(day)} {day.year}"


def full(day: date) -> str:
    """Return "Tuesday 3 March 2026"."""
    return f"{WEEK[day.weekday()]} {day_and_month(day)} {day.year}"


def month_and_year(day: date) -> str:
    """Return "March 2026"."""
    return f"{MONTHS[day.month - 1]} {day.year}"


def kinds(values: tuple[str, ...]) -> str:
    """Return kinds of event, each once, as "incident, apology"."""
    return ", ".join(KINDS[Kind(value)] for value in dict.fromkeys(values))


def weather(value: int | None) -> str:
    """Return "Storm" to "Sun", "" where none was given."""
    return "" if value is None else WEATHERS[value]


def said(day: Day) -> str:
    """Return what is written on a day in a few words: "Storm, apology"; "Words" where it has nothing but words."""
    parts = (weather(day.weather), kinds(tuple(event.kind for event in day.events)))
    return ", ".join(part for part in parts if part) or "Words"


def link(day: date, text: str = "") -> Markup:
    """Return a link to a day's page."""
    return Markup(f'<a href="/sky/{day.isoformat()}">{escape(text or f"{day_and_month(day)} {day.year}")}</a>')


def days(number: int) -> str:
    """Return "1 day", "2 days"."""
    return f"{number} day" if number == 1 else f"{number} days"
