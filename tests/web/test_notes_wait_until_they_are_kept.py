"""Words of a note or a letter that are not kept yet: none of them is lost, and "Kept." is said of none."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from forms import fill_up, forms, full_disk, pour_out
from people import ANA
from web.noting import FULL, ROOMS, WORDS, Room, everything

from weatherglass.record import drafts, letters, notes
from weatherglass.vault import NotSaved
from weatherglass.web import drafted, held, noted

if TYPE_CHECKING:
    from visiting import Browser, Clock

    from weatherglass.vault import Drawer

EACH = pytest.mark.parametrize("room", ROOMS.values(), ids=ROOMS)
CHANGED = pytest.mark.parametrize(
    "room", [room for room in ROOMS.values() if room.can_change], ids=[name for name, room in ROOMS.items() if room.can_change]
)
TEXT = "Dear you,\r\nI planted the <b>beans</b> alone."


def is_drafted(ana: Browser, drawer: Drawer, room: Room) -> None:
    form = room.form(ana) | room.said
    assert ana.post("/draft", form | {"draft": room.key}, script=True).status == 204
    assert room.kept(drawer) == ()
    assert room.form(ana).items() >= room.said.items()
    assert ana.says(ana.post(room.to, form)).startswith("Kept.")
    assert drafts.get(drawer, room.key) is None
    assert room.form(ana).get("words", "") == ""


@EACH
def test_a_draft_is_shown_again_and_gone_once_it_is_kept(ana: Browser, drawer: Drawer, room: Room) -> None:
    is_drafted(ana, drawer, room)


def test_sabotage_a_draft_that_outlives_the_keeping_would_be_seen(
    ana: Browser, drawer: Drawer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drafted, "done", lambda *_: None)
    with pytest.raises(AssertionError):
        is_drafted(ana, drawer, ROOMS["wins"])


@CHANGED
def test_a_draft_of_a_change_is_shown_again_and_gone_once_it_is_deleted(ana: Browser, drawer: Drawer, room: Room) -> None:
    room.add(ana)
    form = room.change_form(ana) | {"words": "half a sent"}
    name = f"{room.key}/{form['id']}"
    ana.post("/draft", form | {"draft": name}, script=True)
    assert room.change_form(ana)["words"] == "half a sent"
    assert [one.words for one in room.kept(drawer)] == [WORDS]
    ana.post(room.to, {"id": form["id"], "out": "1"})
    assert drafts.get(drawer, name) is None


def could_not_be_kept(ana: Browser, drawer: Drawer, room: Room) -> None:
    with full_disk():
        answer = ana.post(room.to, room.said)
        assert (answer.to, ana.says(answer)) == (room.place, str(NotSaved()))
        assert room.form(ana).items() >= room.said.items()
        assert ana.post(room.to, room.said, script=True).status == 507
    assert room.kept(drawer) == ()
    assert room.form(ana).items() >= room.said.items()
    assert room.add(ana).startswith("Kept.")
    assert room.form(ana).get("words", "") == ""


@EACH
def test_what_could_not_be_kept_is_said_and_waits_in_the_form(ana: Browser, drawer: Drawer, room: Room) -> None:
    could_not_be_kept(ana, drawer, room)


def test_sabotage_words_forgotten_although_they_were_not_kept_are_missed(
    ana: Browser, drawer: Drawer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drafted, "stay", lambda _: None)
    with pytest.raises(AssertionError):
        could_not_be_kept(ana, drawer, ROOMS["attempts"])


@CHANGED
def test_a_change_that_could_not_be_kept_waits_and_leaves_what_was(ana: Browser, drawer: Drawer, room: Room) -> None:
    room.add(ana)
    form = room.change_form(ana) | {"words": "better words"}
    before = room.kept(drawer)
    with full_disk():
        assert ana.says(ana.post(room.to, form)) == str(NotSaved())
        assert ana.says(ana.post(room.to, {"id": form["id"], "out": "1"})) == str(NotSaved())
    assert room.kept(drawer) == before
    assert room.form(ana).get("words", "") == "", "they wait in their own form"


@EACH
def test_in_a_vault_that_is_full_kept_is_not_said(ana: Browser, drawer: Drawer, room: Room) -> None:
    fill_up(drawer)
    assert room.add(ana) == FULL
    pour_out(drawer)
    assert room.kept(drawer) == ()
    assert room.form(ana).items() >= room.said.items()
    assert ana.says(ana.post(room.to, room.form(ana))).startswith("Kept.")


def test_sabotage_kept_said_of_what_is_not_would_be_seen(ana: Browser, drawer: Drawer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(notes, "keep_note", lambda *_, **__: None)
    with pytest.raises(AssertionError):
        test_in_a_vault_that_is_full_kept_is_not_said(ana, drawer, ROOMS["attempts"])
    with pytest.raises(AssertionError):
        could_not_be_kept(ana, drawer, ROOMS["wins"])


def waits_over_the_lock(ana: Browser, clock: Clock, room: Room) -> None:
    form = room.form(ana) | room.said
    clock.turn(minutes=6)
    assert ana.post(room.to, form).to == "/"
    assert ana.post("/open", {"passphrase": ANA}).to == room.place
    assert room.form(ana) == form


@EACH
def test_words_that_came_while_it_was_locked_are_in_the_form_again(
    ana: Browser, drawer: Drawer, clock: Clock, room: Room
) -> None:
    waits_over_the_lock(ana, clock, room)
    assert room.kept(drawer) == ()


@CHANGED
def test_a_change_that_came_while_it_was_locked_is_in_its_own_form(
    ana: Browser, drawer: Drawer, clock: Clock, room: Room
) -> None:
    room.add(ana)
    form = room.change_form(ana) | {"words": "better words", "about": "more"}
    clock.turn(minutes=6)
    ana.post(room.to, form)
    ana.post("/open", {"passphrase": ANA})
    shown = room.change_form(ana)
    assert shown["id"] == form["id"]
    assert shown["words"] == "better words"
    assert room.form(ana).get("words", "") == ""
    assert [one.words for one in room.kept(drawer)] == [WORDS]


def test_sabotage_words_in_another_form_would_be_seen(ana: Browser, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(held, "key_of", lambda request: request.path.strip("/"))
    with pytest.raises(AssertionError):
        waits_over_the_lock(ana, clock, ROOMS["attempts"])


@EACH
def test_without_words_nothing_is_kept_and_that_is_said(ana: Browser, drawer: Drawer, room: Room) -> None:
    assert ana.says(ana.post(room.to, {"words": " \n ", "about": " "})) == noted.NO_WORDS
    assert room.kept(drawer) == ()


@pytest.mark.parametrize(("place", "shelf"), [("/spring/write", "writing"), ("/halo/keep", "mirror"), ("/thaw/keep", "ties")])
def test_a_mark_that_says_only_to_what_it_was_written_is_no_note(
    ana: Browser, drawer: Drawer, place: str, shelf: notes.Shelf
) -> None:
    assert ana.post(place, {"words": " ", "mark": "think"}, script=True).status == 400
    assert notes.notes(drawer, shelf) == ()


@pytest.mark.parametrize("name", ["attempts", "urges"])
def test_a_tick_alone_is_enough_where_it_says_what_happened(ana: Browser, drawer: Drawer, name: str) -> None:
    assert ROOMS[name].add(ana, words="", about="").startswith("Kept.")
    assert len(ROOMS[name].kept(drawer)) == 1


def sent_twice_is_once(ana: Browser, drawer: Drawer, clock: Clock, room: Room) -> None:
    twice = room.form(ana) | room.said
    for _ in range(2):
        assert ana.says(ana.post(room.to, twice)).startswith("Kept.")
        clock.turn(seconds=30)
    assert len(room.kept(drawer)) == 1
    assert room.kept(drawer)[0].changed is None


@EACH
def test_a_form_that_is_sent_twice_adds_nothing_twice_and_later_it_is_another(
    ana: Browser, drawer: Drawer, clock: Clock, room: Room
) -> None:
    sent_twice_is_once(ana, drawer, clock, room)
    clock.turn(minutes=3)
    room.add(ana)
    assert len(room.kept(drawer)) == 2


def test_sabotage_a_double_tap_that_adds_a_second_one_would_be_seen(
    ana: Browser, drawer: Drawer, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(notes, "_just_now", lambda *_: False)
    with pytest.raises(AssertionError):
        sent_twice_is_once(ana, drawer, clock, ROOMS["attempts"])


# Letters


def letter_form(ana: Browser, place: str) -> dict[str, str]:
    return dict(forms(ana.get(place).text, "/ebb/letter/keep")[0])


@pytest.fixture(params=["new", "kept"])
def letter(request: pytest.FixtureRequest, drawer: Drawer, clock: Clock) -> str:
    """The page of a letter: of a new one, and of one that is kept."""
    if request.param == "new":
        return "/ebb/letters"
    return f"/ebb/letter/{letters.keep_letter(drawer, 'Dear you', now=clock()).id}"


def test_a_letter_is_drafted_and_the_draft_gone_once_it_is_kept(ana: Browser, drawer: Drawer, letter: str) -> None:
    form = letter_form(ana, letter) | {"text": TEXT}
    key = f"letter/{form['id']}" if "id" in form else "letter"
    ana.post("/draft", form | {"draft": key}, script=True)
    assert letter_form(ana, letter)["text"] == TEXT
    assert ana.says(ana.post("/ebb/letter/keep", form)) == "Kept. It is sent to nobody."
    assert drafts.get(drawer, key) is None
    assert [one.text for one in letters.letters(drawer)] == [TEXT]


def test_a_letter_that_could_not_be_kept_waits_where_it_was_written(ana: Browser, drawer: Drawer, letter: str) -> None:
    before = everything(drawer)
    with full_disk():
        answer = ana.post("/ebb/letter/keep", letter_form(ana, letter) | {"text": TEXT})
        assert (answer.to, ana.says(answer)) == (letter, str(NotSaved()))
        assert letter_form(ana, letter)["text"] == TEXT
    assert everything(drawer) == before
    assert ana.says(ana.post("/ebb/letter/keep", letter_form(ana, letter))) == "Kept. It is sent to nobody."


def test_in_a_vault_that_is_full_a_letter_waits(ana: Browser, drawer: Drawer, letter: str) -> None:
    fill_up(drawer)
    text = TEXT + os.urandom(8_000).hex()
    assert ana.says(ana.post("/ebb/letter/keep", letter_form(ana, letter) | {"text": text})) == FULL
    assert letter_form(ana, letter)["text"] == text
    pour_out(drawer)


def test_a_letter_that_came_while_it_was_locked_is_in_its_form_again(ana: Browser, clock: Clock, letter: str) -> None:
    form = letter_form(ana, letter) | {"text": TEXT}
    clock.turn(minutes=6)
    assert ana.post("/ebb/letter/keep", form).to == "/"
    assert ana.post("/open", {"passphrase": ANA}).to == letter
    assert letter_form(ana, letter)["text"] == TEXT


def deleting_forgets_the_draft(ana: Browser, drawer: Drawer, clock: Clock) -> None:
    kept = letters.keep_letter(drawer, "Dear you", now=clock())
    ana.post("/draft", {"id": kept.id, "text": TEXT, "draft": f"letter/{kept.id}"}, script=True)
    with full_disk():
        assert ana.says(ana.post("/ebb/letter/remove", {"id": kept.id})) == str(NotSaved())
    assert ana.says(ana.post("/ebb/letter/remove", {"id": kept.id})) == "Deleted."
    assert letters.letters(drawer) == ()
    assert b"beans" not in (drawer.read(drafts.NAME) or b"")


def test_deleting_a_letter_forgets_what_stood_unfinished_in_it(ana: Browser, drawer: Drawer, clock: Clock) -> None:
    deleting_forgets_the_draft(ana, drawer, clock)


def test_sabotage_a_draft_that_outlives_its_letter_would_be_seen(
    ana: Browser, drawer: Drawer, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drafted, "done", lambda *_: None)
    with pytest.raises(AssertionError):
        deleting_forgets_the_draft(ana, drawer, clock)
