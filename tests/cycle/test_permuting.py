"""Chance by drawing: exact where it stops early, and the same each time."""

from __future__ import annotations

import numpy as np
import pytest

from weatherglass.cycle.permuting import BATCHES, ENOUGH, drawn_p, shuffled


def test_what_nothing_drawn_reaches_has_the_smallest_chance() -> None:
    assert drawn_p(1.0, lambda _, size: np.zeros(size)) == 1 / (sum(BATCHES) + 1)


def test_what_all_that_is_drawn_reaches_is_certain() -> None:
    assert drawn_p(0.0, lambda _, size: np.zeros(size)) == 1.0


@pytest.mark.parametrize("chance", [0.5, 0.05, 0.01])
def test_it_comes_near_the_true_chance(chance: float) -> None:
    assert drawn_p(1 - chance, lambda draw, size: draw.random(size)) == pytest.approx(chance, rel=0.6)


def test_it_is_drawn_alike_each_time() -> None:
    assert drawn_p(0.9, lambda draw, size: draw.random(size)) == drawn_p(0.9, lambda draw, size: draw.random(size))


def test_it_stops_once_it_is_met_often_enough() -> None:
    sizes: list[int] = []

    def draw(chance: np.random.Generator, size: int) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
        sizes.append(size)
        return chance.random(size)

    assert drawn_p(0.5, draw) <= 1
    assert sizes == [BATCHES[0]]
    assert BATCHES[0] >= ENOUGH


def test_p_of_pure_chance_is_small_no_more_often_than_it_says() -> None:
    """Given 600 figures that are drawn like the rest, then p is at most .05 for about .05 of them."""
    seen = np.random.default_rng(1).random(600)
    small = [drawn_p(float(one), lambda draw, size: draw.random(size)) <= 0.05 for one in seen]
    assert np.mean(small) <= 0.05 + 3 * 0.009


def test_shuffling_keeps_what_is_shuffled() -> None:
    rows = shuffled(np.array([1.0, 2.0, 2.0, 5.0]), np.random.default_rng(0), 50)
    assert (np.sort(rows, axis=1) == [1, 2, 2, 5]).all()
