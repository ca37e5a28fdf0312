"""Entries become days: one a date, the hardest weather, the last feeling, all events."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from weatherglass.cycle import KINDS, Event
from weatherglass.record import About, Entry, Kind, new_id
from weatherglass.record import Event as Written
from weatherglass.report import diary, weather_only

DAY = date(2026, 3, 3)
EVENING = datetime(2026, 3, 3, 20, tzinfo=UTC)


def entry(weather: int | None = None, felt: int | None = None, *kinds: Kind, hours: int = 0, day: date | None = DAY) -> Entry:
    about = About(day=day) if day else About(words="about March", month="2026-03")
    events = tuple(Written(id=new_id(), kind=kind, severity=2) for kind in kinds)
    return Entry(id=new_id(), written=EVENING + timedelta(hours=hours), about=about, weather=weather, felt=felt, events=events)


def test_a_day_with_a_storm_in_it_is_a_day_with_a_storm() -> None:
    assert diary([entry(2), entry(-2), entry(1), entry()])[0].weather == -2


def test_the_last_feeling_given_is_the_days() -> None:
    assert diary([entry(felt=-2, hours=5), entry(felt=2), entry(hours=9)])[0].felt == -2


def test_events_of_all_entries_count_by_their_value() -> None:
    (day,) = diary([entry(0, None, Kind.INCIDENT), entry(0, None, Kind.APOLOGY, Kind.REACHED_OUT)])
    assert day.events == (Event("incident", 2), Event("apology", 2), Event("reached-out", 2))
    assert day.incident
    assert day.kind


def test_every_kind_of_the_record_is_one_that_the_statistics_know() -> None:
    assert {kind.value for kind in Kind} == KINDS


def test_what_is_about_no_one_day_is_left_out() -> None:
    assert diary([entry(-2, None, Kind.INCIDENT, day=None)]) == ()


def test_days_come_in_order_one_a_date() -> None:
    later = DAY + timedelta(1)
    assert [day.date for day in diary([entry(0, day=later), entry(1), entry(0, day=later)])] == [DAY, later]


def test_words_alone_are_a_day_that_the_statistics_do_not_count() -> None:
    (day,) = diary([entry()])
    assert not day.logged


def test_the_weather_alone_holds_nothing_else() -> None:
    (day,) = weather_only(diary([entry(-2, -1, Kind.INCIDENT)]))
    assert (day.weather, day.felt, day.events) == (-2, None, ())
