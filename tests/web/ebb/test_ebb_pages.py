"""The hard hour: whom to call first, a page that no lock takes away, one question afterwards and nothing that counts."""

from __future__ import annotations

import re
from contextlib import nullcontext
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.shortcuts import render
from django.utils.html import escape
from web.noting import ROOMS

from weatherglass import help as lifeline
from weatherglass.guide.out import out
from weatherglass.record import change_settings, folk, notes, remember
from weatherglass.record.folk import Friend
from weatherglass.record.notes import Note
from weatherglass.vault import Damaged
from weatherglass.web import calling
from weatherglass.web.ebb import views

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse
    from visiting import Browser, Clock

    from weatherglass.vault import Drawer

DYING = "If you are thinking of dying, please talk to someone now."
OFTEN = "What helped you before"


def private(drawer: Drawer) -> None:
    """Things of Ana's that stand on the pages of the hard hour."""
    change_settings(drawer, country="GB")
    remember.keep_reason(drawer, "my sister's garden")
    folk.keep_friend(drawer, Friend(id="", name="Cleo", number="0800 123 456", card=True))
    folk.keep_friend(drawer, Friend(id="", name="Dee", number="ask at the shop", card=True))


# Dying first


def dying_is_said_first(ana: Browser, drawer: Drawer, clock: Clock, country: str) -> None:
    private(drawer)
    change_settings(drawer, country=country)
    [line, *_] = lifeline.first_lines(country, today=clock().date(), kind="crisis")
    assert line.kind == "crisis"
    page = ana.get("/ebb").text.partition("<main")[2]
    call = page.index(f'href="{line.tel}"')
    assert page.index(DYING) < page.index(escape(line.service)) < call
    before = page[: page.index(DYING)]
    assert re.findall(r"<a |<form|<button|<details|<h2", before) == []
    for later in ("/ebb/ride", "The wish to go back", "my sister", "Cleo", "/lee", "/squall", "<h2", "/ebb/after"):
        assert call < page.index(later), later


@pytest.mark.parametrize("country", ["GB", "US"])
def test_thoughts_of_dying_come_first_with_a_line_to_call(ana: Browser, drawer: Drawer, clock: Clock, country: str) -> None:
    dying_is_said_first(ana, drawer, clock, country)


