"""Exit leads where it was chosen to lead, with the script and without, also from a page that was opened before the choice."""

from __future__ import annotations

import pytest
from browsing import Site, Window, come_in
from playwright.sync_api import Page, expect

MINE, OLD = "https://recipes.example/soup", "https://old.example/"
EITHER = pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])


def choose(page: Page, site: Site, address: str) -> None:
    page.goto(f"{site.address}/more/settings")
    page.get_by_label("Or another page, by its address").fill(address)
    page.get_by_role("button", name="Keep").click()
    expect(page.get_by_role("status")).to_have_text("Kept.")


@EITHER
def test_it_opens_the_person_s_own_page(site: Site, window: Window, *, script: bool) -> None:
    page = come_in(window(java_script_enabled=script), site)
    choose(page, site, MINE)
    page.get_by_role("button", name="Exit").click()
    page.wait_for_url(MINE)
    page.goto(site.address)
    expect(page.get_by_label("Passphrase")).to_be_visible()


@EITHER
def test_a_window_from_before_is_not_left_standing(site: Site, window: Window, *, script: bool) -> None:
    page = come_in(window(java_script_enabled=script), site)
    choose(page, site, OLD)
    before = page.context.new_page()
    before.goto(f"{site.address}/today")
    choose(page, site, MINE)
    before.get_by_role("button", name="Exit").click()
    before.wait_for_url(OLD if script else "https://www.bbc.com/weather")


@EITHER
def test_an_address_that_is_none_is_said_at_once(site: Site, window: Window, *, script: bool) -> None:
    page = come_in(window(java_script_enabled=script), site)
    page.goto(f"{site.address}/more/settings")
    page.get_by_label("Or another page, by its address").fill("http://recipes.example")
    page.get_by_role("button", name="Keep").click()
    expect(page.get_by_role("status")).to_contain_text("Exit cannot open that address, so nothing was changed.")
    expect(page.get_by_label("Exit opens")).to_have_value("https://www.bbc.com/weather")
