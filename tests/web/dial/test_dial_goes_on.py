"""What is half answered is gone on with; who stops is led back to the room, and what was picked is kept, without a script too."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from forms import forms
from web.dialling import KEEP, LEAVES, form, in_form, picked

from weatherglass.record import answered, drafts, notes
from weatherglass.web.dial import told, views

if TYPE_CHECKING:
    from visiting import Browser

    from weatherglass.vault import Drawer

ROOM = "/spring/1"


def goes_on(ana: Browser, drawer: Drawer) -> None:
    ana.post(KEEP, form(ana, "/dial/4") | picked(1, 2, None, None) | {"later": "1"})
    [half] = answered.takings(drawer, "phq-4")
    place = f"/dial/4/{half.id}/again"
    assert f'href="{place}"' in ana.get("/dial").text
    assert in_form(ana, place) == ["1", "2", "", ""]
    ana.post(KEEP, form(ana, place) | picked(1, 2, 3, 0))
    [whole] = answered.takings(drawer, "phq-4")
    assert whole.answers == (1, 2, 3, 0)
    assert place not in ana.get("/dial").text


def test_what_is_half_answered_is_gone_on_with_from_the_list(ana: Browser, drawer: Drawer) -> None:
    goes_on(ana, drawer)


def test_sabotage_a_half_that_cannot_be_found_again_would_be_seen(
    ana: Browser, drawer: Drawer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(told, "is_half", lambda *_: False)
    with pytest.raises(AssertionError):
        goes_on(ana, drawer)


def test_a_no_to_the_first_question_is_no_half(ana: Browser) -> None:
    ana.post(KEEP, form(ana, "/dial/5") | picked(0, None, None, None, None, None))
    assert "/again" not in ana.get("/dial").text


@pytest.mark.parametrize("name", LEAVES)
def test_who_stops_is_led_to_the_room_and_what_was_picked_is_kept(ana: Browser, drawer: Drawer, name: str) -> None:
    answer = ana.post(KEEP, form(ana, f"/dial/{LEAVES[name]}") | {"a2": "1", "stop": "1"})
    assert answer.to == ROOM
    assert ana.says(answer) == views.BEGUN
    [kept] = answered.takings(drawer, name)
    assert kept.answers[1] == 1


def test_who_stops_before_anything_is_led_to_the_room_and_told_nothing(ana: Browser, drawer: Drawer) -> None:
    answer = ana.post(KEEP, form(ana, "/dial/3") | {"stop": "1"})
    assert (answer.to, ana.says(answer)) == (ROOM, "")
    assert answered.takings(drawer, "phq-2") == ()


def test_the_first_button_of_the_form_which_the_enter_key_presses_stops_nothing(ana: Browser) -> None:
    page = ana.get("/dial/1").text.partition(f'action="{KEEP}"')[2]
    assert "name=" not in page.partition("<button")[2].partition(">")[0]


def test_writing_about_oneself_is_kept_when_one_stops(ana: Browser, drawer: Drawer) -> None:
    box = next(dict(one) for one in forms(ana.get("/halo/2").text, "/halo/keep"))
    assert ana.post("/halo/keep", box | {"stop": "1"}).to == ROOM
    answer = ana.post("/halo/keep", box | {"words": "the kitchen", "stop": "1"})
    assert (answer.to, ana.says(answer)) == (ROOM, "Kept.")
    assert [one.words for one in notes.notes(drawer, "mirror")] == ["the kitchen"]


@pytest.mark.parametrize(("place", "draft"), [("/dial", "notes/bring"), ("/lull", "notes/rules")])
def test_a_button_with_words_of_ours_takes_nothing_from_what_stands_unfinished(
    ana: Browser, drawer: Drawer, place: str, draft: str
) -> None:
    drafts.put(drawer, draft, {"words": "half a thought"})
    if place == "/dial":
        place = ana.post(KEEP, form(ana, "/dial/3") | picked(1, 1)).to
    ours = next(
        dict(one) for to in ("/vane/bring", "/lull/rule") for one in forms(ana.get(place).text, to) if "aside" in dict(one)
    )
    assert ana.says(ana.post("/vane/bring" if draft == "notes/bring" else "/lull/rule", ours)) == "Kept."
    assert drafts.get(drawer, draft) == {"words": "half a thought"}
    assert len(notes.notes(drawer, "bring" if draft == "notes/bring" else "rules")) == 1
