"""Gaps between spells, in days of the calendar and in written days."""

from __future__ import annotations

import pytest
from lines import seen

from weatherglass.cycle.spells import gaps


@pytest.mark.parametrize(
    ("text", "calendar", "written", "still_open"),
    [
        ("", [], [], (0, 0)),
        ("...", [], [], (0, 0)),
        ("..i..", [], [], (2, 2)),
        ("i.i", [2], [2], (0, 0)),
        ("ii..i._", [3], [3], (2, 1)),
        ("i__.i_i", [4, 2], [2, 1], (0, 0)),
    ],
)
def test_gaps_run_from_the_end_of_a_spell_to_the_start_of_the_next(
    text: str, calendar: list[int], written: list[int], still_open: tuple[int, int]
) -> None:
    found = gaps(seen(text))
    assert (found.calendar.tolist(), found.written.tolist(), found.still_open) == (calendar, written, still_open)
