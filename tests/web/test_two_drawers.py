"""Ana and Ben at the same time, at the same computer: what he could see of her, or do to her."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from people import ANA, BEN

from weatherglass.record import change_settings
from weatherglass.vault import Drawer
from weatherglass.web.visitors import Visitors

if TYPE_CHECKING:
    from collections.abc import Callable

    from visiting import Browser, Clock, Vault

    from weatherglass.web.house import House

HERS = "https://weather.example/today"


def quiet_minutes(browser: Browser) -> str:
    return browser.get("/today").text.partition('data-open="')[2].partition('"')[0]


@pytest.fixture
def with_wishes(browser: Callable[[], Browser], vault: Vault) -> Browser:
    """Ana's browser, with settings of her own taken over at the unlock."""
    change_settings(Drawer(vault.store, vault.ana), idle_minutes=1, exit_site=HERS)
    ana = browser()
    ana.post("/open", {"passphrase": ANA})
    return ana


def test_ben_sees_nothing_of_her_settings(with_wishes: Browser, stranger: Browser) -> None:
    stranger.post("/open", {"passphrase": BEN})
    page = stranger.get("/today")
    assert 'data-open="5"' in page.text
    assert "weather.example" not in page.text + str(page.headers)
    assert HERS in with_wishes.get("/today").text


def test_ben_changes_nothing_of_them_by_coming_in(with_wishes: Browser, stranger: Browser, clock: Clock) -> None:
    stranger.post("/open", {"passphrase": BEN})
    assert quiet_minutes(with_wishes) == "1"
    clock.turn(minutes=1)
    assert with_wishes.get("/today").to == "/"
    assert stranger.get("/today").status == 200


@pytest.mark.parametrize("way", ["/lock", "/exit", ""])
def test_after_her_lock_nothing_of_them_is_left_on_the_lock_page(way: str, with_wishes: Browser, clock: Clock) -> None:
    with_wishes.get("/today")
    if way:
        with_wishes.post(way)
    else:
        clock.turn(minutes=1)
    page = with_wishes.get("/")
    assert "data-open" not in page.text
    assert "weather.example" not in page.text + str(page.headers)


def test_a_sentence_that_she_never_saw_is_not_shown_on_the_lock_page(ana: Browser, home: House, clock: Clock) -> None:
    ana.get("/today")
    home.visitors.of(ana.cookies["w"]).says = "Done. It opens a plain weather diary."
    clock.turn(minutes=5)
    assert "plain weather diary" not in ana.get("/").text


def test_a_page_that_is_none_does_not_show_it_either(ana: Browser, home: House, clock: Clock) -> None:
    ana.get("/today")
    home.visitors.of(ana.cookies["w"]).says = "Done. It opens a plain weather diary."
    clock.turn(minutes=5)
    assert home.sessions
    home.sessions.sweep(clock())  # the house has not tidied since
    assert "plain weather diary" not in ana.get("/nowhere").text


def test_words_for_paper_are_forgotten_when_her_time_is_over(ana: Browser, home: House, clock: Clock) -> None:
    ana.get("/today")
    hers = home.visitors.of(ana.cookies["w"])
    hers.paper, hers.practising = "seven words for her alone", True
    clock.turn(minutes=5)
    home.tidy()
    assert (hers.paper, hers.practising) == ("", False)


def test_sabotage_a_visitor_that_is_not_closed_is_noticed(
    ana: Browser, home: House, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("weatherglass.web.visitors.Visitor.close", lambda _: None)
    ana.get("/today")
    home.visitors.of(ana.cookies["w"]).says = "Done. It opens a plain weather diary."
    clock.turn(minutes=5)
    assert "plain weather diary" in ana.get("/").text


def test_a_flood_of_strangers_pushes_nobody_out_who_came_in(ana: Browser, home: House, stranger: Browser) -> None:
    ana.get("/today")
    home.visitors.of(ana.cookies["w"]).paper = "seven words for her alone"
    for _ in range(100):
        stranger.cookies.clear()
        stranger.post("/today")
    assert home.visitors.known(ana.cookies["w"]).paper == "seven words for her alone"
    ana.post("/lock")
    for _ in range(100):
        stranger.cookies.clear()
        stranger.post("/today")
    ana.post("/draft", {"draft": "today", "text": "They shouted"}, script=True)
    assert len(home.shelf.pieces()) == 1


def test_visitors_who_came_in_are_bounded_too(home: House) -> None:
    visitors = Visitors()
    for number in range(1100):
        visitors.of(f"cookie {number}").seen = home.now()
    assert len(visitors._known) <= 1024 + 64
    assert visitors.known("cookie 1099").seen


def test_opening_over_an_open_diary_seals_that_one_anew(ana: Browser, home: House, monkeypatch: pytest.MonkeyPatch) -> None:
    sealed: list[Drawer] = []
    monkeypatch.setattr(home, "shut", sealed.append)
    ana.post("/open", {"passphrase": BEN})
    assert len(sealed) == 1


@pytest.mark.parametrize("site", ["same-site", "cross-site", "nonsense"])
def test_a_link_from_elsewhere_meets_a_locked_door_although_the_cookie_came_along(site: str, ana: Browser, home: House) -> None:
    ana.get("/today")
    home.visitors.of(ana.cookies["w"]).says = "Kept."
    assert ana.get("/today", HTTP_SEC_FETCH_SITE=site).to == "/"
    assert "Kept." not in ana.get("/", HTTP_SEC_FETCH_SITE=site).text
    assert "Kept." in ana.get("/today", HTTP_SEC_FETCH_SITE="none").text
