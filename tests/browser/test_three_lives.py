"""Three lives make a plan in a real Chromium on a phone: each gets only what applies, in few taps, and prints it."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest
from browsing import PHONE, Site, Window, come_in, faults
from pypdf import PdfReader

from weatherglass import plan
from weatherglass.help import lines
from weatherglass.record import plans

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

TODAY = date(2026, 11, 21)
TEN_MINUTES = 150
"""Taps: one in four seconds, reading included."""


class Life(NamedTuple):
    """Who it is, what they tick, parts that they must get, and words that nobody in this life should meet."""

    ticks: tuple[tuple[str, ...], ...]
    gets: frozenset[str]
    never: tuple[str, ...]


STUDENT = Life(
    (
        ("A partner, or someone I was with",),
        ("We live apart, and we are in touch",),
        (),
        ("School, training or university",),
        (),
    ),
    frozenset(
        {"When we meet, living apart", "School, training, university", "1. A safer device first", "When my heart is heavy"}
    ),
    ("children", "nursery", "visa", "wheelchair", "lease", "pension", "the baby"),
)
MOTHER = Life(
    (
        ("A partner, or someone I was with",),
        ("We live under one roof",),
        ("I think of leaving, or get ready to",),
        ("Children", "Money that they hold, share or owe", "A home that we rent or own together, or that is theirs"),
        ("My right to stay in the country hangs on them, or is not sure",),
    ),
    frozenset({"Children", "The right to stay", "If I go", "A bag and papers", "Money", "6. The children's things"}),
    ("wheelchair", "hormones", "my class", "tutor", "the dog and", "under 18"),
)
OLDER_MAN = Life(
    (
        ("A partner, or someone I was with",),
        ("We live under one roof",),
        (),
        ("A car", "Animals"),
        ("I am disabled or ill, or someone cares for me", "I am an older person", "I live far from neighbours or help"),
    ),
    frozenset({"Disability, illness, care", "Being older", "Far from help", "Animals", "5. The car"}),
    ("nursery", "visa", "tutor", "hormones", "the children", "pregnan"),
)


class Hand:
    """Taps as a person does, and counts them."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.taps = 0

    def tap(self, what: Locator) -> None:
        what.click()
        self.taps += 1

    def go(self, what: Locator) -> None:
        """Tap what leads to another page, and wait for it."""
        with self.page.expect_navigation():
            self.tap(what)


@pytest.mark.parametrize("life", [STUDENT, MOTHER, OLDER_MAN], ids=["a student", "a mother of two", "an older man"])
def test_a_life_gets_a_plan_of_only_what_applies_in_few_taps_and_prints_it(
    life: Life, site: Site, window: Window, tmp_path: Path
) -> None:
    page = come_in(window(PHONE), site)
    hand = Hand(page)
    hand.go(page.get_by_role("link", name="Plan", exact=True))
    hand.go(page.get_by_role("link", name="Begin"))
    tell(hand, life)
    titles = page.locator(".parts:not(.about) a").all_inner_texts()
    assert life.gets <= set(titles)
    read = go_through(hand)
    assert hand.taps < TEN_MINUTES
    assert [word for word in life.never if word in read.lower()] == []
    assert len(titles) == len([one for one in read.split("\f") if one.strip()]), "each part was met once"
    hand.go(page.get_by_role("link", name="Take it along"))
    hand.go(page.get_by_role("button", name="Tick all"))
    hand.go(page.get_by_role("button", name="Keep the ticks, and look at it"))
    with page.expect_download() as coming:
        hand.tap(page.get_by_role("link", name="As a PDF to print"))
    assert hand.taps < TEN_MINUTES
    name = coming.value.suggested_filename
    assert name.startswith("notes-")
    coming.value.save_as(tmp_path / name)
    printed = " ".join("".join(one.extract_text() for one in PdfReader(io.BytesIO((tmp_path / name).read_bytes())).pages).split())
    assert site.drawer
    kept = plans.plan(site.drawer).lines
    assert len(kept) >= len(titles)
    for line in kept:
        assert " ".join(line.text.split())[:40] in printed
    assert "Weatherglass" not in printed
    assert "abuse" not in printed.lower(), "it can pass for a note"


