"""Scoring as published. A scale with an answer left out has no score: none of the makers says how to make one up."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, floor
from typing import Literal, TypeAlias

from msgspec import Struct

from weatherglass.measures.keys import KEYS, Key, Scale

Answer: TypeAlias = int | None
"""What was answered; None for an item that was left out."""
Where: TypeAlias = Literal["low", "lower", "middle", "higher", "high"]
WHERES: tuple[Where, ...] = ("low", "lower", "middle", "higher", "high")


class UnknownMeasure(LookupError):
    """There is no questionnaire of this name. Its text is the plain sentence."""

    def __init__(self) -> None:
        super().__init__(f"There is no questionnaire of that name. There are {', '.join(KEYS)}.")


class WrongAnswers(ValueError):
    """The answers do not fit the questionnaire. Its text says which, by number, and what would."""


class Score(Struct, frozen=True):
    """What a scale adds up to. `sum` from `lowest` to `highest`, `mean` on the scale of one answer; None without a score."""

    scale: str
    items: int
    answered: int
    lowest: int
    highest: int
    sum: int | None = None
    mean: float | None = None


class Scores(Struct, frozen=True):
    """The scores of a questionnaire, one for each of its scales; `answered` of its `items`."""

    measure: str
    items: int
    answered: int
    scales: tuple[Score, ...]

    def __getitem__(self, scale: str) -> Score:
        """Return the score of a scale. Raises KeyError for one that the questionnaire has not."""
        found = next((one for one in self.scales if one.scale == scale), None)
        if found is None:
            raise KeyError(scale)
        return found


def key(name: str) -> Key:
    """Return the key of a questionnaire. Raises UnknownMeasure."""
    if name not in KEYS:
        raise UnknownMeasure
    return KEYS[name]


def score(name: str, answers: Sequence[Answer]) -> Scores:
    """Score the answers to a questionnaire, in the order of its items, None for one that was left out.

    True and False are yes and no where a questionnaire asks for these. PC-PTSD-5 also takes its five questions alone, from
    someone who said yes to the one before them. Raises UnknownMeasure, and WrongAnswers for a number of answers that does not
    fit or an answer out of range.
    """
    found = key(name)
    given = _checked(found, answers)
    return Scores(
        measure=name,
        items=found.items,
        answered=sum(answer is not None for answer in given),
        scales=tuple(_score(found, scale, given) for scale in found.scales),
    )


def where(score: Score) -> Where | None:
    """Say where a mean stands on the words of one answer, from the lowest to the highest; None without a score.

    It is the answer that is nearest to the mean, of two the one nearer to the middle. People are compared with nobody: the
    makers of the item pool advise against norms (ipip.ori.org/newNorms.htm).
    """
    if score.mean is None:
        return None
    low, high = score.lowest / score.items, score.highest / score.items
    place = (score.mean - low) / (high - low) * (len(WHERES) - 1)
    middle = (len(WHERES) - 1) / 2
    return WHERES[floor(place + 0.5) if place < middle else ceil(place - 0.5)]


def _checked(found: Key, answers: Sequence[Answer]) -> list[Answer]:
    given = list(answers)
    if found.gate and len(given) == found.items - 1:
        given = [found.highest, *given]
    if len(given) != found.items:
        raise WrongAnswers(
            f"{found.name} has {found.items} questions, and there are {len(answers)} answers. Write null for one left out."
        )
    for number, answer in enumerate(given, start=1 + len(answers) - len(given)):
        if not _fits(found, answer):
            raise WrongAnswers(f"Answer {number} does not fit: {found.name} takes {_range(found)}, or null for one left out.")
    return [None if answer is None else int(answer) for answer in given]


def _fits(found: Key, answer: object) -> bool:
    if isinstance(answer, bool):
        return (found.lowest, found.highest) == (0, 1)
    return answer is None or (isinstance(answer, int) and found.lowest <= answer <= found.highest)


def _range(found: Key) -> str:
    return "1 for yes, 0 for no" if found.gate else f"whole numbers from {found.lowest} to {found.highest}"


def _score(found: Key, scale: Scale, given: Sequence[Answer]) -> Score:
    count, lowest, highest = len(scale.items), found.lowest, found.highest
    answers = {number: answer for number in scale.items if (answer := given[number - 1]) is not None}
    bare = Score(scale.name, count, len(answers), count * lowest, count * highest)
    if found.gate and given[0] != highest:
        return _closed(bare, none_said=given[0] == lowest and not any(answers.values()))
    if len(answers) < count:
        return bare
    total = sum(lowest + highest - answer if number in scale.minus else answer for number, answer in answers.items())
    return Score(scale.name, count, count, bare.lowest, bare.highest, total, total / count)


def _closed(bare: Score, *, none_said: bool) -> Score:
    """Score what lies behind a first question without a yes: 0 after a no, unless something behind it is a yes."""
    return Score(bare.scale, bare.items, bare.answered, bare.lowest, bare.highest, 0, 0.0) if none_said else bare
