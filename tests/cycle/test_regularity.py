"""`regularity`: more even gaps than chance gives, or no cycle that can be told from it."""

from __future__ import annotations

from datetime import timedelta
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np
import pytest
from lines import FIRST, days, seen
from made_up import Recipe, diaries
from msgspec.structs import replace

from weatherglass.cycle import regularity
from weatherglass.cycle.calm import NO_FORECAST
from weatherglass.cycle.looks import Due
from weatherglass.cycle.spells import gaps
from weatherglass.cycle.statements import NOT_YET

if TYPE_CHECKING:
    from weatherglass.cycle.statements import Statement

LIKE_A_CLOCK = ("." * 6 + "i") * 14
DUE = Due(1, FIRST + timedelta(119), 0.0125)


def said(text: str) -> Statement:
    look = regularity.look_at(seen(text), DUE)
    today = FIRST + timedelta(len(text))
    if look is None:
        return regularity.statement(days(text), (), today=today)
    judged = replace(look, outcome="shown" if look.p <= look.alpha else "could-be-chance")
    return regularity.statement(days(text), (judged,), today=today)


def test_a_clock_is_found_and_forecasts_nothing() -> None:
    statement = said(LIKE_A_CLOCK)
    assert statement.outcome == "shown"
    assert "more even than chance gives" in statement.says
    assert NO_FORECAST in statement.says


def test_no_cycle_is_an_answer_like_any_other() -> None:
    [diary] = diaries(Recipe(days=200), count=1, seed=12)
    look = regularity.look_at(diary, DUE)
    assert look is not None
    says = regularity.sentence(look)
    assert "no regular cycle that can be told from chance" in says
    assert "12 in 100" in says


@pytest.mark.parametrize("text", ["", "." * 200, ("." * 9 + "i") * 12, "i" * 200])
def test_too_little_says_so(text: str) -> None:
    statement = said(text)
    assert (statement.outcome, statement.says, statement.p) == ("too-little", NOT_YET, None)


def test_writing_only_on_one_day_of_the_week_is_no_clock() -> None:
    """Given a person who writes on Sundays only, when every Sunday holds an incident, then nothing is called even."""
    assert regularity.even_p(np.ones(13, dtype=np.int64), least=1) == 1.0


def test_the_chance_agrees_with_counting_every_way_to_place_the_days() -> None:
    lengths = np.array([4, 5, 3, 4], dtype=np.int64)
    total, size = int(lengths.sum()) - lengths.size, lengths.size
    ways = [np.diff([0, *cuts, total]) + 1 for cuts in combinations(range(1, total), size - 1)]
    exact = np.mean([np.square(way).sum() <= np.square(lengths).sum() for way in ways])
    assert regularity.even_p(lengths, least=2) == pytest.approx(exact, rel=0.5)


def share(recipe: Recipe, count: int = 200) -> float:
    found = [gaps(diary) for diary in diaries(recipe, count=count, seed=6)]
    chances = (max(regularity.even_p(one.calendar, least=2), regularity.even_p(one.written, least=1)) for one in found)
    return float(np.mean([p <= 0.05 for p in chances]))


def test_days_by_chance_are_seldom_called_even() -> None:
    assert share(Recipe()) <= 0.05 + 0.046
    assert share(Recipe(logging="at random")) <= 0.05 + 0.046


def test_a_null_of_points_on_a_line_would_be_seen() -> None:
    """Whole days cannot lie as close as points, so against points any days look even (science.md 2.1)."""
    dense = [gaps(diary).calendar for diary in diaries(Recipe(every=4), count=100, seed=6)]
    draw = np.random.default_rng(1)

    def points(lengths: np.ndarray[tuple[int], np.dtype[np.int64]]) -> float:
        parts = draw.dirichlet(np.ones(lengths.size), size=400)
        return float(np.mean((parts**2).sum(axis=1) <= np.square(lengths / lengths.sum()).sum()))

    assert np.mean([points(one) <= 0.05 for one in dense]) > 0.05 + 0.065
