"""The pages beside the first one: each statement with its drawing and its days, the incidents of a year, what has no day."""

from __future__ import annotations

import gzip
import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace
from outlines import Outline, drawings, drawn, tables

from weatherglass.record import About, Entry, Kind, keep_all
from weatherglass.record.away import put_away
from weatherglass.report.sheets import HEADINGS
from weatherglass.vault import Drawer

if TYPE_CHECKING:
    from collections.abc import Callable

    from visiting import Browser, Vault

TODAY = date(2026, 11, 20)
PARTS = tuple(f"/sky/part/{number}" for number in range(1, len(HEADINGS) + 1))
LIGHT = 14_600
"""Bytes of a page, compressed."""


def statement(page: str) -> str:
    """What a statement says first."""
    found = re.search(r'<p class="say">.*?</p>', page, re.DOTALL)
    assert found
    return found.group()


def full_years(entry: Callable[..., Entry]) -> list[Entry]:
    """Two years, a day without a gap, an incident a week, and forty times that were not a day: no page draws more of ten."""
    kinds = {0: (-2, Kind.INCIDENT), 1: (1, Kind.APOLOGY), 3: (2, Kind.GIFT)}
    days = [entry(TODAY - timedelta(number), *kinds.get(number % 7, (number % 5 - 2,))) for number in range(730)]
    vague = [replace(entry(TODAY, 0, text=f"{number} " + "words " * 10), about=About(words="once")) for number in range(40)]
    return days + vague


@pytest.mark.parametrize("path", ["/sky", "/sky/2026", "/sky/2026/storms", *PARTS])
def test_every_drawing_has_a_title_a_description_and_a_table(ana: Browser, drawer: Drawer, path: str) -> None:
    page = ana.get(path).text
    assert all("<title" in one and "<desc" in one and "aria-labelledby" in one for one in drawings(page))
    assert page.count("<table") == len(drawings(page))
    ids = [attributes["id"] for _, attributes in Outline(page).seen if "id" in attributes]
    assert len(ids) == len(set(ids))


def test_each_statement_and_each_picture_is_drawn_on_a_page_of_its_own(ana: Browser, drawer: Drawer) -> None:
    assert drawn(ana.get("/sky").text) == ["calendar"]
    found = [drawn(ana.get(path).text) for path in PARTS]
    assert found == [["near"], ["before"], ["gaps"], ["change"], [], ["treatment"]]
    assert 'href="/sky/part/3">Days between incidents<' in ana.get("/sky/part/5").text, "drawn once, and led to"
    assert drawn(ana.get("/sky/2026").text) == ["calendar", "flow", "phases", "treatment"]
    assert drawn(ana.get("/sky/2026/storms").text) == ["near"]


def test_from_the_first_page_every_statement_leads_to_its_days_and_back(ana: Browser, drawer: Drawer) -> None:
    page = ana.get("/sky").text
    sheets = re.findall(r'<section class="sheet".*?</section>', page, re.DOTALL)
    assert len(sheets) == len(HEADINGS)
    for sheet, name in zip(sheets, HEADINGS, strict=True):
        path = re.findall(r'href="(/sky/part/\d)"', sheet)
        part = ana.get(*path).text
        assert statement(part) == statement(sheet)
        assert f'<a class="button" href="/sky#{name}">' in part
        assert f'<h2 id="{name}">' in sheet
        assert part.index('class="say"') < min(part.index(later) for later in ("See these days", "could not have seen"))
        assert all(part.index('class="say"') < part.index(drawing) for drawing in drawings(part)), "counts first"


def test_pictures_of_this_year_are_led_to(ana: Browser, drawer: Drawer) -> None:
    nav = ana.get("/sky").text.partition("Pictures of this year")[2].partition("</nav>")[0]
    places = re.findall(r'href="(/sky/[^"]+)"', nav)
    assert places == ["/sky/2026#flow-head", "/sky/2026#weeks-head", "/sky/2026/storms"]
    year = ana.get("/sky/2026").text
    assert all(f'id="{place.partition("#")[2]}"' in year for place in places if "#" in place)
    assert 'href="/sky/2026/storms"' in year


