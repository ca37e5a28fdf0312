"""Words about someone that are not kept yet: none of them is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from forms import fill_up, full_disk, pour_out
from people import ANA
from web.stations.knowing import WORDS, add, form, one

from weatherglass.record import drafts, folk
from weatherglass.record.folk import Friend
from weatherglass.vault import NotSaved, Size, VaultFull
from weatherglass.web import drafted

if TYPE_CHECKING:
    from visiting import Browser, Clock

    from weatherglass.vault import Drawer


def is_drafted(ana: Browser, drawer: Drawer, place: str) -> None:
    fields = form(ana, place) | {"name": "Dee", "keeps": "a key", "card": "1"}
    before = folk.friends(drawer)
    assert ana.post("/draft", fields | {"draft": place.strip("/")}, script=True).status == 204
    assert folk.friends(drawer) == before
    assert form(ana, place) == fields
    assert ana.says(ana.post("/stations/keep", fields)) == "Kept."
    assert drafts.get(drawer, place.strip("/")) is None
    assert "Dee" in {one.name for one in folk.friends(drawer)}


def test_a_draft_is_shown_again_and_gone_once_it_is_kept(ana: Browser, drawer: Drawer) -> None:
    is_drafted(ana, drawer, "/stations/new")
    assert form(ana)["name"] == ""
    is_drafted(ana, drawer, f"/stations/{one(drawer).id}")


def test_sabotage_a_draft_that_outlives_the_keeping_would_be_seen(
    ana: Browser, drawer: Drawer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drafted, "done", lambda *_: None)
    with pytest.raises(AssertionError):
        is_drafted(ana, drawer, "/stations/new")


def waits_over_the_lock(ana: Browser, clock: Clock, place: str) -> None:
    fields = form(ana, place) | {"name": "Dee", "keeps": "a key"}
    clock.turn(minutes=6)
    assert ana.post("/stations/keep", fields).to == "/"
    assert ana.post("/open", {"passphrase": ANA}).to == place
    assert form(ana, place) == fields


def test_words_that_came_while_it_was_locked_are_in_the_form_again(ana: Browser, drawer: Drawer, clock: Clock) -> None:
    waits_over_the_lock(ana, clock, "/stations/new")
    assert folk.friends(drawer) == ()
    kept = folk.keep_friend(drawer, Friend(id="", name="Cleo"))
    waits_over_the_lock(ana, clock, f"/stations/{kept.id}")
    assert one(drawer).name == "Cleo"


def test_what_could_not_be_kept_is_said_and_waits_in_its_form(ana: Browser, drawer: Drawer) -> None:
    kept = folk.keep_friend(drawer, Friend(id="", name="Cleo"))
    for place in ("/stations/new", f"/stations/{kept.id}"):
        fields = form(ana, place) | {"name": "Dee", "keeps": "a key"}
        with full_disk():
            answer = ana.post("/stations/keep", fields)
            assert (answer.to, ana.says(answer)) == (place, str(NotSaved()))
            assert form(ana, place) == fields
            assert ana.post("/stations/keep", fields, script=True).status == 507
        assert one(drawer) == kept
    with full_disk():
        assert ana.says(ana.post("/stations/remove", {"id": kept.id})) == str(NotSaved())
    assert one(drawer) == kept


def test_in_a_vault_that_is_full_kept_is_not_said(ana: Browser, drawer: Drawer) -> None:
    fill_up(drawer)
    assert add(ana) == str(VaultFull(Size.SMALL)).replace("'", "&#x27;")
    assert form(ana)["name"] == WORDS
    pour_out(drawer)
    assert folk.friends(drawer) == ()
    assert ana.says(ana.post("/stations/keep", form(ana))) == "Kept."
    assert form(ana)["name"] == ""


def test_sabotage_words_forgotten_although_they_were_not_kept_are_missed(
    ana: Browser, drawer: Drawer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drafted, "stay", lambda _: None)
    with pytest.raises(AssertionError):
        test_what_could_not_be_kept_is_said_and_waits_in_its_form(ana, drawer)
