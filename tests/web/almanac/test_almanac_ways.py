"""Ways, words and signs of the guide: they need no diary, link one another, and are no pages in weather clothes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from weatherglass import guide, signs

if TYPE_CHECKING:
    from visiting import Browser

PLACES = ("/almanac", "/almanac/all", "/almanac/1", "/almanac/way/1", "/almanac/way/1/2", "/almanac/words", "/almanac/words/6")
SIGNS = ("/almanac/signs", "/almanac/signs/9", "/almanac/sign/73")


@pytest.mark.parametrize("place", PLACES + SIGNS)
def test_each_is_there_without_a_diary_and_not_in_weather_clothes(stranger: Browser, ben: Browser, place: str) -> None:
    assert stranger.get(place).status == 200
    assert stranger.cookies == {}
    assert ben.get(place).status == 404


def test_every_link_inside_the_almanac_leads_somewhere(stranger: Browser) -> None:
    seen, open_ = set(), ["/almanac"]
    while open_:
        place = open_.pop()
        seen.add(place)
        page = stranger.get(place)
        assert page.status == 200, place
        found = set(re.findall(r'href="(/(?:almanac|gauge|front)[^"#]*)"', page.text)) if place.startswith("/almanac") else set()
        open_ += [link for link in sorted(found) if link not in seen and link not in open_]
    assert {f"/almanac/{leaf}" for leaf in guide.leaves().values()} <= seen
    assert {f"/almanac/words/{term.leaf}" for term in guide.glossary().all} <= seen
    assert {f"/almanac/sign/{sign.leaf}" for sign in signs.signs().values()} <= seen


def test_a_way_leads_from_page_to_page_and_ends(stranger: Browser) -> None:
    way = guide.ways()[0]
    first = stranger.get("/almanac/way/1/1").text
    assert f"1 of {len(way.pages)}" in first
    assert "Next: " in first
    assert "Back one page" not in first
    last = stranger.get(f"/almanac/way/1/{len(way.pages)}").text
    assert "Next: " not in last
    assert "Back one page" in last


@pytest.mark.parametrize(
    "place",
    ["/almanac/way/99", "/almanac/way/1/0", "/almanac/way/1/99", "/almanac/words/999", "/almanac/signs/99", "/almanac/sign/999"],
)
def test_what_is_not_there(stranger: Browser, place: str) -> None:
    assert stranger.get(place).status == 404


def test_a_sign_says_what_it_is_what_it_does_and_what_may_help(stranger: Browser) -> None:
    page = stranger.get("/almanac/sign/73").text
    for heading in ("How it can sound", "What it can do to you", "What may help", "Where this is from"):
        assert heading in page
    assert "See a doctor, even without marks." in page


def test_a_disputed_word_says_so(stranger: Browser) -> None:
    assert "People disagree about this word." in stranger.get("/almanac/words/13").text
    assert "People disagree about this word." not in stranger.get("/almanac/words/6").text


def test_each_source_that_is_marked_stands_below(stranger: Browser) -> None:
    for place in PLACES + SIGNS:
        page = stranger.get(place).text
        assert set(re.findall(r'href="#(source-[a-z0-9-]+)"', page)) <= set(re.findall(r'id="(source-[a-z0-9-]+)"', page))
