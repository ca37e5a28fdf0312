"""Who sees the questionnaires: nobody in weather clothes, nobody before the lock; looking changes nothing, and it is light."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from web.dialling import KEEP, LEAVES, answer, every_kept

from weatherglass.measures import KEYS
from weatherglass.web import guards

if TYPE_CHECKING:
    from visiting import Browser

    from weatherglass.vault import Drawer

ONE_ROUND_TRIP = 14_600
SOME = "0" * 12
OF_ONE = ("", "/times", "/times/page/1", f"/{SOME}", f"/{SOME}/again")
EVERY = ["/dial", *(f"/dial/{leaf}{part}" for leaf in LEAVES.values() for part in OF_ONE)]
SAID = {"leaf": "3", "a1": "3", "a2": "3"}


def no_such_page(ben: Browser, drawer: Drawer, place: str) -> None:
    nowhere = ben.get("/nowhere")
    assert (ben.get(place).status, ben.get(place).text) == (404, nowhere.text)
    for fields in (SAID, SAID | {"out": "1", "id": SOME}, {"leaf": "77"}, {}):
        assert ben.post(place, fields, script=True).status == 404
    assert every_kept(drawer)["phq-2"] == ()


@pytest.mark.parametrize("place", [*EVERY, KEEP])
def test_in_weather_clothes_there_is_no_such_page(ben: Browser, drawer: Drawer, place: str) -> None:
    no_such_page(ben, drawer, place)


def test_in_weather_clothes_what_ana_answered_is_no_page_either(ana: Browser, ben: Browser) -> None:
    place = answer(ana, "phq-2", 3, 3)
    for page in (place, f"{place}/again"):
        assert (ben.get(page).status, ben.get(page).text) == (404, ben.get("/nowhere").text)


def leads_to_the_lock(stranger: Browser, drawer: Drawer) -> None:
    for place in EVERY:
        assert (stranger.get(place).status, stranger.get(place).to) == (303, "/")
    assert stranger.post(KEEP, SAID).to == "/"
    assert stranger.post(KEEP, SAID, script=True).status == 401
    assert every_kept(drawer)["phq-2"] == ()


def test_locked_it_leads_to_the_lock_page_and_nothing_is_kept(stranger: Browser, drawer: Drawer) -> None:
    leads_to_the_lock(stranger, drawer)


def test_sabotage_a_page_without_its_guard_would_be_seen(
    ben: Browser, stranger: Browser, drawer: Drawer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guards, "in_weather_clothes", lambda _: False)
    for place in ("/dial", "/dial/1", "/dial/3/times", KEEP):
        with pytest.raises(AssertionError):
            no_such_page(ben, drawer, place)

    def anyones(request: guards.Visit) -> Drawer:
        request.drawer = drawer
        return drawer

    monkeypatch.setattr(guards, "drawer_of", anyones)
    with pytest.raises(AssertionError):
        leads_to_the_lock(stranger, drawer)


@pytest.mark.parametrize("name", KEYS)
def test_looking_changes_nothing(ana: Browser, drawer: Drawer, name: str) -> None:
    place = answer(ana, name, *[KEYS[name].highest] * KEYS[name].items)
    before = (drawer.names(), every_kept(drawer))
    for page in ("/dial", f"/dial/{LEAVES[name]}", f"/dial/{LEAVES[name]}/times", place, f"{place}/again"):
        assert ana.get(f"{page}?leaf={LEAVES[name]}&a1=1&out=1").status == 200
    assert (drawer.names(), every_kept(drawer)) == before


@pytest.mark.parametrize("name", KEYS)
def test_every_page_is_kept_by_no_browser_and_loads_nothing_from_elsewhere(ana: Browser, name: str) -> None:
    place, usual = answer(ana, name, *[KEYS[name].highest] * KEYS[name].items), dict(ana.get("/halo").headers)
    for page in ("/dial", f"/dial/{LEAVES[name]}", f"/dial/{LEAVES[name]}/times", place, f"{place}/again"):
        answered = ana.get(page)
        assert answered.header("Cache-Control") == "no-store"
        assert {**dict(answered.headers), "Content-Length": ""} == {**usual, "Content-Length": ""}, page
        assert 'src="http' not in answered.text


def weight(ana: Browser, place: str) -> int:
    """Bytes on the wire of a page with all it loads, bodies compressed."""
    page = ana.get(place, HTTP_ACCEPT_ENCODING="gzip")
    assert page.header("Content-Encoding") == "gzip"
    loaded = set(re.findall(r'(?:href|src)="(/static/[^"]+)"', page.text))
    assert any("dial.css" in name for name in loaded)
    return len(page.body) + sum(len(ana.get(name, HTTP_ACCEPT_ENCODING="gzip").body) for name in loaded)


def test_the_form_of_fifty_lines_and_what_it_says_come_in_one_round_trip(ana: Browser) -> None:
    place = answer(ana, "ipip-50", *[3] * 50)
    weights = {page: weight(ana, page) for page in ("/dial/2", f"{place}/again", place)}
    assert all(size <= ONE_ROUND_TRIP for size in weights.values()), weights
