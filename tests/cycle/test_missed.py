"""What a look could not have seen is said for each question, and the figures are those of the evidence."""

from __future__ import annotations

import pytest
from made_up import Recipe, diaries, every_look

from weatherglass.cycle import change, tension
from weatherglass.cycle.missed import CHANGE_MISSED, TENSION_MISSED, change_missed, tension_missed


def found(recipe: Recipe, question: str, number: int, count: int = 100) -> float:
    """The share of diaries in which one of the first looks shows it."""
    hits = 0
    for diary in diaries(recipe, count=count, seed=31):
        hits += any(
            look.statement == question and look.outcome == "shown" and look.number <= number for look in every_look(diary)
        )
    return hits / count


@pytest.mark.parametrize(("logging", "every_day"), [("every day", True), ("at random", False)])
def test_the_figures_for_tension_are_near_what_made_up_diaries_give(logging: str, *, every_day: bool) -> None:
    strong, _ = TENSION_MISSED[3, every_day]
    recipe = Recipe(dip=1.0, logging="every day" if every_day else "at random")
    assert recipe.logging == logging
    assert 1 - found(recipe, tension.ID, 3) == pytest.approx(strong / 10, abs=0.12)


def test_a_doubling_is_missed_nearly_always_and_that_is_said() -> None:
    double, _ = CHANGE_MISSED[3]
    assert 1 - found(Recipe(growth=2.0), change.ID, 3) == pytest.approx(double / 10, abs=0.15)
    [look] = [
        one for one in every_look(next(diaries(Recipe(), count=1, seed=1))) if (one.statement, one.number) == (change.ID, 3)
    ]
    assert "twice as many, missed it nearly always" in change_missed(look)
    assert "more fear, or less writing" in change_missed(look)


def test_what_it_misses_is_said_in_every_look_at_tension() -> None:
    for look in every_look(next(diaries(Recipe(dip=1.0), count=1, seed=1))):
        if look.statement == tension.ID:
            assert "missed weather" in tension_missed(look)
