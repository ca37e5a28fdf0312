"""Forms that keep a note: its words, what is ticked, its day. One shape for all of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from weatherglass import record
from weatherglass.record import notes
from weatherglass.vault import NotSaved, VaultFull
from weatherglass.web import answers, both, drafted, held, house
from weatherglass.web.converters import Id

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from django.http.response import HttpResponseBase

    from weatherglass.record.notes import Note, Shelf
    from weatherglass.web.guards import OpenVisit

NO_WORDS = "There are no words yet."
NO_DAY = "That day is not in the calendar. The rest is kept; please look at the day again."


def key(shelf: Shelf, fields: Mapping[str, str]) -> str:
    """Name the draft of a form: of a new note its kind, of one that is kept its id too."""
    which = fields.get("id", "")
    return f"notes/{shelf}/{which}" if re.fullmatch(Id.regex, which) else f"notes/{shelf}"


def keep(request: OpenVisit, shelf: Shelf, place: str, *, next_place: str = "", says: str = "Kept.") -> HttpResponseBase:
    """Keep what a form says, or delete the note; "Kept." only after the commit. Words that could not be kept wait."""
    fields = held.words_of(request).fields
    which = fields.get("id", "") if re.fullmatch(Id.regex, fields.get("id", "")) else ""
    try:
        if "out" in fields:
            notes.remove_note(request.drawer, shelf, which)
            drafted.done(request.drawer, key(shelf, fields))
            return answers.go(request, place, says="Deleted.")
        new = _note(which, fields)
        if not new:
            return drafted.wait(request, place, says=NO_WORDS, status=400)
        notes.keep_note(request.drawer, shelf, new, now=house.current().now())
        drafted.done(request.drawer, key(shelf, fields))
    except (NotSaved, VaultFull) as error:
        return drafted.wait(request, place, says=str(error), status=507)
    wrong = fields.get("day", "").strip() and new.day is None
    return answers.go(request, place if wrong else next_place or place, says=NO_DAY if wrong else says)


def fresh(request: OpenVisit, shelf: Shelf) -> dict[str, str]:
    """Give what stands unfinished in the form of a new note."""
    return drafted.fields(request.drawer, f"notes/{shelf}") or {}


def rows(request: OpenVisit, shelf: Shelf) -> list[tuple[Note, dict[str, str]]]:
    """Give the notes of a kind, the newest first, each with the fields of its form: what is kept, or what stands unfinished."""
    found = notes.newest(request.drawer, shelf)
    return [(one, _fields(one) | (drafted.fields(request.drawer, f"notes/{shelf}/{one.id}") or {})) for one in found]


def today(request: OpenVisit) -> date:
    """Give the person's own day."""
    return record.today(house.current().now(), record.settings(request.drawer))


def _note(which: str, fields: Mapping[str, str]) -> Note:
    words, about = fields.get("words", "").strip(), fields.get("about", "").strip()
    marks = tuple(both.several(fields, "mark"))
    return notes.Note(id=which, words=words, about=about, marks=marks, day=_day(fields.get("day", "")))


def _fields(one: Note) -> dict[str, str]:
    day = one.day.isoformat() if one.day else ""
    return {"id": one.id, "words": one.words, "about": one.about, "mark": "\n".join(one.marks), "day": day}


def _day(text: str) -> date | None:
    try:
        return record.day(text.strip())
    except record.NoSuchDay:
        return None
