"""Locking, the exit, and practising it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from weatherglass.record import settings
from weatherglass.vault import Drawer

if TYPE_CHECKING:
    from collections.abc import Callable

    from visiting import Browser, Clock, Vault

    from weatherglass.web.house import House

SITE = "https://www.bbc.com/weather"


@pytest.fixture
def resealed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was done to the drawer, in order."""
    done: list[str] = []
    real = Drawer.reseal

    def reseal(drawer: Drawer) -> None:
        done.append("resealed")
        real(drawer)

    monkeypatch.setattr(Drawer, "reseal", reseal)
    return done


def test_lock_ends_the_session_and_seals_anew_first(ana: Browser, resealed: list[str]) -> None:
    answer = ana.post("/lock")
    assert (answer.status, answer.to) == (303, "/")
    assert resealed == ["resealed"]
    assert ana.get("/today").to == "/"


def test_the_old_cookie_opens_nothing_after_it(ana: Browser) -> None:
    old = ana.cookies["w"]
    ana.post("/lock")
    assert ana.cookies["w"] != old
    ana.cookies["w"] = old
    assert ana.get("/today").to == "/"


@pytest.mark.parametrize("way", ["/lock", "/exit"])
def test_leaving_when_nothing_is_open_is_no_mistake(stranger: Browser, way: str) -> None:
    assert stranger.post(way).status == 303
    assert stranger.post(way, script=True).status == 204


@pytest.mark.parametrize("way", ["/lock", "/exit", "/lock/idle"])
def test_ben_leaves_in_the_same_way(ben: Browser, way: str, resealed: list[str], clock: Clock) -> None:
    ben.get("/today")
    clock.turn(minutes=4, seconds=50)
    ben.post(way)
    assert resealed == ["resealed"]
    assert ben.get("/today").to == "/"


@pytest.mark.parametrize("way", ["/lock", "/exit", "/lock/idle", "/practise/start"])
def test_none_of_them_is_a_get(ana: Browser, way: str) -> None:
    assert ana.get(way).status == 405
    assert ana.get("/").to == "/today"


def test_exit_ends_the_session_before_it_seals_anew(ana: Browser, home: House, monkeypatch: pytest.MonkeyPatch) -> None:
    waiting: list[Callable[[], None]] = []
    monkeypatch.setattr(home, "later", waiting.append)
    answer = ana.post("/exit")
    assert (answer.status, answer.to) == (303, SITE)
    assert ana.get("/today").to == "/"
    assert len(waiting) == 1


def test_exit_by_a_beacon_is_answered_by_nothing(ana: Browser) -> None:
    answer = ana.post("/exit", HTTP_SEC_FETCH_MODE="no-cors", CONTENT_TYPE="text/plain;charset=UTF-8")
    assert (answer.status, answer.body) == (204, b"")
    assert ana.get("/today").to == "/"


def test_the_button_stands_on_every_page_also_before_the_door(ana: Browser, stranger: Browser) -> None:
    for page in (stranger.get("/"), ana.get("/practise"), ana.get("/nowhere"), ana.get("/almanac")):
        assert f'action="/exit" autocomplete="off" id="exit" data-site="{SITE}"' in page.text


def test_the_idle_lock_waits_for_a_window_that_is_in_use(ana: Browser, clock: Clock) -> None:
    ana.get("/practise")
    clock.turn(minutes=2)
    answer = ana.post("/lock/idle", script=True)
    assert answer.status == 409
    assert ana.get("/").to == "/today"


def test_the_idle_lock_locks_before_the_server_would(ana: Browser, clock: Clock, resealed: list[str]) -> None:
    ana.get("/practise")
    clock.turn(minutes=4, seconds=45)
    assert ana.post("/lock/idle", script=True).status == 204
    assert resealed == ["resealed"]
    assert ana.get("/today").to == "/"


def test_the_idle_lock_brings_words_along_that_were_not_sent(ana: Browser, clock: Clock, home: House) -> None:
    ana.get("/practise")
    clock.turn(minutes=4, seconds=45)
    ana.post("/lock/idle", {"draft": "today", "text": "Half a sentence"}, script=True)
    assert ana.get("/today").to == "/"
    assert len(home.shelf.pieces()) == 1


def test_the_script_can_ask_whether_it_is_still_open(ana: Browser, stranger: Browser, ben: Browser, clock: Clock) -> None:
    assert (ana.get("/still").status, ben.get("/still").status, stranger.get("/still").status) == (204, 204, 401)
    clock.turn(minutes=5)
    assert ana.get("/still").status == 401


def test_practising_comes_back_once(ana: Browser, vault: Vault) -> None:
    ana.get("/practise")
    answer = ana.post("/practise/start")
    assert "Try it now" in ana.says(answer)
    assert 'data-site="/practised"' in ana.get("/practise").text
    back = ana.post("/exit")
    assert back.to == "/practised"
    assert "That is how it works" in ana.follow(back).text
    assert settings(Drawer(vault.store, vault.ana)).practised_exit
    assert ana.post("/exit").to == SITE


def test_for_ben_there_was_nothing_to_practise(ben: Browser) -> None:
    ben.post("/practise/start")
    assert ben.get("/practised").status == 404
    assert ben.post("/exit").to == SITE


def test_leave_gives_nothing_where_no_diary_is_made(stranger: Browser, home: House) -> None:
    home.sessions = home.store = None
    assert stranger.post("/lock").to == "/"
    assert stranger.post("/lock/idle").to == "/"
    assert stranger.post("/open", {"passphrase": "x"}).to == "/"


def test_sabotage_an_exit_that_leaves_the_session_open_is_noticed(ana: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("weatherglass.web.door.views.leave", lambda *_: None)
    ana.post("/exit")
    assert ana.get("/today").to != "/"


def test_sabotage_a_lock_that_keeps_the_cookie_is_noticed(ana: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    old = ana.cookies["w"]
    monkeypatch.setattr("weatherglass.web.cookie.give", lambda *_: None)
    ana.post("/lock")
    assert ana.cookies["w"] == old
