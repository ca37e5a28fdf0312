"""Lines to call."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.html import escape

from weatherglass import help as lifeline
from weatherglass.record import change_settings, settings
from weatherglass.vault import Drawer

if TYPE_CHECKING:
    from visiting import Browser, Clock, Vault

    from weatherglass.web.house import House


def test_it_asks_for_the_country_first_and_shows_finders_for_many(ana: Browser, clock: Clock) -> None:
    page = ana.get("/harbour")
    assert page.status == 200
    assert "Which country are you in?" in page.text
    assert "In danger now: <a" not in page.text
    for finder in lifeline.finders(today=clock().date()):
        assert escape(finder.service) in page.text


def test_it_shows_each_line_with_its_number_source_and_age(ana: Browser, clock: Clock, vault: Vault) -> None:
    assert ana.post("/harbour/country", {"country": "US"}).to == "/harbour"
    assert settings(Drawer(vault.store, vault.ana)).country == "US"
    text, seen = ana.get("/harbour").text, ana.get("/harbour/seen").text
    lines = lifeline.lines("US", today=clock().date())
    assert lines
    assert f'href="{lifeline.emergency("US").tel}">In danger now: call 911' in text
    for line in lines:
        assert line.source_url.partition("?")[0] in seen
        assert not line.source_seen or line.seen_shown in text
        for call in line.calls:
            assert f'href="{call.tel}">{call.number}<' in text if call.tel else call.number in text
        for said in (line.hours_text_shown, line.hours_chat_shown, line.relay_tty, line.sign_language, line.silent):
            assert escape(said) in text
    assert "A call shows in this phone\u2019s list" in text
    assert text.index("A call shows in this phone\u2019s list") < text.index(f'href="{lines[0].tel}"'), (
        "it is said before a number"
    )


def test_the_zone_tells_the_country_where_none_was_chosen(ana: Browser, vault: Vault) -> None:
    change_settings(Drawer(vault.store, vault.ana), zone="Europe/Madrid")
    assert 'value="ES" selected' in ana.get("/harbour/where").text
    assert "call 112" in ana.get("/harbour").text


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
    home.leave_harbour_open("")
    assert stranger.get("/harbour").status == 200
    stranger.post("/harbour/country", {"country": "GB"})
    assert "call 999" in stranger.get("/harbour").text
    assert settings(Drawer(vault.store, vault.ana)).country == ""


def test_a_country_without_lines_says_so_and_offers_what_is_near_and_finders(ana: Browser, clock: Clock) -> None:
    today = clock().date()
    empty = next(code for code, _ in lifeline.countries() if not lifeline.lines(code, today=today))
    ana.post("/harbour/country", {"country": empty})
    text = ana.get("/harbour").text
    assert "no line against abuse for this country" in text
    near = lifeline.near(empty, today=today)
    assert near
    for _, line in near:
        assert escape(line.service) in text
        assert escape(line.site) in text, "each says where it was seen"
    assert all(escape(finder.service) in text for finder in lifeline.finders(today=today))


def test_a_text_is_a_link_that_a_phone_opens(ana: Browser) -> None:
    ana.post("/harbour/country", {"country": "US"})
    assert 'href="sms:88788?&amp;body=START"' in ana.get("/harbour").text


def test_the_first_line_stands_before_every_other(ana: Browser, clock: Clock) -> None:
    ana.post("/harbour/country", {"country": "US"})
    text = ana.get("/harbour").text
    first, *rest = [line.tel for line in lifeline.lines("US", today=clock().date()) if line.tel]
    assert all(text.index(f'"{first}"') <= text.index(f'"{one}"') for one in rest)


def test_it_is_shown_without_the_passphrase_only_where_that_is_switched_on(ana: Browser, stranger: Browser) -> None:
    ana.post("/harbour/country", {"country": "GB"})
    assert stranger.get("/harbour").status == 404
    assert 'href="/harbour"' not in stranger.get("/").text
    assert ana.says(ana.post("/harbour/open", {"on": "1"})) == "Help is now there without the passphrase."
    assert 'href="/harbour"' in stranger.get("/").text
    assert "call 999" in stranger.get("/harbour").text, "the country is known there"
    ana.post("/harbour/open", {"on": ""})
    assert stranger.get("/harbour").status == 404


def test_ben_cannot_switch_it_on(ben: Browser, home: House) -> None:
    assert ben.post("/harbour/open", {"on": "1"}, script=True).status == 404
    assert not home.harbour_when_locked


def test_the_wrong_method_is_refused(ana: Browser) -> None:
    assert ana.get("/harbour/country").status == 405
    assert ana.post("/harbour", script=True).status == 405
