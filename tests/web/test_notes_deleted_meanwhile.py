"""A note that was deleted in another window while its form stood open: nothing that was typed is lost."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from forms import forms, full_disk
from people import ANA
from web.noting import ROOMS, Room

from weatherglass.record import drafts, notes
from weatherglass.record.notes import Note
from weatherglass.vault import NotSaved
from weatherglass.web import noted

if TYPE_CHECKING:
    from visiting import Browser, Clock

    from weatherglass.vault import Drawer

CHANGED = {name: room for name, room in ROOMS.items() if room.can_change}
EACH = pytest.mark.parametrize("room", CHANGED.values(), ids=CHANGED)
TYPED = "stood at the window"
MARKS = {"attempts": "threat", "ties": "think"}


def here(ana: Browser, drawer: Drawer, room: Room) -> dict[str, str]:
    """The form of a note as it stands in one window, deleted in another."""
    room.add(ana, **({"mark": MARKS[room.shelf]} if room.shelf in MARKS else {}))
    form = room.change_form(ana) | {"words": TYPED}
    ana.post(room.to, {"id": form["id"], "out": "1"})
    assert room.kept(drawer) == ()
    return form


def adrift(ana: Browser, room: Room, which: str) -> dict[str, str]:
    """The form for a new one, with what was written to the one that is deleted."""
    found = [dict(one) for one in forms(ana.get(room.place).text, room.to)]
    return next(one for one in found if one.get("id") == which)


def is_all_there(drawer: Drawer, clock: Clock, room: Room) -> None:
    [one] = room.kept(drawer)
    said, mark = room.said, MARKS.get(room.shelf)
    assert one == Note(
        id=one.id,
        words=TYPED,
        about=said.get("about", ""),
        marks=(mark,) if mark else (),
        day=date(2026, 11, 18) if "day" in said else None,
        written=clock(),
    )


@EACH
def test_all_of_its_form_is_kept_and_that_is_said(ana: Browser, drawer: Drawer, clock: Clock, room: Room) -> None:
    form = here(ana, drawer, room)
    for says in (noted.GONE, "Kept."):
        assert ana.says(ana.post(room.to, form)).startswith(says)
        is_all_there(drawer, clock, room)


def waits_and_can_be_kept(ana: Browser, drawer: Drawer, clock: Clock, room: Room) -> None:
    form = here(ana, drawer, room)
    with full_disk():
        answer = ana.post(room.to, form)
        assert (answer.to, ana.says(answer)) == (room.place, str(NotSaved()))
    again = adrift(ana, room, form["id"])
    assert again["words"] == TYPED
    assert f'data-draft="{room.key}/{form["id"]}"' in ana.get(room.place).text
    assert ana.says(ana.post(room.to, again)) == noted.GONE
    is_all_there(drawer, clock, room)
    assert room.form(ana)["words"] == "", "it waits no more"


@EACH
def test_what_could_not_be_kept_waits_in_the_form_for_a_new_one(ana: Browser, drawer: Drawer, clock: Clock, room: Room) -> None:
    waits_and_can_be_kept(ana, drawer, clock, room)


def test_sabotage_words_that_wait_where_no_form_is_would_be_seen(
    ana: Browser, drawer: Drawer, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(noted, "adrift", lambda *_: {})
    with pytest.raises(StopIteration):
        waits_and_can_be_kept(ana, drawer, clock, ROOMS["wins"])


@EACH
def test_what_came_while_it_was_locked_stands_in_the_form_for_a_new_one(
    ana: Browser, drawer: Drawer, clock: Clock, room: Room
) -> None:
    form = here(ana, drawer, room)
    clock.turn(minutes=6)
    assert ana.post(room.to, form).to == "/"
    assert ana.post("/open", {"passphrase": ANA}).to == room.place
    ana.post(room.to, adrift(ana, room, form["id"]))
    is_all_there(drawer, clock, room)


@EACH
def test_it_can_be_deleted_there_too(ana: Browser, drawer: Drawer, room: Room) -> None:
    form = here(ana, drawer, room)
    ana.post("/draft", form | {"draft": f"{room.key}/{form['id']}"}, script=True)
    ana.post(room.to, adrift(ana, room, form["id"]) | {"out": "1"})
    assert drafts.begun(drawer, room.key) == {}
    assert TYPED not in ana.get(room.place).text


def test_two_of_them_come_one_after_the_other_and_after_a_new_one_that_is_begun(ana: Browser, drawer: Drawer) -> None:
    room = ROOMS["wins"]
    one, other = here(ana, drawer, room), here(ana, drawer, room)
    ana.post("/draft", {"words": "a new one", "draft": room.key}, script=True)
    for form in (one, other):
        ana.post("/draft", form | {"words": form["id"], "draft": f"{room.key}/{form['id']}"}, script=True)
    assert room.form(ana)["words"] == "a new one"
    ana.post(room.to, room.form(ana))
    for form in (one, other):
        ana.post(room.to, adrift(ana, room, form["id"]))
    assert {kept.words for kept in room.kept(drawer)} == {"a new one", one["id"], other["id"]}


def test_ticks_alone_are_not_lost_where_they_say_what_happened(ana: Browser, drawer: Drawer) -> None:
    room = ROOMS["attempts"]
    form = here(ana, drawer, room) | {"words": "", "about": ""}
    ana.post("/draft", form | {"draft": f"{room.key}/{form['id']}"}, script=True)
    ana.post(room.to, adrift(ana, room, form["id"]))
    assert [one.marks for one in notes.notes(drawer, "attempts")] == [("threat",)]


def test_sabotage_a_form_that_counts_only_what_changed_would_be_seen(
    ana: Browser, drawer: Drawer, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(noted, "_anew", dict)
    with pytest.raises(AssertionError):
        test_all_of_its_form_is_kept_and_that_is_said(ana, drawer, clock, ROOMS["attempts"])
