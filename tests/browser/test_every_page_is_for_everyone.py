"""Every page: for eyes and ears of any kind, on any width, with nothing asked outside and nothing left in the browser."""

from __future__ import annotations

from datetime import date

import pytest
from browsing import DESK, PHONE, Site, Window, come_in, faults, is_too_wide
from people import ANA

PLACES = (
    "/today",
    "/lee",
    "/lee/choose",
    "/today/another",
    "/today/vague",
    "/sky",
    "/sky/part/1",
    "/sky/vague",
    f"/sky/{date.today():%Y}",  # noqa: DTZ011  # any year will do
    f"/sky/{date.today():%Y}/storms",  # noqa: DTZ011  # any year will do
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


@pytest.mark.parametrize("width", [180, 320, 640], ids=["a phone at 200 % zoom", "at 400 % zoom", "at 200 % zoom"])
def test_no_page_needs_scrolling_sideways_when_it_is_enlarged(site: Site, window: Window, width: int) -> None:
    page = come_in(window({"width": width, "height": 512}), site)
    wide = []
    for place in PLACES:
        page.goto(site.address + place)
        wide += [place] if is_too_wide(page) else []
    assert wide == []


@pytest.mark.parametrize("width", [180, 200, 240, 360])
def test_the_way_out_is_on_the_screen_of_every_page(site: Site, window: Window, width: int) -> None:
    page = come_in(window({"width": width, "height": 400}), site)
    for place in PLACES:
        page.goto(site.address + place)
        box = page.get_by_role("button", name="Exit").bounding_box()
        assert box, place
        assert box["x"] >= 0, place
        assert box["x"] + box["width"] <= width, place
        assert 0 <= box["y"] < box["y"] + box["height"] <= 400, place


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
