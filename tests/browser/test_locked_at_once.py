"""Someone comes in, and Lock is pressed on words that were typed a moment ago: they stand there again when it is open."""

from __future__ import annotations

import pytest
from browsing import PHONE, Site, Window, come_in
from people import ANA
from playwright.sync_api import Page, expect

WORDS = "I hear steps at the door"


def open_again(page: Page) -> None:
    with page.expect_navigation():
        page.get_by_role("button", name="Lock").click()
    page.get_by_label("Passphrase").fill(ANA)
    with page.expect_navigation():
        page.get_by_role("button", name="Open").click()


@pytest.mark.parametrize(
    ("place", "label"), [("/ebb/letters", "The letter"), ("/clear", "What it was"), ("/today", "In your words")]
)
def test_words_typed_before_the_lock_stand_in_their_form_again(site: Site, window: Window, place: str, label: str) -> None:
    page = come_in(window(PHONE), site)
    page.goto(site.address + place)
    page.get_by_label(label).fill(WORDS)
    open_again(page)
    page.goto(site.address + place)
    expect(page.get_by_label(label)).to_have_value(WORDS)


def test_what_was_picked_before_the_lock_is_picked_again(site: Site, window: Window) -> None:
    page = come_in(window(PHONE), site)
    page.goto(site.address + "/dial/3")
    page.locator("input[name=a1][value='2']").check()
    open_again(page)
    page.goto(site.address + "/dial/3")
    expect(page.locator("input[name=a1][value='2']")).to_be_checked()


def test_of_two_boxes_on_a_page_the_first_is_not_lost_by_writing_in_the_second_or_keeping_it(site: Site, window: Window) -> None:
    page = come_in(window(PHONE), site)
    page.goto(site.address + "/halo/1")
    boxes, openers = page.locator("section.sheet textarea"), page.locator("section.sheet summary")
    for box in (0, 1):
        openers.nth(box).click()
        boxes.nth(box).fill(f"{WORDS}, {box}")
    with page.expect_navigation():
        page.locator("section.sheet").nth(1).get_by_role("button", name="Keep", exact=True).click()
    page.goto(site.address + "/halo/1")
    expect(page.locator("section.sheet").nth(0).locator("textarea")).to_have_value(f"{WORDS}, 0")
    expect(page.locator("section.sheet").nth(1).get_by_text(f"{WORDS}, 1").first).to_be_visible()
