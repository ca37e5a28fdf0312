"""Short practices, chosen by what is needed now: no course, nothing to complete."""

from __future__ import annotations

from functools import cache

from msgspec import Struct

from weatherglass.guide.shelf import folder
from weatherglass.guide.sources import BrokenPage, Source, read, sources

FOLDER = "practices"


class NoSuchPractice(LookupError):
    """There is no practice, or no need, of this number."""

    def __init__(self) -> None:
        super().__init__("There is no such practice.")


class Need(Struct, frozen=True, forbid_unknown_fields=True):
    """What is needed now, as a person says it. `leaf` is its number, which is its address."""

    id: str
    leaf: int
    says: str


class Practice(Struct, frozen=True, forbid_unknown_fields=True):
    """One practice. `leaf` is its number; `needs`: ids of what it may help with, the nearest first; `minutes`: about how long.

    `whom`: for whom it is; `not_when`: when to leave it; `steps`: what to do, each may be skipped; `write`: a question to
    write to, "" for none, and `rid`: what is written there is kept nowhere; `breath`: shows the calm picture. `evidence`: what
    it rests on, and how far that goes; `line`: someone to call stands beside it.
    """

    id: str
    leaf: int
    title: str
    needs: tuple[str, ...]
    minutes: int
    whom: str
    not_when: str
    steps: tuple[str, ...]
    evidence: str
    sources: tuple[str, ...]
    write: str = ""
    rid: bool = False
    line: bool = False
    breath: bool = False
    facts: tuple[str, ...] = ()


class _Needs(Struct, frozen=True, forbid_unknown_fields=True):
    needs: tuple[Need, ...]


class _Practices(Struct, frozen=True, forbid_unknown_fields=True):
    practices: tuple[Practice, ...]


@cache
def needs(language: str = "en") -> tuple[Need, ...]:
    """Give the needs in their order. Raises NoContent, BrokenPage."""
    return read(folder(language) / FOLDER / "needs.toml", _Needs).needs


@cache
def practices(language: str = "en") -> dict[int, Practice]:
    """Give every practice by its number. Raises NoContent, and BrokenPage for what a writer must mend."""
    paths = sorted(path for path in (folder(language) / FOLDER).glob("*.toml") if path.stem != "needs")
    every = [one for path in paths for one in read(path, _Practices).practices]
    _check(every, language)
    return {one.leaf: one for one in sorted(every, key=lambda one: one.leaf)}


def practice(leaf: int) -> Practice:
    """Give one practice. Raises NoSuchPractice."""
    if leaf not in practices():
        raise NoSuchPractice
    return practices()[leaf]


def need(leaf: int) -> Need:
    """Give one need. Raises NoSuchPractice."""
    found = next((one for one in needs() if one.leaf == leaf), None)
    if found is None:
        raise NoSuchPractice
    return found


def for_need(name: str) -> tuple[Practice, ...]:
    """Give the practices for a need: first those that are nearest to it, then the shorter ones."""
    fitting = (one for one in practices().values() if name in one.needs)
    return tuple(sorted(fitting, key=lambda one: (one.needs.index(name), one.minutes)))


def practice_sources(one: Practice, language: str = "en") -> tuple[Source, ...]:
    """Give what a practice rests on."""
    return tuple(sources(language)[name] for name in one.sources)


def _check(every: list[Practice], language: str) -> None:
    if len({one.id for one in every}) < len(every) or len({one.leaf for one in every}) < len(every):
        raise BrokenPage("practices: two share an id or a number.")
    known = {one.id for one in needs(language)}
    for one in every:
        if not one.needs or not set(one.needs) <= known:
            raise BrokenPage(f"practices, {one.id}: it needs a need, and each among the known ones.")
        if not one.sources or not set(one.sources) <= set(sources(language)):
            raise BrokenPage(f"practices, {one.id}: it needs sources, and each among the shared ones.")
        if not (one.steps and one.whom and one.not_when and one.evidence):
            raise BrokenPage(f"practices, {one.id}: it needs steps, for whom, when not, and what it rests on.")
