"""Questionnaires in a real Chromium on a phone: each one answered and read by keyboard alone; for eyes and ears of any kind."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import count

import pytest
from browsing import PHONE, Site, Window, come_in, faults, is_too_wide
from people import ANA
from playwright.sync_api import Page
from web.dialling import LEAVES, MOODS, adding_up, every_kept, kept, standing

from weatherglass.measures import KEYS, questionnaires
from weatherglass.record import answered, change_settings
from weatherglass.record.answered import Answers

NARROW = {"width": 320, "height": 740}
FOCUS = "document.activeElement"
NAMED = f"{FOCUS}.getAttribute('aria-label') || {FOCUS}.innerText || {FOCUS}.name || ''"
IN_SIGHT = f"""() => {{
  const one = {FOCUS}, box = one.getBoundingClientRect();
  const there = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  return one === there || one.contains(there) || !!there?.contains(one);
}}"""
MOST = 200
BEGUN = datetime(2026, 1, 1, 12, tzinfo=UTC)


# By keyboard alone


def walk(page: Page, name: str) -> None:
    """Press Tab until what is called so has the focus, in sight."""
    for _ in range(MOST):
        page.keyboard.press("Tab")
        if page.evaluate(NAMED).strip() == name:
            assert page.evaluate(IN_SIGHT), f"{name} is hidden by something"
            return
    pytest.fail(f"Tab does not come to {name}")


def go(page: Page, name: str, key: str = "Enter") -> None:
    """Walk to a link or a button and press it."""
    walk(page, name)
    with page.expect_navigation():
        page.keyboard.press(key)


def to_the_list(page: Page, site: Site) -> None:
    """From the lock page to the list of questionnaires."""
    page.goto(site.address)
    walk(page, "passphrase")
    page.keyboard.type(ANA)
    with page.expect_navigation(url="**/today"):
        page.keyboard.press("Enter")
    for name in ("More", "About me", "Questions that others ask too"):
        go(page, name)
    assert page.url.endswith("/dial")


def pick(page: Page, number: int, step: int, *, key: str = "ArrowRight") -> None:
    """Pick an answer where the focus stands on "Leave out": arrows go round to the first, and on."""
    assert page.evaluate(NAMED) == f"a{number}"
    assert page.evaluate(IN_SIGHT), f"line {number} is hidden by something"
    assert page.evaluate(f"{FOCUS}.checked && {FOCUS}.value === ''"), "nothing is picked before"
    for _ in range(step + 1):
        page.keyboard.press(key)
    assert page.evaluate(f"{FOCUS}.checked && {FOCUS}.name") == f"a{number}"


def answer_all(page: Page, steps: list[int]) -> None:
    """Answer line after line, one Tab between."""
    walk(page, "a1")
    for number, step in enumerate(steps, start=1):
        pick(page, number, step, key="ArrowRight" if number % 2 else "ArrowDown")
        page.keyboard.press("Tab")


def from_list_to_result(page: Page, site: Site, name: str) -> None:
    """Answer a whole questionnaire; leave the page on what it says."""
    found = questionnaires()[name]
    steps = [number % len(found.options) for number, _ in zip(count(), found.items, strict=False)]
    to_the_list(page, site)
    go(page, f"Look at it: {found.title}")
    answer_all(page, steps)
    assert page.evaluate(NAMED) == "Keep, and read what it says"
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert site.drawer
    assert [one.answers for one in kept(site.drawer, name)] == [tuple(found.key.lowest + step for step in steps)]


@pytest.mark.parametrize("name", KEYS)
def test_each_is_answered_and_read_by_keyboard_alone(site: Site, window: Window, name: str) -> None:
    page, found = window(PHONE), questionnaires()[name]
    from_list_to_result(page, site, name)
    assert page.get_by_role("heading", name=found.title).is_visible()
    assert page.get_by_text("Kept.").first.is_visible()
    assert page.locator("section.sheet h2").count() >= len(found.key.scales)
    assert (page.get_by_text("If you are thinking of dying").count() > 0) == (name in MOODS)
    assert faults(page) == []
    walk(page, "Where this is from")
    page.keyboard.press("Space")
    assert page.get_by_text(found.cite).last.is_visible()
    go(page, "Back")
    go(page, f"All times: {found.title}")
    assert page.url.endswith(f"/dial/{LEAVES[name]}/times")
    assert page.locator("section.sheet").count() == 1


def test_one_is_begun_gone_on_with_changed_and_deleted_by_keyboard_alone(site: Site, window: Window) -> None:
    assert site.drawer
    page, title = window(PHONE), questionnaires()["phq-4"].title
    to_the_list(page, site)
    go(page, f"Look at it: {title}")
    walk(page, "a1")
    pick(page, 1, 2)
    go(page, "Keep so far", "Space")
    assert [one.answers for one in kept(site.drawer, "phq-4")] == [(2, None, None, None)]
    page.keyboard.press("Tab")  # the day stands in the name of the link
    for _ in range(MOST):
        if page.evaluate(NAMED).startswith(f"{title}, answered on"):
            break
        page.keyboard.press("Tab")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    go(page, "Go on with the answers, or change them")
    walk(page, "a1")
    page.keyboard.press("ArrowLeft")
    for number in (2, 3, 4):
        page.keyboard.press("Tab")
        pick(page, number, 0)
    go(page, "Keep, and read what it says")
    assert [one.answers for one in kept(site.drawer, "phq-4")] == [(1, 0, 0, 0)]
    walk(page, "Delete these answers")
    page.keyboard.press("Enter")
    go(page, "Delete them, for good")
    assert page.get_by_text("Deleted.").is_visible()
    assert kept(site.drawer, "phq-4") == ()


def test_sabotage_a_list_that_no_key_leads_to_would_be_seen(site: Site, window: Window) -> None:
    page = window(PHONE)
    page.goto(site.address)
    page.evaluate("document.querySelectorAll('input').forEach(one => one.tabIndex = -1)")
    with pytest.raises(pytest.fail.Exception):
        walk(page, "passphrase")


def test_without_javascript_one_is_answered_by_keyboard_alone_too(site: Site, window: Window) -> None:
    page = window(PHONE, java_script_enabled=False)
    from_list_to_result(page, site, "phq-2")
    assert page.get_by_role("heading", name="Low mood", exact=True).is_visible()
    assert page.get_by_text("1 of 6").is_visible()


def test_what_is_picked_is_drafted_and_stands_there_again(site: Site, window: Window) -> None:
    assert site.drawer
    page = come_in(window(PHONE), site)
    page.goto(f"{site.address}/dial/3")
    walk(page, "a1")
    with page.expect_response("**/draft"):
        page.keyboard.press("ArrowRight")
    page.reload()
    assert page.locator("input[name=a1]:checked").input_value() == "0"
    assert set(every_kept(site.drawer).values()) == {()}


# For everyone


def filled(site: Site) -> list[str]:
    """Answer everything at several times, and give every kind of page there is of it."""
    assert site.drawer
    change_settings(site.drawer, country="US")
    places = ["/dial"]
    for name, leaf in LEAVES.items():
        key = KEYS[name]
        sets = adding_up(key) if name in MOODS else [standing(key, step) for step in (0, 2, 4)]
        one_out: list[int | None] = [*sets[-1][:-1], None]
        times: tuple[list[int | None], ...] = ([*sets[0]], [*sets[len(sets) // 2]], [*sets[-1]], one_out)
        takings = [
            answered.keep_answers(site.drawer, name, Answers(answers=tuple(given)), now=BEGUN + timedelta(days=number))
            for number, given in enumerate(times)
        ]
        places += [f"/dial/{leaf}", f"/dial/{leaf}/times", f"/dial/{leaf}/{takings[-1].id}/again"]
        places += [f"/dial/{leaf}/{one.id}" for one in takings]
    return places


@pytest.mark.parametrize("look", ["light", "dark"])
def test_every_page_can_be_used_by_everyone(site: Site, window: Window, look: str) -> None:
    places, page, wrong = filled(site), come_in(window(PHONE, color_scheme=look), site), []
    for place in places:
        page.goto(site.address + place)
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        wrong += [f"{place} {fault}" for fault in faults(page)] + ([f"{place} is too wide"] if is_too_wide(page) else [])
    assert wrong == []


def test_no_page_needs_scrolling_sideways_on_a_narrow_phone(site: Site, window: Window) -> None:
    places, page, wide = filled(site), come_in(window(NARROW), site), []
    for place in places:
        page.goto(site.address + place)
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        wide += [place] if is_too_wide(page) else []
    assert wide == []


def test_every_answer_is_as_large_as_a_finger(site: Site, window: Window) -> None:
    page, small = come_in(window(NARROW), site), []
    for leaf in LEAVES.values():
        page.goto(f"{site.address}/dial/{leaf}")
        for label in page.locator("label.pick, label.none").all()[:12]:
            box = label.bounding_box()
            assert box
            small += [f"/dial/{leaf} {label.inner_text()}"] if box["height"] < 44 or box["width"] < 44 else []
    assert small == []
