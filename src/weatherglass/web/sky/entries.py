"""An entry as its day's page shows it: in words, with what it said before."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

import msgspec

from weatherglass.dates import full
from weatherglass.record import calendar
from weatherglass.record.kinds import SEVERITIES
from weatherglass.record.model import FELT, WEATHERS
from weatherglass.report.words import FLAGS, days

if TYPE_CHECKING:
    from weatherglass.record import Entry, Event, Settings, Version


class Happened(msgspec.Struct, frozen=True):
    """An event in words: what, how bad, by whom if it was not the one person, and the facts that are urgent."""

    what: str
    severity: str
    who: str
    flags: tuple[str, ...]


class Wording(msgspec.Struct, frozen=True):
    """What an entry says, or said. `when` is when it came to say so."""

    when: str
    weather: str
    felt: str
    events: tuple[Happened, ...]
    text: str


class Shown(msgspec.Struct, frozen=True):
    """An entry: what it says, when it was written where that was another day, what it said before (newest first), where it is."""

    now: Wording
    about: str
    late: str
    earlier: tuple[Wording, ...]
    change: str
    id: str
    month: str


def shown(entry: Entry, settings: Settings, *, plain: bool) -> Shown:
    """Return an entry in words. `plain`, in weather clothes: its weather and its text, and nothing else of it."""
    document = entry.about.document.rpartition("/")[2]
    return Shown(
        _wording(entry, entry.changed or entry.written, settings, plain=plain),
        entry.about.words,
        _late(entry, settings),
        () if plain else tuple(_wording(old, old.written, settings, plain=False) for old in reversed(entry.earlier)),
        f"/today/e/{document}/{entry.id}",
        entry.id,
        document,
    )


def _wording(said: Entry | Version, when: datetime, settings: Settings, *, plain: bool) -> Wording:
    return Wording(
        full(calendar.today(when, settings)),
        "" if said.weather is None else WEATHERS[said.weather],
        "" if plain or said.felt is None else FELT[said.felt],
        () if plain else tuple(_happened(event) for event in said.events),
        said.text,
    )


def _happened(event: Event) -> Happened:
    return Happened(
        event.says,
        dict(SEVERITIES).get(event.severity or 0, ""),
        event.who,
        tuple(FLAGS[flag] for flag in event.flags),
    )


def _late(entry: Entry, settings: Settings) -> str:
    """Say when an entry was written, where it was on another day than the one that it is about."""
    on: date = calendar.today(entry.written, settings)
    about = entry.about.day
    if about == on:
        return ""
    if about is None:
        return f"Written on {full(on)}"
    return f"Written {days(abs((on - about).days))} {'later' if on > about else 'before'}"
