"""Questions to write to about oneself: being close, early relationships. No test, no type, nothing added up."""

from __future__ import annotations

from functools import cache

from msgspec import Struct

from weatherglass.guide.pages import texts
from weatherglass.guide.shelf import folder
from weatherglass.guide.sources import BrokenPage, read, sources
from weatherglass.guide.words import Rendered


class Question(Struct, frozen=True, forbid_unknown_fields=True):
    """A question to write to; its id is kept with what is written."""

    id: str
    asks: str


class Set(Struct, frozen=True, forbid_unknown_fields=True):
    """Questions that belong together. `leaf` is their number; `after` is Markdown with marks for sources."""

    id: str
    leaf: int
    title: str
    about: str
    after: str
    questions: tuple[Question, ...]
    facts: tuple[str, ...] = ()


class _File(Struct, frozen=True, forbid_unknown_fields=True):
    sources: tuple[str, ...]
    sets: tuple[Set, ...]


class NoSuchSet(LookupError):
    """There are no questions of this number."""

    def __init__(self) -> None:
        super().__init__("There is no such page.")


@cache
def sets(language: str = "en") -> dict[int, Set]:
    """Give the sets by their numbers. Raises NoContent, and BrokenPage for what a writer must mend."""
    found = read(folder(language) / "mirror.toml", _File)
    ids = [question.id for one in found.sets for question in one.questions]
    if len(set(ids)) < len(ids) or not set(found.sources) <= set(sources(language)):
        raise BrokenPage("mirror.toml: a question comes twice, or a source is none.")
    if len({one.leaf for one in found.sets}) < len(found.sets) or len({one.id for one in found.sets}) < len(found.sets):
        raise BrokenPage("mirror.toml: two share an id or a number.")
    if not all(one.questions and all(question.asks for question in one.questions) for one in found.sets):
        raise BrokenPage("mirror.toml: there are no questions, or one asks nothing.")
    return {one.leaf: one for one in found.sets}


def set_at(leaf: int) -> Set:
    """Give one set. Raises NoSuchSet."""
    if leaf not in sets():
        raise NoSuchSet
    return sets()[leaf]


def after(one: Set, base: str) -> Rendered:
    """Give what stands under a set as HTML, with its sources."""
    return texts("mirror", {one.id: one.after}, base=base)
