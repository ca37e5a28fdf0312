"""The vault of the demonstration: the whole year in one drawer, plain weather in the other."""

from __future__ import annotations

from datetime import UTC, date, datetime

import msgspec
import pytest

from weatherglass import intake, record
from weatherglass.demo import PASSPHRASE, WEATHER, store
from weatherglass.vault import Clothes, Drawer, Passphrase, SqliteStore, open_file, unlock


@pytest.fixture(scope="module")
def made() -> SqliteStore:
    return store(datetime(2026, 3, 14, 2, 30, tzinfo=UTC))


def _drawer(made: SqliteStore, passphrase: Passphrase) -> Drawer:
    opened = unlock(made, passphrase)
    assert opened
    return Drawer(made, opened)


def test_the_year_ends_on_the_day_before_also_in_the_night(made: SqliteStore) -> None:
    days = [entry.about.day for entry in record.everything(_drawer(made, PASSPHRASE)) if entry.about.day]
    assert max(days) == date(2026, 3, 12)


def test_every_event_has_a_plain_word(made: SqliteStore) -> None:
    entries = record.everything(_drawer(made, PASSPHRASE))
    events = [event for entry in entries for event in entry.events]
    assert events
    assert all(record.chip(event.chip) for event in events)


def test_the_messages_can_be_read_where_they_lie(made: SqliteStore) -> None:
    drawer = _drawer(made, PASSPHRASE)
    [archive] = record.archives(drawer)
    survey = msgspec.msgpack.decode(archive.survey, type=intake.Survey)
    with open_file(drawer, archive.file) as source:
        assert intake.survey(source, order="dmy").sha256 == archive.sha256
    assert set(survey.participants) == {"Ana", "Rowan"}
    assert survey.by_kind["call"] > 0
    assert survey.by_kind["system"] == 4


def test_the_weather_passphrase_opens_nothing_but_weather(made: SqliteStore) -> None:
    drawer = _drawer(made, WEATHER)
    assert drawer.clothes is Clothes.WEATHER
    entries = record.everything(drawer)
    assert len(entries) > 30
    assert not any(entry.events for entry in entries)
    assert record.archives(drawer) == ()
