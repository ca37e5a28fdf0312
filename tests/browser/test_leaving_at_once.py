"""Leaving at once: the exit, the keys, five idle minutes; what was open is not shown again."""

from __future__ import annotations

from datetime import timedelta
from http import HTTPStatus

import pytest
from browsing import Site, Window, come_in
from playwright.sync_api import Page, expect


def _is_locked(page: Page, site: Site) -> None:
    """Ask until the exit, which is sent as the page goes, has locked it."""
    asked = (page.context.request.get(f"{site.address}/still").status for _ in range(1_000))
    assert HTTPStatus.UNAUTHORIZED in asked


def _has_left(page: Page, site: Site) -> None:
    page.wait_for_url("https://www.bbc.com/**")
    _is_locked(page, site)
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
    _is_locked(page, site)
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


def test_a_window_that_is_come_back_to_shows_nothing_once_another_has_locked(site: Site, window: Window) -> None:
    page = come_in(window(), site)
    other = page.context.new_page()
    other.goto(f"{site.address}/today")
    other.get_by_role("button", name="Lock").click()
    expect(other.get_by_label("Passphrase")).to_be_visible()
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(page.get_by_label("Passphrase")).to_be_visible()
