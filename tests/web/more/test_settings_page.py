"""More, and the settings: what is offered is kept, nonsense changes nothing."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from weatherglass.record import settings
from weatherglass.vault import Drawer, Room
from weatherglass.web import answers

if TYPE_CHECKING:
    from visiting import Browser, Vault

    from weatherglass.web.house import House

PAGES = ("", "/settings", "/passphrase", "/words", "/weather", "/copy", "/room", "/close", "/erase")


@pytest.mark.parametrize("page", PAGES)
def test_every_page_under_more_is_shown_to_ana(page: str, ana: Browser) -> None:
    shown = ana.get(f"/more{page}")
    assert shown.status == 200
    assert "<title>Weather diary" in shown.text


@pytest.mark.parametrize("page", [*PAGES, "/words/none", "/copy/weather.db"])
def test_for_ben_there_is_no_more(page: str, ben: Browser) -> None:
    assert ben.get(f"/more{page}").text == ben.get("/nowhere").text
    assert ben.post(f"/more{page}", {"sure": "erase", "now": "x"}, script=True).status == 404


@pytest.mark.parametrize("page", [*PAGES, "/words/none", "/copy/weather.db"])
def test_locked_it_leads_to_the_lock_page(page: str, stranger: Browser) -> None:
    assert stranger.get(f"/more{page}").to == "/"
    assert stranger.post(f"/more{page}", {"sure": "erase"}).to == "/"


@pytest.mark.parametrize("page", ["", "/copy", "/copy/weather.db"])
def test_what_is_only_shown_takes_no_form(page: str, ana: Browser) -> None:
    assert ana.post(f"/more{page}", script=True).status == 405


def test_recovery_words_are_not_dropped_by_a_link(ana: Browser) -> None:
    assert ana.get("/more/words/none").status == 405


def test_every_link_of_more_leads_somewhere(ana: Browser) -> None:
    for link in ana.get("/more").text.split('<li><a href="')[1:]:
        path = link.split('"')[0]
        assert ana.get(path).status == 200, path


def test_little_room_is_said(ana: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Drawer, "room", lambda _self: Room(small=4096, small_free=4000, large=1024, large_free=1000))
    assert "There is enough." in ana.get("/more").text
    monkeypatch.setattr(Drawer, "room", lambda _self: Room(small=4096, small_free=4000, large=1024, large_free=3))
    assert "There is not much left." in ana.get("/more").text


def test_settings_are_kept_and_shown_again(ana: Browser, vault: Vault, home: House) -> None:
    wished = {"zone": "Europe/Lisbon", "turns": "6", "idle": "15", "country": "PT"}
    assert ana.says(ana.post("/more/settings", wished)) == "Kept."
    kept = settings(Drawer(vault.store, vault.ana))
    assert (kept.zone, kept.day_turns, kept.idle_minutes, kept.country) == ("Europe/Lisbon", 6, 15, "PT")
    page = ana.get("/more/settings").text
    for chosen in ("<option selected>Europe/Lisbon", '"6" selected', '"15" selected', '"PT" selected'):
        assert chosen in page
    assert home.sessions
    assert home.sessions.idle_of(ana.cookies["w"]) == timedelta(minutes=15)
    assert home.sessions.idle == timedelta(minutes=5)


NONSENSE = [
    *({"zone": "Mars/Base"}, {"zone": "../../etc/passwd"}, {"turns": "25"}, {"turns": "-1"}, {"idle": "0"}, {"idle": "9" * 5000}),
    *({"country": "XX"}, {"country": "<b>"}, {}, {"has_weather": "1", "exit_site": "https://evil.example"}),
]


@pytest.mark.parametrize("nonsense", NONSENSE)
def test_nonsense_in_the_settings_changes_nothing(nonsense: dict[str, str], ana: Browser, vault: Vault) -> None:
    drawer = Drawer(vault.store, vault.ana)
    ana.post("/more/settings", {"zone": "Europe/Lisbon", "turns": "6", "idle": "15", "country": "PT"})
    before = settings(drawer)
    assert ana.says(ana.post("/more/settings", nonsense)) == answers.SENTENCES[400]
    assert settings(drawer) == before


def test_what_is_right_is_kept_beside_nonsense(ana: Browser, vault: Vault) -> None:
    assert ana.says(ana.post("/more/settings", {"zone": "Mars/Base", "turns": "5"})) == "Kept."
    kept = settings(Drawer(vault.store, vault.ana))
    assert (kept.zone, kept.day_turns) == ("", 5)
