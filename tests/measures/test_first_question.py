"""PC-PTSD-5 asks first whether anything of the kind happened: what a no, a yes and nothing said there make of the rest."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from weatherglass.measures import KEYS, Answer, Score, WrongAnswers, key, score


def closed_after_a_no() -> None:
    for behind in ([None] * 5, [0] * 5, [0, None, 0, None, None]):
        assert score("pc-ptsd-5", [0, *behind])["total"] == Score(
            "total", 5, sum(one is not None for one in behind), 0, 5, sum=0, mean=0.0
        )
    for behind in ([1, 0, 0, 0, 0], [None, None, None, None, 1], [1] * 5):
        assert score("pc-ptsd-5", [0, *behind])["total"].sum is None


def test_after_a_no_the_score_is_0_and_a_yes_behind_it_leaves_none() -> None:
    closed_after_a_no()


def no_score_without_the_first() -> None:
    for behind in ([1] * 5, [0] * 5, [1, None, None, None, None]):
        assert score("pc-ptsd-5", [None, *behind])["total"].sum is None


def test_the_first_question_left_out_leaves_no_score() -> None:
    no_score_without_the_first()


def test_after_a_yes_one_of_the_five_left_out_leaves_no_score() -> None:
    found = score("pc-ptsd-5", [1, 1, 1, None, 1, 1])["total"]
    assert (found.sum, found.answered) == (None, 4)


@given(st.lists(st.none() | st.integers(0, 1), min_size=5, max_size=5))
def test_the_five_alone_are_scored_as_after_a_yes(five: list[Answer]) -> None:
    assert score("pc-ptsd-5", five) == score("pc-ptsd-5", [1, *five])


def test_yes_and_no_are_taken_where_they_are_asked_for_and_nowhere_else() -> None:
    assert score("pc-ptsd-5", [True, True, False, True, False, True]) == score("pc-ptsd-5", [1, 1, 0, 1, 0, 1])
    assert type(score("pc-ptsd-5", [True] * 6)["total"].sum) is int
    for name in KEYS.keys() - {"pc-ptsd-5"}:
        with pytest.raises(WrongAnswers):
            score(name, [True] * key(name).items)


def test_sabotage_a_first_question_that_is_not_heeded_would_be_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(KEYS, "pc-ptsd-5", replace(KEYS["pc-ptsd-5"], gate=False))
    for check in (closed_after_a_no, no_score_without_the_first):
        with pytest.raises(AssertionError):
            check()
