"""The published figures for published data."""

from __future__ import annotations

import numpy as np
import pytest

from weatherglass.cycle import trend

NIST = (5, 40, 43, 175, 389, 712, 747, 795, 1299, 1478)  # e-Handbook, repair times of a system watched for 1500 hours
CROW = (  # AMSAA TR-138, three systems watched for 200 hours
    (4.3, 4.4, 10.2, 23.5, 23.8, 26.4, 74.0, 77.1, 92.1, 197.2),
    (0.1, 5.6, 18.6, 19.5, 24.2, 26.7, 45.1, 45.8, 75.7, 79.7, 98.6, 120.1, 161.8, 180.6, 190.8),
    (8.4, 32.5, 44.7, 48.4, 50.6, 73.6, 98.7, 112.2, 129.8, 136.0, 195.8),
)
RELIABILITY = (
    104, 131, 1597, 59, 4, 503, 157, 6, 118, 173, 114, 62, 101, 216, 106, 140, 1, 102, 3, 393, 96, 232,
    89, 61, 37, 293, 7, 165, 87, 99,
)  # fmt: skip


def test_the_repair_times_of_the_handbook() -> None:
    assert trend.reversals(np.diff(NIST, prepend=0)) == 33
    chi, freedom = trend.mil_hdbk(NIST, 1500)
    assert (round(chi, 4), freedom) == (37.2281, 20)
    assert trend.chi_square_above(chi, freedom) == pytest.approx(0.01099, abs=5e-6)
    assert trend.laplace(NIST, 1500) == pytest.approx(-1.3269, abs=5e-5)


def test_the_three_systems_of_crow() -> None:
    beta, scale = trend.power_law(CROW, 200)
    assert (round(beta, 5), round(scale, 5)) == (0.61534, 0.46055)
    assert [round(trend.laplace(one, 200), 4) for one in CROW] == [-2.5579, -1.8206, -0.8841]
    chis = [trend.mil_hdbk(one, 200) for one in CROW]
    assert [freedom for _, freedom in chis] == [20, 30, 22]
    assert [chi for chi, _ in chis] == pytest.approx([39.3285, 52.877, 24.8037], abs=5e-4)
    assert round(trend.power_law(CROW[:1], 200)[0], 4) == 0.5085
    assert round(trend.laplace_pooled(CROW, 200), 4) == -3.0120


def test_the_example_of_the_package_reliability_watched_up_to_the_last_failure() -> None:
    times = np.cumsum(RELIABILITY)
    assert trend.laplace(times) == pytest.approx(2.40944, abs=5e-6)
    chi, freedom = trend.mil_hdbk(times)
    assert (round(chi, 4), freedom) == (37.7821, 58)
    assert 1 - trend.chi_square_above(chi, freedom) == pytest.approx(0.01829, abs=5e-6)
    beta, scale = trend.power_law([times])
    assert round(beta, 3) == 1.588
    assert scale == pytest.approx(3.7027e-05, rel=1e-4)


def test_chi_square_is_the_tail_of_a_poisson_law() -> None:
    assert trend.chi_square_above(2.0, 2) == pytest.approx(np.exp(-1))
    with pytest.raises(ValueError, match="even"):
        trend.chi_square_above(1.0, 3)


def test_gaps_that_grow_shorter_have_the_largest_sum() -> None:
    rows = np.array([[3.0, 2.0, 1.0], [1.0, 2.0, 3.0]])
    assert trend.laplace_sum(rows).tolist() == [14.0, 10.0]
