"""Settings, drafts, archives, search; and which day it is for the person."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from people import NOW, written

from weatherglass.record import (
    Archive,
    NoSuchArchive,
    NoSuchDay,
    Settings,
    archive,
    archives,
    change_settings,
    day,
    drafts,
    find,
    put_archive,
    remove_archive,
    settings,
    today,
)
from weatherglass.record.document import decode
from weatherglass.vault import Damaged, Drawer, NoSuchFile, open_file, receive


@pytest.mark.parametrize(
    ("hour", "zone", "expected"),
    [
        (3, "UTC", date(2026, 3, 13)),
        (4, "UTC", date(2026, 3, 14)),
        (20, "Asia/Tokyo", date(2026, 3, 15)),
        (20, "America/Lima", date(2026, 3, 14)),
    ],
)
def test_a_day_turns_at_four_where_the_person_is(hour: int, zone: str, expected: date) -> None:
    assert today(datetime(2026, 3, 14, hour, 30, tzinfo=UTC), Settings(zone=zone)) == expected


def test_the_hour_at_which_a_day_turns_can_be_changed() -> None:
    assert today(datetime(2026, 3, 14, 3, 0, tzinfo=UTC), Settings(zone="UTC", day_turns=0)) == date(2026, 3, 14)


def test_a_day_that_is_in_no_calendar_is_said_plainly() -> None:
    with pytest.raises(NoSuchDay, match="That day is not in the calendar: 2026-04-31"):
        day("2026-04-31")


def test_the_sentence_about_a_day_repeats_no_other_words() -> None:
    with pytest.raises(NoSuchDay) as refused:
        day("he said he would")
    assert "he said" not in str(refused.value)


def test_settings_change_one_by_one(drawer: Drawer) -> None:
    change_settings(drawer, zone="Europe/Madrid")
    change_settings(drawer, day_turns=2)
    assert settings(drawer) == Settings(zone="Europe/Madrid", day_turns=2)


def test_a_draft_is_kept_replaced_and_dropped(drawer: Drawer) -> None:
    drafts.put(drawer, "today", {"text": "He"})
    drafts.put(drawer, "today", {"text": "He said"})
    assert drafts.get(drawer, "today") == {"text": "He said"}
    drafts.drop(drawer, "today")
    assert drafts.get(drawer, "today") is None


def test_the_oldest_draft_goes_when_there_are_too_many(drawer: Drawer) -> None:
    for number in range(drafts.MOST + 1):
        drafts.put(drawer, f"form/{number}", {"text": str(number)})
    assert drafts.get(drawer, "form/0") is None
    assert drafts.get(drawer, f"form/{drafts.MOST}") == {"text": str(drafts.MOST)}


def test_an_archive_goes_with_its_original(drawer: Drawer) -> None:
    one = Archive(id="0a1b2c3d4e5f", brought=NOW, name="chat.txt", sha256="", size=5)
    with receive(drawer, one.file) as incoming:
        incoming.write(b"hello")
    put_archive(drawer, one)
    assert archives(drawer) == (one,)
    remove_archive(drawer, one.id)
    with pytest.raises(NoSuchArchive):
        archive(drawer, one.id)
    with pytest.raises(NoSuchFile):
        open_file(drawer, one.file)


def test_words_are_found_in_any_order_without_capitals_and_in_earlier_versions() -> None:
    entries = (written(text="The Kitchen door was locked"), written(text="nothing"))
    assert find(entries, "locked kitchen") == entries[:1]
    assert find(entries, "window") == ()
    assert find(entries, "  ") == ()


def test_a_damaged_document_says_no_word_of_what_it_holds() -> None:
    with pytest.raises(Damaged) as damaged:
        decode(b"canary", Settings)
    assert "canary" not in repr(damaged.value)
    assert damaged.value.__cause__ is None
