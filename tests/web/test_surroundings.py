"""What every page shows around its own part."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from weatherglass.web import static_files

if TYPE_CHECKING:
    from collections.abc import Callable

    from visiting import Address, Browser, Vault

MARKED = re.compile(r'<a href="([^"]+)" aria-current="(\w+)">')


@pytest.mark.parametrize(
    ("path", "marked"),
    [
        ("/today", [("/today", "page")]),
        ("/today/another", [("/today", "true")]),
        ("/sky/2026-03-04", [("/sky", "true")]),
        ("/harbour", [("/harbour", "page")]),
        ("/more/settings", [("/more", "true")]),
        ("/bring", [("/more", "true")]),
        ("/find", [("/more", "true")]),
        ("/forecast", [("/forecast", "page")]),
        ("/forecast/part/1", [("/forecast", "true")]),
        ("/squall", [("/forecast", "true")]),
        ("/stations", [("/forecast", "true")]),
    ],
)
def test_a_page_says_where_it_stands(ana: Browser, path: str, marked: list[tuple[str, str]]) -> None:
    places = ana.get(path).text.partition('<nav class="foot"')[2]
    assert MARKED.findall(places) == marked


def test_in_weather_clothes_only_the_page_itself_is_marked(let_in: Callable[..., Browser], vault: Vault) -> None:
    ben = let_in(vault.ben)
    assert MARKED.findall(ben.get("/today").text) == [("/today", "page")]
    assert MARKED.findall(ben.get("/today/vague").text) == []


def test_the_card_the_lock_and_help_are_one_tap_away_from_every_page(addresses: list[Address], ana: Browser) -> None:
    lacking = []
    for address in [one for one in addresses if one.route != "ebb/ride"]:  # which belongs to no session and outlives its lock
        page = ana.get(address.path)
        if page.status == 200 and page.header("Content-Type").startswith("text/html"):
            lacking += [address.route for way in ('href="/squall"', 'action="/lock"', 'href="/harbour"') if way not in page.text]
    assert lacking == []


def test_there_is_no_card_in_weather_clothes(ben: Browser) -> None:
    assert "squall" not in ben.get("/today").text


def test_no_page_puts_something_of_its_own_in_the_place_of_what_stands_around_it(addresses: list[Address], ana: Browser) -> None:
    sheet = f'<link rel="stylesheet" href="{static_files.address("paper.css")}">'
    pages = [(one.route, ana.get(one.path)) for one in addresses]
    shown = [(route, page.text) for route, page in pages if page.header("Content-Type").startswith("text/html")]
    assert [route for route, text in shown if "<html" in text and sheet not in text] == []