def test_every_page_of_the_plan_is_sound(site: Site, window: Window) -> None:
    page = come_in(window(PHONE), site)
    hand = Hand(page)
    page.goto(site.address + "/forecast/life/1")
    assert faults(page) == []
    tell(hand, MOTHER)
    assert faults(page) == []
    wrong = []
    for section in plan.sections().values():
        page.goto(f"{site.address}/forecast/part/{section.leaf}")
        wrong += [f"{section.id}: {fault}" for fault in faults(page)] if section.danger or section.leaf % 10 == 0 else []
        wide = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
        wrong += [f"{section.id} is too wide"] if wide else []
    assert wrong == []


def test_a_danger_point_offers_a_call_to_make(site: Site, window: Window) -> None:
    page = come_in(window(PHONE), site)
    page.goto(site.address + "/harbour")
    page.get_by_label("Which country are you in?").select_option("US")
    with page.expect_navigation():
        page.get_by_role("button", name="Show its numbers").click()
    for section in [one for one in plan.sections().values() if one.danger]:
        page.goto(f"{site.address}/forecast/part/{section.leaf}")
        point = page.get_by_role("region", name="A point of danger")
        kind = next(line for line in lines("US", today=TODAY) if line.kind == section.calls)
        assert point.locator(f'a[href="{kind.tel}"]').first.is_visible(), section.id


def test_the_card_is_one_tap_away_from_every_page_and_can_be_printed(site: Site, window: Window) -> None:
    page = come_in(window(PHONE), site)
    page.goto(site.address + "/stations/new")
    page.get_by_label("Name").fill("Mia")
    page.get_by_label("Number").fill("555 0100")
    page.get_by_label("On the card").check()
    page.get_by_role("button", name="Keep").click()
    page.wait_for_url("**/stations")
    page.goto(site.address + "/squall/change")
    page.get_by_label("Ways out").fill("Back door")
    page.get_by_role("button", name="Keep").click()
    page.wait_for_url("**/squall")
    for place in ("/today", "/sky", "/forecast", "/almanac/1", "/harbour", "/more/settings", "/gusts"):
        page.goto(site.address + place)
        page.get_by_role("link", name="Card", exact=True).click()
        page.get_by_text("Back door").wait_for()
        assert page.get_by_role("link", name="Call 555 0100").get_attribute("href") == "tel:5550100"
    assert faults(page) == []
    page.emulate_media(media="print")
    assert page.get_by_text("Back door").is_visible()
    assert not page.get_by_role("button", name="Exit").is_visible()


def test_help_is_one_tap_away_and_a_line_dials(site: Site, window: Window) -> None:
    page = come_in(window(PHONE), site)
    page.goto(site.address + "/harbour")
    page.get_by_label("Which country are you in?").select_option("US")
    with page.expect_navigation():
        page.get_by_role("button", name="Show its numbers").click()
    page.goto(site.address + "/gusts")
    with page.expect_navigation():
        page.get_by_role("link", name="Help", exact=True).click()
    first = page.get_by_role("link", name="Call 1-800-799-7233")
    assert first.get_attribute("href") == "tel:18007997233"
    box = first.bounding_box()
    assert box
    assert box["y"] + box["height"] < PHONE["height"], "it is on the first screen of a phone"
    assert page.get_by_text("A call shows in this phone").first.is_visible()
    assert faults(page) == []


def test_words_in_the_plan_outlive_the_idle_lock(site: Site, window: Window) -> None:
    page = come_in(window(PHONE), site)
    page.goto(site.address + "/forecast/part/1")
    with page.expect_response("**/draft"):
        page.locator("textarea").first.fill("They go quiet first.")
    page.goto(site.address + "/today")
    page.goto(site.address + "/forecast/part/1")
    assert page.locator("textarea").first.input_value() == "They go quiet first."


def tell(hand: Hand, life: Life) -> None:
    """Tick what a life is like, step by step."""
    for ticks in life.ticks:
        for label in ticks:
            hand.tap(hand.page.get_by_label(label, exact=False).first)
        hand.go(hand.page.get_by_role("button", name="Go on"))


def go_through(hand: Hand) -> str:
    """Go through every part, keep the first two things and one answer in each; give all that was read, a form feed a part."""
    page, read = hand.page, ""
    hand.go(page.get_by_role("link", name="Begin"))
    while "/forecast/part/" in page.url:
        read += page.locator("main h1, main .says").evaluate_all("all => all.map(one => one.innerText).join('\\n')") + "\f"
        boxes = page.locator(".says input")
        for at in range(min(2, boxes.count())):
            hand.tap(boxes.nth(at))
        if not boxes.count():
            page.locator(".items > li > textarea").first.fill("Something")
            hand.taps += 5
        hand.go(page.get_by_role("button", name="Keep what is ticked, and go on"))
    return read
