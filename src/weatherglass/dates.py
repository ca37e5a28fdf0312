"""Dates as a person says them: in English, whatever the machine's language is."""

from __future__ import annotations

from datetime import date
from typing import Final

# Not `calendar.month_name` nor "%B": both speak the language of the process, once a library has set one.
MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEK: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SHORT: Final = 3
"""Letters of a month or weekday where there is little room."""


def month_of(day: date) -> str:
    """Return "March"."""
    return MONTHS[day.month - 1]


def month_and_year(day: date) -> str:
    """Return "March 2026"."""
    return f"{month_of(day)} {day.year}"


def day_and_month(day: date) -> str:
    """Return "3 March"."""
    return f"{day.day} {month_of(day)}"


def on(day: date) -> str:
    """Return "3 March 2026"."""
    return f"{day_and_month(day)} {day.year}"


def full(day: date) -> str:
    """Return "Tuesday 3 March 2026"."""
    return f"{WEEK[day.weekday()]} {on(day)}"


def short(day: date) -> str:
    """Return "3 Mar"."""
    return f"{day.day} {month_of(day)[:SHORT]}"


def short_with_year(day: date) -> str:
    """Return "3 Mar 2026"."""
    return f"{short(day)} {day.year}"


def period(first: date, last: date) -> str:
    """Return two dates as "1 March to 28 June 2026", the year said once where it is the same."""
    start = on(first) if first.year != last.year else day_and_month(first)
    return f"{start} to {on(last)}"
