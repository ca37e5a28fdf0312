"""The Kaplan-Meier median against the best known of worked examples, and against a small one done by hand."""

from __future__ import annotations

from math import exp, log, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from weatherglass.cycle import survival
from weatherglass.cycle.survival import median

# Weeks in remission, Freireich and others (Blood 1963), as in Kalbfleisch and Prentice and most textbooks
TREATED = (6, 6, 6, 7, 10, 13, 16, 22, 23)
STILL_TREATED = (6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35)
UNTREATED = (1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23)


def test_the_textbook_example_with_open_ends() -> None:
    assert median(TREATED, STILL_TREATED) == (23, 13, None)


def test_the_textbook_example_without_open_ends() -> None:
    assert median(UNTREATED) == (8, 4, 11)


def test_the_curve_of_the_textbook_example() -> None:
    curve = {length: share for length, _, share, _ in survival._curve(TREATED, STILL_TREATED)}
    by_hand = {6: 18 / 21, 7: 18 / 21 * 16 / 17, 10: 18 / 21 * 16 / 17 * 14 / 15}
    assert {length: curve[length] for length in by_hand} == pytest.approx(by_hand)
    assert curve[23] == pytest.approx(0.4482, abs=1e-4)


def test_a_small_example_by_hand() -> None:
    # 4, 9, 11 and an open 6: 3/4 after 4; 9 and 11 are the last two at risk, so 3/8 after 9 and nothing after 11
    (_, low, share, high), nine, eleven = survival._curve((4, 9, 11), (6,))
    error = sqrt(1 / (4 * 3)) / -log(0.75)
    assert share == 0.75
    assert (low, high) == pytest.approx((0.75 ** exp(1.96 * error), 0.75 ** exp(-1.96 * error)), abs=1e-4)
    assert nine[2] == 0.375
    assert eleven[2] == 0
    assert median((4, 9, 11), (6,)) == (9, 4, None)


def test_the_order_of_the_lengths_does_not_matter() -> None:
    assert median(TREATED[::-1], STILL_TREATED[::-1]) == median(TREATED, STILL_TREATED)


def test_nothing_ended_has_no_median() -> None:
    assert median((), (5,)) == (None, None, None)


def test_an_open_length_counted_as_ended_is_seen() -> None:
    assert median((*TREATED, *STILL_TREATED)) != median(TREATED, STILL_TREATED)


@given(st.lists(st.integers(1, 60), min_size=1, max_size=40), st.lists(st.integers(0, 60), max_size=2))
def test_the_interval_holds_the_median(ended: list[int], still_open: list[int]) -> None:
    middle, low, high = median(ended, still_open)
    if middle is not None:
        assert low is not None
        assert low <= middle
        assert high is None or middle <= high
