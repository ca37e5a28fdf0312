"""The private look: pick, read in plain words, keep or not at all; the same words for one urgent thing or five; no score."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from weatherglass import help as lifeline
from weatherglass.record import checks
from weatherglass.web.gauge import picks

if TYPE_CHECKING:
    from visiting import Browser, Clock

    from weatherglass.vault import Drawer

PLACES = ("/gauge", "/gauge/picked", "/gauge/0123456789ab")
POSTED = ("/gauge/pick", "/gauge/forget", "/gauge/keep", "/gauge/remove")


def look(browser: Browser, *signs: str) -> str:
    answer = browser.post("/gauge/pick", [("sign", sign) for sign in signs])
    assert answer.status == 303
    assert answer.to == "/gauge/picked"
    return browser.get("/gauge/picked").text


def test_all_signs_and_the_seven_urgent_facts_can_be_picked(stranger: Browser) -> None:
    page = stranger.get("/gauge").text
    assert page.count('type="checkbox"') == 84 + 7
    assert "There are no points" in page


def test_a_stranger_gets_it_back_in_plain_words_and_it_cannot_be_kept(stranger: Browser) -> None:
    page = look(stranger, "love-bombing", "covering")
    assert "Love bombing: too much, too soon" in page
    assert "Covering for them" in page
    assert "Someone who means it can wait." in page
    assert "Where to talk" in page
    assert "Keep it in the diary" not in page


def test_no_number_level_or_verdict_is_on_it(ana: Browser) -> None:
    page = re.sub(r"<section.*?</section>|<ol.*?</ol>", "", look(ana, "rules", "money", "monitoring"), flags=re.DOTALL)
    said = re.sub(r"<[^>]*>", " ", page)
    assert not re.search(
        r"\b(3|three|score|points|level|risk|high|low|likely|you have a trauma bond|diagnos\w+)\b", said.partition("Keep it?")[0]
    )


@pytest.mark.parametrize("fact", sorted(lifeline.FACTS))
def test_each_urgent_fact_leads_to_a_call(ana: Browser, fact: str) -> None:
    page = look(ana, fact)
    assert "This can be dangerous. Would you like to talk to someone today?" in page
    assert "In danger now:" in page or "Choose the country" in page


def test_one_urgent_fact_and_five_are_answered_alike(ana: Browser) -> None:
    def call(page: str) -> str:
        return page.partition('aria-label="Talk to someone"')[2].partition("<h2>What is so")[0].partition("Why this is said")[0]

    one = call(look(ana, "weapon"))
    five = call(look(ana, "weapon", "threat-to-kill", "forced-sex", "stalking", "pregnancy"))
    assert one == five
    assert "today?" in one


def test_an_urgent_sign_counts_as_its_fact_and_strangling_sends_to_a_doctor(ana: Browser) -> None:
    assert "See a doctor, even without marks." in look(ana, "strangling")


def test_nothing_picked_is_fine_and_unknown_ids_are_nothing(ana: Browser) -> None:
    assert ana.says(ana.post("/gauge/pick", [])) == "Nothing is picked yet. That is fine too."
    assert ana.post("/gauge/pick", {"sign": "<b>nothing</b>"}).to == "/gauge"


def test_ana_keeps_a_look_and_sees_it_beside_the_one_before(ana: Browser, drawer: Drawer, clock: Clock) -> None:
    look(ana, "rules", "money")
    kept = ana.post("/gauge/keep")
    assert ana.says(kept) == "Kept."
    clock.turn(seconds=5)
    look(ana, "rules", "covering")
    second = ana.post("/gauge/keep").to
    page = ana.get(second).text
    assert "Picked both times" in page
    assert "Picked this time only" in page
    assert "Picked that time only" in page
    assert "does not say that anything has become better or worse" in page
    assert len(checks.checks(drawer)) == 2
    assert ana.get("/gauge").text.count('href="/gauge/') == 2


def test_what_was_let_go_or_not_kept_is_nowhere(ana: Browser, drawer: Drawer) -> None:
    look(ana, "rules")
    ana.post("/gauge/forget")
    assert "Nothing is held here" in ana.get("/gauge/picked").text
    assert checks.checks(drawer) == ()
    assert ana.post("/gauge/keep").to == "/gauge"


def test_what_is_not_kept_is_not_shown_after_a_quarter_of_an_hour(stranger: Browser, clock: Clock) -> None:
    look(stranger, "rules")
    clock.turn(seconds=picks.SHOWN_FOR.total_seconds())
    assert "Nothing is held here" in stranger.get("/gauge/picked").text
    assert "checked" not in stranger.get("/gauge").text


def test_it_is_gone_after_the_exit_before_the_door_too(stranger: Browser) -> None:
    look(stranger, "rules")
    name = stranger.cookies["w"]
    stranger.post("/exit")
    stranger.cookies["w"] = name
    assert "Nothing is held here" in stranger.get("/gauge/picked").text


def test_it_is_gone_when_the_diary_locks(ana: Browser) -> None:
    look(ana, "rules")
    ana.post("/lock")
    assert "Nothing is held here" in ana.get("/gauge/picked").text


def test_a_look_can_be_deleted(ana: Browser, drawer: Drawer) -> None:
    look(ana, "rules")
    place = ana.post("/gauge/keep").to
    ana.post("/gauge/remove", {"id": place.rpartition("/")[2]})
    assert checks.checks(drawer) == ()
    assert ana.get(place).status == 404


def test_in_weather_clothes_there_is_no_such_page(ben: Browser) -> None:
    assert {ben.get(place).status for place in PLACES} == {404}
    assert {ben.post(place, script=True).status for place in POSTED} == {404}


def test_it_takes_no_get_for_what_changes_something(ana: Browser) -> None:
    assert {ana.get(place).status for place in POSTED} <= {404, 405}
