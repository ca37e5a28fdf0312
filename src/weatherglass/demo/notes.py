"""What Ana keeps beside the diary of the fictional year: short notes, letters that are not sent, answers to questions."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import msgspec

from weatherglass.demo.shelf import SHELF, Hour, Offset, StoryFault, moment, read, tables
from weatherglass.record import answered, letters
from weatherglass.record import notes as keeping
from weatherglass.record.answered import Answers
from weatherglass.record.notes import Note, Shelf

if TYPE_CHECKING:
    from pathlib import Path

    from weatherglass.vault import Drawer


class Wording(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What a note says, or said, as its file holds it: days before today, and the hour at which it was written."""

    at: Hour
    day: Offset | None = None
    written: Offset | None = None
    marks: tuple[str, ...] = ()
    words: str = ""
    about: str = ""

    @property
    def clock(self) -> tuple[int, str]:
        """When it was written, in days before today, and the hour."""
        return (self.set_down or 0, self.at)

    @property
    def set_down(self) -> int | None:
        """The day on which it was written, in days before today."""
        return self.day if self.written is None else self.written


class Jotted(Wording, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A note: its kind, what it says, what it said before, and the day on which it was done with."""

    shelf: Shelf
    done: Offset | None = None
    earlier: tuple[Wording, ...] = ()


class Letter(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A letter as its file holds it."""

    written: Offset
    at: Hour
    text: str


class Given(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Answers to a questionnaire as their file holds them; -1 for one that was left out, for TOML has no null."""

    measure: str
    written: Offset
    at: Hour
    answers: tuple[int, ...]


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    note: list[object] = []
    letter: list[object] = []
    given: list[object] = []


def jotted(shelf: Path = SHELF) -> tuple[Jotted, ...]:
    """Return the notes as the file holds them, each checked. Raises StoryFault, which names the note."""
    return tuple(_checked(number, table) for number, table in enumerate(_file(shelf).note, start=1))


def unsent(shelf: Path = SHELF) -> tuple[Letter, ...]:
    """Return the letters as the file holds them. Raises StoryFault, which names the letter."""
    found = tuple(read(one, Letter, f"notes.toml, letter {number}") for number, one in enumerate(_file(shelf).letter, start=1))
    for number, letter in enumerate(found, start=1):
        if not letter.text.strip():
            raise StoryFault(f"notes.toml, letter {number}: it says nothing.")
    return found


def given(shelf: Path = SHELF) -> tuple[Given, ...]:
    """Return the answers to questionnaires as the file holds them. Raises StoryFault, which names them."""
    return tuple(read(one, Given, f"notes.toml, given {number}") for number, one in enumerate(_file(shelf).given, start=1))


def keep_notes(drawer: Drawer, today: date, *, shelf: Path = SHELF) -> None:
    """Keep all of them, each at its time. Raises StoryFault."""
    for one in jotted(shelf):
        kept = Note()
        for said in (*one.earlier, one):
            kept = keeping.keep_note(drawer, one.shelf, _note(said, kept.id, today), now=moment(today, *said.clock))
        if one.done is not None:
            keeping.tick(drawer, one.shelf, kept.id, done=moment(today, one.done, "13:00"))
    for letter in unsent(shelf):
        letters.keep_letter(drawer, letter.text.strip(), now=moment(today, letter.written, letter.at))
    for one_time in given(shelf):
        picked = Answers(answers=tuple(None if answer < 0 else answer for answer in one_time.answers))
        answered.keep_answers(drawer, one_time.measure, picked, now=moment(today, one_time.written, one_time.at))


def _file(shelf: Path) -> _File:
    return read(tables("notes.toml", shelf), _File, "notes.toml")


def _note(said: Wording, note_id: str, today: date) -> Note:
    day = None if said.day is None else today + timedelta(said.day)
    return Note(id=note_id, words=said.words, about=said.about, marks=said.marks, day=day)


def _checked(number: int, table: object) -> Jotted:
    note = read(table, Jotted, f"notes.toml, note {number}")
    for wrong, complaint in _complaints(note):
        if wrong:
            raise StoryFault(f"notes.toml, note {number}: {complaint}.")
    return note


def _complaints(note: Jotted) -> tuple[tuple[bool, str], ...]:
    down = note.set_down
    return (
        (down is None, "it does not say when it was written"),
        (down is not None and note.day is not None and down < note.day, "it was written before it happened"),
        (not (note.words.strip() or note.about.strip() or note.marks), "it says nothing"),
        (note.done is not None and note.shelf != "bring", "only what is brought to a session has `done`"),
        (note.done is not None and down is not None and note.done <= down, "it was brought before it was written"),
        (any(older.written is None for older in note.earlier), "an earlier wording needs `written`"),
        (any(older.clock >= note.clock for older in note.earlier), "its earlier wording is not earlier"),
    )
