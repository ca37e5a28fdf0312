"""Pointed out: off until asked for, one at a time, never the writer's own messages, accepted or put aside, never a count."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import pytest
from parcels import put_in
from people import NOW, written

from weatherglass import record
from weatherglass.record import away, keep, pointed
from weatherglass.web.haze import looking

if TYPE_CHECKING:
    from visiting import Browser

    from weatherglass.record import Entry
    from weatherglass.vault import Drawer

CHAT = """17/01/2024, 08:00 - Ana: it was my fault, i made you angry, i will kill myself
17/01/2024, 09:00 - Rowan: you are worthless, nobody else will ever love you
17/01/2024, 09:01 - Rowan: bring milk
18/01/2024, 23:00 - Rowan: if you leave me i will kill you
19/01/2024, 10:00 - Ana: you are worthless
"""
PLACES = ("/haze", "/haze/marks")
POSTED = ("/haze/switch", "/haze/look", "/haze/decide", "/haze/unmark")


def wrote(drawer: Drawer, text: str, day: int = 9) -> Entry:
    return keep(drawer, written(date(2026, 3, day), text=text), now=NOW)


def begin(browser: Browser) -> str:
    assert browser.post("/haze/switch", {"on": "1"}).status == 303
    assert browser.post("/haze/look").status == 303
    return browser.get("/haze").text


def card(page: str) -> str:
    found = re.search(r"<mark>(.*?)</mark>", page)
    return found.group(1) if found else ""


def first(drawer: Drawer) -> str:
    return pointed.pointed(drawer).waiting[0].id


def test_it_is_off_and_looks_at_nothing_until_asked(ana: Browser, drawer: Drawer) -> None:
    wrote(drawer, "He hit me in the kitchen.")
    page = ana.get("/haze").text
    assert "Begin" in page
    assert "<mark>" not in page
    ana.post("/haze/look")
    assert pointed.pointed(drawer) == pointed.Pointed()


def test_it_shows_which_words_which_sign_and_why(ana: Browser, drawer: Drawer) -> None:
    wrote(drawer, "We had soup. He <b>hit me</b> in the kitchen. It rained.")
    page = begin(ana)
    assert "hit" in card(page)
    assert "&lt;b&gt;" in card(page)
    assert "Hitting, pushing, throwing things at you" in page
    assert "Why it is shown: someone hits, pushes or throws things at you." in page
    assert "<b>hit" not in page


def test_words_that_resemble_something_urgent_lead_to_someone_and_strangling_to_a_doctor(ana: Browser, drawer: Drawer) -> None:
    wrote(drawer, "He put his hands around my neck.")
    page = begin(ana)
    assert "Talk to someone today" in page
    assert "See a doctor, even without marks." in page


def test_one_is_shown_at_a_time_and_no_count_of_them(ana: Browser, drawer: Drawer) -> None:
    wrote(drawer, "He hit me. He checks my phone. She calls me worthless. You're nothing, he said.")
    page = begin(ana)
    assert page.count("<mark>") == 1
    main = re.sub(r"<[^>]*>", " ", page.partition("<main")[2])
    assert not re.search(r"\b\d+ (of|more|signs?|left)\b", main)


def test_it_is_marked_and_the_mark_is_found_again(ana: Browser, drawer: Drawer) -> None:
    wrote(drawer, "He hit me in the kitchen.")
    begin(ana)
    assert ana.says(ana.post("/haze/decide", {"id": first(drawer), "mark": "1"})) == "Kept."
    page = ana.get("/haze/marks").text
    assert card(page) == "He hit me"
    which = pointed.pointed(drawer).marks[0].offer.id
    ana.post("/haze/unmark", {"id": which})
    assert "There are no marks here." in ana.get("/haze/marks").text


def test_what_was_put_aside_does_not_come_back(ana: Browser, drawer: Drawer) -> None:
    entry = wrote(drawer, "He hit me in the kitchen.")
    begin(ana)
    ana.post("/haze/decide", {"id": first(drawer), "aside": "1"})
    wrote(drawer, "Again: He hit me.", day=10)
    ana.post("/haze/look")
    assert card(ana.get("/haze").text) != "He hit me"
    assert record.get(drawer, entry.about.document, entry.id).text == "He hit me in the kitchen."


def test_of_messages_only_the_other_sides_are_looked_at(ana: Browser, drawer: Drawer) -> None:
    put_in(drawer, CHAT)
    begin(ana)
    ana.post("/haze/look")
    kept = pointed.pointed(drawer)
    assert kept.waiting
    from weatherglass.web.haze import pages  # noqa: PLC0415  # here alone

    cards, gone = pages.cards(drawer, kept.waiting, 50)
    assert gone == []
    assert {one.of for one in cards} == {"Rowan wrote"}
    assert {"you are worthless", "if you leave me i will kill you"} & {one.words for one in cards} or len(cards) >= 2


def test_sabotage_without_the_look_at_who_wrote_it_ones_own_messages_would_be_looked_at(
    ana: Browser, drawer: Drawer, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_in(drawer, CHAT)
    monkeypatch.setattr(looking, "_theirs", lambda _, messages: (one for one in messages if one.kind == "text"))
    begin(ana)
    from weatherglass.web.haze import pages  # noqa: PLC0415  # here alone

    cards, _ = pages.cards(drawer, pointed.pointed(drawer).waiting, 50)
    assert {one.of for one in cards} != {"Rowan wrote"}


def test_a_message_becomes_an_event_of_its_day(ana: Browser, drawer: Drawer) -> None:
    put_in(drawer, CHAT)
    begin(ana)
    kill = next(one for one in pointed.pointed(drawer).waiting if one.sign == "threat-kill")
    ana.post("/haze/decide", {"id": kill.id, "event": "1"})
    (entry,) = record.of_day(drawer, date(2024, 1, 18))
    assert [event.chip for event in entry.events] == ["kill"]


def test_words_that_were_changed_since_are_not_shown(ana: Browser, drawer: Drawer) -> None:
    entry = wrote(drawer, "He hit me in the kitchen.")
    begin(ana)
    record.remove(drawer, entry.about.document, entry.id)
    assert "<mark>" not in ana.get("/haze").text
    ana.post("/haze/look")
    assert pointed.pointed(drawer).waiting == ()


def test_what_is_put_away_from_view_is_not_brought_up(ana: Browser, drawer: Drawer) -> None:
    entry = wrote(drawer, "He hit me in the kitchen.")
    away.put_away(drawer, entry.id)
    assert "<mark>" not in begin(ana)


def test_another_language_is_said_and_offers_nothing(ana: Browser, drawer: Drawer) -> None:
    wrote(drawer, "Mi marido me grita todos los días y me quita el dinero, pero yo lo quiero.")
    page = begin(ana)
    assert "<mark>" not in page
    assert "another language" in page


def test_it_never_says_that_nothing_was_found(ana: Browser, drawer: Drawer) -> None:
    wrote(drawer, "We had soup.")
    page = begin(ana)
    assert "What it does not show may still have hurt you." in page
    assert not re.search(r"nothing (was )?found|no signs|all clear", page, re.IGNORECASE)


def test_a_long_record_is_looked_at_in_parts_that_can_be_left(
    ana: Browser, drawer: Drawer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(looking, "ENTRIES", 1)
    put_in(drawer, CHAT)
    wrote(drawer, "We had soup.", day=3)
    page = begin(ana)
    assert "There is more that was not looked at yet in the messages, from 2024-01-17 on." in page
    ana.post("/haze/look")
    assert "Rowan wrote" in ana.get("/haze").text


def test_entries_kept_at_one_moment_are_looked_at_together_so_that_none_is_passed_over(
    ana: Browser, drawer: Drawer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(looking, "ENTRIES", 1)
    wrote(drawer, "We had soup.", day=3)
    wrote(drawer, "He hit me in the kitchen.", day=4)
    assert card(begin(ana)) == "He hit me"


def test_it_can_be_switched_off(ana: Browser, drawer: Drawer) -> None:
    wrote(drawer, "He hit me in the kitchen.")
    begin(ana)
    assert ana.says(ana.post("/haze/switch", {"on": "0"})) == "It is off. What you marked stays."
    assert "<mark>" not in ana.get("/haze").text


def test_in_weather_clothes_there_is_no_such_page(ben: Browser) -> None:
    assert {ben.get(place).status for place in PLACES} == {404}
    assert {ben.post(place, script=True).status for place in POSTED} == {404}


def test_a_stranger_is_led_to_the_door(stranger: Browser) -> None:
    assert stranger.get("/haze").to == "/"
