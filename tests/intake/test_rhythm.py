"""Counting messages: the same whatever the chunks are, right at midnight and when clocks change, and of both sides alike."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from weatherglass.intake import Kind, Messages
from weatherglass.intake import rhythm as rhythms
from weatherglass.intake.quiet import breaks, silences
from weatherglass.intake.rhythm import MINE, THEIRS, Rhythm, Run, rhythm, together
from weatherglass.intake.wall import Wall

if TYPE_CHECKING:
    from collections.abc import Sequence

MADRID = ZoneInfo("Europe/Madrid")
PEOPLE = ("Ana", "Rowan", "Sol", "Kim")
Row = tuple[datetime, int, Kind]


def columns(rows: Sequence[Row], doubtful: Sequence[bool] = ()) -> Messages:
    """Messages as (when, number of the sender, kind)."""
    count = len(rows)
    return Messages(
        participants=PEOPLE,
        sent=np.array([int(when.timestamp() * 1000) for when, *_ in rows], np.int64),
        sender=np.array([who for _, who, _ in rows], np.int32),
        kind=np.array([kind for *_, kind in rows], np.uint8),
        start=np.arange(count, dtype=np.int64),
        doubtful=np.array(doubtful or [False] * count, np.bool_),
        text=b"",
        offsets=np.zeros(count + 1, np.int64),
    )


def at(day: int, hour: int = 12, minute: int = 0, who: int = 1, kind: Kind = Kind.TEXT) -> Row:
    """A message of a day of March 2026 on Madrid's clock."""
    return (datetime(2026, 3, 1, hour, minute, tzinfo=MADRID) + timedelta(day - 1), who, kind)


def counted(*rows: Row, others: Sequence[str] = ("Rowan",), turns: int = 0) -> Rhythm:
    return rhythm([columns(rows)], me="Ana", others=others, zone=MADRID, turns=turns)


def days_of(found: Rhythm) -> dict[int, tuple[int, int]]:
    return {date.fromordinal(day.day).day: (day.theirs, day.mine) for day in found.days}


ROWS = st.lists(
    st.tuples(
        st.datetimes(datetime(2025, 12, 28), datetime(2026, 4, 2)).map(lambda when: when.replace(tzinfo=UTC)),  # noqa: DTZ001
        st.integers(-1, 3),
        st.sampled_from(Kind),
    ),
    max_size=60,
)


@given(ROWS, st.lists(st.integers(0, 60), max_size=6), st.integers(0, 11))
def test_in_chunks_it_counts_the_same(rows: list[Row], cuts: list[int], turns: int) -> None:
    whole = columns(rows)
    edges = [0, *sorted(min(cut, len(rows)) for cut in cuts), len(rows)]
    parts = [columns(rows[first:last]) for first, last in pairwise(edges)]
    one, many = (rhythm(chunks, me="Ana", others=("Rowan", "Sol"), zone=MADRID, turns=turns) for chunks in ([whole], parts))
    assert one == many


@given(ROWS, st.integers(0, 11))
def test_it_counts_what_a_slow_count_finds(rows: list[Row], turns: int) -> None:
    found = rhythm([columns(rows)], me="Ana", others=("Rowan",), zone=MADRID, turns=turns)
    slow: dict[int, list[int]] = {}
    runs: dict[tuple[int, int], int] = {}
    side, length, year = -1, 0, 0
    for when, who, kind in rows:
        if who not in (0, 1) or kind is Kind.SYSTEM:
            continue
        here = when.astimezone(MADRID).replace(tzinfo=None)
        day = (here - timedelta(hours=turns)).date()
        row = slow.setdefault(day.toordinal(), [0] * 6)
        mine = int(who == 0)
        if kind is Kind.CALL:
            row[4 + mine] += 1
        else:
            row[mine] += 1
            row[2 + mine] += here.hour < 5
        if mine != side:
            side, length, year = mine, 0, day.year
        length += kind is not Kind.CALL
        if length:
            runs[year, side] = max(runs.get((year, side), 0), length)
    assert {day.day: [*_numbers(day)] for day in found.days} == slow
    assert {(run.year, run.side): run.count for run in found.runs} == runs


def _numbers(day: rhythms.Day) -> tuple[int, ...]:
    return (day.theirs, day.mine, day.theirs_night, day.mine_night, day.theirs_calls, day.mine_calls)


def test_a_day_begins_at_midnight_on_the_clock_of_the_phone() -> None:
    found = counted(at(2, 23, 59), at(3, 0, 0), at(3, 4, 59), at(3, 5, 0))
    assert days_of(found) == {2: (1, 0), 3: (3, 0)}
    assert [day.theirs_night for day in found.days] == [0, 2]


def test_a_day_that_turns_at_four_keeps_the_night_with_the_evening() -> None:
    found = counted(at(2, 23, 59), at(3, 3, 59), at(3, 4, 0), turns=4)
    assert days_of(found) == {2: (2, 0), 3: (1, 0)}
    assert [day.theirs_night for day in found.days] == [1, 1]


