"""The letter: what was chosen, read from the drawer and put into pieces. What was not chosen is not read into it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from weatherglass import record
from weatherglass.dates import full, month_and_year
from weatherglass.record.parcel import parcel
from weatherglass.report.parcel import Heading, Piece, Words, chosen_of, drawn, frame, left_out
from weatherglass.web.parcel.figures import pictures, statements
from weatherglass.web.sky.entries import shown
from weatherglass.web.sky.pages import opened
from weatherglass.web.wind.pages import to_take

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from weatherglass.record import Entry
    from weatherglass.record.parcel import Parcel, Part
    from weatherglass.vault import Drawer
    from weatherglass.web.sky.entries import Wording
    from weatherglass.web.sky.pages import Open

NOTHING_THERE = "Nothing of what was chosen is written about this day."
NOTHING_LEFT = "Nothing of what was chosen is written any more."
BARE_COUNTS = (
    "Counts of messages say nothing of what was written, nor why. Bare counts can be turned against the one who kept them."
)


def letter(drawer: Drawer) -> tuple[Piece, ...]:
    """Return the pieces of what is chosen, framed by what it is and what it does not prove. Raises Damaged."""
    home, chosen = opened(drawer), parcel(drawer)
    return frame(_inside(home, chosen), f"Put together on {full(home.today)}.")


def _inside(home: Open, chosen: Parcel) -> Iterator[Piece]:
    entries = record.everything(home.drawer)
    if chosen.days:
        yield from _days(home, chosen, entries)
    if chosen.vague:
        yield from _times(home, chosen, entries)
    if chosen.statements:
        yield from statements(home, chosen.statements, entries)
    if chosen.pictures:
        yield from pictures(home, chosen, entries)
    if "wind" in chosen.added:
        yield from _winds(home.drawer)


def _days(home: Open, chosen: Parcel, entries: Sequence[Entry]) -> Iterator[Piece]:
    yield Heading("Days")
    yield left_out(chosen.added)
    for when in chosen.days:
        yield Heading(full(when), 2)
        found = [piece for entry in entries if entry.about.day == when for piece in _entry(home, chosen, chosen.has(when), entry)]
        yield from found or [Words(NOTHING_THERE)]


def _times(home: Open, chosen: Parcel, entries: Sequence[Entry]) -> Iterator[Piece]:
    yield Heading("Times without a day")
    if not chosen.days:
        yield left_out(chosen.added)
    taken = [entry for entry in record.vague(entries) if chosen.has_vague(entry.id)]
    for entry in taken:
        yield Heading(time_of(entry), 2)
        yield from _entry(home, chosen, chosen.has_vague(entry.id), entry)
    if not taken:
        yield Words(NOTHING_LEFT)


def time_of(entry: Entry) -> str:
    """Return the vague time that an entry is about: as the person calls it, with the month where that is known."""
    says, month = " ".join(entry.about.words.split()) or "Some time", entry.about.month
    return f"{says} ({month_and_year(date.fromisoformat(f'{month}-01'))})" if month else says


def _entry(home: Open, chosen: Parcel, parts: Sequence[Part], entry: Entry) -> Iterator[Piece]:
    said = shown(chosen_of(entry, chosen.added), home.settings, plain=False)
    now = list(_wording(said.now, parts))
    yield from now
    if now and said.late:
        yield Words(f"{said.late}.")
    for old in said.earlier:
        yield Words(f"What it said before, written on {old.when}:")
        yield from _wording(old, parts)


def _wording(said: Wording, parts: Sequence[Part]) -> Iterator[Piece]:
    if "weather" in parts and said.weather:
        yield Words(f"Weather: {said.weather}.")
    if said.felt:
        yield Words(f"I felt: {said.felt}.")
    if "events" in parts and said.events:
        told = (", ".join((one.what, *filter(None, (one.severity, one.who)), *one.flags)) for one in said.events)
        yield Words(f"What happened: {'; '.join(told)}.")
    if "words" in parts and said.text:
        yield Words(said.text, own=True)


def _winds(drawer: Drawer) -> Iterator[Piece]:
    yield Heading("Messages, counted")
    yield Words(BARE_COUNTS)
    for sheet in to_take(drawer):
        yield from drawn(f"{sheet.name}, {sheet.title}", sheet.key, sheet.drawing, sheet.table)
        yield from map(Words, sheet.counts)
        yield from (Words(f"Days in a row without any from them: {one}") for one in sheet.silences)
        yield from (Words(f"First after a break: {one}") for one in sheet.returns)
