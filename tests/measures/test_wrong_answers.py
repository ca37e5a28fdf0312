"""Answers that fit no questionnaire: each is refused by its number, in one sentence that repeats none of them."""

from __future__ import annotations

from typing import Any

import pytest

from weatherglass.measures import KEYS, UnknownMeasure, WrongAnswers, key, score

WRONG: list[Any] = [-1, 6, 2.5, 3.0, "3", "", b"3", [3], {"a": 3}, 10**30, -(10**30), float("inf"), float("nan"), object()]


@pytest.mark.parametrize("name", KEYS)
@pytest.mark.parametrize("wrong", WRONG, ids=lambda wrong: type(wrong).__name__)
def test_an_answer_that_does_not_fit_is_named_by_its_number_and_not_repeated(name: str, wrong: Any) -> None:
    found = key(name)
    for number in (1, found.items):
        answers: list[Any] = [found.lowest] * found.items
        answers[number - 1] = wrong
        with pytest.raises(WrongAnswers) as raised:
            score(name, answers)
        said = str(raised.value)
        takes = "1 for yes, 0 for no" if found.gate else f"whole numbers from {found.lowest} to {found.highest}"
        assert said == f"Answer {number} does not fit: {name} takes {takes}, or null for one left out."


@pytest.mark.parametrize(("name", "answer"), [("mini-ipip", 0), ("ipip-50", 0), ("phq-2", 4), ("phq-4", 4), ("pc-ptsd-5", 2)])
def test_one_beside_the_scale_is_refused(name: str, answer: int) -> None:
    with pytest.raises(WrongAnswers):
        score(name, [answer] * key(name).items)


def test_the_number_of_an_answer_is_that_in_the_list_that_was_given() -> None:
    with pytest.raises(WrongAnswers, match="Answer 1 does"):
        score("pc-ptsd-5", [2, 0, 0, 0, 0])
    with pytest.raises(WrongAnswers, match="Answer 5 does"):
        score("pc-ptsd-5", [0, 0, 0, 0, 2])


@pytest.mark.parametrize("name", KEYS)
def test_too_many_or_too_few_are_refused_and_said_in_numbers(name: str) -> None:
    found = key(name)
    fitting = {found.items, found.items - 1} if found.gate else {found.items}
    for count in {0, 1, 4, found.items - 1, found.items + 1, 1000} - fitting:
        with pytest.raises(WrongAnswers) as raised:
            score(name, [found.lowest] * count)
        said = f"{name} has {found.items} questions, and there are {count} answers. Write null for one left out."
        assert str(raised.value) == said


@pytest.mark.parametrize("name", ["", "mini-IPIP", "bdi", "../phq-2", "phq-2 "])
def test_an_unknown_name_is_answered_with_those_that_there_are(name: str) -> None:
    for ask in (lambda: score(name, []), lambda: key(name)):
        with pytest.raises(UnknownMeasure) as raised:
            ask()
        assert str(raised.value) == f"There is no questionnaire of that name. There are {', '.join(KEYS)}."
