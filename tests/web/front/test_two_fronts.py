"""Tell apart: one question at a time, each answer a link to a question or a page; nothing is sent, set or kept."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from visiting import Browser


def ways(page: str) -> list[str]:
    return re.findall(r'<li><a href="([^"]*)"', page.partition('id="asks"')[2])


def test_every_answer_of_every_question_leads_to_a_page_that_is_there(stranger: Browser) -> None:
    seen, open_ = set(), ["/front"]
    while open_:
        place = open_.pop()
        seen.add(place)
        page = stranger.get(place)
        assert page.status == 200
        if place.startswith("/front"):
            assert ways(page.text)
            open_ += [way for way in ways(page.text) if way not in seen]
    assert {place for place in seen if place.startswith("/almanac/")} >= {
        "/almanac/70",
        "/almanac/71",
        "/almanac/72",
        "/almanac/1",
    }
    assert stranger.cookies == {}


def test_it_decides_nothing_and_has_no_form(stranger: Browser) -> None:
    page = stranger.get("/front").text.partition("<main")[2]
    assert "They do not decide what it is, and nothing is kept." in page
    assert "<form" not in page


@pytest.mark.parametrize("leaf", [0, 99])
def test_a_question_that_is_not_there(ana: Browser, leaf: int) -> None:
    assert ana.get(f"/front/{leaf}").status == 404


def test_in_weather_clothes_there_is_no_such_page(ben: Browser) -> None:
    assert ben.get("/front").status == 404
    assert ben.get("/front/2").status == 404
