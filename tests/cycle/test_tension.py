"""`tension-before`: the weather on the days before incidents, against days away from them."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import made_up
import numpy as np
import pytest
from lines import FIRST, days, seen
from made_up import Recipe, diaries
from msgspec.structs import replace

from weatherglass.cycle import taking, tension, windows
from weatherglass.cycle.looks import Due
from weatherglass.cycle.statements import NOT_YET

if TYPE_CHECKING:
    from weatherglass.cycle.days import Flags
    from weatherglass.cycle.statements import Look, Statement

DUE = Due(1, FIRST + timedelta(119), 0.0125)
HONEYMOON = Recipe("regular", relief=2.0, every=8)
BOTH = Recipe("shared", every=7, relief=1.5)
BEFORE = "ffffrrrifff" * 11
EVEN = "fcfcfrrifcf" * 11
NOTHING = "frcfurcifrc" * 11


def look(text: str) -> Look:
    found = tension.look_at(seen(text[:120]), DUE)
    assert found is not None
    return found


def said(text: str) -> Statement:
    today = FIRST + timedelta(len(text))
    return tension.statement(days(text), taking.take(days(text), today=today), today=today)


def test_harder_days_before_incidents_are_found_and_counted_first() -> None:
    statement = said(BEFORE[:120])
    assert statement.outcome == "shown"
    assert statement.says.startswith("In the three days before incidents, 33 of 33 days had rain or a storm.")
    assert "0 of " in statement.says
    assert statement.interval is not None
    assert statement.interval[0] > 0.8


def test_what_chance_explains_is_said_so_and_not_called_before() -> None:
    statement = said(NOTHING[:120])
    assert statement.outcome == "could-be-chance"
    assert "before" not in statement.says
    assert "This could easily be chance." in statement.says


def test_days_after_incidents_and_incident_days_and_days_without_weather_are_not_compared() -> None:
    text = "ccciccc.cc_c"
    assert np.flatnonzero(tension.compared(seen(text))).tolist() == [0, 1, 2, 8, 9, 11]


@pytest.mark.parametrize("text", ["", "c" * 119, "ccci" * 4 + "c" * 100, "i" * 120, "ccci____" * 5 + "_" * 80, ".i" * 60])
def test_too_little_says_so_and_what_is_missing_to_programs_only(text: str) -> None:
    statement = said(text)
    assert statement.outcome == "too-little"
    assert statement.says == NOT_YET
    assert statement.needs
    assert statement.p is None


def share(recipe: Recipe, count: int = 200, *, before: bool = False) -> float:
    """The share of diaries of a year in which it is shown (or in which "before" is said)."""
    last = FIRST + timedelta(364)
    found = [tension.look_at(diary, Due(3, last, 0.0125)) for diary in diaries(recipe, count=count, seed=8)]
    judged = [replace(one, outcome="shown" if one.p <= 0.0125 else "could-be-chance") for one in found if one]
    return sum(tension.says_before(one) if before else one.outcome == "shown" for one in judged) / count


def test_a_standard_deviation_is_found_and_a_honeymoon_alone_is_not() -> None:
    assert share(Recipe(dip=1.0)) >= 0.9
    assert share(HONEYMOON) <= 0.0125 + 0.024


def test_before_is_seldom_said_of_shared_stretches() -> None:
    assert share(Recipe("shared", every=7), before=True) <= 0.05


def test_before_is_seldom_said_where_a_honeymoon_lies_in_a_shared_stretch() -> None:
    assert share(BOTH, before=True) <= 0.05 + 0.046


# Sabotage


def test_without_the_days_before_those_a_honeymoon_in_a_shared_stretch_would_pass(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(windows, "approach", lambda *_: (20, 0))
    assert share(BOTH, before=True) > 0.05 + 0.046


def test_days_after_incidents_among_those_compared_would_be_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    """With kindness after incidents in the comparison, every honeymoon would make the days before look hard."""
    monkeypatch.setattr(tension, "compared", lambda seen: seen.rated & ~seen.incident)
    assert share(HONEYMOON) > 0.0125 + 0.024


def test_without_the_sign_test_before_would_be_said_too_often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tension, "sign_p", lambda _more, _less: 0.0)
    assert share(Recipe("shared", every=7), before=True) > 0.05


def _flat(hardness: Flags, exposed: Flags, **_: int) -> float:
    """Welch's comparison, which takes each day for independent of the day before."""
    first, second = hardness[exposed], hardness[~exposed]
    error = np.sqrt(first.var() / first.size + second.var() / second.size)
    return float((first.mean() - second.mean()) / (error + 1e-9) < 2.24)


def test_without_the_circular_shift_inertia_would_pass_for_tension(monkeypatch: pytest.MonkeyPatch) -> None:
    recipe = Recipe(inertia=0.8)
    assert share(recipe) <= 0.0125 + 0.024
    monkeypatch.setattr(tension, "shift_p", _flat)
    assert share(recipe) > 0.0125 + 0.024


def test_the_sides_read_backwards_change_places() -> None:
    one = next(made_up.diaries(Recipe(dip=1.0), count=1, seed=1))
    usable = one.rated & ~one.incident
    more, less = windows.sides(one.incident, usable, one.weather)
    assert windows.sides(one.incident[::-1], usable[::-1], one.weather[::-1]) == (less, more)
