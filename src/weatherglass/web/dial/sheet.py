"""The form of a questionnaire: what stands in it, and what it says when it is posted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from weatherglass.measures import Answer, Questionnaire


class Choice(Struct, frozen=True):
    """An answer that can be picked: what the form sends ("" leaves the item out), what it says, whether it is picked."""

    value: str
    says: str
    picked: bool


class Row(Struct, frozen=True):
    """An item with its answers. `name`: of its field."""

    number: int
    name: str
    asks: str
    choices: tuple[Choice, ...]


def rows(found: Questionnaire, answers: Sequence[Answer], typed: Mapping[str, str] | None) -> list[Row]:
    """Give the items, each with what is picked: what stands unfinished, else what is kept."""
    shown = read(found, typed, answers) if typed is not None else answers
    return [_row(found, number, shown[number - 1] if shown else None) for number in range(1, found.key.items + 1)]


def stood(found: Questionnaire, answers: Sequence[Answer]) -> str:
    """Say what stood in a form when it was opened, so that another window's answers are not overwritten."""
    return ",".join("" if answer is None else str(answer) for answer in answers or [None] * found.key.items)


def read(found: Questionnaire, fields: Mapping[str, str], kept: Sequence[Answer]) -> tuple[Answer, ...]:
    """Read a form onto what is kept now.

    A field that it lacks, that it found so (`was`), or that holds no answer of this questionnaire, changes nothing. Where
    nothing is kept any more, all that it says is read.
    """
    now = kept or [None] * found.key.items
    was = fields.get("was", "").split(",")
    before = was if kept and len(was) == found.key.items else [""] * found.key.items
    picked = {"": None, **{str(value): value for value in range(found.key.lowest, found.key.highest + 1)}}
    said = [fields.get(f"a{number}", old) for number, old in enumerate(before, start=1)]
    return tuple(
        picked[value] if value != old and value in picked else current
        for value, old, current in zip(said, before, now, strict=True)
    )


def _row(found: Questionnaire, number: int, answer: Answer) -> Row:
    values = enumerate(found.options, start=found.key.lowest)
    choices = (*(Choice(str(value), says, value == answer) for value, says in values), Choice("", "Leave out", answer is None))
    return Row(number, f"a{number}", found.items[number - 1], choices)
