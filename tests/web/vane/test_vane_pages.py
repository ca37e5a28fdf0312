"""For sessions: what to bring, ticked when it was brought, and what was taken from it; for the person alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from forms import fill_up, forms, full_disk, pour_out
from web.noting import FULL, ROOMS, SHOWN

from weatherglass.record import notes
from weatherglass.vault import NotSaved
from weatherglass.web import noted

if TYPE_CHECKING:
    from visiting import Browser, Clock

    from weatherglass.vault import Drawer

BRING, TOOK = ROOMS["bring"], ROOMS["took"]


def to_bring(ana: Browser) -> str:
    return ana.get("/vane").text.partition("To bring")[2].partition("What I took from it")[0]


def brought_and_back(ana: Browser, drawer: Drawer, clock: Clock) -> None:
    BRING.add(ana)
    assert SHOWN in to_bring(ana).partition("Brought before")[0]
    form = dict(forms(ana.get("/vane").text, "/vane/brought")[0]) | {"done": "1"}
    for _ in range(2):
        assert ana.says(ana.post("/vane/brought", form)) == "Kept."
    [one] = notes.notes(drawer, "bring")
    assert one.done == clock()
    open_, _, before = to_bring(ana).partition("Brought before")
    assert SHOWN in before
    assert "gate" not in open_
    assert "20 November 2026" in before
    ana.post("/vane/brought", {"id": one.id})
    assert notes.notes(drawer, "bring")[0].done is None
    assert SHOWN in to_bring(ana).partition("Brought before")[0]


def test_what_was_brought_is_put_aside_and_can_come_back(ana: Browser, drawer: Drawer, clock: Clock) -> None:
    brought_and_back(ana, drawer, clock)


def test_sabotage_a_tick_that_is_not_kept_would_be_seen(
    ana: Browser, drawer: Drawer, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(notes, "tick", lambda *_, **__: None)
    with pytest.raises(AssertionError):
        brought_and_back(ana, drawer, clock)


def test_what_was_brought_is_deleted(ana: Browser, drawer: Drawer, clock: Clock) -> None:
    one = notes.keep_note(drawer, "bring", notes.Note(words="a dream"), now=clock())
    notes.tick(drawer, "bring", one.id, done=clock())
    assert ana.says(ana.post("/vane/bring", {"id": one.id, "out": "1"})) == "Deleted."
    assert notes.notes(drawer, "bring") == ()


def tick_is_not_said_to_be_kept(ana: Browser, drawer: Drawer) -> None:
    BRING.add(ana)
    [one] = notes.notes(drawer, "bring")
    with full_disk():
        assert ana.says(ana.post("/vane/brought", {"id": one.id, "done": "1"})) == str(NotSaved())
        assert ana.post("/vane/brought", {"id": one.id, "done": "1"}, script=True).status == 507
    assert notes.notes(drawer, "bring") == (one,)


def test_a_tick_that_could_not_be_kept_is_not_said_to_be(ana: Browser, drawer: Drawer) -> None:
    tick_is_not_said_to_be_kept(ana, drawer)


def test_sabotage_a_tick_said_to_be_kept_would_be_seen(ana: Browser, drawer: Drawer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(notes, "tick", lambda *_, **__: None)
    with pytest.raises(AssertionError):
        tick_is_not_said_to_be_kept(ana, drawer)


def test_in_a_vault_that_is_full_what_was_taken_waits(ana: Browser, drawer: Drawer) -> None:
    fill_up(drawer)
    assert TOOK.add(ana) == FULL
    assert TOOK.form(ana).items() >= TOOK.said.items()
    assert BRING.form(ana)["words"] == ""
    pour_out(drawer)


@pytest.mark.parametrize("name", ["", "0123456789ab", "../x"])
def test_a_tick_of_what_is_not_there_changes_nothing(ana: Browser, drawer: Drawer, name: str) -> None:
    BRING.add(ana)
    before = notes.notes(drawer, "bring")
    ana.post("/vane/brought", {"id": name, "done": "1"})
    assert notes.notes(drawer, "bring") == before


def test_both_forms_of_the_page_keep_apart(ana: Browser, drawer: Drawer) -> None:
    ana.post("/draft", BRING.said | {"words": "to bring", "draft": BRING.key}, script=True)
    ana.post("/draft", TOOK.said | {"words": "taken from it", "draft": TOOK.key}, script=True)
    assert (BRING.form(ana)["words"], TOOK.form(ana)["words"]) == ("to bring", "taken from it")
    ana.post(TOOK.to, TOOK.form(ana))
    assert BRING.form(ana)["words"] == "to bring"
    assert [one.words for one in notes.notes(drawer, "took")] == ["taken from it"]
    assert notes.notes(drawer, "bring") == ()


@pytest.mark.parametrize("of", ["bring", "brought"])
def test_each_list_has_pages_of_its_own_and_the_others_stay_at_their_first(
    ana: Browser, drawer: Drawer, clock: Clock, of: str
) -> None:
    for number in range(noted.ON_A_PAGE + 1):
        one = notes.keep_note(drawer, "bring", notes.Note(words=f"the {number}th of them"), now=clock())
        if of == "brought":
            notes.tick(drawer, "bring", one.id, done=clock())
    TOOK.add(ana, words="taken from it")
    first, second = ana.get("/vane").text, ana.get(f"/vane/{of}/page/2").text
    assert f'href="/vane/{of}/page/2"' in first
    assert "the 0th of them" not in first
    assert [line for line in range(noted.ON_A_PAGE + 1) if f"the {line}th of them" in second] == [0]
    assert "taken from it" in second
    assert ana.get(f"/vane/{of}/page/3").status == 404


def test_it_stands_on_no_other_page(ana: Browser) -> None:
    BRING.add(ana, words="a dream of beans")
    TOOK.add(ana, words="breathe, and beans")
    for place in ("/today", "/sky", "/more", "/forecast", "/parcel", "/clear", "/lull", "/ebb"):
        assert "beans" not in ana.get(place).text, place
    assert "breathe, and beans" not in ana.get("/forecast/take").text
