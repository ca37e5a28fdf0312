"""The lock page and the way in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from people import ANA, BEN

from weatherglass.record import change_settings
from weatherglass.vault import LONGEST, Drawer, Opened, Passphrase, Store, unlock
from weatherglass.web.door import sessions

if TYPE_CHECKING:
    from visiting import Browser, Vault

    from weatherglass.web.house import House

WRONG = "That did not open it."
WRONG_ONES = ["not it at all", "", " ", "x" * 10_000, "\x00", "\U0001f327" * 400, ANA * 40]


def test_the_lock_page_is_a_weather_diary_and_nothing_else(stranger: Browser) -> None:
    page = stranger.get("/")
    assert page.status == 200
    assert "<title>Weather diary</title>" in page.text
    words = re.sub(r"<[^>]+>", " ", page.text).split()
    assert words == [
        "Weather",
        "diary",
        "To",
        "the",
        "page",
        "Exit",
        "Weather",
        "diary",
        "Friday",
        "20",
        "November",
        "Passphrase",
        "Open",
    ]
    assert len(re.findall(r"<input", page.text)) == 1


def test_it_sets_no_cookie(stranger: Browser) -> None:
    assert stranger.get("/").header("Set-Cookie") == ""


def test_a_sentence_about_the_browser_is_shown(stranger: Browser, home: House) -> None:
    home.notice = "Your browser will still list that this address was opened."
    assert home.notice in stranger.get("/").text


@pytest.mark.parametrize("passphrase", [ANA, f" {ANA.upper()} "])
def test_the_right_passphrase_opens(stranger: Browser, passphrase: str) -> None:
    answer = stranger.post("/open", {"passphrase": passphrase})
    assert (answer.status, answer.to) == (303, "/today")
    assert stranger.get("/").to == "/today"


def test_the_weather_passphrase_opens_the_other_drawer(stranger: Browser) -> None:
    stranger.post("/open", {"passphrase": BEN})
    assert stranger.get("/practise").status == 404
    assert stranger.get("/today").status == 200


def test_the_cookie_is_one_new_at_each_unlock_and_ends_with_the_window(stranger: Browser) -> None:
    stranger.cookies["w"] = "planted by Ben"
    first = stranger.post("/open", {"passphrase": ANA}).header("Set-Cookie")
    mine = stranger.cookies["w"]
    assert re.fullmatch(r"\s?w=[\w-]{43}; HttpOnly; Path=/; SameSite=Strict", first)
    stranger.post("/open", {"passphrase": ANA})
    assert len({"planted by Ben", mine, stranger.cookies["w"]}) == 3
    assert list(stranger.cookies) == ["w"]


def test_the_session_before_it_is_over(stranger: Browser) -> None:
    stranger.post("/open", {"passphrase": ANA})
    old = stranger.cookies["w"]
    stranger.post("/open", {"passphrase": ANA})
    stranger.cookies["w"] = old
    assert stranger.get("/today").to == "/"


@pytest.mark.parametrize("typed", WRONG_ONES, ids=lambda typed: f"{len(typed)} characters")
def test_what_is_wrong_empty_or_too_long_gets_the_same_sentence_after_one_try(
    stranger: Browser, typed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[int] = []

    def counting(store: Store, phrase: Passphrase) -> Opened | None:
        tried.append(len(phrase))
        return unlock(store, phrase)

    monkeypatch.setattr(sessions, "unlock", counting)
    answer = stranger.post("/open", {"passphrase": typed})
    assert (answer.status, answer.to) == (303, "/")
    assert stranger.says(answer) == WRONG
    assert WRONG not in stranger.get("/").text
    assert len(tried) == 1
    assert 0 < tried[0] <= LONGEST


def test_a_wrong_one_closes_nothing_that_is_open(ana: Browser) -> None:
    ana.post("/open", {"passphrase": "wrong"})
    assert ana.get("/").to == "/today"


def test_tries_wait_for_each_other(stranger: Browser, home: House, monkeypatch: pytest.MonkeyPatch) -> None:
    busy: list[bool] = []
    monkeypatch.setattr(sessions, "unlock", lambda *_: busy.append(home.unlocking.locked()))
    stranger.post("/open", {"passphrase": "wrong"})
    assert busy == [True]


def test_sabotage_an_early_exit_for_an_empty_one_is_noticed(home: House, monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[str] = []
    monkeypatch.setattr(sessions, "unlock", lambda _store, phrase: tried.append(phrase))
    sessions.attempt(home, "")
    assert tried
    home.store = None
    sessions.attempt(home, "")
    assert len(tried) == 1


def test_it_takes_no_get(stranger: Browser) -> None:
    assert stranger.get("/open").status == 405


def test_the_person_s_own_settings_hold_from_the_unlock_on(stranger: Browser, home: House, vault: Vault) -> None:
    change_settings(Drawer(vault.store, vault.ana), exit_site="https://weather.example/today", idle_minutes=3)
    stranger.post("/open", {"passphrase": ANA})
    page = stranger.get("/practise")
    assert 'data-open="3"' in page.text
    assert 'data-site="https://weather.example/today"' in page.text
    assert "form-action 'self' https://weather.example https://www.bbc.com https://www.bbc.co.uk;" in page.header(
        "Content-Security-Policy"
    )
