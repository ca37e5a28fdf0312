"""Who may look back: Ben gets a plain weather diary, a stranger the door; looking changes nothing."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from weatherglass.record import Entry, Kind, everything, keep_all
from weatherglass.report import looks
from weatherglass.vault import Drawer
from weatherglass.web.sky import pages
from weatherglass.web.sky.looks import take_looks

if TYPE_CHECKING:
    from collections.abc import Callable

    from visiting import Browser

TODAY = date(2026, 11, 20)
PAGES = ("/sky", "/sky/2026", "/sky/2025", "/sky/2026-11", "/sky/2026-11-03", "/sky/vague")
TOLD = (
    "Incident", "incident", "Kind", "kind", "apology", "Sorry", "Shouting", "phase", "hurt", "felt", "All right", "Not enough",
    "chance", "Hard", "neck", "before</summary>", "<svg", "<details", "message",
)  # fmt: skip


@pytest.mark.parametrize("path", PAGES)
def test_ben_sees_a_plain_weather_diary(ben: Browser, bens: Drawer, path: str) -> None:
    answer = ben.get(path)
    assert answer.status == 200
    assert [word for word in TOLD if word in answer.text] == []


def test_ben_sees_weather_and_words(ben: Browser, bens: Drawer) -> None:
    assert "3 November: Storm<" in ben.get("/sky").text
    assert "Wind from the west." in ben.get("/sky/2026-11-03").text


@pytest.mark.parametrize("path", PAGES)
def test_ben_sees_nothing_of_anas_drawer(ben: Browser, drawer: Drawer, path: str) -> None:
    page = ben.get(path)
    assert page.status == 200
    assert [word for word in (*TOLD, "Storm,", "shouted", "The car") if word in page.text] == []


@pytest.mark.parametrize("path", ["/sky/part/1", "/sky/part/7", "/sky/2026/storms"])
def test_for_ben_there_are_no_statements(ben: Browser, bens: Drawer, path: str) -> None:
    assert ben.get(path).status == 404
    assert "/sky/part" not in ben.get("/sky").text
    assert "/storms" not in ben.get("/sky").text + ben.get("/sky/2026").text


@pytest.mark.parametrize("path", ["/sky", "/sky/2026-11", "/sky/2026-11-03"])
def test_without_the_plain_look_events_would_show(ben: Browser, bens: Drawer, path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = pages.opened
    monkeypatch.setattr(pages, "opened", lambda drawer: seen(drawer)._replace(plain=False))
    assert [word for word in TOLD if word in ben.get(path).text]


@pytest.mark.parametrize("path", PAGES)
def test_while_locked_there_is_only_the_door(stranger: Browser, drawer: Drawer, path: str) -> None:
    answer = stranger.get(path)
    assert (answer.status, answer.to) == (303, "/")


@pytest.mark.parametrize("path", PAGES)
def test_nothing_can_be_sent_here(ana: Browser, drawer: Drawer, path: str) -> None:
    before = everything(drawer)
    assert ana.says(ana.post(path, {"weather": "2"})) == "That cannot be done here."
    assert everything(drawer) == before


@pytest.mark.parametrize(
    "path",
    [
        "/sky/2026-02-30", "/sky/2026-13", "/sky/2026-00", "/sky/0000", "/sky/0000-01", "/sky/0000-00-00", "/sky/9999-12-31",
        "/sky/2027", "/sky/2026-12", "/sky/2026-11-21", "/sky/26-1-1", "/sky/today", "/sky/2026-11-03/", "/sky/٢٠٢٦",
    ],
)  # fmt: skip
def test_a_date_that_cannot_be_is_no_page(ana: Browser, path: str) -> None:
    answer = ana.get(path.encode().decode("latin-1"))
    assert answer.status == 404
    assert "There is no such page." in answer.text


@pytest.mark.parametrize("path", ["/sky/0001", "/sky/0001-01", "/sky/0001-01-01"])
def test_the_first_day_of_the_calendar_is_one(ana: Browser, path: str) -> None:
    assert ana.get(path).status == 200


def test_looking_changes_nothing(ana: Browser, drawer: Drawer) -> None:
    before = {name: drawer.read(name) for name in drawer.names()}
    for path in PAGES:
        ana.get(path)
    assert {name: drawer.read(name) for name in drawer.names()} == before


def test_a_look_is_the_same_before_and_after_it_is_kept(ana: Browser, drawer: Drawer) -> None:
    page = ana.get("/sky").text
    assert take_looks(drawer, TODAY)
    assert ana.get("/sky").text == page
    assert not take_looks(drawer, TODAY)


def test_a_kept_look_stays_when_days_are_edited(ana: Browser, drawer: Drawer, entry: Callable[..., Entry]) -> None:
    take_looks(drawer, TODAY)
    said = re.search(r'<p class="say">.*?</p>', ana.get("/sky").text, re.DOTALL)
    keep_all(drawer, [entry(TODAY - timedelta(number), None, Kind.GIFT) for number in range(70, 200)])
    assert said
    assert said.group() in ana.get("/sky").text


def test_in_weather_clothes_no_look_is_taken(bens: Drawer, drawer: Drawer) -> None:
    assert not take_looks(bens, TODAY)
    assert looks.stored(bens) == ()
    assert "looks" not in bens.names()
