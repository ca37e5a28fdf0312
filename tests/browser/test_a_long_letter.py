"""A long letter in a real Chromium: one paragraph of a megabyte is typed in, kept and read back without waiting."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from browsing import PHONE, Site, Window, come_in, run
from people import ANA, anas_store, opened
from playwright.sync_api import Page, Route, expect

from weatherglass.record import drafts, letters
from weatherglass.vault import Shape
from weatherglass.web import house
from weatherglass.web.ebb import unsent

LONG = "I planted the beans alone. " * 40_000
"""A letter in one paragraph, 1.08 MB."""


@pytest.fixture
def site() -> Iterator[Site]:
    """A program with Ana's vault in it, of the usual room for words."""
    store = anas_store(Shape(4_096, 4))
    home = house.House(store=store)
    for address in run(home):
        yield Site(address, home, opened(store))


def open_letter(window: Window, site: Site, place: str = "/ebb/letters") -> Page:
    page = come_in(window(PHONE), site)
    page.goto(site.address + place)
    return page


def pasted(page: Page, text: str = LONG) -> None:
    """Paste as a person does, then stand at the end."""
    page.evaluate(
        """text => { const one = document.body.appendChild(document.createElement("textarea"));
        one.value = text; one.select(); document.execCommand("copy"); one.remove(); }""",
        text,
    )
    page.get_by_label("The letter").focus()
    page.keyboard.press("Control+v")


def test_a_letter_of_a_megabyte_in_one_paragraph_is_quick_to_write_to_keep_and_to_open(site: Site, window: Window) -> None:
    """Without the mend a key took seconds, and opening it again longer than this browser waits for anything."""
    assert site.drawer
    page = open_letter(window, site)
    letter = page.get_by_label("The letter")
    pasted(page)
    letter.press_sequentially("abcdef")
    with page.expect_navigation():
        page.get_by_role("button", name="Keep it here").click()
    assert page.locator("#said").inner_text() == unsent.KEPT
    assert [one.text for one in letters.letters(site.drawer)] == [f"{LONG}abcdef"]
    assert letter.evaluate("one => getComputedStyle(one).unicodeBidi") == "isolate"
    letter.press("Control+End")
    letter.press_sequentially("ghijkl")
    assert letter.input_value() == f"{LONG}abcdefghijkl"


def test_a_short_letter_shows_each_paragraph_in_its_own_direction(site: Site, window: Window) -> None:
    page = open_letter(window, site)
    page.get_by_label("The letter").fill("Dear you\n\n\u05e9\u05dc\u05d5\u05dd")
    assert page.get_by_label("The letter").evaluate("one => getComputedStyle(one).unicodeBidi") == "plaintext"


def test_drafts_of_a_letter_come_one_after_the_other_and_the_last_word_counts(site: Site, window: Window) -> None:
    page, sent = window(PHONE), list[Route]()
    page.clock.install()
    come_in(page, site)
    page.goto(site.address + "/ebb/letters")
    page.route("**/draft", lambda route: sent.append(route))  # noqa: PLW0108  # it hangs a name on what it is given
    with page.expect_request("**/draft"):
        page.get_by_label("The letter").fill("one")
        page.clock.run_for(1_500)
    page.get_by_label("The letter").fill("one, two")
    page.clock.run_for(10_000)
    assert len(sent) == 1, "the second waits for the first"
    page.route("**/draft", lambda route: route.continue_())
    with page.expect_response(lambda answer: "two" in (answer.request.post_data or "")):
        sent[0].continue_()
    page.reload()
    expect(page.get_by_label("The letter")).to_have_value("one, two")


def test_what_is_typed_is_sent_at_once_when_the_window_is_hidden(site: Site, window: Window) -> None:
    assert site.drawer
    page = open_letter(window, site)
    page.get_by_label("The letter").fill("half a sent")
    with page.expect_response("**/draft", timeout=800):
        page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    assert drafts.get(site.drawer, "letter") == {"text": "half a sent"}


def test_what_is_more_than_the_program_takes_is_not_sent_and_stays_in_the_form(site: Site, window: Window) -> None:
    page, sent = open_letter(window, site), list[str]()
    page.on("request", lambda request: sent.append(request.url) if request.method == "POST" else None)
    letter = page.locator("#text")
    letter.evaluate("one => { one.style.display = 'none'; one.value = 'a'.repeat(16_100_000); }")  # shown, it takes minutes
    page.get_by_role("button", name="Keep it here").click()
    expect(page.locator("#said")).to_have_text("Too long for one piece. Please make it two.")
    assert sent == []
    assert letter.evaluate("one => one.value.length") == 16_100_000


def test_what_was_typed_last_into_a_long_letter_outlives_the_exit(site: Site, window: Window) -> None:
    page = open_letter(window, site)
    with page.expect_response("**/draft"):
        pasted(page)
    page.get_by_label("The letter").press("End")
    page.keyboard.type("Yours, Ana")
    page.get_by_role("button", name="Exit").click()
    page.wait_for_url("https://www.bbc.com/**")
    page.goto(site.address)
    page.get_by_label("Passphrase").fill(ANA)
    with page.expect_navigation():  # to Today, or to the letter where its last words came after the lock and waited
        page.get_by_role("button", name="Open").click()
    page.goto(site.address + "/ebb/letters")
    assert page.get_by_label("The letter").input_value().endswith("Yours, Ana")
