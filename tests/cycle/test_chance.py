"""The three exact figures, against series small enough to count by hand and against published examples."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from weatherglass.cycle.chance import share_interval, shift_p, shuffle_p, sign_p


def flags(text: str) -> np.ndarray:
    return np.array([letter == "x" for letter in text])


def test_a_circular_shift_counted_by_hand() -> None:
    # kind days 2 and 3 meet exposed days 2 and 3: twice. Rotations by 0..5 meet 2, 1, 0, 0, 0, 1 times: one in six is as many
    assert shift_p(flags("..xx.."), flags("..xx.."), parts=1) == pytest.approx(1 / 6)
    # kind days 0, 2 and 4 meet exposed days 0 and 1 once, and so does every rotation
    assert shift_p(flags("x.x.x."), flags("xx...."), parts=1) == 1
    # kind day 4 meets nothing: all six are at least as many
    assert shift_p(flags("....x."), flags("xx...."), parts=1) == 1
    # 5 days; kind 0, 1, 3; exposed 0, 1: rotations by 0..4 meet 2, 1, 1, 1, 1
    assert shift_p(flags("xx.x."), flags("xx..."), parts=1) == pytest.approx(1 / 5)


def test_each_half_rotated_on_its_own_counted_by_hand() -> None:
    # halves "..x" on "..x": 1 of 3 rotations meets once, in either half: 1 of 9 ways meets twice
    assert shift_p(flags("..xx.."), flags("..xx..")) == pytest.approx(1 / 9)
    # met once in all: 1 of 9 ways meets twice, 4 of 9 once
    assert shift_p(flags("..xx.."), flags("..x..x")) == pytest.approx(5 / 9)
    # an odd number of days: three and two
    assert shift_p(flags("..xx."), flags("..xx.")) == pytest.approx(1 / 6)


@pytest.mark.parametrize("trials", [1_000, 3_000, 50_000])
def test_the_interval_of_a_long_diary_is_still_worked_out(trials: int) -> None:
    """The normal approximation is near for so many, and all in the middle."""
    low, high = share_interval(trials * 2 // 5, trials)
    width = 1.96 * (0.4 * 0.6 / trials) ** 0.5
    assert (low, high) == pytest.approx((0.4 - width, 0.4 + width), abs=1.5 / trials)


def test_a_shuffle_counted_by_hand() -> None:
    # 2 kind days of 6, 2 exposed: of the 15 ways 1 meets twice and 8 meet once
    assert shuffle_p(flags("..xx.."), flags("..xx..")) == pytest.approx(1 / 15)
    assert shuffle_p(flags("x...x."), flags("xx....")) == pytest.approx(9 / 15)


@given(st.lists(st.tuples(st.booleans(), st.booleans()), min_size=1, max_size=9))
def test_both_agree_with_going_through_all_ways_one_by_one(days: list[tuple[bool, bool]]) -> None:
    kind, exposed = (np.array(column) for column in zip(*days, strict=True))
    met, size = int((kind & exposed).sum()), kind.size
    rotations = [int((np.roll(kind, by) & exposed).sum()) for by in range(size)]
    halves = [(part, place) for part, place in zip(np.array_split(kind, 2), np.array_split(exposed, 2), strict=True) if part.size]
    turned = [[int((np.roll(part, by) & place).sum()) for by in range(part.size)] for part, place in halves]
    together = [sum(both) for both in product(*turned)]
    ways = [int(exposed[list(places)].sum()) for places in combinations(range(size), int(kind.sum()))]
    assert shift_p(kind, exposed, parts=1) == pytest.approx(sum(ways_met >= met for ways_met in rotations) / size)
    assert shift_p(kind, exposed) == pytest.approx(sum(ways_met >= met for ways_met in together) / len(together))
    assert shuffle_p(kind, exposed) == pytest.approx(sum(ways_met >= met for ways_met in ways) / len(ways))


@given(st.integers(1, 400), st.integers(0, 2**32 - 1))
def test_every_p_is_above_nothing_and_at_most_one(size: int, seed: int) -> None:
    kind, exposed = np.random.default_rng(seed).random((2, size)) < 0.3
    for p in (shift_p(kind, exposed), shuffle_p(kind, exposed), sign_p(int(kind.sum()), int(exposed.sum()))):
        assert 0 < p <= 1
    assert shift_p(kind, exposed, parts=1) >= 1 / size


def test_the_sign_test_is_the_tail_of_coin_tosses() -> None:
    assert sign_p(0, 0) == 1
    assert sign_p(5, 0) == 1 / 32
    assert sign_p(8, 2) == float(Fraction(45 + 10 + 1, 1024))
    assert sign_p(9, 1) == float(Fraction(11, 1024))
    assert sign_p(0, 7) == 1


def test_the_interval_of_a_share_is_that_of_clopper_and_pearson() -> None:
    # no hit in n: the upper end is 1 - .025 ** (1/n), by hand
    assert share_interval(0, 10) == pytest.approx((0, 1 - 0.025 ** (1 / 10)), abs=1e-9)
    assert share_interval(10, 10) == pytest.approx((0.025 ** (1 / 10), 1), abs=1e-9)
    # 4 of 20: the textbook's .0573 to .4366
    assert share_interval(4, 20) == pytest.approx((0.0573, 0.4366), abs=5e-5)


@given(st.integers(1, 60).flatmap(lambda trials: st.tuples(st.integers(0, trials), st.just(trials))))
def test_the_interval_holds_the_share(share: tuple[int, int]) -> None:
    low, high = share_interval(*share)
    assert 0 <= low <= share[0] / share[1] <= high <= 1
