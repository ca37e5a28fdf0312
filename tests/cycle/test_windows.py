"""What lies near incidents, on diaries short enough to count by eye."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from weatherglass.cycle import windows
from weatherglass.cycle.days import Span

if TYPE_CHECKING:
    from weatherglass.cycle.days import Flags


def diary(text: str) -> Span:
    """A day a letter: i incident, k kindness, b both on one day, . written, _ not written."""
    incident, kind, unwritten = (
        np.array([letter in letters for letter in text], dtype=np.bool_) for letters in ("ib", "kb", "_")
    )
    none = np.zeros(len(text), dtype=np.int8)
    return Span(date(2026, 3, 1), ~unwritten, incident, kind, none.astype(np.bool_), none, none)


def sides(text: str) -> tuple[int, int]:
    span = diary(text)
    return windows.sides(span.incident, windows.ordinary(span), span.kind)


def marks(flags: Flags) -> str:
    return "".join("x" if flag else "." for flag in flags)


def test_three_days_after_and_three_before() -> None:
    incident = diary("..i......i").incident
    assert marks(windows.after(incident)) == "...xxx...."
    assert marks(windows.before(incident)) == "xx....xxx."


def test_incidents_on_consecutive_days_each_count_for_what_follows() -> None:
    assert marks(windows.after(diary("ii......").incident)) == ".xxxx..."
    assert windows.counts(diary("ii..k..."))["incidents_with_kindness_after"] == 1
    assert windows.counts(diary("iik....."))["incidents_with_kindness_after"] == 2


def test_kindness_is_counted_on_written_days_without_an_incident() -> None:
    counts = windows.counts(diary("..k.i.k__b...k.k"))
    assert counts["logged"] == 14
    assert counts["ordinary"] == 12
    assert counts["incidents"] == 2
    assert (counts["incidents_with_kindness_after"], counts["incidents_with_days_after"]) == (1, 2)
    assert (counts["days_after_with_kindness"], counts["days_after"]) == (1, 5)
    assert (counts["other_days_with_kindness"], counts["other_days"]) == (3, 7)
    assert (counts["days_around_with_kindness"], counts["days_around"]) == (2, 8)


def test_an_incident_with_nothing_written_after_it_is_not_among_those_with_days_after() -> None:
    assert windows.counts(diary("i___....i...k"))["incidents_with_days_after"] == 1


@pytest.mark.parametrize(
    ("text", "more", "less"),
    [
        ("...i.k.", 1, 0),
        (".k.i...", 0, 1),
        (".k.i.k.", 0, 0),
        (".k.i.kk", 1, 0),
        ("_..i..k", 0, 0),  # the day that mirrors the kindness is not written
        ("...iii.k.", 1, 0),  # one group: three days before its first and after its last incident
        ("...i.k.i...", 0, 0),  # kindness between incidents of one group is on neither side
        ("...i.k....i.k.", 2, 0),
        ("i.k", 0, 0),  # no days before it
    ],
)
def test_the_sides_of_groups_of_incidents(text: str, more: int, less: int) -> None:
    assert sides(text) == (more, less)


@pytest.mark.parametrize(
    ("text", "more", "less"),
    [
        ("", 0, 0),
        ("kkki", 0, 0),  # nothing before the three days
        ("...kkki", 1, 0),
        ("kkk...i", 0, 1),
        ("k..k_.i", 1, 0),  # two and two of the nearest: a day further away is left out
        (".k..k.i.......kki", 1, 0),
    ],
)
def test_the_approach_to_groups_of_incidents(text: str, more: int, less: int) -> None:
    span = diary(text)
    assert windows.approach(span.incident, windows.ordinary(span), span.kind.astype(np.int8)) == (more, less)


@given(st.text("ikb._", max_size=60))
def test_read_backwards_before_is_after(text: str) -> None:
    assert sides(text) == sides(text[::-1])[::-1]


@given(st.text("ikb._", max_size=60))
def test_no_day_is_used_for_two_groups(text: str) -> None:
    groups = windows._groups(diary(text).incident)
    assert all(second[0] - first[1] > 2 * windows.WINDOW for first, second in pairwise(groups))


def test_spells_of_incidents() -> None:
    starts, ends = windows.bounds(diary("i..ii.b").incident)
    assert starts.tolist() == [0, 3, 6]
    assert ends.tolist() == [0, 4, 6]
