"""What a life is like, as far as a plan must know it: facts to tick, in small steps, and which of them a thing applies to."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache
from typing import Final

from msgspec import Struct

from weatherglass.guide.shelf import folder
from weatherglass.guide.sources import BrokenPage, read

FOLDER: Final = "plan"


class Fact(Struct, frozen=True, forbid_unknown_fields=True):
    """Something that can be so in a life: its name in the program, and how a person says it. `note` may be empty."""

    id: str
    says: str
    note: str = ""


class Step(Struct, frozen=True, forbid_unknown_fields=True):
    """A few facts that are asked together. `one`: at most one of them is so. Nothing need be answered."""

    asks: str
    facts: tuple[Fact, ...]
    about: str = ""
    one: bool = False


class _File(Struct, frozen=True, forbid_unknown_fields=True):
    steps: tuple[Step, ...]


@cache
def steps(language: str = "en") -> tuple[Step, ...]:
    """Give the steps in which a life is asked for. Raises NoContent, and BrokenPage where a fact is asked twice."""
    found = read(folder(language) / FOLDER / "life.toml", _File).steps
    every = [fact.id for step in found for fact in step.facts]
    if len(set(every)) < len(every):
        raise BrokenPage("plan/life.toml: a fact is asked twice.")
    return found


@cache
def facts(language: str = "en") -> dict[str, Fact]:
    """Give every fact by its id, in the order in which they are asked. Raises as `steps`."""
    return {fact.id: fact for step in steps(language) for fact in step.facts}


def answered(life: Collection[str], step: Step, ticked: Collection[str]) -> tuple[str, ...]:
    """Give a life after a step was answered, in the order of the facts; of a step with one answer the first tick counts.

    Facts that we do not know (of a later version) stay as they are.
    """
    mine = tuple(fact.id for fact in step.facts if fact.id in ticked)[: 1 if step.one else None]
    asked = {fact.id for fact in step.facts}
    now = {*mine, *(one for one in life if one not in asked)}
    return (*(one for one in facts() if one in now), *(one for one in life if one in now and one not in facts()))


def applies(when: Collection[str], life: Collection[str]) -> bool:
    """Tell whether something applies to a life: one of `when` must be so, nothing in it means always.

    "children+left" asks for both, "!minor" that it is not so.
    """
    return not when or any(all(_so(term, life) for term in one.split("+")) for one in when)


def known(when: Collection[str]) -> bool:
    """Tell whether a condition names only facts that are asked for."""
    return all(term.removeprefix("!") in facts() for one in when for term in one.split("+"))


def _so(term: str, life: Collection[str]) -> bool:
    return term[1:] not in life if term.startswith("!") else term in life
