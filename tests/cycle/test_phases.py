"""The drawing follows its rule, day by day."""

from __future__ import annotations

from datetime import date, timedelta

from weatherglass.cycle.days import Day, Event
from weatherglass.cycle.phases import phases

FIRST = date(2026, 3, 1)
INCIDENT, GIFT = (Event("incident"),), (Event("gift"),)


def words(*days: Day) -> list[str | None]:
    return [phase.word for phase in phases(days, today=FIRST + timedelta(9))]


def day(index: int, weather: int | None = None, events: tuple[Event, ...] = ()) -> Day:
    return Day(FIRST + timedelta(index), weather, events=events)


def test_each_word_of_the_drawing() -> None:
    assert words(
        day(0, 1), day(1, -1), day(2, 1), day(4, -1), day(5, -2, INCIDENT), day(6, 1), day(8, 2, GIFT), day(9, 2, GIFT)
    ) == ["calm", "calm", "calm", None, "tension", "incident", "calm", None, "make-up", "calm"]  # fmt: skip


def test_an_incident_comes_before_every_other_word() -> None:
    assert words(day(0, -2, INCIDENT), day(1, -2, INCIDENT + GIFT), day(2, -2))[:3] == ["incident", "incident", "calm"]


def test_a_threat_is_an_incident_too() -> None:
    assert words(day(0, events=(Event("threat"),)), day(3, events=(Event("promise"),)))[:4] == ["incident", None, None, "make-up"]


def test_days_without_weather_know_no_tension() -> None:
    assert words(day(0, events=(Event("contact"),)), day(1, events=INCIDENT))[:2] == ["calm", "incident"]


def test_there_is_one_phase_a_day_up_to_today() -> None:
    drawn = phases((day(0, 0),), today=FIRST + timedelta(9))
    assert [phase.date for phase in drawn] == [FIRST + timedelta(index) for index in range(10)]
    assert phases((), today=FIRST) == ()
