"""The diary of the fictional year: read from its file, checked, and moved so that it ends yesterday."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Annotated, TypeAlias

import msgspec

from weatherglass.dates import month_of
from weatherglass.demo.shelf import SHELF, Hour, Offset, StoryFault, moment, read, tables
from weatherglass.record import Flag, Kind

if TYPE_CHECKING:
    from pathlib import Path

Rating: TypeAlias = Annotated[int, msgspec.Meta(ge=-2, le=2)]
Severity: TypeAlias = Annotated[int, msgspec.Meta(ge=1, le=4)]


class DemoEvent(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Something that happened: its kind, severity (1-4), flags, and who did it where that is not Rowan."""

    kind: Kind
    severity: Severity | None = None
    flags: tuple[Flag, ...] = ()
    who: str | None = None


class Noted(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One wording of an entry as its file holds it: days before today, and an hour."""

    at: Hour
    day: Offset | None = None
    written: Offset | None = None
    vague: str = ""
    around: Offset | None = None
    weather: Rating | None = None
    felt: Rating | None = None
    events: tuple[DemoEvent, ...] = ()
    text: str = ""
    earlier: tuple[Noted, ...] = ()

    @property
    def set_down(self) -> int | None:
        """The day on which it was written, in days before today."""
        return self.day if self.written is None else self.written


class DemoVersion(msgspec.Struct, frozen=True):
    """What an entry said before it was changed, and when that had been written (UTC, which is Ana's clock)."""

    written: datetime
    weather: int | None
    felt: int | None
    events: tuple[DemoEvent, ...]
    text: str


class DemoEntry(msgspec.Struct, frozen=True):
    """An entry, dated. Either `day` is set, or `vague` says when ("about March") and `month` is the first of that month.

    `written` is when its present wording was written (UTC, which is Ana's clock); `weather` and `felt` run from -2 to 2.
    """

    day: date | None
    vague: str
    month: date | None
    written: datetime
    weather: int | None
    felt: int | None
    events: tuple[DemoEvent, ...]
    text: str
    earlier: tuple[DemoVersion, ...]


def days(today: date, *, shelf: Path = SHELF) -> tuple[DemoEntry, ...]:
    """Return the year that ends the day before `today`, in the order of the file. Raises StoryFault."""
    return tuple(_dated(note, today) for note in noted(shelf))


def noted(shelf: Path = SHELF) -> tuple[Noted, ...]:
    """Return the entries as the file holds them, each checked. Raises StoryFault, which names the entry."""
    entries = tables("diary.toml", shelf).get("entry", [])
    return tuple(_checked(number, table) for number, table in enumerate(entries, start=1))


def _checked(number: int, table: object) -> Noted:
    note = read(table, Noted, f"diary.toml, entry {number}")
    for wrong, complaint in _complaints(note):
        if wrong:
            raise StoryFault(f"diary.toml, entry {number}: {complaint}.")
    return note


def _complaints(note: Noted) -> tuple[tuple[bool, str], ...]:
    down = note.set_down
    return (
        ((note.day is None) != bool(note.vague), "it needs either a day or a vague time"),
        (bool(note.vague) != (note.around is not None), "a vague time needs `around`, and nothing else does"),
        (down is None, "it does not say when it was written"),
        (down is not None and note.day is not None and down < note.day, "it was written before it happened"),
        (note.weather is None and not note.events and not note.text.strip(), "it says nothing"),
        (any(older.written is None or older.earlier for older in note.earlier), "an earlier version needs `written`"),
        (any(_clock(older) >= _clock(note) for older in note.earlier), "its earlier version is not earlier"),
    )


def _clock(note: Noted) -> tuple[int, str]:
    return (note.set_down or 0, note.at)


def _dated(note: Noted, today: date) -> DemoEntry:
    month = None if note.around is None else (today + timedelta(note.around)).replace(day=1)
    return DemoEntry(
        day=None if note.day is None else today + timedelta(note.day),
        vague=note.vague.replace("{month}", month_of(month)) if month else "",
        month=month,
        written=_moment(note, today),
        weather=note.weather,
        felt=note.felt,
        events=note.events,
        text=note.text,
        earlier=tuple(_version(older, today) for older in note.earlier),
    )


def _version(note: Noted, today: date) -> DemoVersion:
    return DemoVersion(_moment(note, today), note.weather, note.felt, note.events, note.text)


def _moment(note: Noted, today: date) -> datetime:
    return moment(today, *_clock(note))
