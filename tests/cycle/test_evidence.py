"""How often the statistics raise a false alarm, and how much they find, by fixed seeds; full tables in docs/evidence.md.

A share of 800 diaries with a true rate of .02 lies under .02 + 3 * .005 = .035 in 99 of 100 draws and more; that is the margin.
"""

from __future__ import annotations

import sys
from datetime import timedelta
from functools import cache
from math import comb
from typing import TYPE_CHECKING

import made_up
import msgspec
import numpy as np
import pytest
from made_up import FIRST, Model, Recipe, diaries

from weatherglass.cycle import kindness, looks, windows
from weatherglass.cycle.chance import sign_p
from weatherglass.cycle.looks import Due
from weatherglass.cycle.reader import read

if TYPE_CHECKING:
    from weatherglass.cycle.days import Span
    from weatherglass.cycle.statements import Look

COUNT = 800
LEVEL, MARGIN = 0.02, 0.015
APART: tuple[Model, ...] = ("independent", "clustered", "weekends", "regular")


@cache
def sky(recipe: Recipe, count: int = COUNT, seed: int = 5) -> tuple[Span, ...]:
    return tuple(diaries(recipe, count=count, seed=seed))


def shown(recipe: Recipe, count: int = COUNT, *, by: int = 3) -> float:
    """The share of diaries in which one of the first `by` looks shows something."""
    return sum(any(_shows(look) for look in made_up.looks(diary)[:by]) for diary in sky(recipe, count)) / count


def said_after(recipe: Recipe, count: int = COUNT) -> float:
    """The share of diaries in which the word "after" is said within the year."""
    return sum(any(look and kindness.says_after(look) for look in made_up.looks(diary)) for diary in sky(recipe, count)) / count


def _shows(look: Look | None) -> bool:
    return look is not None and look.outcome == "shown"


@pytest.mark.parametrize("model", APART)
def test_a_year_of_looks_seldom_shows_what_is_not_there(model: Model) -> None:
    assert shown(Recipe(model)) <= LEVEL + MARGIN


@pytest.mark.parametrize("logging", ["at random", "in stretches", "eventful days"])
def test_so_it_is_where_days_are_not_written(logging: made_up.Logging) -> None:
    assert shown(Recipe(logging=logging)) <= LEVEL + MARGIN


def test_after_is_seldom_said_where_both_only_share_their_busy_stretches() -> None:
    recipe = Recipe("shared", every=7)
    assert shown(recipe) > 0.1  # they do lie together, and that is found
    assert said_after(recipe) <= 0.05
    sides = [windows.sides(diary.incident, windows.ordinary(diary), diary.kind) for diary in sky(recipe)]
    signs = [sign_p(*side) <= kindness.SIGN_LEVEL for side in sides]
    assert np.mean(signs) <= 0.05


@pytest.mark.parametrize(
    ("recipe", "by_240", "by_365"),
    [
        (Recipe(raised=0.45), 0.85, 0.97),
        (Recipe(raised=0.45, every=7), 0.9, 0.97),
        (Recipe(raised=0.45, every=20), 0.7, 0.9),
        (Recipe(raised=0.45, logging="at random"), 0.58, 0.9),
        (Recipe(raised=0.45, logging="in stretches"), 0.58, 0.9),
        (Recipe(raised=0.8, lasting=1, base=0.05), 0.95, 0.97),
        (Recipe("regular", raised=0.45), 0.85, 0.97),
    ],
    ids=str,
)
def test_what_is_there_is_found(recipe: Recipe, by_240: float, by_365: float) -> None:
    found = shown(recipe, 200, by=2), shown(recipe, 200)
    sys.stdout.write(f"{recipe}: {found}\n")
    assert found[0] >= by_240
    assert found[1] >= by_365


def test_after_is_said_where_it_is_true() -> None:
    assert said_after(Recipe(raised=0.45), 200) >= 0.8


def test_opening_it_every_day_shows_no_more_than_the_looks() -> None:
    """Given diaries with nothing in them, when each is read every third day with its looks given back, then no look is added."""
    for diary in sky(Recipe(), 2):
        days = made_up.days(diary)
        taken: tuple[Look, ...] = ()
        for passed in range(0, 367, 3):
            reading = read(days, today=FIRST + timedelta(passed), taken=taken)
            taken = reading.looks
        assert taken == made_up.every_look(diary)


# Sabotage: each protection is taken away, and the false alarm shows it


def test_looks_without_a_shared_budget_are_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(looks, "FIRST_YEAR", tuple((day, 0.05) for day, _ in looks.FIRST_YEAR))
    assert shown(Recipe()) > LEVEL + MARGIN


def test_looking_every_week_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(looks, "FIRST_YEAR", tuple((day, 0.025) for day in range(120, 366, 7)))
    assert shown(Recipe(), 200, by=50) > LEVEL + 2 * MARGIN  # fewer diaries, so twice the margin


def test_the_chance_of_a_flat_year_is_caught() -> None:
    """The naive null of event coincidence: kindness falls on any day alike, incident days too; incidents met are binomial."""
    dense = Recipe("regular", every=4, base=0.4)
    assert np.mean([_naive(diary) <= 0.05 for diary in sky(dense, 300)]) > 0.05 + MARGIN


def _naive(diary: Span) -> float:
    counts, days = windows.counts(diary), diary.logged.size
    met, trials = counts["incidents_with_kindness_after"], counts["incidents_with_days_after"]
    share = 1 - (1 - windows.WINDOW / days) ** int(diary.kind.sum())
    return sum(comb(trials, hits) * share**hits * (1 - share) ** (trials - hits) for hits in range(met, trials + 1))


def test_days_that_are_not_written_taken_for_days_without_kindness_are_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    """A person who writes most in the days after an incident would seem to be met with kindness then."""
    written = [_written_after_incidents(diary) for diary in sky(Recipe(), 300)]
    last = FIRST + timedelta(364)

    def share() -> float:
        return sum(_shows(kindness.look_at(diary, Due(3, last, 0.025))) for diary in written) / len(written)

    assert share() <= LEVEL + 2 * MARGIN
    monkeypatch.setattr(windows, "ordinary", lambda span: ~span.incident)
    assert share() > LEVEL + 2 * MARGIN


def _written_after_incidents(diary: Span) -> Span:
    luck = np.random.default_rng(int(diary.kind.sum())).random(diary.logged.size)
    logged = diary.incident | windows.after(diary.incident) | (luck < 0.5)
    return msgspec.structs.replace(diary, logged=logged, kind=diary.kind & logged, rated=logged)


def test_incident_days_counted_as_days_like_others_are_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where kindness never comes on the day of an incident, those days would make the days after look kind."""
    recipe = Recipe("regular", every=4, base=0.4)
    honest = shown(recipe)
    monkeypatch.setattr(windows, "ordinary", lambda span: span.logged)
    assert honest <= LEVEL + MARGIN
    assert shown(recipe) > LEVEL + MARGIN
