"""What Ana keeps beside the diary: that it fits her days and the pages, and that a slip of its writer is named."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, get_args

import pytest

from weatherglass.demo import PASSPHRASE, WEATHER, StoryFault, fill, store
from weatherglass.demo.diary import noted
from weatherglass.demo.notes import jotted, keep_notes, unsent
from weatherglass.guide import mirror, practices
from weatherglass.guide.out import out
from weatherglass.record import letters, notes
from weatherglass.record.notes import Shelf
from weatherglass.vault import Drawer, Passphrase, SqliteStore, unlock

if TYPE_CHECKING:
    from pathlib import Path

TODAY = date(2026, 3, 13)
GOOD = '[[note]]\nshelf = "wins"\nday = -3\nat = "21:00"\nwords = "Slept."\n'
LETTER = '[[letter]]\nwritten = -3\nat = "21:00"\ntext = "Dear Jo"\n'
AWAY = range(-187, -181)
"""The days that Ana was at Mira's."""
TICKABLE = {
    "attempts": {kind.id for kind in out().attempts},
    "urges": {one.id for one in out().helped},
    "ties": {step.id for step in out().steps},
    "writing": {one.id for one in practices.practices().values() if one.write},
    "mirror": {question.id for one in mirror.sets().values() for question in one.questions},
}


@pytest.fixture(scope="module")
def made() -> SqliteStore:
    return store(datetime(2026, 3, 13, 12, tzinfo=UTC))


def _drawer(made: SqliteStore, passphrase: Passphrase) -> Drawer:
    opened = unlock(made, passphrase)
    assert opened
    return Drawer(made, opened)


@pytest.mark.parametrize("shelf", get_args(Shelf))
def test_there_is_something_of_every_kind(made: SqliteStore, shelf: Shelf) -> None:
    kept = notes.notes(_drawer(made, PASSPHRASE), shelf)
    assert len(kept) == sum(one.shelf == shelf for one in jotted()) > 0


def test_every_tick_is_one_that_its_page_has() -> None:
    strange = [(one.shelf, mark) for one in jotted() for mark in one.marks if mark not in TICKABLE.get(one.shelf, ())]
    assert strange == []
    assert all(one.marks for one in jotted() if one.shelf in ("writing", "mirror")), "it would stand at no question"


def test_each_has_the_time_at_which_it_was_written(made: SqliteStore) -> None:
    first, *_ = notes.notes(_drawer(made, PASSPHRASE), "rules")
    assert first.written == datetime(2025, 9, 8, 21, 31, tzinfo=UTC)
    written = [one.written for shelf in get_args(Shelf) for one in notes.notes(_drawer(made, PASSPHRASE), shelf)]
    assert all(when and when.date() < TODAY for when in written)


def test_the_log_tells_only_of_days_away_on_which_the_diary_tells_of_contact_or_a_promise() -> None:
    told = {entry.day for entry in noted() if any(event.kind in ("contact", "promise") for event in entry.events)}
    logged = [one.day for one in jotted() if one.shelf == "attempts"]
    assert logged
    assert [day for day in logged if day not in AWAY or day not in told] == []


def test_having_got_in_touch_is_kept_for_the_days_of_the_diary() -> None:
    told = [entry.day for entry in noted() if any(event.kind == "reached-out" for event in entry.events)]
    assert [one.day for one in jotted() if one.shelf == "reached"] == told


def test_something_was_changed_and_keeps_what_it_said_before(made: SqliteStore) -> None:
    last = notes.newest(_drawer(made, PASSPHRASE), "attempts")[0]
    assert last.changed == datetime(2025, 10, 3, 21, 5, tzinfo=UTC)
    assert [old.about for old in last.earlier] == ["Read it three times."]


def test_what_was_brought_is_apart_from_what_is_to_bring(made: SqliteStore) -> None:
    bring = notes.notes(_drawer(made, PASSPHRASE), "bring")
    sessions = {one.day for one in notes.notes(_drawer(made, PASSPHRASE), "took")}
    assert {one.done.date() for one in bring if one.done} == sessions == {TODAY + timedelta(day) for day in (-41, -36, -22)}
    assert any(one.done is None for one in bring)


