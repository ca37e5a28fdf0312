"""Weathers, kinds and days as a person says them."""

from __future__ import annotations

from datetime import date
from html import escape
from typing import Final

from weatherglass.cycle.days import Day
from weatherglass.dates import on
from weatherglass.record.kinds import Flag, Kind
from weatherglass.record.model import WEATHERS
from weatherglass.report.markup import Markup

FELT: Final = {-2: "Very low", -1: "Low", 0: "So-so", 1: "All right", 2: "Good"}
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
    return Markup(f'<a href="/sky/{day.isoformat()}">{escape(text or on(day))}</a>')


def days(number: int) -> str:
    """Return "1 day", "2 days"."""
    return f"{number} day" if number == 1 else f"{number} days"
