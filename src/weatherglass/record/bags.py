"""The bag: where each thing is, what may be left behind, and photographs of papers, which lie in the chest."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Final, Literal

import msgspec
from msgspec.structs import replace

from weatherglass.record.document import Source, load, save
from weatherglass.record.model import new_id
from weatherglass.vault import Drawer

NAME: Final = "bag"
State = Literal["", "ready", "leave"]
"""Not settled, ready, may be left behind."""


class Packed(msgspec.Struct, frozen=True, kw_only=True):
    """One thing. `id`: of the thing in the list, or its own; `says` as it was when kept; `where` it is, as written."""

    id: str
    says: str = ""
    where: str = ""
    state: State = ""
    own: bool = False


class Paper(msgspec.Struct, frozen=True, kw_only=True):
    """A photograph of a paper. `id` names its file in the chest; `says` what it is of; `kind`: media type; `size` in bytes."""

    id: str
    says: str = ""
    kind: str = "image/jpeg"
    size: int = 0
    added: datetime | None = None

    @property
    def file(self) -> str:
        """Its name in the chest."""
        return f"paper/{self.id}"


class Bag(msgspec.Struct, frozen=True, kw_only=True):
    """Things that something is written about, and photographs of papers."""

    things: tuple[Packed, ...] = ()
    papers: tuple[Paper, ...] = ()


class NoSuchPaper(LookupError):
    """There is no such photograph."""

    def __init__(self) -> None:
        super().__init__("That photograph is not here any more.")


def bag(source: Source) -> Bag:
    """Return the bag; an empty one where there is none. Raises Damaged."""
    return load(source, NAME, Bag, Bag())


def keep_things(drawer: Drawer, things: Iterable[Packed], *, shown: Collection[str]) -> None:
    """Keep what a form says of things: `shown` are the ids that stood in it; one without anything to say is dropped."""
    with drawer.change() as change:
        old = bag(change)
        rest = {one.id: one for one in old.things if one.id not in shown}
        new = {one.id: one for one in things if one.where or one.state or (one.own and one.says)}
        save(change, NAME, replace(old, things=tuple((rest | new).values())))


def own_thing(says: str) -> Packed:
    """Make a thing of the person's own."""
    return Packed(id=new_id(), says=says, own=True)


def add_paper(drawer: Drawer, new: Paper) -> None:
    """Keep that there is a photograph; its file is in the chest already. Raises NotSaved, VaultFull."""
    with drawer.change() as change:
        old = bag(change)
        save(change, NAME, replace(old, papers=(*(one for one in old.papers if one.id != new.id), new)))


def paper(source: Source, paper_id: str) -> Paper:
    """Return one photograph. Raises NoSuchPaper, Damaged."""
    for found in bag(source).papers:
        if found.id == paper_id:
            return found
    raise NoSuchPaper


def remove_paper(drawer: Drawer, paper_id: str) -> None:
    """Delete a photograph, its file with it; one that is not there is no fault. Raises NotSaved."""
    with drawer.change() as change:
        old = bag(change)
        for one in old.papers:
            if one.id == paper_id:
                change.delete(one.file)
        save(change, NAME, replace(old, papers=tuple(one for one in old.papers if one.id != paper_id)))
