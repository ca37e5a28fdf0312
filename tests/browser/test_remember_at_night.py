"""Remember, on a phone: reasons in one tap, words in one more, help one tap away, and back to the place after a lock."""

from __future__ import annotations

from datetime import date

from browsing import Site, Window, come_in
from people import ANA, NOW, written
from playwright.sync_api import expect

from weatherglass.record import keep, remember


def test_the_place_is_there_again_after_the_lock(site: Site, window: Window) -> None:
    assert site.drawer
    for day in (3, 9):
        entry = keep(site.drawer, written(date(2026, 3, day), f"The night of day {day}.", -2), now=NOW)
        remember.choose(site.drawer, entry.about.document, entry.id)
    remember.keep_reason(site.drawer, "I sleep now.")
    page = come_in(window(), site)
    page.get_by_role("link", name="Remember").click()
    expect(page.get_by_role("paragraph").filter(has_text="I sleep now.")).to_be_visible()
    expect(page.get_by_text("The night of day")).to_have_count(0)
    page.get_by_role("button", name="Read them").click()
    expect(page.get_by_text("The night of day 3.")).to_be_visible()
    page.get_by_role("button", name="Next").click()
    expect(page.get_by_text("The night of day 9.")).to_be_visible()
    expect(page.get_by_role("link", name="Help lines")).to_be_visible()
    page.get_by_role("button", name="Lock").click()
    page.get_by_label("Passphrase").fill(str(ANA))
    page.keyboard.press("Enter")
    page.wait_for_url("**/today")
    page.get_by_role("link", name="Go on").click()
    expect(page.get_by_text("The night of day")).to_have_count(0)
    page.get_by_role("button", name="Go on where you were").click()
    expect(page.get_by_text("The night of day 9.")).to_be_visible()
