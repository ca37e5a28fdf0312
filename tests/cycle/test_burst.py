"""Variation and burstiness."""

from __future__ import annotations

from math import sqrt

import numpy as np
import pytest

from weatherglass.cycle.burst import burstiness, burstiness_of_few, variation


@pytest.mark.parametrize("gaps", [2, 5, 10, 100, 1000])
def test_points_cast_on_a_line_have_no_burstiness(gaps: int) -> None:
    """The variation of the parts of a line cut at random (Dirichlet) is sqrt((n - 1) / (n + 1)); Kim and Jo: then A_n is 0."""
    assert burstiness_of_few(sqrt((gaps - 1) / (gaps + 1)), gaps) == pytest.approx(0, abs=1e-12)


def test_without_the_mend_few_gaps_look_too_even() -> None:
    assert round(burstiness(sqrt(4 / 6)), 3) == -0.101
    assert round(burstiness(sqrt(9 / 11)), 3) == -0.050


def test_even_gaps_and_one_long_gap_are_the_ends() -> None:
    assert burstiness(variation([7, 7, 7])) == -1
    assert variation(np.array([1, 3])) == 0.5
    assert burstiness_of_few(0.0, 9) == pytest.approx(-1)
