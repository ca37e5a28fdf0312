"""Joins what is found in the diary with what is found in the messages: newest first, no further than a page needs."""

from __future__ import annotations

import heapq
import re
from contextlib import closing, suppress
from datetime import UTC, date, datetime, time
from itertools import islice
from typing import TYPE_CHECKING, Final

import msgspec

from weatherglass import intake, record
from weatherglass.record import away
from weatherglass.record import search as diary
from weatherglass.vault import Damaged, NoSuchFile, open_file
from weatherglass.web.bring.talk import Found, line_of, readable

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator

    from weatherglass.record import Entry
    from weatherglass.vault import Drawer

PAGE: Final = 50
AROUND: Final = 80
"""Letters shown on either side of what was found."""
LONGEST: Final = 200
"""Letters of the words looked for."""


class Hit(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that was found. `when` sorts it; `place` is the page it stands on; `hit` the words as they were written.

    `day` is None, and `about` says when it was, for an entry that is about no one day. `sender` is "" for an entry.
    """

    when: datetime
    place: str
    day: date | None
    about: str = ""
    sender: str = ""
    message: bool = False
    earlier: bool = False
    before: str = ""
    hit: str = ""
    after: str = ""


class Results(msgspec.Struct, frozen=True):
    """One page of what was found. `more`: another follows."""

    hits: tuple[Hit, ...]
    more: bool


def search(drawer: Drawer, words: str, page: int = 1, *, everything: bool = True) -> Results:
    """Look for words (all of them, capitals or not) in entries and messages. `page` counts from 1. Raises Damaged.

    Unless `everything` is wanted, entries that are put away from view are left out.
    """
    wanted = diary.needles(words[:LONGEST])
    sources = [_entries(drawer, wanted, everything=everything), *(_messages(drawer, found, wanted) for found in readable(drawer))]
    every = _once(heapq.merge(*sources, key=lambda found: found[1].when, reverse=True))
    first = (page - 1) * PAGE
    with closing(every):
        hits = tuple(islice(every, first, first + PAGE + 1))
    return Results(hits[:PAGE], more=len(hits) > PAGE)


def _once(found: Iterable[tuple[str, Hit]]) -> Generator[Hit]:
    """Leave out what another export of the same chat has given already."""
    owners: dict[tuple[datetime, str, str, str, str], str] = {}
    for owner, hit in found:
        key = (hit.when, hit.sender, hit.before, hit.hit, hit.after)
        if owners.setdefault(key, owner) == owner:
            yield hit


def _entries(drawer: Drawer, wanted: tuple[str, ...], *, everything: bool) -> Iterator[tuple[str, Hit]]:
    put_away = away.Away() if everything else away.away(drawer)
    found = [_of_entry(entry, wanted) for entry in away.in_view(record.seek(drawer, " ".join(wanted)), put_away)]
    yield from (("", hit) for hit in sorted(found, key=lambda hit: hit.when, reverse=True))


def _of_entry(entry: Entry, wanted: tuple[str, ...]) -> Hit:
    now = f"{entry.about.words} {entry.text}".strip()
    earlier = not diary.found(now, wanted)
    text = " ".join((now, *(version.text for version in entry.earlier))) if earlier else now
    before, hit, after = around(text, wanted)
    month, day = entry.about.document.removeprefix("days/"), entry.about.day
    return Hit(
        when=datetime.combine(day, time.max, UTC) if day else entry.written,
        place=f"/sky/{day}" if day else f"/today/e/{month}/{entry.id}",
        day=day,
        about=entry.about.words,
        earlier=earlier,
        before=before,
        hit=hit,
        after=after,
    )


def _messages(drawer: Drawer, found: Found, wanted: tuple[str, ...]) -> Iterator[tuple[str, Hit]]:
    """Give the messages of one archive. One that was deleted meanwhile, or is damaged, does not take the rest with it."""
    turns = record.settings(drawer).day_turns
    with suppress(NoSuchFile, Damaged), open_file(drawer, found.archive.file) as source:
        for message in intake.find(source, found.survey, wanted):
            yield found.archive.id, _of_message(found, message, wanted, turns)


def _of_message(found: Found, message: intake.Message, wanted: tuple[str, ...], turns: int) -> Hit:
    line = line_of(found, message)
    day = line.day(turns)
    before, hit, after = around(message.text, wanted)
    return Hit(
        when=line.at,
        place=f"/sky/{day}",
        day=day,
        sender=line.sender,
        message=True,
        before=before,
        hit=hit,
        after=after,
    )


def around(text: str, wanted: tuple[str, ...]) -> tuple[str, str, str]:
    """Return the first of the words as it stands in the text, with at most `AROUND` letters before and after it."""
    found = re.search("|".join(map(re.escape, wanted)), text, re.IGNORECASE)
    # A word that only casefolding finds (ß for ss) has no place here: then the text is shown from its start.
    first, last = found.span() if found else (0, 0)
    before, after = text[max(0, first - AROUND) : first], text[last : last + AROUND]
    if first > AROUND:
        before = "… " + before.partition(" ")[2]
    if last + AROUND < len(text):
        after = after.rpartition(" ")[0] + " …"
    return before, text[first:last], after
