"""The two series of the package CoinCalc, from its manual."""

from __future__ import annotations

import pytest

from weatherglass.cycle.coincidence import poisson_p, precursor, trigger

A = tuple(range(5, 76, 5))
B = tuple(range(12, 73, 10))


def test_the_two_series_of_the_manual() -> None:
    before = precursor(A, B, length=100, window=1, lag=2)
    assert (before.met, before.events) == (7, 15)
    assert before.p == pytest.approx(2.994e-05, rel=5e-4)
    after = trigger(B, A, length=100, window=1, lag=2)
    assert (after.met, after.events) == (7, 7)
    assert after.p == pytest.approx(1.199e-06, rel=5e-4)


def test_the_chance_of_the_lilac_example_from_its_counts() -> None:
    """Of six events three were met, in 55 years; with a window of two years the formula gives the figure of the note."""
    assert poisson_p(3, 6, 6, length=55, window=2) == pytest.approx(0.0980, abs=5e-5)


def test_nothing_met_is_certain_to_be_met_as_often() -> None:
    assert precursor((1, 2), (50,), length=100, window=1).p == pytest.approx(1.0)