def test_what_has_no_picture_is_not_led_to(ana: Browser) -> None:
    assert "Pictures of this year" not in ana.get("/sky").text
    assert "/storms" not in ana.get("/sky/2026").text
    assert "No incident of this year is written." in ana.get("/sky/2026/storms").text


@pytest.mark.parametrize(
    "path", ["/sky/part/0", "/sky/part/7", "/sky/part/99999999", "/sky/part/-1", "/sky/2027/storms", "/sky/0000/storms"]
)
def test_a_part_that_is_not_there_is_no_page(ana: Browser, drawer: Drawer, path: str) -> None:
    assert ana.get(path).status == 404


def test_a_statement_that_cannot_be_told_yet_keeps_its_page(ana: Browser, vault: Vault, entry: Callable[..., Entry]) -> None:
    keep_all(Drawer(vault.store, vault.ana), [entry(date(2026, 11, 3), -2, Kind.INCIDENT)])
    pages = {ana.get(path).text.partition("<h1>")[2] for path in ("/sky/part/1", "/sky/part/5")}
    assert all(page.startswith("What cannot be told yet</h1>") for page in pages)


def test_every_page_of_a_full_diary_is_light(ana: Browser, vault: Vault, entry: Callable[..., Entry]) -> None:
    keep_all(Drawer(vault.store, vault.ana), full_years(entry))
    pages = {path: ana.get(path).text for path in ("/sky", "/sky/2025", "/sky/2025/storms", *PARTS)}
    weights = {path: len(gzip.compress(page.encode())) for path, page in pages.items()}
    assert {path: weight for path, weight in weights.items() if weight > LIGHT} == {}
    beside = [one for path in (*PARTS, "/sky/2025") for one in drawings(pages[path]) + tables(pages[path])]
    together = pages["/sky"] + "".join(beside)
    assert len(gzip.compress(together.encode())) > LIGHT, "sabotage: with all of it on the first page this would fail"


def test_what_has_no_day_is_led_to_from_this_year_and_stands_below_a_past_one(
    ana: Browser, drawer: Drawer, entry: Callable[..., Entry]
) -> None:
    assert re.search(r'Not sure which day</h2>\s*<p><a class="button" href="/sky/vague">1 entry<', ana.get("/sky").text)
    page = ana.get("/sky/vague").text
    assert re.search(r"</h1>\s*<h2.*</h2>.*<h3>about March</h3>.*The car\.", page, re.DOTALL)
    assert re.search(r'href="/today/e/2026-03/[0-9a-f]{12}"', page)
    assert "The car." not in ana.get("/sky/2025").text
    keep_all(drawer, [replace(entry(TODAY, text="The van."), about=About(words="a summer", month="2025-07"))])
    assert "The van." in ana.get("/sky/2025").text
    assert "The van." not in ana.get("/sky/vague").text


@pytest.mark.parametrize("path", ["/sky/2026/storms", *PARTS[:4]])
def test_what_is_put_away_is_in_no_drawing_of_a_part_and_the_page_says_so(ana: Browser, drawer: Drawer, path: str) -> None:
    assert "3 Nov" in "".join(drawings(ana.get(path).text)) + "".join(tables(ana.get(path).text))
    put_away(drawer, "a1b2c3d4e5f6")
    page = ana.get(path).text
    assert "3 Nov" not in "".join(drawings(page)) + "".join(tables(page))
    assert '<a href="/moon/away">Show them</a>' in page


def test_what_has_no_day_can_be_put_away(ana: Browser, drawer: Drawer) -> None:
    (entry_id,) = re.findall(r'name="id" value="([0-9a-f]{12})"><button class="quiet">Put away', ana.get("/sky/vague").text)
    put_away(drawer, entry_id)
    page = ana.get("/sky/vague").text
    assert "The car." not in page
    assert "Some days are put away." in page
