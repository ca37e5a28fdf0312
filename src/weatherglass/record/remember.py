"""What a person keeps for the hour when they miss someone: their reasons, people to reach, words of theirs that they chose."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

import msgspec
from msgspec.structs import replace

from weatherglass.record.document import Source, load, save
from weatherglass.record.model import new_id
from weatherglass.vault import Drawer

NAME: Final = "remember"
WHILE: Final = timedelta(hours=12)
"""So long after it was left a place is spoken of on the page of today."""


class Reason(msgspec.Struct, frozen=True):
    """A reason in the person's own words."""

    id: str
    text: str


class Person(msgspec.Struct, frozen=True):
    """Someone to reach: a name, a number as it was written, and what to know before calling or writing."""

    id: str
    name: str
    number: str = ""
    note: str = ""


class Chosen(msgspec.Struct, frozen=True):
    """An entry whose words were chosen: the document it lies in and its id. The words stay where they are."""

    document: str
    entry: str


class Remember(msgspec.Struct, frozen=True):
    """All of it. `step`: which of the chosen words was open last (from 1), 0 for none; `left`: when that was, UTC."""

    reasons: tuple[Reason, ...] = ()
    people: tuple[Person, ...] = ()
    chosen: tuple[Chosen, ...] = ()
    step: int = 0
    left: datetime | None = None


def remember(source: Source) -> Remember:
    """Return what is kept; nothing, in a vault that knows of none. Raises Damaged."""
    return load(source, NAME, Remember, Remember())


def keep_reason(drawer: Drawer, text: str, reason_id: str = "") -> None:
    """Add a reason, or change the one with this id; one that is empty is taken out. Raises NotSaved."""
    with drawer.change() as change:
        now = remember(change)
        new = Reason(reason_id or new_id(), text.strip())
        every = {one.id: one for one in now.reasons} | {new.id: new}
        save(change, NAME, replace(now, reasons=tuple(one for one in every.values() if one.text)))


def keep_person(drawer: Drawer, name: str, number: str = "", note: str = "", person_id: str = "") -> None:
    """Add someone to reach, or change the one with this id; with neither name nor number they are taken out. Raises NotSaved."""
    with drawer.change() as change:
        now = remember(change)
        new = Person(person_id or new_id(), name.strip(), number.strip(), note.strip())
        every = {one.id: one for one in now.people} | {new.id: new}
        save(change, NAME, replace(now, people=tuple(one for one in every.values() if one.name or one.number)))


def choose(drawer: Drawer, document: str, entry: str) -> None:
    """Choose the words of an entry. Raises NotSaved."""
    with drawer.change() as change:
        now = remember(change)
        save(change, NAME, replace(now, chosen=tuple(dict.fromkeys((*now.chosen, Chosen(document, entry))))))


def let_go(drawer: Drawer, entry: str) -> None:
    """Choose the words of an entry no longer. Raises NotSaved."""
    with drawer.change() as change:
        now = remember(change)
        save(change, NAME, replace(now, chosen=tuple(one for one in now.chosen if one.entry != entry)))


def stand(drawer: Drawer, step: int, *, now: datetime) -> None:
    """Keep which of the chosen words is open, so that a lock loses no place; 0 for none. Raises NotSaved."""
    with drawer.change() as change:
        save(change, NAME, replace(remember(change), step=step, left=now if step else None))


def left_lately(source: Source, *, now: datetime) -> bool:
    """Tell whether chosen words were open not long ago and were not closed. Raises Damaged."""
    kept = remember(source)
    return bool(kept.step and kept.chosen) and kept.left is not None and now - kept.left < WHILE
