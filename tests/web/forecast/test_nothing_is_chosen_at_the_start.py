"""Choosing what to take along: item by item, nothing at the start; what was chosen is kept."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from forms import fill_up, forms, full_disk
from people import NOW
from web.forecast.taking import FILES, HEADINGS, KEYS, SAID, TAKE, TAKEN, WAY, choose, filled

from weatherglass.record import plans, taken
from weatherglass.record.taken import Taken
from weatherglass.vault import NotSaved, Size, VaultFull
from weatherglass.web import taken_along

if TYPE_CHECKING:
    from visiting import Browser

    from weatherglass.vault import Drawer

EVERY = {*SAID, "000000000000", "000000000000-more", "000000000001-more"}


@pytest.fixture
def drawer(drawer: Drawer) -> Drawer:
    """Something of each kind."""
    return filled(drawer)


def nothing_at_the_start(ana: Browser) -> None:
    page = ana.get(TAKE).text
    fields = forms(page, TAKEN)[0]
    assert [said for name, said in fields if name == "take"] == []
    assert ("plain", "yes") in fields
    for place in ("/forecast/look", *FILES):
        answer = ana.get(place)
        assert (answer.status, answer.to) == (303, TAKE)
        assert ana.says(answer) == taken_along.NOTHING


def test_nothing_is_ticked_at_the_start_and_then_there_is_no_file(ana: Browser, drawer: Drawer) -> None:
    nothing_at_the_start(ana)


def test_sabotage_a_choice_that_starts_with_all_would_be_seen(
    ana: Browser, drawer: Drawer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(taken, "taken", lambda _: Taken(ids=tuple(SAID)))
    with pytest.raises(AssertionError):
        nothing_at_the_start(ana)


def test_everything_that_there_is_can_be_ticked(ana: Browser, drawer: Drawer) -> None:
    page = ana.get(TAKE).text
    offered = set(re.findall(r'name="take" value="([^"]*)"', page))
    assert offered == EVERY
    for name in ("Kept from before", *HEADINGS):
        assert f"<legend>{name}</legend>" in page


def test_an_empty_plan_offers_nothing(ana: Browser, vault: object) -> None:
    page = ana.get(TAKE).text
    assert "There is nothing in the plan yet." in page
    assert forms(page, TAKEN) == []


def test_all_and_none_and_some_are_kept(ana: Browser, drawer: Drawer) -> None:
    answer = choose(ana, all="1")
    assert (answer.to, ana.says(answer)) == (TAKE, "Kept.")
    assert {*taken.taken(drawer).ids} == EVERY
    assert {said for name, said in forms(ana.get(TAKE).text, TAKEN)[0] if name == "take"} == EVERY
    choose(ana, KEYS.id, none="1")
    assert taken.taken(drawer) == Taken()
    answer = choose(ana, KEYS.id, "card-word", look="1", plain="no")
    assert answer.to == "/forecast/look"
    assert ana.get(answer.to).status == 200
    assert ({*taken.taken(drawer).ids}, taken.taken(drawer).plain) == ({KEYS.id, "card-word"}, False)


def test_nothing_ticked_and_looking_leads_back_with_a_sentence(ana: Browser, drawer: Drawer) -> None:
    answer = ana.get(choose(ana, look="1").to)
    assert (answer.to, ana.says(answer)) == (TAKE, taken_along.NOTHING)


def test_what_is_not_there_is_not_kept_as_a_choice(ana: Browser, drawer: Drawer) -> None:
    choose(ana, "nothing", "<b>", "card-where", "card-nothing", KEYS.id)
    assert taken.taken(drawer).ids == (KEYS.id,)


def test_what_was_taken_out_of_the_plan_is_no_longer_taken_along(ana: Browser, drawer: Drawer) -> None:
    choose(ana, KEYS.id, WAY.id)
    plans.keep_section(drawer, "incident", [], shown=(KEYS.id,), now=NOW)
    assert "Give keys" not in ana.get("/forecast/text").text
    assert "cellar" in ana.get("/forecast/text").text


def test_a_choice_that_could_not_be_kept_is_said(ana: Browser, drawer: Drawer) -> None:
    with full_disk():
        answer = choose(ana, all="1", look="1")
        assert (answer.to, ana.says(answer)) == (TAKE, str(NotSaved()))
    fill_up(drawer)
    assert ana.says(choose(ana, all="1")) == str(VaultFull(Size.SMALL)).replace("'", "&#x27;")
    assert taken.taken(drawer) == Taken()
