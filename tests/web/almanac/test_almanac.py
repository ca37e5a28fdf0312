"""The guide needs no diary and keeps nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from weatherglass import guide
from weatherglass.guide.shelf import NoContent

if TYPE_CHECKING:
    from visiting import Browser

PAGE = guide.Page(
    name="device",
    leaf=9,
    title="A safer device",
    html='<p>Use another one.<a class="source" href="#source-x" aria-label="source 1">1</a></p>',
    sources=(guide.Source(id="x", text="Somebody, 2020", strength="one study", seen="2020-05", url="https://example.org/x"),),
    facts=(),
)


@pytest.fixture
def pages(monkeypatch: pytest.MonkeyPatch) -> None:
    def page(name: str, *, base: str) -> guide.Page:
        if name != PAGE.name:
            raise guide.NoSuchPage
        return PAGE

    monkeypatch.setattr(guide, "titles", lambda: {PAGE.name: (PAGE.leaf, PAGE.title)})
    monkeypatch.setattr(guide, "page", page)


def test_a_stranger_reads_and_gets_no_cookie(stranger: Browser, pages: None) -> None:
    assert '<a href="/almanac/9">A safer device</a>' in stranger.get("/almanac/all").text
    page = stranger.get("/almanac/9")
    assert "Use another one." in page.text
    assert "Somebody, 2020" in page.text
    assert 'id="source-x"' in page.text
    assert stranger.cookies == {}


def test_its_titles_are_weather(stranger: Browser, pages: None) -> None:
    assert "<title>Weather diary: almanac</title>" in stranger.get("/almanac").text
    assert "<title>Weather diary: from the almanac</title>" in stranger.get("/almanac/9").text


def test_ana_reads_too_and_ben_finds_no_such_page(ana: Browser, ben: Browser, pages: None) -> None:
    assert ana.get("/almanac/9").status == 200
    assert ben.get("/almanac").status == 404
    assert ben.get("/almanac/9").status == 404


@pytest.mark.parametrize("name", ["nothing", "UPPER", "a_b", "device/x", "..", "%2e%2e"])
def test_a_page_that_is_not_there(stranger: Browser, pages: None, name: str) -> None:
    assert stranger.get(f"/almanac/{name}").status == 404


def test_without_any_content_it_says_so(stranger: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    def nothing(*_: object, **__: object) -> None:
        raise NoContent

    for name in ("titles", "page", "ways", "glossary"):
        monkeypatch.setattr(guide, name, nothing)
    assert "nothing to read here yet" in stranger.get("/almanac").text
    assert stranger.get("/almanac/9").status == 404


def test_it_takes_no_post(ana: Browser) -> None:
    assert ana.post("/almanac", script=True).status == 405
