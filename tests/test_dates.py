"""Dates as a person says them."""

from __future__ import annotations

import calendar
import locale
from datetime import date
from pathlib import Path

import pytest

from weatherglass import dates

SOURCE = Path(__file__).parents[1] / "src" / "weatherglass"
DAY = date(2026, 3, 3)


@pytest.mark.parametrize(
    ("say", "words"),
    [
        (dates.month_of, "March"),
        (dates.month_and_year, "March 2026"),
        (dates.day_and_month, "3 March"),
        (dates.on, "3 March 2026"),
        (dates.full, "Tuesday 3 March 2026"),
        (dates.short, "3 Mar"),
        (dates.short_with_year, "3 Mar 2026"),
    ],
    ids=lambda one: getattr(one, "__name__", ""),
)
def test_a_date_is_said_in_so_many_words(say: object, words: str) -> None:
    assert callable(say)
    assert say(DAY) == words


def test_a_period_says_its_year_once_where_it_is_the_same() -> None:
    assert dates.period(date(2026, 3, 1), date(2026, 6, 28)) == "1 March to 28 June 2026"
    assert dates.period(date(2025, 12, 1), date(2026, 1, 2)) == "1 December 2025 to 2 January 2026"


def test_months_and_weekdays_are_those_of_the_calendar() -> None:
    assert locale.setlocale(locale.LC_TIME) == "C"  # the process has no language, so the calendar speaks English
    assert tuple(calendar.month_name)[1:] == dates.MONTHS
    assert tuple(calendar.day_name) == dates.WEEK


def test_the_months_stand_in_one_place() -> None:
    assert [path.name for path in SOURCE.rglob("*.py") if '"October"' in path.read_text(encoding="utf-8")] == ["dates.py"]
