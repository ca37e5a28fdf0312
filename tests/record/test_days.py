"""Entries: kept, changed with their history, moved, found by day, deleted; and two tabs that clash."""

from __future__ import annotations

from datetime import date, timedelta

import msgspec
import pytest
from people import NOW, written

from weatherglass.record import NoSuchEntry, between, everything, get, keep, keep_all, of_day, remove
from weatherglass.vault import Drawer, NotSaved, SqliteStore


def test_what_was_kept_is_there_again(drawer: Drawer) -> None:
    entry = written(text="Shouting in the car.", weather=-2, kinds=("incident",))
    keep(drawer, entry, now=NOW)
    assert of_day(drawer, date(2026, 3, 14)) == (entry,)


def test_a_day_takes_several_entries(drawer: Drawer) -> None:
    first, second = written(text="Morning"), written(text="Evening")
    keep(drawer, first, now=NOW)
    keep(drawer, second, now=NOW)
    assert of_day(drawer, date(2026, 3, 14)) == (first, second)


def test_a_change_keeps_what_it_said_before(drawer: Drawer) -> None:
    entry = keep(drawer, written(text="It was nothing."), now=NOW)
    later = NOW + timedelta(days=2)
    changed = keep(drawer, msgspec.structs.replace(entry, text="It was not nothing."), now=later)
    assert changed.text == "It was not nothing."
    assert [version.text for version in changed.earlier] == ["It was nothing."]
    assert (changed.written, changed.changed, changed.earlier[0].written) == (NOW, later, NOW)


def test_keeping_the_same_again_makes_no_version(drawer: Drawer) -> None:
    entry = keep(drawer, written(text="Once"), now=NOW)
    assert keep(drawer, entry, now=NOW + timedelta(hours=1)) == entry


def test_two_tabs_that_change_different_things_are_both_kept(drawer: Drawer) -> None:
    entry = keep(drawer, written(text="A line"), now=NOW)
    keep(drawer, msgspec.structs.replace(entry, weather=-2), now=NOW, base=0)
    both = keep(drawer, msgspec.structs.replace(entry, text="A line, and more"), now=NOW, base=0)
    assert (both.weather, both.text) == (-2, "A line, and more")


def test_two_tabs_that_write_different_words_keep_both(drawer: Drawer) -> None:
    entry = keep(drawer, written(text=""), now=NOW)
    keep(drawer, msgspec.structs.replace(entry, text="From the kitchen."), now=NOW, base=0)
    both = keep(drawer, msgspec.structs.replace(entry, text="From the bus."), now=NOW, base=0)
    assert "From the kitchen." in both.text
    assert "From the bus." in both.text


def test_an_event_that_one_tab_took_away_stays_away_and_the_other_tabs_stays(drawer: Drawer) -> None:
    entry = keep(drawer, written(kinds=("gift",)), now=NOW)
    extra = written(kinds=("incident",)).events
    keep(drawer, msgspec.structs.replace(entry, events=(*entry.events, *extra)), now=NOW, base=0)
    both = keep(drawer, msgspec.structs.replace(entry, events=()), now=NOW, base=0)
    assert both.events == extra


def test_overwriting_would_be_caught(drawer: Drawer, monkeypatch: pytest.MonkeyPatch) -> None:
    """Sabotage: without the merge, the first tab's words are gone."""
    monkeypatch.setattr("weatherglass.record.days.merged", lambda current, new, base: new)
    entry = keep(drawer, written(text=""), now=NOW)
    keep(drawer, msgspec.structs.replace(entry, text="From the kitchen."), now=NOW)
    assert "From the kitchen." not in keep(drawer, msgspec.structs.replace(entry, text="From the bus."), now=NOW).text


def test_an_entry_that_turns_out_to_be_about_another_month_moves(drawer: Drawer) -> None:
    entry = keep(drawer, written(text="When was it?"), now=NOW)
    moved = msgspec.structs.replace(
        entry, about=msgspec.structs.replace(entry.about, day=date(2026, 1, 2)), text="It was January."
    )
    keep(drawer, moved, now=NOW, before="days/2026-03")
    assert of_day(drawer, date(2026, 3, 14)) == ()
    assert [one.text for one in of_day(drawer, date(2026, 1, 2))] == ["It was January."]


def test_a_deleted_entry_is_gone_with_its_history(drawer: Drawer) -> None:
    entry = keep(drawer, written(text="Gone"), now=NOW)
    remove(drawer, entry.about.document, entry.id)
    assert everything(drawer) == ()
    with pytest.raises(NoSuchEntry):
        get(drawer, entry.about.document, entry.id)
    with pytest.raises(NoSuchEntry):
        remove(drawer, entry.about.document, entry.id)


def test_no_other_document_can_be_reached_as_an_entry(drawer: Drawer) -> None:
    with pytest.raises(NoSuchEntry):
        get(drawer, "settings", "0" * 12)


def test_days_come_in_order_and_vague_ones_last(drawer: Drawer) -> None:
    entries = [
        written(date(2026, 2, 3)),
        written(None, text="about March"),
        written(date(2025, 12, 31)),
        written(date(2026, 3, 1)),
    ]
    keep_all(drawer, entries)
    assert [entry.about.day for entry in everything(drawer)] == [date(2025, 12, 31), date(2026, 2, 3), date(2026, 3, 1), None]
    assert [entry.about.day for entry in between(drawer, date(2026, 1, 1), date(2026, 2, 28))] == [date(2026, 2, 3)]


def test_a_failed_commit_is_said_and_changes_nothing(drawer: Drawer, monkeypatch: pytest.MonkeyPatch) -> None:
    before = keep(drawer, written(text="Before"), now=NOW)

    def full_disk(*_: object) -> None:
        raise NotSaved

    monkeypatch.setattr(SqliteStore, "put", full_disk)
    with pytest.raises(NotSaved):
        keep(drawer, written(text="After"), now=NOW)
    monkeypatch.undo()
    assert everything(drawer) == (before,)