def test_enough_hours_passed_to_see_what_helped(made: SqliteStore) -> None:
    counts = dict(notes.most_often(notes.notes(_drawer(made, PASSPHRASE), "urges")))
    assert len(notes.notes(_drawer(made, PASSPHRASE), "urges")) >= 3
    assert max(counts.values()) > min(counts.values())


def test_two_letters_are_kept_and_sent_to_nobody(made: SqliteStore) -> None:
    kept = letters.letters(_drawer(made, PASSPHRASE))
    assert [one.opening for one in kept] == ["Rowan,", "Dear Mira,"]
    assert len(kept) == len(unsent())
    assert not any(one.text[:1].isspace() or one.text[-1:].isspace() for one in kept)


def test_the_weather_passphrase_opens_none_of_it(made: SqliteStore) -> None:
    drawer = _drawer(made, WEATHER)
    assert not drawer.names("notes/")
    assert letters.letters(drawer) == ()


def test_notes_behind_the_weather_passphrase_would_be_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sabotage: the check above must see them if they were put there."""
    monkeypatch.setattr(fill, "_plain", keep_notes)
    assert _drawer(store(datetime(2026, 3, 13, 12, tzinfo=UTC)), WEATHER).names("notes/")


@pytest.mark.parametrize(
    ("slip", "said"),
    [
        (GOOD.replace("wins", "streaks"), "note 2: .*shelf"),
        (GOOD.replace("day = -3", "day = 0"), "note 2: .*day"),
        (GOOD.replace("day = -3", "day = -366"), "note 2: .*day"),
        (GOOD.replace("21:00", "24:00"), "note 2: .*at"),
        (GOOD.replace("words", "word"), "note 2: .*word"),
        (GOOD.replace("day = -3\n", ""), "note 2: it does not say when it was written"),
        (GOOD + "written = -4\n", "note 2: it was written before it happened"),
        (GOOD.replace("Slept.", " "), "note 2: it says nothing"),
        (GOOD + "done = -2\n", "note 2: only what is brought to a session"),
        (GOOD.replace("wins", "bring") + "done = -3\n", "note 2: it was brought before it was written"),
        (GOOD + '[[note.earlier]]\nday = -3\nat = "20:00"\nwords = "S"\n', "note 2: an earlier wording needs `written`"),
        (GOOD + '[[note.earlier]]\nwritten = -3\nat = "21:00"\nwords = "S"\n', "note 2: its earlier wording is not earlier"),
        ("[[notes]]\n", "notes"),
        ("[[note]\n", "is no TOML"),
    ],
)
def test_a_slip_in_the_notes_is_named(tmp_path: Path, slip: str, said: str) -> None:
    (tmp_path / "notes.toml").write_text(GOOD + slip, encoding="utf-8")
    with pytest.raises(StoryFault, match=said):
        jotted(tmp_path)


def test_the_note_that_the_slips_are_made_of_has_none(tmp_path: Path) -> None:
    """Each slip must be what is named, not the note around it."""
    (tmp_path / "notes.toml").write_text(GOOD + GOOD + LETTER, encoding="utf-8")
    assert len(jotted(tmp_path)) == 2
    assert len(unsent(tmp_path)) == 1


@pytest.mark.parametrize(
    ("slip", "said"),
    [
        (LETTER.replace("Dear Jo", " "), "letter 2: it says nothing"),
        (LETTER.replace("written = -3", "written = 0"), "letter 2: .*written"),
        (LETTER.replace("text", "sent"), "letter 2: .*sent"),
    ],
)
def test_a_slip_in_a_letter_is_named(tmp_path: Path, slip: str, said: str) -> None:
    (tmp_path / "notes.toml").write_text(LETTER + slip, encoding="utf-8")
    with pytest.raises(StoryFault, match=said):
        unsent(tmp_path)


def test_missing_notes_are_named(tmp_path: Path) -> None:
    with pytest.raises(StoryFault, match=r"notes\.toml"):
        jotted(tmp_path)
