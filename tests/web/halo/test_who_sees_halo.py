"""Who sees what is written about oneself: nobody in weather clothes, nobody before the lock; and looking changes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from weatherglass.guide import mirror
from weatherglass.record import notes
from weatherglass.web import guards

if TYPE_CHECKING:
    from visiting import Browser

    from weatherglass.vault import Drawer

EVERY = ["/halo", *(f"/halo/{leaf}" for leaf in mirror.sets())]
SAID = {"words": "held my breath", "mark": "close-calm"}


def no_such_page(ben: Browser, drawer: Drawer, place: str) -> None:
    nowhere = ben.get("/nowhere")
    assert (ben.get(place).status, ben.get(place).text) == (404, nowhere.text)
    assert ben.post(place, SAID, script=True).status == 404
    assert notes.notes(drawer, "mirror") == ()


@pytest.mark.parametrize("place", [*EVERY, "/halo/keep"])
def test_in_weather_clothes_there_is_no_such_page(ben: Browser, drawer: Drawer, place: str) -> None:
    no_such_page(ben, drawer, place)


def leads_to_the_lock(stranger: Browser, drawer: Drawer) -> None:
    for place in EVERY:
        assert (stranger.get(place).status, stranger.get(place).to) == (303, "/")
    assert stranger.post("/halo/keep", SAID).to == "/"
    assert notes.notes(drawer, "mirror") == ()


def test_locked_it_leads_to_the_lock_page_and_nothing_is_kept(stranger: Browser, drawer: Drawer) -> None:
    leads_to_the_lock(stranger, drawer)


def test_sabotage_a_page_without_its_guard_would_be_seen(
    ben: Browser, stranger: Browser, drawer: Drawer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guards, "in_weather_clothes", lambda _: False)
    with pytest.raises(AssertionError):
        no_such_page(ben, drawer, "/halo")

    def anyones(request: guards.Visit) -> Drawer:
        request.drawer = drawer
        return drawer

    monkeypatch.setattr(guards, "drawer_of", anyones)
    with pytest.raises(AssertionError):
        leads_to_the_lock(stranger, drawer)


def test_looking_changes_nothing(ana: Browser, drawer: Drawer) -> None:
    ana.post("/halo/keep", SAID)
    before = (drawer.names(), notes.notes(drawer, "mirror"))
    for place in EVERY:
        assert ana.get(f"{place}?words=x&out=1").status == 200
        assert ana.post(place, {"words": "x"}).status in {303, 405}
    assert ana.get("/halo/keep?words=x").status == 405
    assert (drawer.names(), notes.notes(drawer, "mirror")) == before