@pytest.mark.parametrize(
    ("utc", "local"),
    [
        ((2026, 3, 28, 22, 59), (28, 23)),
        ((2026, 3, 28, 23, 0), (29, 0)),
        ((2026, 3, 29, 0, 59), (29, 1)),
        ((2026, 3, 29, 1, 0), (29, 3)),  # two o'clock is left out
        ((2026, 3, 29, 21, 59), (29, 23)),
        ((2026, 3, 29, 22, 0), (30, 0)),
        ((2026, 10, 24, 22, 0), (25, 0)),
        ((2026, 10, 25, 0, 30), (25, 2)),
        ((2026, 10, 25, 1, 30), (25, 2)),  # two o'clock comes twice
        ((2026, 10, 25, 22, 59), (25, 23)),
        ((2026, 10, 25, 23, 0), (26, 0)),
    ],
)
def test_days_on_which_the_clock_is_changed_are_right(utc: tuple[int, ...], local: tuple[int, int]) -> None:
    when = datetime(*utc, tzinfo=UTC)  # type: ignore[misc,arg-type]
    [here] = Wall(MADRID).local(np.array([int(when.timestamp() * 1000)], np.int64))
    told = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=int(here))
    assert (told.day, told.hour) == local


def test_sabotage_one_offset_for_all_days_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    summer = (datetime(2026, 7, 1, 22, 30, tzinfo=UTC), 1, Kind.TEXT)
    assert days_of(counted(summer)) == {2: (1, 0)}
    monkeypatch.setattr(Wall, "_offset", lambda wall, day: rhythms.HOUR)
    assert days_of(counted(summer)) == {1: (1, 0)}


def test_a_chat_of_one_side_has_one_run_and_no_first_of_the_other() -> None:
    found = counted(*(at(day, who=0) for day in (1, 1, 2, 9)))
    assert days_of(found) == {1: (0, 2), 2: (0, 1), 9: (0, 1)}
    assert [(run.side, run.count) for run in found.runs] == [(MINE, 4)]
    assert all(day.theirs_first is None for day in found.days)
    assert silences(found.days) == ()


def test_the_longest_run_is_told_with_its_times() -> None:
    rows = [at(1, who=0), at(1, 13), at(1, 14), at(2, 1), at(2, 2, who=0), at(2, 3), at(2, 4)]
    theirs = next(run for run in counted(*rows).runs if run.side == THEIRS)
    first, last = (int(rows[number][0].timestamp() * 1000) for number in (1, 3))
    assert theirs == Run(2026, THEIRS, 3, first, last)


def test_a_call_ends_a_run_and_is_no_message_of_it() -> None:
    found = counted(at(1), at(1, 13), at(1, 14, who=0, kind=Kind.CALL), at(1, 15), at(1, 16, kind=Kind.CALL))
    assert [(run.side, run.count) for run in found.runs] == [(THEIRS, 2)]
    [day] = found.days
    assert (day.theirs, day.mine, day.theirs_calls, day.mine_calls) == (3, 0, 1, 1)


def test_in_a_group_each_of_the_others_is_counted_and_strangers_are_not() -> None:
    found = counted(at(1, who=1), at(1, who=2), at(1, who=2), at(1, who=3), at(1, who=0), others=("Rowan", "Sol"))
    assert (days_of(found), found.each, found.strangers) == ({1: (3, 1)}, (1, 2), 1)


def test_what_the_program_writes_is_no_message() -> None:
    found = counted(at(1, who=-1, kind=Kind.SYSTEM), at(2, who=1, kind=Kind.SYSTEM))
    assert found == Rhythm(each=(0,))
    assert rhythm([], me="Ana", others=(), zone=UTC) == Rhythm()


def test_what_was_deleted_is_counted_and_said() -> None:
    found = counted(at(1, kind=Kind.DELETED), at(1))
    assert (days_of(found), found.deleted) == ({1: (2, 0)}, 1)


def test_a_line_that_may_be_typed_is_counted_and_said() -> None:
    rows = [at(1), at(1, who=0)]
    found = rhythm([columns(rows, [False, True])], me="Ana", others=("Rowan",), zone=MADRID)
    assert (days_of(found), found.doubtful) == ({1: (1, 1)}, 1)


def test_a_silence_is_three_whole_days_without_any_of_theirs_between_days_with_some() -> None:
    found = counted(at(1), at(2, who=0), at(4), at(8), at(9, who=0), at(13), at(14, who=0), at(25, who=0))
    told = [(date.fromordinal(one.first).day, one.length) for one in silences(found.days)]
    assert told == [(5, 3), (9, 4)], "1 to 4 is too short, and after 13 nothing of theirs came: nobody is to count that"


def test_after_a_break_it_is_told_who_was_first() -> None:
    rows = [at(1), at(5, 9, who=0), at(5, 10), at(9, 8), at(9, 9, who=0), at(12)]
    told = [(one.length, one.side, date.fromordinal(one.day).day) for one in breaks(counted(*rows).days)]
    assert told == [(3, MINE, 5), (3, THEIRS, 9)]
    assert breaks(counted(*rows).days)[0].when == int(rows[1][0].timestamp() * 1000)


def test_a_day_that_two_archives_hold_is_counted_once_from_the_one_with_more() -> None:
    old, new = counted(at(1), at(2), at(2, 13)), counted(at(2, 13), at(3), at(3, 14))
    both = together([old, new])
    assert (days_of(both), both.shared) == ({1: (1, 0), 2: (2, 0), 3: (2, 0)}, 1)
    assert together([old, old]).days == old.days
    assert [run.count for run in both.runs] == [3]
    assert together([]) == Rhythm()
