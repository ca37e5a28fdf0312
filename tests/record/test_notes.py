"""Notes: each kind in a document of its own, kept as written, with what it said before; a double tap adds none."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import msgspec
import pytest
from forms import full_disk
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from people import NOW, anas_drawer

from weatherglass.record import notes
from weatherglass.record.notes import Note
from weatherglass.vault import Drawer, NotSaved

LATER = NOW + timedelta(minutes=10)
CALLED = Note(words="They rang, 21:10.", about="I did not answer.", marks=("threat", "new-account"), day=date(2026, 3, 1))
SHARED = anas_drawer()


def kept(drawer: Drawer, new: Note = CALLED, now: datetime = NOW) -> Note:
    return notes.keep_note(drawer, "attempts", new, now=now)


def words(drawer: Drawer) -> list[str]:
    return [one.words for one in notes.notes(drawer, "attempts")]


def test_a_vault_that_knows_of_none_has_none(drawer: Drawer) -> None:
    for shelf in notes.SHELVES:
        assert notes.notes(drawer, shelf) == notes.newest(drawer, shelf) == ()


def test_a_note_is_kept_as_it_was_written(drawer: Drawer) -> None:
    one = kept(drawer)
    assert one == replace(CALLED, id=one.id, written=NOW)
    assert one.id
    assert notes.notes(drawer, "attempts") == (one,)


def test_each_kind_is_a_document_of_its_own(drawer: Drawer) -> None:
    for shelf in notes.SHELVES:
        notes.keep_note(drawer, shelf, Note(words=shelf), now=NOW)
    for shelf in notes.SHELVES:
        assert [one.words for one in notes.notes(drawer, shelf)] == [shelf]
    assert {f"notes/{shelf}" for shelf in notes.SHELVES} <= {*drawer.names()}


def says_what_it_said(drawer: Drawer) -> None:
    one = kept(drawer)
    kept(drawer, replace(one, words="They rang twice."), LATER)
    kept(drawer, replace(one, words="They rang twice.", marks=(), day=None), LATER + timedelta(1))
    [last] = notes.notes(drawer, "attempts")
    assert (last.words, last.about, last.marks, last.day) == ("They rang twice.", CALLED.about, (), None)
    assert (last.id, last.written, last.changed) == (one.id, NOW, LATER + timedelta(1))
    assert [(old.words, old.marks, old.day, old.changed, old.earlier) for old in last.earlier] == [
        (CALLED.words, CALLED.marks, CALLED.day, None, ()),
        ("They rang twice.", CALLED.marks, CALLED.day, LATER, ()),
    ]


def test_what_it_said_before_stays_the_oldest_first(drawer: Drawer) -> None:
    says_what_it_said(drawer)


def test_sabotage_a_note_that_is_written_over_would_be_seen(drawer: Drawer, monkeypatch: pytest.MonkeyPatch) -> None:
    real = notes._onto
    monkeypatch.setattr(notes, "_onto", lambda known, new, now: replace(real(known, new, now), earlier=()))
    with pytest.raises(AssertionError):
        says_what_it_said(drawer)


def test_what_is_kept_again_as_it_was_is_not_called_changed(drawer: Drawer) -> None:
    one = kept(drawer)
    assert kept(drawer, one, LATER) == one
    assert notes.notes(drawer, "attempts") == (one,)


def test_nobody_can_set_when_it_was_written_or_what_it_said(drawer: Drawer) -> None:
    forged = replace(CALLED, written=datetime(2020, 1, 1, tzinfo=UTC), changed=NOW, earlier=(CALLED,))
    one = kept(drawer, forged)
    assert (one.written, one.changed, one.earlier) == (NOW, None, ())
    changed = kept(drawer, replace(forged, id=one.id, words="x"), LATER)
    assert (changed.written, changed.changed, len(changed.earlier)) == (NOW, LATER, 1)


def sent_twice_is_once(drawer: Drawer) -> None:
    one = kept(drawer)
    assert kept(drawer, now=NOW + timedelta(seconds=90)).id == one.id
    assert len(notes.notes(drawer, "attempts")) == 1


def test_what_is_sent_twice_is_kept_once_and_later_it_happened_again(drawer: Drawer) -> None:
    sent_twice_is_once(drawer)
    kept(drawer, now=LATER)
    assert len(notes.notes(drawer, "attempts")) == 2


def test_the_same_words_of_another_day_are_another_note(drawer: Drawer) -> None:
    for other in (CALLED, replace(CALLED, day=date(2026, 3, 2)), replace(CALLED, marks=()), replace(CALLED, about="")):
        kept(drawer, other)
    assert len(notes.notes(drawer, "attempts")) == 4


def test_sabotage_a_double_tap_that_adds_a_second_one_would_be_seen(drawer: Drawer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(notes, "_just_now", lambda *_: False)
    with pytest.raises(AssertionError):
        sent_twice_is_once(drawer)


def test_a_clock_that_was_put_back_swallows_nothing(drawer: Drawer) -> None:
    kept(drawer, now=LATER)
    kept(drawer, now=NOW)
    assert len(notes.notes(drawer, "attempts")) == 2


def two_windows_lose_nothing(drawer: Drawer) -> None:
    other = Drawer(drawer.store, drawer.slots.opened)
    one = kept(drawer)
    two = notes.keep_note(other, "attempts", Note(words="Flowers."), now=NOW)
    kept(drawer, replace(one, words="They rang at night."), LATER)
    notes.keep_note(other, "attempts", replace(one, words="They rang by day."), now=LATER)
    notes.keep_note(other, "attempts", replace(two, words="Tulips."), now=LATER)
    assert words(drawer) == ["They rang by day.", "Tulips."]
    assert [old.words for old in notes.notes(drawer, "attempts")[0].earlier] == [CALLED.words, "They rang at night."]


def test_two_windows_lose_nothing_of_each_other(drawer: Drawer) -> None:
    two_windows_lose_nothing(drawer)


def test_sabotage_a_window_that_forgets_the_other_would_be_seen(drawer: Drawer, monkeypatch: pytest.MonkeyPatch) -> None:
    real = notes.notes
    monkeypatch.setattr(notes, "notes", lambda source, shelf: real(source, shelf) if isinstance(source, Drawer) else ())
    with pytest.raises(AssertionError):
        two_windows_lose_nothing(drawer)


def test_one_deleted_elsewhere_comes_back_when_it_is_kept_here(drawer: Drawer) -> None:
    one = kept(drawer)
    notes.remove_note(drawer, "attempts", one.id)
    assert kept(drawer, one, LATER) == replace(one, written=LATER)


def test_deleting_takes_what_it_said_before_with_it_and_nothing_else(drawer: Drawer) -> None:
    one, two = kept(drawer), kept(drawer, Note(words="Flowers."))
    kept(drawer, replace(one, words="other words"), LATER)
    for _ in range(2):
        notes.remove_note(drawer, "attempts", one.id)
    assert notes.notes(drawer, "attempts") == (two,)
    assert b"21:10" not in (drawer.read("notes/attempts") or b"")


def test_a_tick_is_kept_taken_back_and_outlives_a_change(drawer: Drawer) -> None:
    one, two = kept(drawer), kept(drawer, Note(words="two"))
    notes.tick(drawer, "attempts", one.id, done=LATER)
    notes.tick(drawer, "attempts", "not there", done=LATER)
    kept(drawer, replace(one, words="other words"), LATER)
    assert [found.done for found in notes.notes(drawer, "attempts")] == [LATER, None]
    notes.tick(drawer, "attempts", one.id, done=None)
    assert [found.done for found in notes.notes(drawer, "attempts")] == [None, two.done]


def test_the_newest_day_is_first_and_without_a_day_that_of_writing(drawer: Drawer) -> None:
    for said, day in (("first", 2), ("second", 2), ("no day", None), ("long ago", 1)):
        kept(drawer, Note(words=said, day=date(2026, 3, day) if day else None))
    kept(drawer, Note(words="before leaving", day=date(2019, 1, 1)))
    assert [one.words for one in notes.newest(drawer, "attempts")] == ["no day", "second", "first", "long ago", "before leaving"]


def test_marks_are_counted_the_most_often_first_each_once_in_a_note() -> None:
    some = [Note(marks=("water", "person")), Note(marks=("person", "person", "of-a-later-version")), Note(words="x")]
    assert notes.most_often(some) == (("person", 2), ("water", 1), ("of-a-later-version", 1))
    assert notes.most_often([]) == ()


def test_marks_and_fields_of_a_later_version_are_no_fault(drawer: Drawer) -> None:
    later = {"notes": [{"id": "0123456789ab", "words": "x", "marks": ["moon-mail"], "of_later": 1}], "more": True}
    with drawer.change() as change:
        change.write("notes/attempts", msgspec.msgpack.encode(later))
    [one] = notes.notes(drawer, "attempts")
    assert (one.words, one.marks) == ("x", ("moon-mail",))
    kept(drawer, Note(words="beside it"))
    assert notes.notes(drawer, "attempts")[0].marks == ("moon-mail",)


def test_a_full_disk_is_said_and_leaves_what_was(drawer: Drawer) -> None:
    one = kept(drawer)
    with full_disk():
        for change in (
            lambda: kept(drawer, Note(words="x")),
            lambda: kept(drawer, replace(one, words="x"), LATER),
            lambda: notes.tick(drawer, "attempts", one.id, done=NOW),
            lambda: notes.remove_note(drawer, "attempts", one.id),
        ):
            with pytest.raises(NotSaved):
                change()
    assert notes.notes(drawer, "attempts") == (one,)


WORDS = st.text(max_size=60)


@given(st.builds(Note, words=WORDS, about=WORDS, marks=st.lists(WORDS, max_size=3).map(tuple), day=st.none() | st.dates()))
def test_any_words_come_back_as_they_were(new: Note) -> None:
    one = notes.keep_note(SHARED, "wins", new, now=NOW)
    assert notes.notes(SHARED, "wins") == (replace(new, id=one.id, written=NOW),)
    notes.remove_note(SHARED, "wins", one.id)
