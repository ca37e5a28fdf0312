"""Each incident with the days around it, as they were written."""

from __future__ import annotations

from datetime import date, timedelta

from weatherglass.cycle import Day, Event, around

FIRST = date(2026, 3, 1)


def day(index: int, *kinds: str, weather: int | None = None) -> Day:
    return Day(FIRST + timedelta(index), weather, events=tuple(map(Event, kinds)))


def test_an_incident_with_three_days_on_either_side() -> None:
    (one,) = around([day(2, "gift"), day(4, "incident", "threat", "incident", weather=-2), day(5, weather=-1), day(6, "apology")])
    assert one.day.date == FIRST + timedelta(4)
    assert one.day.kinds == ("incident", "threat")
    assert [(near.logged, near.weather, near.kinds) for near in one.before] == [
        (False, None, ()), (True, None, ("gift",)), (False, None, ()),
    ]  # fmt: skip
    assert [(near.logged, near.weather, near.kinds) for near in one.after] == [
        (True, -1, ()), (True, None, ("apology",)), (False, None, ()),
    ]  # fmt: skip


def test_days_that_are_yet_to_come_are_not_among_them() -> None:
    (one,) = around([day(0, "incident"), day(2, "gift")], today=FIRST + timedelta(1))
    assert [near.date for near in one.after] == [FIRST + timedelta(1)]


def test_several_entries_of_a_day_are_one_incident_day() -> None:
    assert len(around([day(0, "incident"), day(0, "gift")])) == 1


def test_oldest_first_and_none_without_incidents() -> None:
    assert [one.day.date for one in around([day(9, "threat"), day(1, "incident")])] == [
        FIRST + timedelta(1), FIRST + timedelta(9),
    ]  # fmt: skip
    assert around([day(0, "gift")]) == ()


def test_the_first_day_of_the_calendar_has_none_before_it() -> None:
    (one,) = around([Day(date.min, events=(Event("incident"),))])
    assert one.before == ()
    (last,) = around([Day(date.max, events=(Event("incident"),))])
    assert last.after == ()
