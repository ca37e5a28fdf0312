"""Forms that keep a note: its words, what is ticked, its day. One shape for all of them."""

from __future__ import annotations

import re
from math import ceil
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from django.http import Http404

from weatherglass import record
from weatherglass.record import notes
from weatherglass.vault import NotSaved, VaultFull
from weatherglass.web import answers, both, drafted, held, house
from weatherglass.web.converters import Id

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Mapping
    from datetime import date

    from django.http.response import HttpResponseBase

    from weatherglass.record.notes import Note, Shelf
    from weatherglass.web.guards import OpenVisit

Form: TypeAlias = dict[str, str | list[str]]
TICKED: Final = frozenset({"attempts", "urges"})
"""Notes that say something by their ticks alone; of the others a mark says only to what they were written."""
ON_A_PAGE = 30
NO_WORDS = "There are no words yet."
GONE = "It was deleted in another window meanwhile. What you wrote is kept."
AHEAD = "Kept. That day is still to come; please look at it again."
NO_DAY = "That day is not in the calendar. The rest is kept; please look at the day again."
_MARK = re.compile(r"[a-z0-9-]{1,40}")


def which(fields: Mapping[str, str]) -> str:
    """Give the id that a form says, "" where it is none."""
    return fields["id"] if re.fullmatch(Id.regex, fields.get("id", "")) else ""


def key(shelf: Shelf, fields: Mapping[str, str]) -> str:
    """Name the draft of a form: of a new note its kind, of one that is kept its id too.

    A button that brings words of ours (`aside`) is none of them: it takes nothing from what stands unfinished in a form.
    """
    rest = which(fields) or ("aside" if "aside" in fields else "")
    return f"notes/{shelf}/{rest}" if rest else f"notes/{shelf}"


def keep(
    request: OpenVisit,
    shelf: Shelf,
    place: str,
    *,
    next_place: str = "",
    says: str = "Kept.",
    shown: Container[str] = (),
    day_is_enough: bool = False,
) -> HttpResponseBase:
    """Keep what a form says, or delete the note; "Kept." only after the commit. Words that could not be kept wait.

    `shown`: the marks for which the form has a box; others, of a later version, stay.
    """
    fields = held.words_of(request).fields
    try:
        if "out" in fields:
            notes.remove_note(request.drawer, shelf, which(fields))
            drafted.done(request.drawer, key(shelf, fields))
            return answers.go(request, place, says="Deleted.")
        old = next((one for one in notes.notes(request.drawer, shelf) if one.id == which(fields)), notes.Note())
        if gone := bool(which(fields) and not old.id):
            fields = _anew(fields)
        new, wrong = _note(old, fields, shown), _no_day(fields)
        if not (new.words or new.about or (new.marks and shelf in TICKED) or (new.day and day_is_enough)):
            return drafted.wait(request, place, says=NO_WORDS, status=400)
        notes.keep_note(request.drawer, shelf, new, now=house.current().now())
        drafted.done(request.drawer, key(shelf, fields))
    except (NotSaved, VaultFull) as error:
        return drafted.wait(request, place, says=str(error), status=507)
    if new.day and new.day > today(request) and new.day != old.day:
        return answers.go(request, place, says=AHEAD)
    return answers.go(request, place if wrong else next_place or place, says=NO_DAY if wrong else GONE if gone else says)


def fresh(request: OpenVisit, shelf: Shelf) -> Form:
    """Give what stands unfinished in the form of a new note, else what was written to one that is deleted, with its `id`."""
    typed = drafted.fields(request.drawer, f"notes/{shelf}")
    if typed:
        return _form(typed)
    kept = (one.id for one in notes.notes(request.drawer, shelf))
    lost = adrift(
        drafted.begun(request.drawer, f"notes/{shelf}/"),
        kept,
        ("words", "about", "mark") if shelf in TICKED else ("words", "about"),
    )
    return next((_form(_anew(said) | {"id": name}) for name, said in lost.items()), {})


def adrift(begun: Mapping[str, Mapping[str, str]], kept: Iterable[str], names: Iterable[str]) -> dict[str, Mapping[str, str]]:
    """Give the drafts, by id, of what is not kept any more (deleted in another window), where they say something under a name."""
    here, wanted = set(kept), tuple(names)
    by_id = {name.rpartition("/")[2]: fields for name, fields in begun.items()}
    return {
        name: fields
        for name, fields in by_id.items()
        if name == which({"id": name}) and name not in here and any(fields.get(one, "").strip() for one in wanted)
    }


