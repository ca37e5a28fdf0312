"""The form in which a person writes: its fields as typed, and the entry that they make."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Final

import msgspec

from weatherglass.record import HURTING, WEATHERS, About, Chip, Entry, Event, Flag, NoSuchDay, chip, day, new_id
from weatherglass.record.model import UNDATED, version_of

LONGEST: Final = 100_000
EARLIEST: Final = 1900
"""The first year that a day may be in: a year half typed is read as 0026."""
_ID: Final = re.compile(r"[0-9a-f]{12}")
_COUNT: Final = re.compile(r"[0-9]{0,6}")
_MONTH: Final = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])")
_DOCUMENT: Final = re.compile(rf"{_MONTH.pattern}|{UNDATED}")
_SEVERITY: Final = {str(number): number for number in range(1, 5)}
_FIVE: Final = {str(number): number for number in WEATHERS}


class NotAForm(Exception):
    """The form came back in a shape that the page never had."""

    def __init__(self) -> None:
        super().__init__("That did not arrive whole. Please try again.")


class NotYet(NoSuchDay):
    """A day that has not come."""

    def __init__(self) -> None:
        Exception.__init__(self, "That day has not come yet.")


class NoSuchMonth(Exception):
    """Not a month of the calendar."""

    def __init__(self) -> None:
        super().__init__("A month is written like 2026-03. Leave it empty if you are not sure.")


class TooLong(Exception):
    """More words than one entry takes."""

    def __init__(self) -> None:
        super().__init__(f"One entry takes {LONGEST:,} letters. Please part it in two. What you wrote is kept here as a draft.")


class Writing(msgspec.Struct, frozen=True, kw_only=True):
    """What stands in the form. ``base``: how many earlier versions the page knew; ``before``: the month that the entry was in."""

    id: str
    day: str = ""
    words: str = ""
    month: str = ""
    base: int = 0
    before: str = ""
    weather: int | None = None
    felt: int | None = None
    chips: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    severity: int | None = None
    who: str = ""
    text: str = ""

    @property
    def about(self) -> About:
        """The time that it is about. Raises NoSuchDay, NoSuchMonth."""
        if self.day:
            return About(day=day_of(self.day))
        return About(words=self.words.strip(), month=_month(self.month))


def day_of(text: str) -> date:
    """Read a day that may be written about. Raises NoSuchDay."""
    when = day(text)
    if when.year < EARLIEST:
        raise NoSuchDay(when.isoformat())
    return when


def _month(text: str) -> str:
    if text in {"", UNDATED}:
        return ""
    if not _MONTH.fullmatch(text) or int(text[:4]) < EARLIEST:
        raise NoSuchMonth
    return text


def blank(about: date | None) -> Writing:
    """Return an empty form, with the id that its entry will have: tapping twice keeps one entry."""
    return Writing(id=new_id(), day=about.isoformat() if about else "")


def of_entry(entry: Entry) -> Writing:
    """Return the form of an entry that is to be changed."""
    tapped = [event for event in entry.events if event.chip]
    return Writing(
        id=entry.id,
        day=entry.about.day.isoformat() if entry.about.day else "",
        words=entry.about.words,
        month=entry.about.month,
        base=len(entry.earlier),
        before=month_of(entry.about),
        weather=entry.weather,
        felt=entry.felt,
        chips=tuple(event.chip for event in tapped),
        events=tuple(event.id for event in entry.events if not event.chip),
        severity=next((event.severity for event in tapped if event.severity), None),
        who=next((event.who for event in tapped if event.who), ""),
        text=entry.text,
    )


def of_fields(fields: Mapping[str, str]) -> Writing:
    """Read a posted form or a draft; values of a field that comes several times stand on lines of their own. Raises NotAForm."""
    given = {name: fields.get(name, "") for name in ("id", "base", "before")}
    if not _ID.fullmatch(given["id"]) or not _COUNT.fullmatch(given["base"]):
        raise NotAForm
    if given["before"] and not _DOCUMENT.fullmatch(given["before"]):
        raise NotAForm
    return Writing(
        id=given["id"],
        day=fields.get("day", "").strip(),
        words=fields.get("words", "")[:200],
        month=fields.get("month", "").strip()[:20],
        base=int(given["base"] or "0"),
        before=given["before"],
        weather=_FIVE.get(fields.get("weather") or fields.get("had", "")),
        felt=_FIVE.get(fields.get("felt", "")),
        chips=tuple(name for name in fields.get("chip", "").split("\n") if chip(name)),
        events=tuple(fields.get("event", "").split()),
        severity=_SEVERITY.get(fields.get("severity", "")),
        who=fields.get("who", "").strip()[:200],
        text=fields.get("text", "").replace("\r\n", "\n").strip(),
    )


def of_draft(fields: Mapping[str, str], otherwise: Writing) -> Writing:
    """Read a draft. Where it is not whole its words are kept, in the form that would stand there ``otherwise``."""
    try:
        return of_fields(fields)
    except NotAForm:
        return msgspec.structs.replace(otherwise, text=fields.get("text", ""))


def entry(writing: Writing, current: Entry | None, *, now: datetime, today: date) -> Entry:
    """Make the entry that a form says. ``current``: what is kept under its id. Raises NoSuchDay, NoSuchMonth, NotYet, TooLong."""
    if len(writing.text) > LONGEST:
        raise TooLong
    about = writing.about
    if (about.day and about.day > today) or about.month > f"{today:%Y-%m}":
        raise NotYet
    return Entry(
        id=writing.id,
        written=current.written if current else now,
        about=about,
        weather=writing.weather,
        felt=writing.felt,
        events=_events(writing, current),
        text=writing.text,
        earlier=current.earlier if current else (),
    )


def is_empty(made: Entry) -> bool:
    """Whether nothing at all was said."""
    return made.weather is None and made.felt is None and not made.events and not made.text


def month_of(about: About) -> str:
    """Return the part of an address that names the document of an entry: ``2026-03`` or ``undated``."""
    return about.document.removeprefix("days/")


def _events(writing: Writing, current: Entry | None) -> tuple[Event, ...]:
    """Keep the ids of events that were there, so that a change to one is not taken for another."""
    have = {event.chip: event for event in current.events if event.chip} if current else {}
    kept = tuple(event for event in current.events if event.id in writing.events) if current else ()
    tapped = tuple(_event(found, have.get(name), writing) for name in dict.fromkeys(writing.chips) if (found := chip(name)))
    return kept + tapped


def _event(found: Chip, had: Event | None, writing: Writing) -> Event:
    return Event(
        id=had.id if had else new_id(),
        kind=found.kind,
        chip=found.id,
        severity=writing.severity if found.kind in HURTING else None,
        flags=(found.flag,) if found.flag else (),
        who=writing.who,
        source=had.source if had else None,
    )


def left_out(made: Entry, writing: Writing) -> bool:
    """Whether the form says how hard it was, or who it was, of nothing that happened: there is no place to keep that."""
    hurting = any(event.severity for event in made.events)
    named = any(event.who for event in made.events)
    return bool((writing.severity and not hurting) or (writing.who and not named))


def newly_dangerous(made: Entry, current: Entry | None, writing: Writing) -> bool:
    """Whether this keeping says something urgent that the page did not know yet.

    What the page knew counts, not what is kept: of a double tap only the second answer is seen.
    """
    return bool(set(made.flags) - _known(current, writing))


def _known(current: Entry | None, writing: Writing) -> set[Flag]:
    if current is None or not writing.before:
        return set()
    history = (*current.earlier, version_of(current))
    seen = history[min(writing.base, len(history) - 1)]
    return {flag for event in seen.events for flag in event.flags}
