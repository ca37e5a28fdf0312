"""A page is read, marked, linked, and refused where a mark or a link leads nowhere."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from weatherglass.guide import BrokenPage, NoSuchPage, page, pages, shelf
from weatherglass.guide.pages import parse, titles

PAGE = """+++
leaf = 1
title = "A page"
facts = ["A1"]
[[sources]]
id = "one"
text = "Where it is from"
strength = "one study"
seen = "1993"
+++
So it was. [one] And [more](device.md).
"""
KNOWN = {"device": 9}


@pytest.fixture(autouse=True)
def forgotten() -> Iterator[None]:
    """What was read from another shelf is not remembered."""
    titles.cache_clear()
    yield
    titles.cache_clear()


def test_a_mark_becomes_a_link_to_its_source() -> None:
    shown = parse("a", PAGE, known=KNOWN)
    assert '<a href="#source-one" class="source" aria-label="source 1">1</a>' in shown.html
    assert shown.sources[0].seen == "1993"
    assert shown.facts == ("A1",)


def test_sources_are_numbered_in_the_order_in_which_they_are_met() -> None:
    second = '[[sources]]\nid = "two"\ntext = "x"\nstrength = "review"\nseen = "undated"\n+++\nFirst this. [two] '
    shown = parse("a", PAGE.replace("+++\nSo", second + "So"), known=KNOWN)
    assert [source.id for source in shown.sources] == ["two", "one"]


def test_a_link_to_a_page_is_its_number_which_tells_nothing() -> None:
    assert 'href="/almanac/9"' in parse("a", PAGE, known=KNOWN, base="/almanac/").html


@pytest.mark.parametrize(
    "spoiled",
    [
        PAGE.replace("[one]", "[two]"),
        PAGE.replace("device.md", "nowhere.md"),
        PAGE.replace("device.md", "https://example.org"),
        PAGE.replace("device.md", "//example.org"),
        PAGE + "![x](https://example.org/seen.png)",
        PAGE + "<https://example.org>",
        PAGE + "[x]\n\n[x]: https://example.org",
        PAGE.replace('seen = "1993"', 'seen = "lately"'),
        PAGE.replace('strength = "one study"', 'strength = ""'),
        PAGE.replace('seen = "1993"', ""),
        PAGE.replace('title = "A page"', "title ="),
        PAGE.replace("+++", "---"),
        "words before " + PAGE,
        "",
    ],
)
def test_a_page_whose_marks_or_links_lead_nowhere_is_refused(spoiled: str) -> None:
    with pytest.raises(BrokenPage):
        parse("a", spoiled, known=KNOWN)


def test_html_in_a_page_is_shown_as_text() -> None:
    assert "<script" not in parse("a", PAGE + "\n<script>alert(1)</script>\n", known=KNOWN).html


@given(st.text())
def test_no_text_becomes_a_script_or_a_way_out(body: str) -> None:
    try:
        html = parse("a", PAGE + body, known=KNOWN).html
    except BrokenPage:
        return
    assert "<script" not in html
    assert "<img" not in html
    assert set(re.findall(r'href="([^"]*)"', html)) <= {"#source-one", "9"}


@pytest.mark.parametrize("name", ["nowhere", "../device", "device.md", "", "Device", "demo/diary"])
def test_a_name_that_is_no_page_is_refused(name: str) -> None:
    with pytest.raises(NoSuchPage, match="no page of that name"):
        page(name)


@pytest.mark.parametrize("language", ["xx", "../en", "", "en/.."])
def test_a_language_without_pages_is_refused(language: str) -> None:
    with pytest.raises(shelf.NoContent, match="not here in this language"):
        pages(language)


def test_pages_that_a_build_put_inside_the_package_are_found_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "device.md").write_text(PAGE, encoding="utf-8")
    monkeypatch.setattr(shelf, "PLACES", (tmp_path, *shelf.PLACES))
    assert pages() == ("device",)


def test_two_pages_with_one_number_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "en").mkdir()
    for name in ("one", "two"):
        (tmp_path / "en" / f"{name}.md").write_text(PAGE, encoding="utf-8")
    monkeypatch.setattr(shelf, "PLACES", (tmp_path,))
    with pytest.raises(BrokenPage, match="same leaf"):
        pages()


def test_without_content_anywhere_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelf, "PLACES", ())
    with pytest.raises(shelf.NoContent):
        pages()


def test_each_front_matter_is_plain_toml() -> None:
    for path in shelf.folder("en").glob("*.md"):
        assert tomllib.loads(path.read_text(encoding="utf-8").split("+++")[1])["title"]
