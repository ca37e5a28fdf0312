"""Who may see which address."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.http import Http404, HttpResponse

from weatherglass.web import answers, guards

if TYPE_CHECKING:
    from collections.abc import Callable

    from visiting import Address, Browser, Clock, Vault

GUARDS = {"anyone", "reader", "opened", "full"}
OF_A_WEATHER_DIARY = {"draft", "exit", "first", "lock", "open", "sky", "static", "still", "today", ""}
"""What there is in weather clothes, by the first part of its address. Whatever is new is hidden, until someone decides here."""


def guard(address: Address) -> str:
    return str(getattr(address.view, "guard", ""))


def test_every_address_has_a_guard(addresses: list[Address]) -> None:
    assert [address.route for address in addresses if guard(address) not in GUARDS] == []


def test_for_ben_a_hidden_page_is_no_page_by_any_method(
    addresses: list[Address], let_in: Callable[..., Browser], vault: Vault
) -> None:
    hidden = [address for address in addresses if guard(address) in {"full", "reader"}]
    assert hidden
    for address in hidden:
        ben = let_in(vault.ben)
        nowhere, there = ben.get("/nowhere"), ben.get(address.path)
        assert (there.status, there.text, there.headers) == (404, nowhere.text, nowhere.headers), address.route
        assert ben.ask("HEAD", address.path).status == 404
        assert ben.post(address.path, script=True).status == 404
        assert ben.says(ben.post(address.path)) == answers.SENTENCES[404], address.route


def test_for_ben_there_is_nothing_but_a_weather_diary(addresses: list[Address]) -> None:
    there = {address.route.partition("/")[0] for address in addresses if guard(address) not in {"full", "reader"}}
    assert there == OF_A_WEATHER_DIARY


def test_for_ben_no_page_names_what_is_hidden(addresses: list[Address], let_in: Callable[..., Browser], vault: Vault) -> None:
    ben = let_in(vault.ben)
    for address in addresses:
        page = ben.get(address.path)
        if page.header("Content-Type").startswith("text/html"):
            for word in ("/harbour", "/more", "/almanac", "/practise", "/bring", "Help", "Weatherglass", "weatherglass"):
                assert word not in page.text, address.route


def test_locked_every_page_of_the_diary_leads_to_the_lock_page(addresses: list[Address], stranger: Browser) -> None:
    for address in addresses:
        if guard(address) in {"opened", "full"}:
            answer = stranger.get(address.path)
            assert (answer.status, answer.to) == (303, "/"), address.route
            assert stranger.post(address.path, script=True).status == 401


def test_after_five_idle_minutes_the_diary_is_locked(ana: Browser, clock: Clock) -> None:
    clock.turn(minutes=4, seconds=59)
    assert ana.get("/practise").status == 200
    clock.turn(minutes=5)
    assert ana.get("/practise").to == "/"


def test_a_full_guard_asks_for_the_clothes_before_the_method(ben: Browser) -> None:
    assert ben.get("/practise/start").status == 404


def test_sabotage_a_page_without_its_guard_is_seen_by_ben(ben: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    assert ben.get("/practise").status == 404
    monkeypatch.setattr(guards, "in_weather_clothes", lambda _request: False)
    assert ben.get("/practise").status == 200


def test_sabotage_another_page_for_hidden_ones_is_noticed(ben: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    nowhere = ben.get("/nowhere").text
    monkeypatch.setattr(answers, "SENTENCES", answers.SENTENCES | {404: "You may not see this."})
    assert ben.get("/practise").text != nowhere


def test_a_guarded_view_gets_the_drawer(vault: Vault, ana: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    from django.test import RequestFactory  # noqa: PLC0415  # needs the settings that `ana` sets up

    def view(request: guards.OpenVisit) -> HttpResponse:
        return HttpResponse(request.drawer.clothes.name)

    request = RequestFactory().get("/")
    request.COOKIES["w"] = ana.cookies["w"]
    assert guards.full(view)(request).status_code == 200
    other = RequestFactory().get("/")
    monkeypatch.setattr(guards, "in_weather_clothes", lambda _request: True)
    with pytest.raises(Http404):
        guards.full(view)(other)