def test_sabotage_a_line_for_something_else_would_be_seen(
    ana: Browser, drawer: Drawer, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = calling.call
    monkeypatch.setattr(calling, "call", lambda request, _: real(request))
    with pytest.raises((AssertionError, ValueError)):
        dying_is_said_first(ana, drawer, clock, "GB")


def test_where_no_country_is_known_it_says_where_to_choose_one(ana: Browser) -> None:
    page = ana.get("/ebb").text.partition("<main")[2]
    assert page.index(DYING) < page.index("Choose your country") < page.index("/ebb/ride")


def test_people_and_reasons_are_there_and_no_number_that_cannot_be(ana: Browser, drawer: Drawer) -> None:
    private(drawer)
    page = ana.get("/ebb").text
    assert 'href="tel:0800123456">Call <bdi>Cleo</bdi>' in page
    assert "Dee" not in page
    assert "my sister&#x27;s garden" in page


def numbers_outlive_damage(ana: Browser, drawer: Drawer) -> None:
    private(drawer)
    with drawer.change() as change:
        change.write(remember.NAME, b"\xc1")
        change.write(folk.NAME, b"\xc1")
        change.write("notes/urges", b"\xc1")
    page = ana.get("/ebb")
    assert page.status == 200
    assert DYING in page.text
    assert 'href="tel:' in page.text


def test_what_cannot_be_read_keeps_nobody_from_a_number(ana: Browser, drawer: Drawer) -> None:
    numbers_outlive_damage(ana, drawer)


def test_sabotage_a_page_that_stops_at_damage_would_be_seen(
    ana: Browser, drawer: Drawer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(views, "suppress", lambda _: nullcontext())
    with pytest.raises((AssertionError, Damaged)):
        numbers_outlive_damage(ana, drawer)


# Riding it out


def holds_nothing_of_anyone(ana: Browser, drawer: Drawer) -> None:
    private(drawer)
    for room in ROOMS.values():
        room.add(ana, words="rang at the gate")
    ana.post("/draft", {"words": "rang at the gate", "draft": "notes/urges"}, script=True)
    ana.get("/today")
    page = ana.get("/ebb/ride")
    assert page.status == 200
    assert "Ride it out" in page.text
    assert "data-open" not in page.text
    assert 'data-open="' in ana.get("/ebb").text
    for word in ("Cleo", "Dee", "sister", "gate", "What helped you before", "textarea", "data-draft"):
        assert word not in page.text, word


def test_the_page_to_ride_it_out_on_holds_no_private_word_and_no_lock_closes_it(ana: Browser, drawer: Drawer) -> None:
    holds_nothing_of_anyone(ana, drawer)


def test_it_is_there_while_it_is_locked_and_after_it_closed(ana: Browser, clock: Clock) -> None:
    assert ana.get("/ebb/ride").status == 200
    clock.turn(minutes=6)
    assert ana.get("/ebb/ride").status == 200
    assert ana.get("/ebb/after").to == "/"


def test_in_weather_clothes_it_is_no_page(ben: Browser) -> None:
    assert (ben.get("/ebb/ride").status, ben.get("/ebb/ride").text) == (404, ben.get("/nowhere").text)


@pytest.mark.parametrize("more", [{"calm": False}, {"call": None, "more": "gate"}], ids=["closes", "tells"])
def test_sabotage_a_page_that_the_lock_closes_or_that_tells_would_be_seen(
    ana: Browser, drawer: Drawer, monkeypatch: pytest.MonkeyPatch, more: dict[str, object]
) -> None:
    def wrong(request: HttpRequest, name: str, page: dict[str, object]) -> HttpResponse:
        answer = render(request, name, page | more)
        answer.content += str(more.get("more", "")).encode()
        return answer

    monkeypatch.setattr(views, "render", wrong)
    with pytest.raises(AssertionError):
        holds_nothing_of_anyone(ana, drawer)


def test_it_works_as_words_and_stands_still_for_who_wants_no_motion(stranger: Browser) -> None:
    page = stranger.get("/ebb/ride").text
    assert len(re.findall("<li>", page)) > 4
    for drawing in re.findall(r'<div class="(?:tide|sand)"[^>]*>', page):
        assert 'aria-hidden="true"' in drawing
    [sheet] = re.findall(r'href="([^"]*ride[^"]*)"', page)
    css = stranger.get(sheet).text
    outside = re.sub(r"@media \(prefers-reduced-motion: no-preference\) \{(?:[^{}]|\{[^{}]*\})*\}", "", css)
    assert "animation" in css
    words_that_come = ".later { animation: later .1s 300s both; }"  # shown or hidden, and nothing moves
    assert "animation" not in outside.replace(words_that_come, "")


# What helped


def urge(drawer: Drawer, clock: Clock, *marks: str) -> None:
    before = clock() - timedelta(hours=len(notes.notes(drawer, "urges")))
    notes.keep_note(drawer, "urges", Note(marks=marks), now=before)


def often(ana: Browser) -> str:
    return ana.get("/ebb/after").text.partition(OFTEN)[2].partition("</section>")[0]


def only_after_several(ana: Browser, drawer: Drawer, clock: Clock) -> None:
    says = {one.id: one.says for one in out().helped}
    for marks in (("person", "water", "still"), ("person", "nothing", "still")):
        urge(drawer, clock, *marks)
        assert OFTEN not in ana.get("/ebb/after").text + ana.get("/ebb").text
    urge(drawer, clock, "water", "person", "nothing", "of-a-later-version")
    for shown in (often(ana), ana.get("/ebb").text.partition(OFTEN)[2].partition("</p>")[0]):
        assert shown.index(says["person"]) < shown.index(says["water"])
        assert says["nothing"] not in shown
        assert says["still"] not in shown
    assert "of-a-later-version" not in ana.get("/ebb/after").text


def test_what_helped_most_often_is_said_only_after_several_times_and_never_nothing(
    ana: Browser, drawer: Drawer, clock: Clock
) -> None:
    only_after_several(ana, drawer, clock)


@pytest.mark.parametrize(("name", "other"), [("SEVERAL", 1), ("STILL", frozenset())])
def test_sabotage_it_said_sooner_or_of_nothing_would_be_seen(
    ana: Browser, drawer: Drawer, clock: Clock, monkeypatch: pytest.MonkeyPatch, name: str, other: object
) -> None:
    monkeypatch.setattr(views, name, other)
    with pytest.raises(AssertionError):
        only_after_several(ana, drawer, clock)


def test_where_nothing_ever_helped_there_is_no_list(ana: Browser, drawer: Drawer, clock: Clock) -> None:
    for _ in range(4):
        urge(drawer, clock, "nothing", "still")
    assert "What helped?" in ana.get("/ebb/after").text
    assert OFTEN not in ana.get("/ebb/after").text


@pytest.mark.parametrize("mark", ["nothing", "still"])
def test_where_nothing_helped_it_leads_back_to_whom_to_call(ana: Browser, drawer: Drawer, mark: str) -> None:
    answer = ana.post("/ebb/keep", {"mark": mark})
    assert answer.to == "/ebb"
    assert ana.says(answer).startswith("Kept.")
    assert "passed" not in ana.says(ana.post("/ebb/keep", {"mark": mark, "words": "x"}))
    assert ana.post("/ebb/keep", {"mark": "water"}).to == "/today"


def test_nothing_is_ticked_at_the_start_and_none_is_fine(ana: Browser, drawer: Drawer) -> None:
    page = ana.get("/ebb/after").text
    assert "checked" not in page
    assert "Not now" in page
    ana.post("/ebb/keep", {})
    assert notes.notes(drawer, "urges") == ()
