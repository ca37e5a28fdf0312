"""The first way through, as a person takes it: from nothing to a kept day, looked back at."""

from __future__ import annotations

import re

import pytest
from browsing import Site, Window, come_in, faults
from people import BEN
from playwright.sync_api import expect

from weatherglass import record
from weatherglass.record import away, drafts


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


def test_without_javascript_each_statement_leads_to_its_days_and_back(site: Site, window: Window) -> None:
    page = come_in(window(java_script_enabled=False), site)
    assert site.drawer
    day = record.today(site.home.now(), record.settings(site.drawer))
    shout = record.Event(id=record.new_id(), kind=record.Kind.INCIDENT)
    entry = record.Entry(id=record.new_id(), written=site.home.now(), about=record.About(day=day), weather=-2, events=(shout,))
    record.keep(site.drawer, entry, now=site.home.now())
    page.goto(f"{site.address}/sky")
    page.get_by_role("link", name="See these days").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("What cannot be told yet")
    expect(page.get_by_role("img")).to_be_visible()
    page.locator("summary", has_text="The same in words").click()
    expect(page.get_by_role("table")).to_be_visible()
    page.get_by_role("link", name="Back to this year").click()
    expect(page).to_have_url(f"{site.address}/sky#not-yet")


def test_without_javascript_what_is_put_away_opens_at_a_tap_and_comes_back(site: Site, window: Window) -> None:
    page = come_in(window(java_script_enabled=False), site)
    page.get_by_label("In your words").fill("They shouted after dinner.")
    page.get_by_role("button", name="Storm").click()
    assert site.drawer
    (entry,) = record.everything(site.drawer)
    away.put_away(site.drawer, entry.id)
    page.goto(f"{site.address}/today")
    words = page.get_by_text("They shouted after dinner.")
    expect(words).to_be_hidden()
    page.get_by_text("Something is put away. Show it.").click()
    expect(words).to_be_visible()
    page.get_by_role("button", name="Bring back").click()
    expect(page.get_by_role("status")).to_have_text("It is back.")
    expect(words).to_be_visible()
