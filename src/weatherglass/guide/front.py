"""Tell apart: a few questions that lead to a page. Nothing is added up, and nothing is decided."""

from __future__ import annotations

from functools import cache

from msgspec import Struct

from weatherglass.guide.pages import leaves
from weatherglass.guide.shelf import folder
from weatherglass.guide.sources import BrokenPage, read


class Answer(Struct, frozen=True, forbid_unknown_fields=True):
    """What can be answered; it leads to the question of a number (`to`), or else to the page of a name."""

    says: str
    to: int = 0
    page: str = ""


class Question(Struct, frozen=True, forbid_unknown_fields=True):
    """A question; `leaf` is its number, which is its address. The first has the number 1."""

    leaf: int
    asks: str
    answers: tuple[Answer, ...]


class _File(Struct, frozen=True, forbid_unknown_fields=True):
    questions: tuple[Question, ...]


@cache
def questions(language: str = "en") -> dict[int, Question]:
    """Give the questions by their numbers. Raises NoContent, and BrokenPage where an answer leads nowhere."""
    found = {question.leaf: question for question in read(folder(language) / "front.toml", _File).questions}
    for question in found.values():
        for answer in question.answers:
            if (answer.to not in found) == (answer.page not in leaves(language)):
                raise BrokenPage(f"front: an answer to question {question.leaf} leads nowhere, or to two places.")
    return found
