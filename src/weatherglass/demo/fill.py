"""Puts the fictional year into a vault in memory, in both drawers: the whole diary, and the plain weather diary beside it."""

from __future__ import annotations

import io
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import Final

import msgspec

from weatherglass import intake, record
from weatherglass.demo.chat import messages
from weatherglass.demo.diary import DemoEntry, DemoEvent, days
from weatherglass.demo.notes import keep_notes
from weatherglass.demo.plan import keep_plan
from weatherglass.record import About, Archive, Entry, Event, Version, remember
from weatherglass.record.days import keep_all
from weatherglass.record.settings import change_settings
from weatherglass.vault import Cost, Drawer, Passphrase, Shape, SqliteStore, create_in_memory, receive, set_up_other, unlock

PASSPHRASE: Final = Passphrase("one year of weather")
WEATHER: Final = Passphrase("only the weather")
_SHAPE: Final = Shape(1_024, 64)
_COST: Final = Cost(64 * 1024, 1, 4)
_PLAIN: Final = ("Wet all day.", "Wind from the west.", "Clear by evening.", "Grey, then not.", "Fog until noon.", "")


def store(now: datetime | None = None) -> SqliteStore:
    """Return a vault in memory with the fictional year in it, ending yesterday; PASSPHRASE and WEATHER open its drawers."""
    at = now or datetime.now(UTC)
    made = create_in_memory(PASSPHRASE, shape=_SHAPE, cost=_COST)
    opened = unlock(made, PASSPHRASE)
    if opened is None:
        raise AssertionError("a vault opens with the passphrase that it was made with")
    drawer = Drawer(made, opened)
    wishes = change_settings(drawer, zone="UTC", country="GB", has_weather=True, practised_exit=True)
    today = record.today(at, wishes)
    keep_all(drawer, (_entry(one) for one in days(today)))
    _bring_in(drawer, at, today)
    keep_notes(drawer, today)
    keep_plan(drawer, today)
    _choose_hard_days(drawer)
    _plain(set_up_other(drawer, made, WEATHER), today)
    return made


def _choose_hard_days(drawer: Drawer) -> None:
    """Choose the words of three hard days for Remember."""
    hard = [entry for entry in record.everything(drawer) if entry.weather == min(record.WEATHERS) and entry.text]
    for entry in hard[-3:]:
        remember.choose(drawer, entry.about.document, entry.id)


def _entry(one: DemoEntry) -> Entry:
    about = About(day=one.day) if one.day else About(words=one.vague, month=f"{one.month:%Y-%m}" if one.month else "")
    versions = tuple(
        Version(written=v.written, weather=v.weather, felt=v.felt, events=_events(v.events), text=v.text) for v in one.earlier
    )
    return Entry(
        id=record.new_id(),
        written=versions[0].written if versions else one.written,
        changed=one.written if versions else None,
        about=about,
        weather=one.weather,
        felt=one.felt,
        events=_events(one.events),
        text=one.text,
        earlier=versions,
    )


def _events(events: Iterable[DemoEvent]) -> tuple[Event, ...]:
    return tuple(
        Event(
            id=record.new_id(),
            kind=event.kind,
            chip=_chip(event),
            severity=event.severity,
            flags=event.flags,
            who=event.who or "",
        )
        for event in events
    )


def _chip(event: DemoEvent) -> str:
    """Return the chip that a person would have tapped for this event."""
    flagged = [chip for chip in record.DANGER if chip.flag in event.flags]
    plain = [chip for chip in record.CHIPS if chip.kind is event.kind]
    return (flagged or plain)[0].id


def _bring_in(drawer: Drawer, now: datetime, today: date) -> None:
    data = messages(today)
    survey = intake.survey(io.BytesIO(data), order="dmy")
    archive = Archive(
        id=record.new_id(),
        brought=now,
        name="WhatsApp Chat with Rowan.txt",
        sha256=survey.sha256,
        size=len(data),
        survey=msgspec.msgpack.encode(survey),
        me="Ana",
        others=("Rowan",),
    )
    with receive(drawer, archive.file) as incoming:
        incoming.write(data)
    record.put_archive(drawer, archive)


def _plain(drawer: Drawer, today: date) -> None:
    """Write a weather diary of the last weeks, as someone who notes the weather would."""
    days_back = (today - timedelta(days=back) for back in range(60, 0, -1))
    entries = (
        Entry(
            id=record.new_id(),
            written=datetime(day.year, day.month, day.day, 20, tzinfo=UTC),
            about=About(day=day),
            weather=day.toordinal() * 7 // 3 % 5 - 2,
            text=_PLAIN[day.toordinal() % len(_PLAIN)],
        )
        for day in days_back
        if day.toordinal() % 4
    )
    keep_all(drawer, entries)
