"""Lines to call."""

from __future__ import annotations

from typing import TYPE_CHECKING

from weatherglass import help as lifeline
from weatherglass.record import change_settings, settings
from weatherglass.vault import Drawer

if TYPE_CHECKING:
    from visiting import Browser, Clock, Vault

    from weatherglass.web.house import House


def test_it_asks_for_the_country_first(ana: Browser) -> None:
    page = ana.get("/harbour")
    assert page.status == 200
    assert "Which country are you in?" in page.text
    assert "tel:" not in page.text


def test_it_shows_each_line_with_its_number_source_and_age(ana: Browser, clock: Clock, vault: Vault) -> None:
    assert ana.post("/harbour/country", {"country": "US"}).to == "/harbour"
    assert settings(Drawer(vault.store, vault.ana)).country == "US"
    text = ana.get("/harbour").text
    lines = lifeline.lines("US", today=clock().date())
    assert lines
    assert f'href="{lifeline.emergency("US").tel}">Call 911' in text
    for line in lines:
        assert line.source_url.partition("?")[0] in text
        assert line.seen_shown in text
        assert not line.phone or f'href="{line.tel}"' in text
    assert "A call shows in the phone\u2019s list." in text


def test_the_zone_tells_the_country_where_none_was_chosen(ana: Browser, vault: Vault) -> None:
    change_settings(Drawer(vault.store, vault.ana), zone="Europe/Madrid")
    assert 'value="ES" selected' in ana.get("/harbour").text


def test_a_country_that_is_none_changes_nothing(ana: Browser, vault: Vault) -> None:
    ana.get("/harbour")
    answer = ana.post("/harbour/country", {"country": "Atlantis"})
    assert ana.says(answer) == "Please choose a country from the list."
    assert settings(Drawer(vault.store, vault.ana)).country == ""


def test_it_is_no_page_for_ben_nor_before_the_door(ben: Browser, stranger: Browser) -> None:
    for person in (ben, stranger):
        assert person.get("/harbour").status == 404
        assert person.post("/harbour/country", {"country": "US"}, script=True).status == 404


def test_switched_on_it_is_there_before_the_door_and_keeps_the_country_in_memory(
    stranger: Browser, home: House, vault: Vault
) -> None:
    home.harbour_when_locked = True
    assert stranger.get("/harbour").status == 200
    stranger.post("/harbour/country", {"country": "GB"})
    assert "Call 999" in stranger.get("/harbour").text
    assert settings(Drawer(vault.store, vault.ana)).country == ""


def test_a_country_without_lines_says_so(ana: Browser, clock: Clock) -> None:
    empty = next(code for code, _ in lifeline.countries() if not lifeline.lines(code, today=clock().date()))
    ana.post("/harbour/country", {"country": empty})
    assert "no line for this country" in ana.get("/harbour").text


def test_the_wrong_method_is_refused(ana: Browser) -> None:
    assert ana.get("/harbour/country").status == 405
    assert ana.post("/harbour", script=True).status == 405
