"""Windows that come too late: what was ticked, typed beside a picture, or sent after everything was erased."""

from __future__ import annotations

from datetime import timedelta

import pytest
from browsing import Site, Window, come_in
from people import ANA
from playwright.sync_api import FilePayload, expect

SCRIPT = pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
NO_PICTURE: FilePayload = {"name": "photo.jpg", "mimeType": "image/jpeg", "buffer": b"GIF89a" + bytes(64)}


@SCRIPT
def test_what_was_ticked_when_it_had_closed_stands_in_the_form_again(site: Site, window: Window, *, script: bool) -> None:
    page = come_in(window(java_script_enabled=script), site)
    page.goto(f"{site.address}/forecast/life/3")
    first = page.get_by_role("checkbox").first
    first.check()
    later = site.home.now() + timedelta(minutes=6)
    site.home.now = lambda: later
    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_text("What you ticked waits until you open it, and is not kept yet.")).to_be_visible()
    page.get_by_label("Passphrase").fill(ANA)
    page.get_by_role("button", name="Open").click()
    expect(page).to_have_url(f"{site.address}/forecast/life/3")
    expect(page.get_by_text("Not kept yet. It stands here")).to_be_visible()
    expect(first).to_be_checked()
    page.get_by_role("button", name="Go on").click()
    page.goto(f"{site.address}/forecast/life/3")
    expect(first).to_be_checked()
    expect(page.get_by_text("Not kept yet. It stands here")).to_have_count(0)


@SCRIPT
def test_what_was_typed_beside_no_picture_stands_in_the_form_again(site: Site, window: Window, *, script: bool) -> None:
    page = come_in(window(java_script_enabled=script), site)
    page.goto(f"{site.address}/coat")
    page.get_by_label("What it is of").fill("the lease")
    page.get_by_label("The picture").set_input_files(NO_PICTURE)
    page.get_by_role("button", name="Put it in").click()
    expect(page.get_by_text("is no picture that can be shown here")).to_be_visible()
    expect(page.get_by_label("What it is of")).to_have_value("the lease")


def test_with_a_picture_chosen_the_words_beside_it_are_drafted(site: Site, window: Window) -> None:
    page = come_in(window(), site)
    page.goto(f"{site.address}/coat")
    page.get_by_label("The picture").set_input_files(NO_PICTURE)
    with page.expect_response("**/draft") as answer:
        page.get_by_label("What it is of").press_sequentially("the lease")
    assert answer.value.status == 204
    page.goto(f"{site.address}/coat")
    expect(page.get_by_label("What it is of")).to_have_value("the lease")


@SCRIPT
def test_a_page_to_erase_from_before_another_exit_was_chosen_leads_away(site: Site, window: Window, *, script: bool) -> None:
    page = come_in(window(java_script_enabled=script), site)
    page.goto(f"{site.address}/more/erase")
    other = page.context.new_page()
    other.goto(f"{site.address}/more/settings")
    other.get_by_label("Or another page, by its address").fill("https://recipes.example/soup")
    other.get_by_role("button", name="Keep").click()
    expect(other.get_by_text("Kept.")).to_be_visible()
    page.get_by_label("To go on").fill("erase")
    page.bring_to_front()
    with page.expect_request("https://www.bbc.com/**"):  # what its policy forbids Chromium does not ask for
        page.get_by_role("button", name="Erase everything").click()
    page.wait_for_url("https://www.bbc.com/**")
    other.bring_to_front()
    other.get_by_role("button", name="Keep").click()
    expect(other.get_by_text("There is no diary here any more. What you sent was not kept.")).to_be_visible()
