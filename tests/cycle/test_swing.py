"""`swing`: counts of large changes from a day to the next; no test, no comparison with anybody."""

from __future__ import annotations

from datetime import timedelta

import numpy as np
import pytest
from lines import FIRST, days

from weatherglass.cycle import swing
from weatherglass.cycle.statements import NOT_YET


def test_it_counts_changes_of_two_steps_between_neighbouring_days() -> None:
    statement = swing.statement(days("su" * 20 + "c" * 20), today=FIRST + timedelta(59))
    assert statement.outcome == "shown"
    assert (statement.p, statement.interval) == (None, None)
    assert statement.counts["far"] == 40
    assert statement.counts["pairs"] == 59
    assert statement.says.startswith("From one day to the next the weather changed by two steps or more 40 of 59 times")
    assert len(statement.basis) == 40


def test_a_day_that_is_not_written_or_has_no_weather_parts_its_neighbours() -> None:
    statement = swing.statement(days("su" * 30 + "_u.s" + "c" * 10), today=FIRST + timedelta(73))
    assert statement.counts["pairs"] == 59 + 10


def test_its_figures_are_the_textbook_ones() -> None:
    text = "srcfuu" * 10
    weather = np.array([{"s": -2, "r": -1, "c": 0, "f": 1, "u": 2}[letter] for letter in text])
    counts = swing.statement(days(text), today=FIRST + timedelta(59)).counts
    assert counts["sd"] == pytest.approx(weather.std(ddof=1), abs=5e-4)
    assert counts["mssd"] == pytest.approx(np.square(np.diff(weather)).mean(), abs=5e-4)


@pytest.mark.parametrize("text", ["", "c" * 44, "c_" * 60, "." * 100])
def test_too_little_says_so(text: str) -> None:
    statement = swing.statement(days(text), today=FIRST + timedelta(200))
    assert (statement.outcome, statement.says) == ("too-little", NOT_YET)
    assert statement.needs