def rows(request: OpenVisit, shelf: Shelf) -> list[tuple[Note, Form]]:
    """Give the notes of a kind, the newest first, each with the fields of its form: what is kept, or what stands unfinished."""
    return with_forms(request, shelf, notes.newest(request.drawer, shelf))


class Page(NamedTuple):
    """Some of the notes of a kind, the newest first, each with its form; which page of how many it is."""

    rows: list[tuple[Note, Form]]
    number: int
    pages: int


def page_of(request: OpenVisit, shelf: Shelf, number: int, *, only: Callable[[Note], object] = lambda _: True) -> Page:
    """Give so many notes of a kind (of those that `only` picks) as fit a page. Raises Http404 for a page that there is not."""
    found = [one for one in notes.newest(request.drawer, shelf) if only(one)]
    pages = max(1, ceil(len(found) / ON_A_PAGE))
    if not 1 <= number <= pages:
        raise Http404
    return Page(with_forms(request, shelf, found[(number - 1) * ON_A_PAGE : number * ON_A_PAGE]), number, pages)


def with_forms(request: OpenVisit, shelf: Shelf, found: Iterable[Note]) -> list[tuple[Note, Form]]:
    """Give some notes, each with the fields of its form."""
    begun = drafted.begun(request.drawer, f"notes/{shelf}/")
    return [(one, _typed(one, begun.get(f"notes/{shelf}/{one.id}"))) for one in found]


def today(request: OpenVisit) -> date:
    """Give the person's own day."""
    return record.today(house.current().now(), record.settings(request.drawer))


def _anew(fields: Mapping[str, str]) -> dict[str, str]:
    """Give a form of what is deleted as one of something new: it changes nothing that was, so all of it counts."""
    return {name: said for name, said in fields.items() if not name.startswith("was-")}


def _note(old: Note, fields: Mapping[str, str], shown: Container[str]) -> Note:
    """Put what a form says onto what is kept: a field that it lacks, and a day that is none, change nothing."""
    return notes.Note(
        id=which(fields),
        words=_words(fields, "words", old.words),
        about=_words(fields, "about", old.about),
        marks=_marks(fields, old, shown),
        day=old.day if _same_day(fields) else _day(fields["day"]),
    )


def _words(fields: Mapping[str, str], name: str, now: str) -> str:
    """Put the words of a field onto what is kept; a form that does not say what stood in it has the last word."""
    return both.words(fields, name, now) if f"was-{name}" in fields else fields.get(name, now).strip()


def _marks(fields: Mapping[str, str], old: Note, shown: Container[str]) -> tuple[str, ...]:
    said, before = both.several(fields, "mark"), fields.get("was-mark", " ".join(old.marks)).split()
    mine = [mark for mark in said if mark in shown or mark in old.marks or _MARK.fullmatch(mark)]
    other = [mark for mark in old.marks if mark not in mine and (mark not in shown or mark not in before)]
    added = [mark for mark in mine if mark in old.marks or mark not in before]
    return tuple(dict.fromkeys((*added, *other)))


def _same_day(fields: Mapping[str, str]) -> bool:
    """Tell whether a form leaves the day as it is: it has none, one that is in no calendar, or the one that stood there."""
    return _no_day(fields) or "day" not in fields or fields.get("was-day") == fields["day"]


def _no_day(fields: Mapping[str, str]) -> bool:
    said = fields.get("day", "").strip()
    return bool(said) and _day(said) is None


def _typed(one: Note, draft: Mapping[str, str] | None) -> Form:
    """Give the fields of a form: what is kept, or what stands unfinished in it (`begun`), where no tick means none."""
    return _form(_fields(one) | ({"mark": "", **draft, "begun": "1"} if draft is not None else {}))


def _form(fields: Mapping[str, str]) -> Form:
    """Give fields as a page shows them: the marks one by one, for one name may begin as another."""
    return {**fields, "mark": both.several(fields, "mark")}


def _fields(one: Note) -> dict[str, str]:
    day = one.day.isoformat() if one.day else ""
    return {"id": one.id, "words": one.words, "about": one.about, "mark": "\n".join(one.marks), "day": day}


def _day(text: str) -> date | None:
    try:
        return record.day(text.strip())
    except record.NoSuchDay:
        return None
