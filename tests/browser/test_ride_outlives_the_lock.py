"""The page to ride it out on stays through the idle lock, and its way on leads back to where one was going."""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta

import pytest
from browsing import PHONE, Site, Window, come_in
from people import ANA
from playwright.sync_api import Page, Route, expect
from playwright.sync_api import TimeoutError as Slow


def quiet_minutes(page: Page, site: Site) -> None:
    """Ten minutes in which nobody does anything, for the page and for the program."""
    later = site.home.now() + timedelta(minutes=10)
    site.home.now = lambda: later
    site.home.tidy()
    page.clock.fast_forward("10:00")


def stays(page: Page, site: Site) -> None:
    page.clock.install()
    come_in(page, site)
    page.goto(site.address + "/ebb/ride")
    quiet_minutes(page, site)
    with suppress(Slow):
        page.wait_for_url(site.address + "/", timeout=2_000)
    assert page.url == site.address + "/ebb/ride"
    expect(page.get_by_text("Both feet on the floor")).to_be_visible()


def test_it_stays_through_the_idle_lock_and_leads_on_once_it_is_open_again(site: Site, window: Window) -> None:
    page = window(PHONE)
    stays(page, site)
    page.get_by_role("link", name="It has gone down").click()
    page.get_by_label("Passphrase").fill(ANA)
    page.get_by_role("button", name="Open").click()
    page.wait_for_url("**/ebb/after")


def test_sabotage_a_page_that_the_lock_takes_away_would_be_seen(site: Site, window: Window) -> None:
    def closing(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace("<body", '<body data-open="5"', 1))

    page = window(PHONE)
    page.route("**/ebb/ride", closing)
    with pytest.raises(AssertionError):
        stays(page, site)
    expect(page.get_by_label("Passphrase")).to_be_visible()
