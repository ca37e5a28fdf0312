"""When looks come due, and from which day they are counted."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from weatherglass.cycle.days import Day
from weatherglass.cycle.looks import due, first_day

FIRST = date(2026, 3, 1)


def written(*which: int) -> tuple[Day, ...]:
    return tuple(Day(FIRST + timedelta(day), weather=0) for day in which)


def test_the_looks_of_the_first_year_and_of_later_ones() -> None:
    looks = due(FIRST, FIRST + timedelta(4 * 365))
    assert [((look.day - FIRST).days + 1, look.alpha) for look in looks] == [
        (120, 0.0125), (240, 0.0125), (365, 0.025), (730, 0.0125), (1095, 0.0125), (1460, 0.0125),
    ]  # fmt: skip
    assert [look.number for look in looks] == [1, 2, 3, 4, 5, 6]


def test_the_first_year_may_spend_five_in_a_hundred_and_later_years_less() -> None:
    looks = due(FIRST, FIRST + timedelta(4 * 365))
    assert sum(look.alpha for look in looks[:3]) == pytest.approx(0.05)


def test_a_look_waits_until_its_day_is_over() -> None:
    assert due(FIRST, FIRST + timedelta(119)) == ()
    assert len(due(FIRST, FIRST + timedelta(120))) == 1


def test_the_end_of_the_calendar_is_no_trouble() -> None:
    assert due(date(9999, 12, 1), date.max) == ()
    assert due(date(9998, 12, 1), date.max)[-1].day < date.max


def test_the_diary_begins_with_its_first_written_day() -> None:
    assert first_day(written(*range(3, 60))) == FIRST + timedelta(3)
    assert first_day(written(*range(0, 130, 2))) == FIRST


def test_too_few_days_have_no_beginning_yet() -> None:
    assert first_day(()) is None
    assert first_day(written(*range(44))) is None
    assert first_day(written(*range(45))) == FIRST


def test_one_old_day_does_not_use_up_the_looks() -> None:
    assert first_day((Day(date(2015, 6, 1), weather=-2), *written(*range(60)))) == FIRST
