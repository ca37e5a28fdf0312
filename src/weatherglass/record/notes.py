"""Short things that a person keeps beside the diary, each kind in a document of its own: rules, attempts, urges, small wins, ...

A note has words, perhaps a day, and names that were ticked. None of it is counted towards anything.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Final, Literal, get_args

import msgspec
from msgspec.structs import replace

from weatherglass.record.document import Source, load, save
from weatherglass.record.model import new_id
from weatherglass.vault import Drawer

Shelf = Literal["rules", "attempts", "reached", "urges", "ties", "wins", "bring", "took", "writing", "mirror"]
"""`rules` for contact; `attempts` of the other to get through; `reached`: having got in touch oneself; `urges` that passed;
`ties`: people one has lost sight of; `wins`: what the person calls a step; `bring` to the next session, `took` from the last;
`writing` to a practice; `mirror`: writing about oneself."""
SHELVES: Final = get_args(Shelf)
MOMENTS: Final = timedelta(minutes=2)


class Note(msgspec.Struct, frozen=True, kw_only=True):
    """One thing. `about`: more words (what I did, what would help next time); `marks`: ids that were ticked.

    `done`, `written`, `changed` UTC; `earlier`: what it said before, the oldest first.
    """

    id: str = ""
    words: str = ""
    about: str = ""
    marks: tuple[str, ...] = ()
    day: date | None = None
    done: datetime | None = None
    written: datetime | None = None
    changed: datetime | None = None
    earlier: tuple[Note, ...] = ()

    def __bool__(self) -> bool:
        """Whether anything is in it."""
        return bool(self.words or self.about or self.marks)


class _Notes(msgspec.Struct, frozen=True):
    notes: tuple[Note, ...] = ()


def notes(source: Source, shelf: Shelf) -> tuple[Note, ...]:
    """Return what is kept of one kind, in the order in which it was written. Raises Damaged."""
    return load(source, f"notes/{shelf}", _Notes, _Notes()).notes


def newest(source: Source, shelf: Shelf) -> tuple[Note, ...]:
    """Return the same, the newest day first; what has no day stands at the day on which it was written. Raises Damaged."""
    numbered = sorted(enumerate(notes(source, shelf)), key=lambda pair: (_when(pair[1]), pair[0]), reverse=True)
    return tuple(one for _, one in numbered)


def keep_note(drawer: Drawer, shelf: Shelf, new: Note, *, now: datetime) -> Note:
    """Add a note (one without an id), or change the one with its id, which keeps what it said before.

    What is sent twice within some moments is kept once. Raises NotSaved, VaultFull.
    """
    with drawer.change() as change:
        every = {one.id: one for one in notes(change, shelf)}
        twin = next((one for one in every.values() if _says(one) == _says(new) and _just_now(one, now)), None)
        if not new.id and twin:
            return twin
        known = every.get(new.id)
        kept = _onto(known, new, now) if known else replace(new, id=new.id or new_id(), written=now, changed=None, earlier=())
        save(change, f"notes/{shelf}", _Notes(tuple((every | {kept.id: kept}).values())))
    return kept


def tick(drawer: Drawer, shelf: Shelf, note_id: str, *, done: datetime | None) -> bool:
    """Keep that a note is done with, or no longer; tell whether it is there. Raises NotSaved."""
    with drawer.change() as change:
        every = notes(change, shelf)
        if not any(one.id == note_id for one in every):
            return False
        save(change, f"notes/{shelf}", _Notes(tuple(replace(one, done=done) if one.id == note_id else one for one in every)))
    return True


def remove_note(drawer: Drawer, shelf: Shelf, note_id: str) -> None:
    """Delete a note with what it said before; one that is not there is no fault. Raises NotSaved."""
    with drawer.change() as change:
        save(change, f"notes/{shelf}", _Notes(tuple(one for one in notes(change, shelf) if one.id != note_id)))


def most_often(found: Iterable[Note]) -> tuple[tuple[str, int], ...]:
    """Return the marks of some notes with in how many each was ticked, the most often first."""
    counts: dict[str, int] = {}
    for mark in (mark for one in found for mark in dict.fromkeys(one.marks)):
        counts[mark] = counts.get(mark, 0) + 1
    return tuple(sorted(counts.items(), key=lambda pair: -pair[1]))


def _onto(known: Note, new: Note, now: datetime) -> Note:
    if _says(known) == _says(new):
        return known
    return replace(new, done=known.done, written=known.written, changed=now, earlier=(*known.earlier, replace(known, earlier=())))


def _says(one: Note) -> tuple[object, ...]:
    return (one.words, one.about, one.marks, one.day)


def _just_now(one: Note, now: datetime) -> bool:
    return one.written is not None and abs(now - one.written) < MOMENTS  # a clock may be put back


def _when(one: Note) -> date:
    return one.day or (one.written.date() if one.written else date.min)
