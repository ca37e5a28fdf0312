"""The fictional year: what it holds, and that a slip of its writer is named."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from weatherglass import cycle
from weatherglass.demo import DemoEntry, StoryFault, days
from weatherglass.demo.diary import noted
from weatherglass.record import Kind

if TYPE_CHECKING:
    from pathlib import Path

TODAY = date(2025, 6, 15)
YEAR = days(TODAY)
INCIDENTS = {"incident", "threat"}
KINDNESS = {"apology", "gift", "affection", "promise"}
GOOD = '[[entry]]\nday = -3\nat = "21:00"\nweather = 1\n'


def _days_with(kinds: set[str]) -> set[date]:
    return {entry.day for entry in YEAR if entry.day and any(event.kind in kinds for event in entry.events)}


def _next_three(day: date) -> set[date]:
    return {day + timedelta(n) for n in (1, 2, 3)}


LOGGED = {entry.day for entry in YEAR if entry.day}
STORMS = _days_with(INCIDENTS)
KIND_DAYS = _days_with(KINDNESS)
ORDINARY = LOGGED - STORMS - {later for storm in STORMS for later in _next_three(storm)}


def test_about_three_days_in_four_are_logged() -> None:
    """Burge (2014): people kept 76 % of the days."""
    assert 0.74 <= len(LOGGED) / 365 <= 0.78


def test_a_good_half_of_the_entries_have_words() -> None:
    assert 150 <= sum(bool(entry.text) for entry in YEAR) <= 190
    assert all(len(entry.text) <= 400 for entry in YEAR)


def test_incidents_come_irregularly_with_calm_weeks_between() -> None:
    storms = sorted(STORMS)
    gaps = [(after - before).days for before, after in pairwise(storms)]
    assert 32 <= len(storms) <= 40
    assert gaps.count(1) >= 3, "some come two days running"
    assert sum(gap >= 20 for gap in gaps) == 2
    assert len(set(gaps)) >= 10, "nobody could set a clock by them"


def test_kindness_follows_most_incidents_and_is_rare_on_ordinary_days() -> None:
    followed = sum(bool(_next_three(storm) & KIND_DAYS) for storm in STORMS)
    assert 0.65 <= followed / len(STORMS) <= 0.85
    assert 0.12 <= len(ORDINARY & KIND_DAYS) / len(ORDINARY) <= 0.18


def test_tension_comes_before_some_incidents_and_also_before_none() -> None:
    tense = _days_with({"tension"})
    starts = [storm for storm in STORMS if storm - timedelta(1) not in STORMS]
    warned = sum(bool({storm - timedelta(1), storm - timedelta(2)} & tense) for storm in starts)
    assert 0.4 <= warned / len(starts) <= 0.9
    assert any(not (_next_three(day) & STORMS) for day in tense)


def test_every_kind_appears_and_one_flag_once() -> None:
    events = [event for entry in YEAR for event in entry.events]
    assert {event.kind for event in events} == set(Kind) == cycle.KINDS
    assert [flag for event in events for flag in event.flags] == ["strangulation"]
    assert sum(event.kind == "reached-out" for event in events) == 2
    assert [event.who for event in events if event.who] == ["Rowan's brother"]


def test_how_ana_felt_is_sometimes_at_odds_with_the_weather() -> None:
    both = [(entry.weather, entry.felt) for entry in YEAR if entry.weather is not None and entry.felt is not None]
    assert len(both) < len(YEAR)
    assert any(weather > 0 > felt for weather, felt in both)
    assert any(weather < felt for weather, felt in both)


def test_it_shows_what_a_record_can_do() -> None:
    assert [entry.vague for entry in YEAR if entry.day is None] == ["about September"]
    (edited,) = (entry for entry in YEAR if entry.earlier)
    assert edited.earlier[0].text != edited.text
    assert edited.earlier[0].written < edited.written
    several = [entry.day for entry in YEAR if entry.day]
    assert len(several) - len(set(several)) >= 4
    assert any(entry.day and not entry.earlier and entry.written.date() > entry.day for entry in YEAR)


@pytest.mark.parametrize("today", [date(2024, 2, 29), date(2025, 1, 1), date(2026, 3, 1), date(2028, 12, 31)])
def test_it_ends_yesterday_whenever_it_is_opened(today: date) -> None:
    year = days(today)
    found = [entry.day for entry in year if entry.day]
    assert min(found) == today - timedelta(365)
    assert max(found) == today - timedelta(1)
    assert all(entry.written < datetime(today.year, today.month, today.day, tzinfo=UTC) for entry in year)


def test_a_vague_time_is_the_month_that_it_names() -> None:
    (vague,) = (entry for entry in days(date(2026, 1, 10)) if entry.day is None)
    assert (vague.vague, vague.month) == ("about April", date(2025, 4, 1))


def test_it_is_the_same_each_time() -> None:
    assert days(TODAY) == YEAR


def test_the_cycle_view_shows_kindness_after_at_the_look_on_day_365() -> None:
    assert _kindness_after(YEAR) == "shown"


def test_without_its_kindness_the_year_shows_none() -> None:
    """Sabotage: the check above must rest on the kind days, not on the length of the year."""
    bare = [entry for entry in YEAR if not {event.kind for event in entry.events} & KINDNESS]
    assert _kindness_after(bare) != "shown"


def _kindness_after(year: list[DemoEntry] | tuple[DemoEntry, ...]) -> str:
    of: dict[date, list[DemoEntry]] = {}
    for entry in year:
        if entry.day:
            of.setdefault(entry.day, []).append(entry)
    diary = [
        cycle.Day(
            day,
            weather=entries[-1].weather,
            events=tuple(cycle.Event(event.kind, event.severity) for entry in entries for event in entry.events),
        )
        for day, entries in sorted(of.items())
    ]
    outcomes = {statement.id: statement.outcome for statement in cycle.read(diary, today=TODAY).statements}
    return outcomes["kindness-after"]


@pytest.mark.parametrize(
    ("slip", "said"),
    [
        (GOOD.replace("weather = 1", "weather = 3"), "entry 2: .*weather"),
        (GOOD.replace("weather = 1", 'events = [{ kind = "storm" }]'), "entry 2: .*kind"),
        (GOOD.replace("weather = 1", 'events = [{ kind = "incident", severity = 5 }]'), "entry 2: .*severity"),
        (GOOD.replace("weather = 1", 'events = [{ kind = "incident", flags = ["knife"] }]'), "entry 2: .*flags"),
        (GOOD.replace("day = -3", "day = 0"), "entry 2: .*day"),
        (GOOD.replace("day = -3", "day = -366"), "entry 2: .*day"),
        (GOOD.replace("21:00", "24:00"), "entry 2: .*at"),
        (GOOD.replace("weather", "whether"), "entry 2: .*whether"),
        (GOOD.replace("weather = 1", ""), "entry 2: it says nothing"),
        (GOOD.replace("day = -3", "written = -3"), "either a day or a vague time"),
        (GOOD.replace("day = -3", 'vague = "about {month}"\nwritten = -3'), "needs `around`"),
        (GOOD.replace("day = -3", 'vague = "once"\naround = -9'), "when it was written"),
        (GOOD + "written = -4\n", "before it happened"),
        (GOOD + '[[entry.earlier]]\nat = "20:00"\nweather = 0\n', "an earlier version needs `written`"),
        (GOOD + '[[entry.earlier]]\nwritten = -2\nat = "20:00"\nweather = 0\n', "its earlier version is not earlier"),
        ("[[entry]\n", "is no TOML"),
    ],
)
def test_a_slip_of_the_writer_is_named(tmp_path: Path, slip: str, said: str) -> None:
    (tmp_path / "diary.toml").write_text(GOOD + slip, encoding="utf-8")
    with pytest.raises(StoryFault, match=said):
        noted(tmp_path)


def test_a_missing_diary_is_named(tmp_path: Path) -> None:
    with pytest.raises(StoryFault, match=r"diary\.toml"):
        days(TODAY, shelf=tmp_path)
