"""Staying out, as content: what they try and what one may do with it, words for others, what people try in a strong hour."""

from __future__ import annotations

from functools import cache

from msgspec import Struct

from weatherglass.guide.shelf import folder
from weatherglass.guide.sources import BrokenPage, Source, read, sources


class Attempt(Struct, frozen=True, forbid_unknown_fields=True):
    """A kind of attempt to get through: its name in the program, how it is called, what one may do; `urgent`: offer a call."""

    id: str
    says: str
    may: str
    urgent: bool = False


class Choice(Struct, frozen=True, forbid_unknown_fields=True):
    """Something to tick: its name in the program and what it says."""

    id: str
    says: str


class Saying(Struct, frozen=True, forbid_unknown_fields=True):
    """Words that someone may use as they are."""

    says: str


class Out(Struct, frozen=True, forbid_unknown_fields=True):
    """All of it. `between`: to those who carry messages; `away`: to people one has lost sight of; `steps` to get near them."""

    attempts: tuple[Attempt, ...]
    between: tuple[Saying, ...]
    rules: tuple[Saying, ...]
    helped: tuple[Choice, ...]
    away: tuple[Saying, ...]
    steps: tuple[Choice, ...]
    sources: tuple[str, ...]

    def attempt(self, name: str) -> Attempt | None:
        """Give a kind of attempt by its name, None where there is none of that name (of a later version)."""
        return next((one for one in self.attempts if one.id == name), None)


@cache
def out(language: str = "en") -> Out:
    """Give it. Raises NoContent, and BrokenPage where a name comes twice or a source is none."""
    found = read(folder(language) / "out.toml", Out)
    for named in (found.attempts, found.helped, found.steps):
        if len({one.id for one in named}) < len(named):
            raise BrokenPage("out.toml: a name comes twice.")
    if not found.sources or not set(found.sources) <= set(sources(language)):
        raise BrokenPage("out.toml: it needs sources, and each among the shared ones.")
    return found


def out_sources(language: str = "en") -> tuple[Source, ...]:
    """Give what it rests on."""
    return tuple(sources(language)[name] for name in out(language).sources)
