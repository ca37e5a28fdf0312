"""Recognising in a real Chromium on a phone: a private look by keyboard, a way read to its end, words pointed out."""

from __future__ import annotations

from browsing import PHONE, Site, Window, come_in, faults


def test_a_stranger_reads_a_way_to_its_end_without_a_diary(site: Site, window: Window) -> None:
    page = window(PHONE)
    page.goto(site.address + "/almanac/way/3/1")
    steps = 1
    while page.get_by_role("link", name="Next:").count():
        page.get_by_role("link", name="Next:").click()
        steps += 1
    assert steps == 12
    assert page.context.cookies() == []
    assert faults(page) == []


def test_a_private_look_is_picked_by_keyboard_read_and_kept(site: Site, window: Window) -> None:
    page = come_in(window(PHONE), site)
    page.goto(site.address + "/gauge")
    page.locator("summary", has_text="Harm to the body").focus()
    page.keyboard.press("Enter")
    page.get_by_label("Hands or anything on your neck").focus()
    page.keyboard.press("Space")
    page.get_by_role("button", name="Show me").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/gauge/picked")
    assert page.get_by_text("See a doctor, even without marks.").first.is_visible()
    assert page.get_by_text("Would you like to talk to someone today?").is_visible()
    assert faults(page) == []
    page.get_by_role("button", name="Keep it in the diary").click()
    page.wait_for_url("**/gauge/*")
    assert page.get_by_text("What you picked on").is_visible()
    assert faults(page) == []


def test_words_are_pointed_out_one_at_a_time_and_put_aside(site: Site, window: Window) -> None:
    page = come_in(window(PHONE), site)
    page.get_by_label("In your words").fill("Ben put his hands around my neck in the kitchen.")
    page.get_by_role("button", name="Keep", exact=True).click()
    page.goto(site.address + "/haze")
    page.get_by_role("button", name="Begin").click()
    page.get_by_role("button", name="Look on").click()
    assert page.locator("mark").count() == 1
    assert page.get_by_role("link", name="Talk to someone today").is_visible()
    assert faults(page) == []
    page.get_by_role("button", name="No. Put it aside").click()
    page.get_by_text("It is not offered again.").wait_for()
