"""What a person writes, as frozen structs: entries with their earlier versions, about a day or about some time."""

from __future__ import annotations

import secrets
from datetime import date, datetime
from typing import Final

import msgspec

from weatherglass.record.kinds import WORDS, Flag, Kind
from weatherglass.record.kinds import chip as chip_of

WEATHERS: Final = {-2: "Storm", -1: "Rain", 0: "Cloud", 1: "Fair", 2: "Sun"}
MARKS: Final = {number: word.lower() for number, word in WEATHERS.items()}
"""The names by which style sheets and drawings know the weathers."""
FELT: Final = {-2: "Very low", -1: "Low", 0: "So-so", 1: "All right", 2: "Good"}
UNDATED: Final = "undated"
# gc=False: nothing here can refer back to itself, and ten years of entries need not be walked by the collector.


class MessageRef(msgspec.Struct, frozen=True, gc=False):
    """The message that an event was made from: which archive, and the byte at which it begins."""

    archive: str
    start: int


class Event(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One thing that happened. ``severity`` 1-4; ``who`` only where it was not the one person the record is about."""

    id: str
    kind: Kind
    chip: str = ""
    severity: int | None = None
    flags: tuple[Flag, ...] = ()
    who: str = ""
    source: MessageRef | None = None

    @property
    def says(self) -> str:
        """What was tapped; for an event that was made in another way the word for its kind, and nothing more exact."""
        tapped = chip_of(self.chip)
        return tapped.says if tapped else f"{WORDS[self.kind][0].upper()}{WORDS[self.kind][1:]}"


class About(msgspec.Struct, frozen=True, gc=False):
    """The day that an entry is about; or words such as "about March", with the month if it is known (``2026-03``)."""

    day: date | None = None
    words: str = ""
    month: str = ""

    @property
    def document(self) -> str:
        """Name of the document in which entries about this time lie."""
        return f"days/{self.day:%Y-%m}" if self.day else f"days/{self.month or UNDATED}"


class Version(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What an entry said before it was changed, and when it came to say so."""

    written: datetime
    weather: int | None = None
    felt: int | None = None
    events: tuple[Event, ...] = ()
    text: str = ""


class Entry(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Something written down. ``weather``: how they treated me, -2 (storm) to 2 (sun); ``felt``: how I was, -2 to 2."""

    id: str
    written: datetime
    """When it was first written, UTC."""
    changed: datetime | None = None
    """When it was last changed, UTC."""
    about: About
    weather: int | None = None
    felt: int | None = None
    events: tuple[Event, ...] = ()
    text: str = ""
    earlier: tuple[Version, ...] = ()

    @property
    def flags(self) -> tuple[Flag, ...]:
        """The urgent facts in it."""
        return tuple(dict.fromkeys(flag for event in self.events for flag in event.flags))


def new_id() -> str:
    """Twelve random hex digits: says nothing of when or of what."""
    return secrets.token_hex(6)


def version_of(entry: Entry) -> Version:
    """Return what an entry says now, to be kept as an earlier version."""
    written = entry.changed or entry.written
    return Version(written=written, weather=entry.weather, felt=entry.felt, events=entry.events, text=entry.text)
