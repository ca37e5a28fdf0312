"""Several questions at one look share its alpha."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from weatherglass.cycle.holm import holm


def test_the_smallest_is_held_against_its_share_and_the_next_against_a_larger_one() -> None:
    levels, passed = zip(*holm([0.04, 0.01, 0.03], 0.06), strict=True)
    assert levels == pytest.approx([0.06, 0.02, 0.03])
    assert passed == (True, True, True)
    assert [passed for _, passed in holm([0.01, 0.02, 0.03], 0.05)] == [True, True, True]


def test_after_one_that_fails_none_passes() -> None:
    assert [passed for _, passed in holm([0.02, 0.021], 0.03)] == [False, False]


def test_nothing_asked_gives_nothing() -> None:
    assert holm([], 0.05) == ()


@given(st.lists(st.floats(0, 1), min_size=1, max_size=6))
def test_what_passes_would_pass_alone_and_the_smallest_passes_as_with_bonferroni(chances: list[float]) -> None:
    passed = [passed for _, passed in holm(chances, 0.05)]
    assert all(p <= 0.05 for p, through in zip(chances, passed, strict=True) if through)
    assert any(passed) == (min(chances) <= 0.05 / len(chances))
