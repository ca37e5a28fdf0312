"""Scores, worked out by hand and held for any answers; nothing is made up for an answer that was left out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from weatherglass.measures import KEYS, WHERES, Answer, Scale, Score, Scores, key, scoring, where

TRAITS = ("mini-ipip", "ipip-50")
OPEN = [name for name, one in KEYS.items() if not one.gate]
"""Those without a question that decides whether the others are asked."""

ANA = [4, 5, 2, 4, 3, 2, 1, 4, 2, 3, 3, 4, 5, 5, 2, 1, 2, 2, 4, 1]
"""To the twenty lines."""
BEN = [
    *(3, 2, 4, 5, 4, 2, 4, 1, 2, 3),
    *(4, 1, 5, 4, 5, 3, 5, 2, 3, 1),
    *(2, 1, 3, 4, 4, 5, 5, 3, 4, 2),
    *(1, 2, 4, 3, 5, 4, 4, 1, 2, 3),
    *(2, 5, 3, 4, 5, 3, 4, 4, 3, 4),
]
"""To the fifty lines, ten a row."""


def sums(scores: Scores) -> dict[str, int | None]:
    return {one.scale: one.sum for one in scores.scales}


def score(name: str, answers: Sequence[Answer]) -> Scores:
    """Score through the module, so that what a test removes is removed here too."""
    return scoring.score(name, answers)


def answers_to(name: str, *, left_out: bool = False) -> st.SearchStrategy[list[Answer]]:
    """Any answers to a questionnaire."""
    found = key(name)
    one: st.SearchStrategy[Answer] = st.integers(found.lowest, found.highest)
    return st.lists(st.none() | one if left_out else one, min_size=found.items, max_size=found.items)


ANY = st.sampled_from([*KEYS]).flatmap(lambda name: answers_to(name, left_out=True).map(lambda given: (name, given)))
ANY_OPEN = st.sampled_from(OPEN).flatmap(lambda name: answers_to(name).map(lambda given: (name, given)))


def twenty_by_hand() -> None:
    assert sums(score("mini-ipip", ANA)) == {
        "extraversion": 4 + 3 + (6 - 2) + (6 - 1),  # lines 1, 11; 6, 16 the other way round
        "agreeableness": 5 + 4 + (6 - 1) + (6 - 2),  # 2, 12; 7, 17
        "conscientiousness": 2 + 5 + (6 - 4) + (6 - 2),  # 3, 13; 8, 18
        "neuroticism": 4 + 5 + (6 - 2) + (6 - 4),  # 4, 14; 9, 19
        "intellect": 3 + (6 - 3) + (6 - 2) + (6 - 1),  # 5; 10, 15, 20
    }


def test_the_twenty_lines_add_up_as_by_hand() -> None:
    twenty_by_hand()
    assert sums(score("mini-ipip", ANA)) == {
        "extraversion": 16,
        "agreeableness": 18,
        "conscientiousness": 13,
        "neuroticism": 15,
        "intellect": 15,
    }
    assert score("mini-ipip", ANA)["conscientiousness"].mean == 13 / 4 == 3.25


def fifty_by_hand() -> None:
    assert sums(score("ipip-50", BEN)) == {
        "extraversion": (3 + 4 + 2 + 1 + 2) + (30 - (2 + 3 + 5 + 4 + 3)),  # 1, 11, 21, 31, 41; 6, 16, 26, 36, 46
        "agreeableness": (4 + 5 + 5 + 4 + 5 + 4) + (24 - (2 + 1 + 1 + 2)),  # 7, 17, 27, 37, 42, 47; 2, 12, 22, 32
        "conscientiousness": (4 + 5 + 3 + 4 + 3 + 4) + (24 - (1 + 2 + 3 + 1)),  # 3, 13, 23, 33, 43, 48; 8, 18, 28, 38
        "emotional-stability": (2 + 3) + (48 - (5 + 4 + 4 + 4 + 3 + 2 + 4 + 3)),  # 9, 19; 4, 14, 24, 29, 34, 39, 44, 49
        "intellect": (4 + 5 + 4 + 5 + 3 + 5 + 4) + (18 - (3 + 1 + 2)),  # 5, 15, 25, 35, 40, 45, 50; 10, 20, 30
    }


def test_the_fifty_lines_add_up_as_by_hand() -> None:
    fifty_by_hand()
    assert [*sums(score("ipip-50", BEN)).values()] == [25, 45, 40, 24, 42]
    assert score("ipip-50", BEN)["emotional-stability"].mean == 2.4


def test_the_short_ones_add_up_as_by_hand() -> None:
    assert sums(score("phq-2", [1, 2])) == {"depression": 1 + 2}
    assert sums(score("phq-4", [3, 1, 0, 2])) == {"anxiety": 3 + 1, "depression": 0 + 2, "total": 3 + 1 + 0 + 2}
    assert sums(score("pc-ptsd-5", [1, 1, 0, 1, 0, 1])) == {"total": 1 + 0 + 1 + 0 + 1}


def test_the_lowest_answers_to_all_add_up_to_what_the_reversed_lines_make_of_it() -> None:
    low_of_twenty = {"intellect": 1 + 5 + 5 + 5} | dict.fromkeys(
        ("extraversion", "agreeableness", "conscientiousness", "neuroticism"), 1 + 1 + 5 + 5
    )
    assert sums(score("mini-ipip", [1] * 20)) == low_of_twenty
    assert sums(score("ipip-50", [1] * 50)) == {
        "extraversion": 5 * 1 + 5 * 5,
        "agreeableness": 6 * 1 + 4 * 5,
        "conscientiousness": 6 * 1 + 4 * 5,
        "emotional-stability": 2 * 1 + 8 * 5,
        "intellect": 7 * 1 + 3 * 5,
    }
    assert sums(score("phq-2", [0] * 2)) == {"depression": 0}
    assert sums(score("phq-4", [0] * 4)) == {"anxiety": 0, "depression": 0, "total": 0}
    assert sums(score("pc-ptsd-5", [0] * 6)) == {"total": 0}


def test_the_highest_answers_to_all_add_up_to_what_the_reversed_lines_make_of_it() -> None:
    assert sums(score("mini-ipip", [5] * 20)) == {
        "extraversion": 5 + 5 + 1 + 1,
        "agreeableness": 5 + 5 + 1 + 1,
        "conscientiousness": 5 + 5 + 1 + 1,
        "neuroticism": 5 + 5 + 1 + 1,
        "intellect": 5 + 1 + 1 + 1,
    }
    assert [*sums(score("ipip-50", [5] * 50)).values()] == [5 * 5 + 5, 6 * 5 + 4, 6 * 5 + 4, 2 * 5 + 8, 7 * 5 + 3]
    assert sums(score("phq-2", [3] * 2)) == {"depression": 6}
    assert sums(score("phq-4", [3] * 4)) == {"anxiety": 6, "depression": 6, "total": 12}
    assert sums(score("pc-ptsd-5", [1] * 6)) == {"total": 5}


@pytest.mark.parametrize("name", TRAITS)
def test_the_middle_of_all_answers_is_the_middle_of_every_trait(name: str) -> None:
    for one in score(name, [3] * key(name).items).scales:
        assert (one.sum, one.mean, where(one)) == (3 * one.items, 3.0, "middle")


@given(ANY_OPEN)
def test_all_answers_turned_round_turn_every_score_round(asked: tuple[str, list[int]]) -> None:
    name, answers = asked
    ends = key(name).lowest + key(name).highest
    for one, other in zip(score(name, answers).scales, score(name, [ends - answer for answer in answers]).scales, strict=True):
        assert one.sum is not None
        assert other.sum is not None
        assert one.sum + other.sum == one.lowest + one.highest
        assert where_at(one) + where_at(other) == len(WHERES) - 1


def where_at(one: Score) -> int:
    found = where(one)
    assert found
    return WHERES.index(found)


@given(ANY)
def test_a_score_is_within_its_bounds_and_the_mean_on_the_scale_of_an_answer(asked: tuple[str, list[Answer]]) -> None:
    name, answers = asked
    found = score(name, answers)
    assert (found.measure, found.items, found.answered) == (name, len(answers), sum(one is not None for one in answers))
    for scale, one in zip(key(name).scales, found.scales, strict=True):
        assert (one.scale, one.items) == (scale.name, len(scale.items))
        assert one.answered == sum(answers[number - 1] is not None for number in scale.items)
        assert (one.lowest, one.highest) == (one.items * key(name).lowest, one.items * key(name).highest)
        assert (one.sum is None) == (one.mean is None) == (where(one) is None)
        if one.sum is not None and one.mean is not None:
            assert one.lowest <= one.sum <= one.highest
            assert key(name).lowest <= one.mean <= key(name).highest
            assert one.mean * one.items == pytest.approx(one.sum)
            assert one.answered == one.items or answers[0] == 0


def nothing_is_made_up() -> None:
    for name in OPEN:
        full = [key(name).highest] * key(name).items
        whole = sums(score(name, full))
        for number in range(1, len(full) + 1):
            lacks = {scale.name for scale in key(name).scales if number in scale.items}
            assert lacks
            found = score(name, [*full[: number - 1], None, *full[number:]])
            assert sums(found) == {scale: None if scale in lacks else whole[scale] for scale in whole}
            assert all(found[scale].answered == found[scale].items - 1 for scale in lacks)


def test_a_scale_with_an_answer_left_out_has_no_score_and_the_others_keep_theirs() -> None:
    nothing_is_made_up()


def test_the_total_of_the_four_questions_needs_all_four() -> None:
    found = score("phq-4", [3, 3, 3, None])
    assert sums(found) == {"anxiety": 6, "depression": None, "total": None}
    assert (found["total"].answered, found.answered) == (3, 3)


@pytest.mark.parametrize("name", KEYS)
def test_no_answers_at_all_have_no_score_and_are_no_fault(name: str) -> None:
    found = score(name, [None] * key(name).items)
    assert found.answered == 0
    assert all((one.sum, one.mean, one.answered) == (None, None, 0) for one in found.scales)


def test_a_scale_is_found_by_its_name_and_one_that_is_not_there_is_not() -> None:
    found = score("phq-4", [0, 1, 2, 3])
    assert found["anxiety"].sum == 1
    with pytest.raises(KeyError):
        found["extraversion"]


def prorated(found: Any, scale: Any, answers: Sequence[Answer]) -> Score:
    there = [answer for number in scale.items if (answer := answers[number - 1]) is not None]
    mean = sum(there) / len(there)
    items = len(scale.items)
    return Score(scale.name, items, len(there), items * found.lowest, items * found.highest, round(mean * items), mean)


def test_sabotage_an_answer_made_up_for_one_left_out_would_be_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scoring, "_score", prorated)
    with pytest.raises(AssertionError):
        nothing_is_made_up()


@pytest.mark.parametrize(
    "scale", [Scale("extraversion", plus=(1, 6, 11), minus=(16,)), Scale("extraversion", plus=(1, 12), minus=(6, 16))]
)
def test_sabotage_a_line_not_reversed_or_two_swapped_would_be_seen(scale: Scale, monkeypatch: pytest.MonkeyPatch) -> None:
    found = KEYS["mini-ipip"]
    monkeypatch.setitem(KEYS, "mini-ipip", replace(found, scales=(scale, *found.scales[1:])))
    with pytest.raises(AssertionError):
        twenty_by_hand()


@pytest.mark.parametrize("number", [number for number, answer in enumerate(BEN, start=1) if answer != 3])  # a 3 stays a 3
def test_sabotage_any_of_the_fifty_counted_the_other_way_round_would_be_seen(
    number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = KEYS["ipip-50"]
    monkeypatch.setitem(KEYS, "ipip-50", replace(found, scales=tuple(turned(scale, number) for scale in found.scales)))
    with pytest.raises(AssertionError):
        fifty_by_hand()


def turned(scale: Scale, number: int) -> Scale:
    if number in scale.plus:
        return replace(scale, plus=tuple(one for one in scale.plus if one != number), minus=(*scale.minus, number))
    if number in scale.minus:
        return replace(scale, minus=tuple(one for one in scale.minus if one != number), plus=(*scale.plus, number))
    return scale
