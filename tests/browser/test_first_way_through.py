"""The first way through, as a person takes it: from nothing to a kept day, looked back at, locked, left."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from browsing import DESK, PHONE, Site, Window, come_in, faults, is_too_wide
from people import ANA, BEN
from playwright.sync_api import Page, expect

from weatherglass import record
from weatherglass.record import drafts


def test_from_nothing_to_the_first_day(empty_site: Site, window: Window) -> None:
    page = window()
    page.goto(empty_site.address)
    expect(page.get_by_role("heading", level=1)).to_have_text("Could someone else look at this device?")
    page.get_by_role("button", name="Not sure").click()
    page.get_by_role("link", name="Go on, on this device").click()
    page.get_by_label("Your passphrase").fill("password password")
    page.get_by_label("The same again").fill("password password")
    page.get_by_role("button", name="Make my diary").click()
    expect(page.get_by_role("status")).to_contain_text("could be guessed")
    words = page.locator(".words").inner_text()
    assert len(words.split()) == 5
    page.get_by_label("Your passphrase").fill(words)
    page.get_by_label("The same again").fill(words)
    page.get_by_role("button", name="Make my diary").click()
    page.wait_for_url("**/today")
    page.get_by_role("button", name="Rain").click()
    expect(page.get_by_role("status")).to_have_text("Kept.")


def test_one_may_just_read_without_keeping_anything(empty_site: Site, window: Window) -> None:
    page = window()
    page.goto(empty_site.address)
    page.get_by_role("button", name="Yes").click()
    page.get_by_role("link", name=re.compile("Just read")).click()
    page.get_by_role("main").get_by_role("list").get_by_role("link").first.click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert empty_site.home.path
    assert not empty_site.home.path.exists()
    assert page.context.cookies() == []


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_one_tap_keeps_the_day(site: Site, window: Window, *, script: bool) -> None:
    page = come_in(window(java_script_enabled=script), site)
    page.get_by_role("button", name="Storm").click()
    expect(page.get_by_role("status")).to_have_text("Kept.")
    assert site.drawer
    assert [entry.weather for entry in record.everything(site.drawer)] == [-2]


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_the_rest_can_be_added_changed_and_deleted(site: Site, window: Window, *, script: bool) -> None:
    page = come_in(window(java_script_enabled=script), site)
    page.get_by_role("button", name="Cloud").click()
    page.get_by_text("Shouting", exact=True).click()
    page.get_by_label("In your words").fill("In the car.")
    page.get_by_role("button", name="Keep", exact=True).click()
    expect(page.get_by_label("In your words")).to_have_value("In the car.")
    page.get_by_label("In your words").fill("In the car, again.")
    page.get_by_role("button", name="Keep", exact=True).click()
    page.get_by_text("What it said before").click()
    expect(page.get_by_text("In the car.", exact=True)).to_be_visible()
    page.get_by_text("Delete this entry").click()
    page.get_by_role("button", name="Delete it").click()
    expect(page.get_by_role("status")).to_have_text("Deleted.")
    assert site.drawer
    assert record.everything(site.drawer) == ()


def test_a_weapon_leads_to_someone_to_call_once(site: Site, window: Window) -> None:
    assert site.drawer
    record.change_settings(site.drawer, country="US")
    page = come_in(window(), site)
    page.get_by_text("Was any of this part of it?").click()
    page.get_by_text("A weapon", exact=True).click()
    page.get_by_role("button", name=re.compile("^Keep")).click()
    expect(page.get_by_text("This can be dangerous. Would you like to talk to someone today?")).to_be_visible()
    expect(page.get_by_role("link", name=re.compile("1-800-799-7233"))).to_have_attribute("href", "tel:18007997233")
    expect(page.get_by_role("link", name=re.compile("911"))).to_be_visible()
    assert faults(page) == []


def test_what_is_typed_is_kept_as_a_draft_in_the_vault(site: Site, window: Window) -> None:
    page = come_in(window(), site)
    with page.expect_response("**/draft"):
        page.get_by_label("In your words").press_sequentially("He said")
    assert site.drawer
    assert (drafts.get(site.drawer, "today") or {})["text"] == "He said"
    page.reload()
    expect(page.get_by_label("In your words")).to_have_value("He said")


def test_without_a_script_a_button_keeps_the_draft(site: Site, window: Window) -> None:
    page = come_in(window(java_script_enabled=False), site)
    page.get_by_label("In your words").fill("He said")
    page.get_by_role("button", name=re.compile("draft")).click()
    expect(page.get_by_label("In your words")).to_have_value("He said")


def _has_left(page: Page, site: Site) -> None:
    page.wait_for_url("https://www.bbc.com/**")
    page.go_back()
    page.goto(f"{site.address}/today")
    expect(page.get_by_label("Passphrase")).to_be_visible()


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_the_exit_button_locks_and_leads_to_the_weather(site: Site, window: Window, *, script: bool) -> None:
    page = come_in(window(java_script_enabled=script), site)
    page.get_by_role("button", name="Exit").click()
    _has_left(page, site)


def test_shift_three_times_does_the_same_and_other_keys_do_not(site: Site, window: Window) -> None:
    page = come_in(window(), site)
    for key in ("Shift", "Shift", "a", "Shift", "Shift"):
        page.keyboard.press(key)
    assert page.url.endswith("/today")
    page.keyboard.press("Shift")
    _has_left(page, site)


def test_after_the_exit_the_page_before_is_not_shown_again(site: Site, window: Window) -> None:
    page = come_in(window(), site)
    page.goto(f"{site.address}/sky")
    page.get_by_role("button", name="Exit").click()
    page.wait_for_url("https://www.bbc.com/**")
    page.go_back()
    expect(page.get_by_label("Passphrase")).to_be_visible()


def test_five_idle_minutes_lock_and_keep_what_was_being_written(site: Site, window: Window) -> None:
    page = window()
    page.clock.install()
    come_in(page, site)
    with page.expect_response("**/draft"):
        page.get_by_label("In your words").fill("Half a sent")
        page.clock.run_for(1_500)
    later = site.home.now() + timedelta(minutes=4, seconds=55)
    site.home.now = lambda: later
    page.clock.fast_forward("05:00")
    expect(page.get_by_label("Passphrase")).to_be_visible()
    come_in(page, site)
    expect(page.get_by_label("In your words")).to_have_value("Half a sent")


def test_a_wrong_passphrase_gets_one_plain_sentence(site: Site, window: Window) -> None:
    page = window()
    page.goto(site.address)
    for wrong in ("no", "x" * 10_000):
        page.get_by_label("Passphrase").fill(wrong)
        page.get_by_role("button", name="Open").click()
        expect(page.get_by_role("status")).to_have_text("That did not open it.")


def test_ben_finds_a_plain_weather_diary(site: Site, window: Window) -> None:
    page = come_in(window(), site, BEN)
    expect(page.get_by_text("What was the weather like?")).to_be_visible()
    page.get_by_role("button", name="Rain").click()
    page.goto(f"{site.address}/sky")
    for word in ("treat", "incident", "kindness", "Help", "safe", "call"):
        assert word not in page.content(), word
    hidden = ("more", "bring", "find", "harbour", "almanac", "practise", "today/vague", "more/weather")
    for place in (*hidden, "lee", "lee/choose", "tide", "moon", "moon/away", "wind", "parcel", "parcel/pdf"):
        answer = page.goto(f"{site.address}/{place}")
        assert answer
        assert answer.status == 404, place


def test_looking_back_opens_the_days(site: Site, window: Window) -> None:
    page = come_in(window(), site)
    page.get_by_role("button", name="Storm").click()
    page.get_by_role("link", name="Look back").click()
    expect(page.get_by_role("img").first).to_be_visible()
    page.locator("summary", has_text="The same in words").first.click()
    expect(page.get_by_role("table").first).to_be_visible()
    assert site.drawer
    day = record.today(site.home.now(), record.settings(site.drawer))
    page.goto(f"{site.address}/sky/{day:%Y-%m-%d}")
    expect(page.get_by_text("Storm").first).to_be_visible()


PLACES = (
    "/today",
    "/lee",
    "/lee/choose",
    "/today/another",
    "/today/vague",
    "/sky",
    f"/sky/{date.today():%Y-%m-%d}",  # noqa: DTZ011  # any day will do
    "/harbour",
    "/more",
    "/more/settings",
    "/more/weather",
    "/more/passphrase",
    "/more/words",
    "/more/copy",
    "/more/room",
    "/more/erase",
    "/more/close",
    "/bring",
    "/find",
    "/wind",
    "/parcel",
    f"/parcel/{date.today():%Y-%m}",  # noqa: DTZ011  # any month will do
    "/tide",
    "/moon",
    "/moon/away",
    "/practise",
    "/almanac",
    "/almanac/1",
    "/almanac/way/1",
    "/almanac/way/1/5",
    "/almanac/words",
    "/almanac/words/13",
    "/almanac/signs",
    "/almanac/signs/9",
    "/almanac/sign/73",
    "/gauge",
    "/front",
    "/haze",
    "/haze/marks",
    "/forecast",
    "/forecast/life/1",
    "/forecast/part/1",
    "/forecast/part/20",
    "/forecast/first",
    "/forecast/list",
    "/forecast/over",
    "/forecast/take",
    "/squall",
    "/squall/change",
    "/stations",
    "/stations/new",
    "/coat",
    "/gusts",
)


@pytest.mark.parametrize("look", ["light phone", "dark phone", "desk"])
def test_every_page_can_be_used_by_everyone(site: Site, window: Window, look: str) -> None:
    page = window(DESK if look == "desk" else PHONE, color_scheme="dark" if look == "dark phone" else "light")
    page.goto(site.address)
    assert faults(page) == []
    come_in(page, site)
    wrong = []
    for place in PLACES:
        page.goto(site.address + place)
        wrong += [f"{place} {fault}" for fault in faults(page)] + ([f"{place} is too wide"] if is_too_wide(page) else [])
    assert wrong == []


@pytest.mark.parametrize("width", [320, 640], ids=["at 400 % zoom", "at 200 % zoom"])
def test_no_page_needs_scrolling_sideways_when_it_is_enlarged(site: Site, window: Window, width: int) -> None:
    page = come_in(window({"width": width, "height": 512}), site)
    wide = []
    for place in PLACES:
        page.goto(site.address + place)
        wide += [place] if is_too_wide(page) else []
    assert wide == []


def test_pages_turn_round_for_right_to_left(site: Site, window: Window) -> None:
    page = come_in(window(), site)
    page.evaluate("document.documentElement.dir = 'rtl'")
    assert not is_too_wide(page)
    box = page.get_by_role("button", name="Exit").bounding_box()
    assert box
    assert box["x"] < 100


def test_nothing_is_asked_of_anybody_outside(site: Site, window: Window) -> None:
    page = come_in(window(), site)
    for place in PLACES:
        page.goto(site.address + place)
    assert page.outside == []  # type: ignore[attr-defined]  # set by the fixture


def test_nothing_is_kept_in_the_browser_but_one_cookie(site: Site, window: Window) -> None:
    page = come_in(window(), site)
    page.get_by_label("In your words").fill("canary")
    page.get_by_role("button", name="Fair").click()
    stored = page.evaluate("[localStorage.length, sessionStorage.length, history.state, document.cookie]")
    assert stored == [0, 0, None, ""]
    assert [cookie.get("name") for cookie in page.context.cookies()] == ["w"]
    assert ANA not in str(page.context.storage_state())


def test_a_window_that_is_come_back_to_shows_nothing_once_another_has_locked(site: Site, window: Window) -> None:
    page = come_in(window(), site)
    other = page.context.new_page()
    other.goto(f"{site.address}/today")
    other.get_by_role("button", name="Lock").click()
    expect(other.get_by_label("Passphrase")).to_be_visible()
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(page.get_by_label("Passphrase")).to_be_visible()
