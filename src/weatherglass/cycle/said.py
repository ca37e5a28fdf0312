"""Dates and lists as a person says them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def on(day: date) -> str:
    """Return a date as "1 March 2026"; months in English whatever the machine's language is."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def period(first: date, last: date) -> str:
    """Return two dates as "1 March to 28 June 2026", the year said once where it is the same."""
    start = on(first) if first.year != last.year else f"{first.day} {MONTHS[first.month - 1]}"
    return f"{start} to {on(last)}"


def listed(numbers: Sequence[int]) -> str:
    """Return numbers as "4, 9, 11"."""
    return ", ".join(map(str, numbers))
