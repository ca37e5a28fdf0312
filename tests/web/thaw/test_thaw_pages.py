"""People again: who, which steps were taken, in any order; nothing to reach, and nobody is told."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from django.utils.html import escape
from forms import forms, replaced
from web.noting import ROOMS

from weatherglass.guide.out import out
from weatherglass.record import folk, notes
from weatherglass.web import noted

if TYPE_CHECKING:
    from visiting import Browser

    from weatherglass.vault import Drawer

TIES = ROOMS["ties"]


def ticks(ana: Browser) -> list[str]:
    """The steps that are ticked in the form of the one who is kept."""
    form = next(form for form in forms(ana.get("/thaw").text, "/thaw/keep") if "id" in dict(form))
    return [said for name, said in form if name == "mark"]


def keep(ana: Browser, *steps: str) -> str:
    form = next(form for form in forms(ana.get("/thaw").text, "/thaw/keep") if "id" in dict(form))
    return ana.says(ana.post("/thaw/keep", replaced(form, {"mark": [*steps]})))


def steps_are_kept_and_taken_back(ana: Browser, drawer: Drawer) -> None:
    TIES.add(ana)
    every = [step.id for step in out().steps]
    assert ticks(ana) == []
    for some in (every[-1:], [every[0], every[3]], every, []):
        assert keep(ana, *some) == "Kept."
        assert ticks(ana) == [name for name in every if name in some]
    [one] = notes.notes(drawer, "ties")
    assert [old.marks for old in one.earlier] == [(), tuple(every[-1:]), (every[0], every[3]), tuple(every)]


def test_steps_are_kept_in_any_order_and_taken_back(ana: Browser, drawer: Drawer) -> None:
    steps_are_kept_and_taken_back(ana, drawer)


def test_sabotage_a_step_that_cannot_be_taken_back_would_be_seen(
    ana: Browser, drawer: Drawer, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = noted.keep
    monkeypatch.setattr(noted, "keep", lambda request, shelf, place, **_: real(request, shelf, place))
    with pytest.raises(AssertionError):
        steps_are_kept_and_taken_back(ana, drawer)


def test_the_note_of_someone_is_changed_without_their_steps_or_name(ana: Browser, drawer: Drawer) -> None:
    TIES.add(ana)
    keep(ana, "think", "line")
    form = next(form for form in forms(ana.get("/thaw").text, "/thaw/keep") if "id" in dict(form))
    ana.post("/thaw/keep", replaced(form, {"about": "the old pier"}))
    [one] = notes.notes(drawer, "ties")
    assert (one.words, one.about, one.marks) == (TIES.said["words"], "the old pier", ("think", "line"))


def test_several_people_each_have_their_own_steps(ana: Browser, drawer: Drawer) -> None:
    for name in ("Cleo", "Dee"):
        TIES.add(ana, words=name)
    for one in notes.notes(drawer, "ties"):
        ana.post("/thaw/keep", {"id": one.id, "words": one.words, "mark": "hear" if one.words == "Cleo" else "meet"})
    assert {one.words: one.marks for one in notes.notes(drawer, "ties")} == {"Cleo": ("hear",), "Dee": ("meet",)}


def test_words_to_say_and_what_not_to_tell_are_there_for_everyone(ana: Browser) -> None:
    page = ana.get("/thaw").text
    for one in out().away:
        assert escape(one.says) in page
    assert "do they still see the other person?" in page


def test_nothing_is_expected_and_no_step_is_the_next(ana: Browser) -> None:
    TIES.add(ana)
    keep(ana, "think")
    text = re.sub(r"<[^>]*>", " ", ana.get("/thaw").text)
    assert "None must be." in text
    assert not re.search(r"next step|\d+ of \d+|left to do|well done|goal|done so far", text, re.IGNORECASE)


def test_someone_lost_sight_of_is_not_among_my_people_or_on_the_card(ana: Browser, drawer: Drawer) -> None:
    TIES.add(ana, words="Cleo from long ago")
    assert folk.friends(drawer) == ()
    for place in ("/stations", "/squall", "/today", "/forecast/take"):
        assert "Cleo from long ago" not in ana.get(place).text
