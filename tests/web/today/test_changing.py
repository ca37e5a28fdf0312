"""An entry is added to, changed, changed in two windows at once, deleted; what it said before stays to be read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from weatherglass import record
from weatherglass.record import drafts, merge

if TYPE_CHECKING:
    from visiting import Clock
    from writer import Writer

    from weatherglass.vault import Drawer


def test_editing_keeps_the_earlier_version(writer: Writer, drawer: Drawer, clock: Clock) -> None:
    where = writer.keep(weather="-2", text="They shouted.", chip="shouting", felt="-2")
    writer.later(clock, hours=1)
    writer.keep(where, weather="-1", text="They shouted, and threw a plate.")
    [entry] = record.everything(drawer)
    assert (entry.weather, entry.text) == (-1, "They shouted, and threw a plate.")
    assert [(version.weather, version.text) for version in entry.earlier] == [(-2, "They shouted.")]
    page = writer.page(where)
    assert "What it said before (1)" in page
    before = page[page.index("What it said before") :]
    for said in ("They shouted.", "Storm", "Shouting", "I felt: Very low", "20 November 2026, 13:00"):
        assert said in before


def test_sabotage_forgetting_the_earlier_version_is_noticed(
    writer: Writer, drawer: Drawer, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("weatherglass.record.days.merged", lambda _current, new, _base: new)
    with pytest.raises(AssertionError):
        test_editing_keeps_the_earlier_version(writer, drawer, clock)


def test_keeping_without_a_change_makes_no_version(writer: Writer, drawer: Drawer) -> None:
    where = writer.keep(weather="-2", chip="shouting")
    writer.keep(where)
    assert record.everything(drawer)[0].earlier == ()


def test_a_chip_that_is_taken_away_is_gone_from_the_entry_but_not_from_its_history(writer: Writer, drawer: Drawer) -> None:
    where = writer.keep(chip="shouting\nsorry")
    writer.keep(where, chip="sorry")
    [entry] = record.everything(drawer)
    assert [event.chip for event in entry.events] == ["sorry"]
    assert [event.chip for event in entry.earlier[0].events] == ["shouting", "sorry"]


@pytest.mark.parametrize("where", ["/today", "/today/vague"])
def test_how_hard_it_was_and_how_it_felt_can_be_not_said_again(where: str, writer: Writer, drawer: Drawer) -> None:
    kept = writer.keep(where, chip="shouting\nsorry", severity="3", felt="-2")
    assert re.search(r'name="severity" value="3"[^>]* checked', writer.page(kept))
    assert len(re.findall(r'name="(severity|felt)" value=""[^>]*>Not said', writer.page(kept))) == 2
    writer.keep(kept, severity="", felt="")
    [entry] = record.everything(drawer)
    assert (entry.felt, [event.severity for event in entry.events]) == (None, [None, None])
    assert [event.chip for event in entry.events] == ["shouting", "sorry"]
    assert (entry.earlier[0].felt, entry.earlier[0].events[0].severity) == (-2, 3)
    page = writer.page(kept)
    assert not re.search(r'name="(severity|felt)" value="[^"]+"[^>]* checked', page)
    assert len(re.findall(r'name="(severity|felt)" value=""[^>]* checked', page)) == 2


def test_a_window_that_did_not_touch_it_does_not_say_it_again(writer: Writer, drawer: Drawer) -> None:
    where = writer.keep(chip="shouting", severity="3")
    first, second = writer.form(where), writer.form(where)
    writer.browser.post("/today/keep", first | {"severity": ""})
    writer.browser.post("/today/keep", second | {"text": "The neighbour heard."})
    [entry] = record.everything(drawer)
    assert ([event.severity for event in entry.events], entry.text) == ([None], "The neighbour heard.")


def test_two_windows_that_change_one_entry_both_keep_their_words(writer: Writer, drawer: Drawer) -> None:
    where = writer.keep(text="They shouted.", weather="-2")
    first, second = writer.form(where), writer.form(where)
    writer.browser.post("/today/keep", first | {"text": "They shouted. I left the room."})
    writer.browser.post("/today/keep", second | {"text": "They shouted. The neighbour heard.", "chip": "shouting"})
    [entry] = record.everything(drawer)
    assert "I left the room." in entry.text
    assert "The neighbour heard." in entry.text
    assert [event.chip for event in entry.events] == ["shouting"]


def test_two_windows_that_write_of_one_day_make_two_entries(writer: Writer, drawer: Drawer) -> None:
    first, second = writer.form(), writer.form()
    writer.browser.post("/today/keep", first | {"weather": "-2"})
    writer.browser.post("/today/keep", second | {"weather": "2"})
    assert [entry.weather for entry in record.everything(drawer)] == [-2, 2]


def test_sabotage_the_last_window_winning_is_noticed(writer: Writer, drawer: Drawer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(merge, "merged_text", lambda _before, _current, new: new)
    with pytest.raises(AssertionError):
        test_two_windows_that_change_one_entry_both_keep_their_words(writer, drawer)


def test_what_was_deleted_in_another_window_is_kept_when_it_is_written_anew(writer: Writer, drawer: Drawer) -> None:
    where = writer.keep(text="They shouted.")
    form = writer.form(where)
    writer.browser.post("/today/delete", {"month": "2026-11", "id": form["id"]})
    writer.browser.post("/today/keep", form | {"text": "They shouted. I want this."})
    assert [entry.text for entry in record.everything(drawer)] == ["They shouted. I want this."]


def test_a_vague_entry_can_move_to_the_month_that_was_remembered(writer: Writer, drawer: Drawer) -> None:
    where = writer.keep("/today/vague", words="The summer we moved", text="The keys.")
    moved = writer.keep(where, month="2025-07")
    assert moved.startswith("/today/e/2025-07/")
    [entry] = record.everything(drawer)
    assert entry.about.month == "2025-07"


def test_deleting_takes_the_entry_its_versions_and_its_draft(writer: Writer, drawer: Drawer) -> None:
    where = writer.keep(text="They shouted.")
    writer.keep(where, text="They shouted again.")
    form = writer.form(where)
    writer.browser.post("/draft", form | {"text": "half a"}, script=True)
    answer = writer.browser.post("/today/delete", {"month": "2026-11", "id": form["id"]})
    assert writer.browser.says(answer) == "Deleted."
    assert record.everything(drawer) == ()
    assert drafts.get(drawer, where.removeprefix("/")) is None
    assert writer.browser.get(where).status == 404


@pytest.mark.parametrize("where", ["2026-11/0123456789ab", "undated/0123456789ab"])
def test_what_is_not_here_any_more_says_so(where: str, writer: Writer) -> None:
    for page in ("e", "kept"):
        gone = writer.browser.get(f"/today/{page}/{where}")
        assert gone.status == 404
        assert str(record.NoSuchEntry()) in gone.text
    month, entry_id = where.split("/")
    answer = writer.browser.post("/today/delete", {"month": month, "id": entry_id})
    assert writer.browser.says(answer) == str(record.NoSuchEntry())


@pytest.mark.parametrize("month", ["", "../settings", "9999-99", "x" * 10_000, "\x00"])
def test_deleting_reaches_nothing_but_entries(month: str, writer: Writer, drawer: Drawer) -> None:
    answer = writer.browser.post("/today/delete", {"month": month, "id": "0123456789ab"})
    assert writer.browser.says(answer) == str(record.NoSuchEntry())
    assert record.settings(drawer).country == "ES"


def test_an_event_made_from_a_message_keeps_its_own_person(writer: Writer, drawer: Drawer) -> None:
    event = record.Event(id=record.new_id(), kind=record.Kind.THREAT, severity=4, who="their brother")
    where = writer.keep(chip="shouting")
    [entry] = record.everything(drawer)
    [kept] = entry.events
    with drawer.change() as change:
        record.days.keep_in(change, record_with(entry, kept, event), now=entry.written)
    writer.keep(where, text="More.")
    tapped, brought = sorted(record.everything(drawer)[0].events, key=lambda one: not one.chip)
    assert (tapped.chip, tapped.who, tapped.severity) == ("shouting", "", None)
    assert (brought.who, brought.severity) == ("their brother", 4)


def record_with(entry: record.Entry, *events: record.Event) -> record.Entry:
    """Give the entry with these events."""
    return record.Entry(id=entry.id, written=entry.written, about=entry.about, weather=entry.weather, events=events)
