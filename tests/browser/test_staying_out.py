"""Staying out in a real Chromium on a phone: an urge at night, low contact for a month, practices and writing."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from browsing import PHONE, Site, Window, come_in, faults, is_too_wide
from people import ANA

from weatherglass.record import change_settings, notes

PLACES = (
    *("/ebb", "/ebb/after", "/ebb/letters", "/lull", "/lull/mine", "/lull/sources", "/thaw", "/clear", "/vane", "/spring"),
    *("/halo", "/halo/2", "/dial"),
)


def test_an_urge_at_night_is_four_taps_from_the_lock_page_to_relief(site: Site, window: Window) -> None:
    page, taps = window(PHONE, color_scheme="dark"), 0
    page.goto(site.address)
    page.get_by_label("Passphrase").fill(ANA)
    for way in (
        page.get_by_role("button", name="Open"),
        page.get_by_role("link", name="Hard right now"),
        page.get_by_role("link", name="Ride it out"),
    ):
        with page.expect_navigation():
            way.click()
        taps += 1
    assert taps <= 4
    assert page.get_by_text("Both feet on the floor").is_visible()
    assert page.locator(".tide span").is_visible()
    assert faults(page) == []


def test_the_page_to_ride_it_out_on_outlives_the_lock_and_holds_still_for_those_who_want_it(site: Site, window: Window) -> None:
    page = come_in(window(PHONE, reduced_motion="reduce"), site)
    page.goto(site.address + "/ebb/ride")
    assert page.locator(".tide span").evaluate("one => getComputedStyle(one).animationName") == "none"
    assert page.evaluate("document.body.dataset.open") is None, "no idle lock closes it"
    assert site.home.sessions
    site.home.sessions.end_all()
    page.reload()
    assert page.get_by_text("Both feet on the floor").is_visible()


def test_thoughts_of_dying_come_first_with_whom_to_call(site: Site, window: Window) -> None:
    assert site.drawer
    change_settings(site.drawer, country="US")
    page = come_in(window(PHONE), site)
    page.goto(site.address + "/ebb")
    first = page.get_by_role("region", name="If you are thinking of dying")
    box, ride = first.bounding_box(), page.get_by_role("link", name="Ride it out").bounding_box()
    assert box
    assert ride
    assert box["y"] < ride["y"]
    foot = page.get_by_role("navigation", name="Pages").bounding_box()
    assert foot
    assert ride["y"] + ride["height"] <= foot["y"], "both are on the first screen of a phone"
    assert first.get_by_role("link", name="Call 988").get_attribute("href") == "tel:988"


def test_a_person_with_children_keeps_low_contact_for_a_month(site: Site, window: Window) -> None:
    assert site.drawer
    page = come_in(window(PHONE), site)
    page.goto(site.address + "/lull")
    page.get_by_text("Add a rule").click()
    page.get_by_label("In my words").fill("Only the children, three lines.")
    with page.expect_navigation():
        page.locator("details[open] button", has_text="Keep").first.click()
    assert page.get_by_text("Only the children, three lines.").first.is_visible()
    begun = datetime.now(tz=UTC).date() - timedelta(days=30)  # any month will do
    for number, kind in enumerate(("Friendly, as if nothing had been", "Through the children", "Sorry, tears, promises")):
        page.get_by_text("Write one down").click()
        form = page.locator("form[action='/lull/attempt']").first
        form.get_by_label(kind).check()
        form.get_by_label("The day").fill((begun + timedelta(days=10 * number)).isoformat())
        form.get_by_label("What they did or wrote").fill(f"Message {number}")
        with page.expect_navigation():
            form.get_by_role("button", name="Keep").first.click()
    log = notes.newest(site.drawer, "attempts")
    assert [one.words for one in log] == ["Message 2", "Message 1", "Message 0"]
    assert page.get_by_text("Being sorry is a feeling").first.is_visible()
    text = page.locator("main").inner_text().lower()
    assert not any(word in text for word in ("streak", "in a row", "%"))
    page.get_by_role("link", name="When I got in touch myself").click()
    page.get_by_label("What would help next time").fill("Call Mia first")
    with page.expect_navigation():
        page.get_by_role("button", name="Keep").click()
    assert page.get_by_text("Kept. It undoes nothing.").is_visible()
    page.goto(site.address + "/forecast/take")
    page.get_by_role("button", name="Tick all").click()
    page.wait_for_url("**/forecast/take")
    assert not page.get_by_label("Call Mia first").is_checked(), "left out unless it is chosen"


def test_every_page_can_be_used_by_everyone(site: Site, window: Window) -> None:
    page = come_in(window(PHONE), site)
    wrong = []
    for place in PLACES:
        page.goto(site.address + place)
        wrong += [f"{place} {fault}" for fault in faults(page)] + ([f"{place} is too wide"] if is_too_wide(page) else [])
    assert wrong == []
