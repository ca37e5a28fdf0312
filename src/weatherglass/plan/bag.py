"""What people take with them, as they list it: papers and things, each only where it fits a life."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache

from msgspec import Struct

from weatherglass.guide import sources as every_source
from weatherglass.guide.shelf import folder
from weatherglass.guide.sources import BrokenPage, Source, read
from weatherglass.plan.life import FOLDER, applies, known


class Thing(Struct, frozen=True, forbid_unknown_fields=True):
    """Something to take. `paper`: a photograph of it may do where taking it is a danger."""

    id: str
    says: str
    paper: bool = False
    when: tuple[str, ...] = ()


class Pocket(Struct, frozen=True, forbid_unknown_fields=True):
    """Things that belong together."""

    name: str
    things: tuple[Thing, ...]


class _File(Struct, frozen=True, forbid_unknown_fields=True):
    pockets: tuple[Pocket, ...]
    sources: tuple[str, ...]


@cache
def _file(language: str) -> _File:
    found = read(folder(language) / FOLDER / "bag.toml", _File)
    every = [thing for pocket in found.pockets for thing in pocket.things]
    if len({thing.id for thing in every}) < len(every) or not all(known(thing.when) for thing in every):
        raise BrokenPage("plan/bag.toml: two things share an id, or one depends on something that is not asked for.")
    if not found.sources or not set(found.sources) <= set(every_source(language)):
        raise BrokenPage("plan/bag.toml: it needs sources, and each among the shared ones.")
    return found


def bag(life: Collection[str], language: str = "en") -> tuple[Pocket, ...]:
    """Give the pockets with the things that fit a life. Raises NoContent, BrokenPage."""
    fitting = (
        Pocket(pocket.name, tuple(thing for thing in pocket.things if applies(thing.when, life)))
        for pocket in _file(language).pockets
    )
    return tuple(pocket for pocket in fitting if pocket.things)


def things(language: str = "en") -> dict[str, Thing]:
    """Give every thing by its id, whatever a life is like. Raises NoContent, BrokenPage."""
    return {thing.id: thing for pocket in _file(language).pockets for thing in pocket.things}


def bag_sources(language: str = "en") -> tuple[Source, ...]:
    """Give what the list rests on."""
    return tuple(every_source(language)[name] for name in _file(language).sources)
