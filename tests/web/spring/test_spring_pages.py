"""Practices: each need and each practice has a page, also before the lock; what is written to one is kept in the diary alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from django.shortcuts import render
from django.utils.html import escape
from forms import forms, full_disk
from people import ANA

from weatherglass.guide import practices as shelf_of_practices
from weatherglass.guide.practices import Practice, for_need, needs, practice_sources, practices
from weatherglass.record import drafts, notes
from weatherglass.web import drafted, guards
from weatherglass.web.spring import views

if TYPE_CHECKING:
    from visiting import Browser, Clock

    from weatherglass.vault import Drawer

WORDS = "rang at the <b>gate</b>, 21:10"
SHOWN = "rang at the &lt;b&gt;gate&lt;/b&gt;, 21:10"
EACH = list(practices().values())
ASKED = [one for one in EACH if one.write and not one.rid]
FIRST, SECOND = ASKED[:2]
EVERY = ["/spring", *(f"/spring/need/{one.leaf}" for one in needs()), *(f"/spring/{one.leaf}" for one in EACH)]
NONE = ["0", "80", "99999999999999999999", "9" * 5000, "x", "-1", "1x"]
WHO = pytest.mark.parametrize("who", ["ana", "stranger"])


def someone(request: pytest.FixtureRequest, who: str) -> Browser:
    found: Browser = request.getfixturevalue(who)
    return found


def box(browser: Browser, one: Practice) -> dict[str, str]:
    """The form of a practice, as it is shown."""
    [form] = forms(browser.get(f"/spring/{one.leaf}").text, "/spring/write")
    return dict(form)


def write(ana: Browser, one: Practice, words: str = WORDS) -> str:
    return ana.says(ana.post("/spring/write", box(ana, one) | {"words": words}))


# Each has a page


@WHO
def test_the_first_page_leads_to_every_need(request: pytest.FixtureRequest, who: str) -> None:
    page = someone(request, who).get("/spring").text
    for one in needs():
        assert f'<a href="/spring/need/{one.leaf}">{escape(one.says)}</a>' in page


@WHO
@pytest.mark.parametrize("one", needs(), ids=lambda one: one.id)
def test_each_need_shows_what_fits_the_nearest_first(
    request: pytest.FixtureRequest, who: str, one: shelf_of_practices.Need
) -> None:
    page = someone(request, who).get(f"/spring/need/{one.leaf}")
    assert page.status == 200
    assert escape(one.says) in page.text
    linked = re.findall(r'<a href="/spring/(\d+)">', page.text)
    assert linked == [str(found.leaf) for found in for_need(one.id)]
    assert linked


def a_practice_says_it_all(browser: Browser, one: Practice) -> None:
    answer = browser.get(f"/spring/{one.leaf}")
    assert answer.status == 200
    steps = answer.text.partition("<ol>")[2].partition("</ol>")[0]
    assert re.findall(r"<li>(.*?)</li>", steps) == [escape(step) for step in one.steps]
    for said in (one.title, one.whom, one.not_when, one.evidence, one.write):
        assert escape(said) in answer.text
    assert answer.text.index(escape(one.not_when)) < answer.text.index("<ol>"), "when to leave it stands before what to do"
    for source in practice_sources(one):
        assert f'id="source-{source.id}"' in answer.text
        assert escape(source.text) in answer.text


@WHO
@pytest.mark.parametrize("one", EACH, ids=lambda one: one.id)
def test_each_practice_has_a_page_with_its_steps_and_its_sources(request: pytest.FixtureRequest, who: str, one: Practice) -> None:
    a_practice_says_it_all(someone(request, who), one)


def test_sabotage_a_practice_without_its_sources_would_be_seen(ana: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelf_of_practices, "practice_sources", lambda _: ())
    with pytest.raises(AssertionError):
        a_practice_says_it_all(ana, FIRST)


@WHO
@pytest.mark.parametrize("part", ["/spring/", "/spring/need/"])
def test_a_number_that_is_none_is_no_page(request: pytest.FixtureRequest, who: str, part: str) -> None:
    assert [someone(request, who).get(f"{part}{none}").status for none in NONE] == [404] * len(NONE)


def test_nothing_is_counted_or_to_be_completed(ana: Browser) -> None:
    for one in ASKED[:5]:
        write(ana, one)
    for place in ("/spring", "/spring/written", f"/spring/{FIRST.leaf}"):
        page = ana.get(place).text
        assert not re.search(r"<(progress|meter)\b|type=\"(checkbox|radio|number)\"", page), place
        text = re.sub(r"<[^>]*>", " ", page.partition("<main")[2].partition("</main")[0])
        assert not re.search(r"\b(score|streak|level|points|well done|in a row|\d+ of \d+|goal)\b", text, re.IGNORECASE), place


# Writing


def offered_only_with_an_open_diary(ana: Browser, stranger: Browser) -> None:
    for one in EACH:
        place = f"/spring/{one.leaf}"
        page, locked = ana.get(place).text, stranger.get(place).text
        assert ("<textarea" in page) == bool(one.write), one.id
        assert bool(forms(page, "/spring/write")) == bool(one.write and not one.rid), one.id
        assert "<textarea" not in locked, one.id
        assert not forms(locked, "/spring/write"), one.id


def test_room_to_write_is_there_only_with_an_open_diary(ana: Browser, stranger: Browser) -> None:
    offered_only_with_an_open_diary(ana, stranger)


def test_sabotage_room_to_write_before_the_lock_would_be_seen(
    ana: Browser, stranger: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:

    def always(request: guards.Visit, name: str, page: dict[str, object]) -> object:
        return render(request, name, page | {"open": True})

    monkeypatch.setattr(views, "render", always)
    with pytest.raises(AssertionError):
        offered_only_with_an_open_diary(ana, stranger)


@pytest.mark.parametrize("one", ASKED, ids=lambda one: one.id)
def test_it_is_kept_with_its_practice_shown_and_deleted(ana: Browser, drawer: Drawer, clock: Clock, one: Practice) -> None:
    assert write(ana, one) == "Kept."
    [kept] = notes.notes(drawer, "writing")
    assert kept == notes.Note(id=kept.id, words=WORDS, marks=(one.id,), written=clock())
    page = ana.get("/spring/written").text
    assert SHOWN in page
    assert f"20 November 2026, {escape(one.title)}</span>" in page
    [form] = [dict(form) for form in forms(page, "/spring/write")]
    assert form == {"id": kept.id}
    assert ana.says(ana.post("/spring/write", form | {"out": "1"})) == "Deleted."
    assert notes.notes(drawer, "writing") == ()
    assert "21:10" not in ana.get("/spring/written").text


def test_the_newest_is_first_and_each_is_deleted_alone(ana: Browser, drawer: Drawer, clock: Clock) -> None:
    for words in ("the first", "the second", "the third"):
        write(ana, FIRST, words)
        clock.turn(minutes=3)
    page = ana.get("/spring/written").text
    assert re.findall(r'<p dir="auto">([^<]*)</p>', page) == ["the third", "the second", "the first"]
    ana.post("/spring/write", dict(forms(page, "/spring/write")[1]) | {"out": "1"})
    assert [one.words for one in notes.notes(drawer, "writing")] == ["the first", "the third"]


def test_a_practice_of_a_later_version_is_no_fault_and_its_words_stay(ana: Browser, drawer: Drawer, clock: Clock) -> None:
    notes.keep_note(drawer, "writing", notes.Note(words=WORDS, marks=("of-a-later-version",)), now=clock())
    page = ana.get("/spring/written")
    assert (page.status, SHOWN in page.text, "of-a-later" in page.text) == (200, True, False)


def test_without_words_nothing_is_kept(ana: Browser, drawer: Drawer) -> None:
    ana.post("/spring/write", box(ana, FIRST) | {"words": " \n "})
    assert notes.notes(drawer, "writing") == ()


# What is not kept yet


def draft(ana: Browser, one: Practice, words: str) -> None:
    """Type at a practice, as the script of its page sends it."""
    form = box(ana, one) | {"words": words}
    found = re.search(r'data-draft="([^"]*)"', ana.get(f"/spring/{one.leaf}").text)
    assert found
    ana.post("/draft", form | {"draft": found.group(1)}, script=True)


def each_has_its_own(ana: Browser, drawer: Drawer) -> None:
    draft(ana, FIRST, "typed at the first")
    assert {box(ana, one)["words"] for one in ASKED if one != FIRST} == {""}
    draft(ana, SECOND, "typed at the second")
    assert (box(ana, FIRST)["words"], box(ana, SECOND)["words"]) == ("typed at the first", "typed at the second")
    assert write(ana, SECOND, "kept at the second") == "Kept."
    assert (box(ana, FIRST)["words"], box(ana, SECOND)["words"]) == ("typed at the first", "")
    assert drafts.get(drawer, f"{views.BEGUN}{SECOND.id}") is None


def test_what_stands_unfinished_at_one_is_not_shown_or_lost_at_another(ana: Browser, drawer: Drawer) -> None:
    each_has_its_own(ana, drawer)


def test_sabotage_one_draft_for_all_would_be_seen(ana: Browser, drawer: Drawer, monkeypatch: pytest.MonkeyPatch) -> None:
    real = drafted.fields
    monkeypatch.setattr(drafted, "fields", lambda drawer, _: real(drawer, f"{views.BEGUN}{FIRST.id}"))
    with pytest.raises(AssertionError):
        each_has_its_own(ana, drawer)


def test_a_draft_is_not_shown_before_the_lock(ana: Browser, stranger: Browser) -> None:
    draft(ana, FIRST, WORDS)
    assert "21:10" not in stranger.get(f"/spring/{FIRST.leaf}").text


@pytest.mark.parametrize("locked", [False, True])
def test_words_that_cannot_be_kept_wait_at_their_practice(ana: Browser, drawer: Drawer, clock: Clock, *, locked: bool) -> None:
    form = box(ana, FIRST) | {"words": WORDS}
    if locked:
        clock.turn(minutes=6)
        assert ana.post("/spring/write", form).to == "/"
        assert ana.post("/open", {"passphrase": ANA}).to == f"/spring/{FIRST.leaf}"
    else:
        with full_disk():
            assert ana.post("/spring/write", form, script=True).status == 507
    assert (box(ana, FIRST)["words"], box(ana, SECOND)["words"]) == (WORDS, "")
    assert notes.notes(drawer, "writing") == ()
    assert write(ana, FIRST) == "Kept."
    assert box(ana, FIRST)["words"] == ""


# Who sees it


def no_such_page(ben: Browser, drawer: Drawer, place: str) -> None:
    nowhere = ben.get("/nowhere")
    assert (ben.get(place).status, ben.get(place).text) == (404, nowhere.text)
    assert ben.post(place, {"words": WORDS, "mark": FIRST.id}, script=True).status == 404
    assert notes.notes(drawer, "writing") == ()


def test_in_weather_clothes_there_is_no_such_page(ben: Browser, drawer: Drawer) -> None:
    for place in (*EVERY, "/spring/write", "/spring/written"):
        no_such_page(ben, drawer, place)


def test_sabotage_a_page_that_opens_in_weather_clothes_would_be_seen(
    ben: Browser, drawer: Drawer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guards, "in_weather_clothes", lambda _: False)
    with pytest.raises(AssertionError):
        no_such_page(ben, drawer, "/spring")


def test_locked_what_was_written_leads_to_the_lock_page_and_nothing_is_kept(
    ana: Browser, stranger: Browser, drawer: Drawer
) -> None:
    write(ana, FIRST)
    assert (stranger.get("/spring/written").status, stranger.get("/spring/written").to) == (303, "/")
    assert stranger.post("/spring/write", {"words": "x", "mark": FIRST.id}).to == "/"
    assert len(notes.notes(drawer, "writing")) == 1
    for place in EVERY:
        assert "21:10" not in stranger.get(place).text, place


def test_looking_changes_nothing(ana: Browser, drawer: Drawer) -> None:
    write(ana, FIRST)
    before = (drawer.names(), notes.notes(drawer, "writing"))
    for place in (*EVERY, "/spring/written"):
        assert ana.get(f"{place}?words=x&out=1").status == 200
        assert ana.post(place, {"words": "x"}).status in {303, 405}
    assert ana.get("/spring/write?words=x").status == 405
    assert (drawer.names(), notes.notes(drawer, "writing")) == before


def test_each_button_that_deletes_says_what_it_deletes(ana: Browser) -> None:
    write(ana, FIRST)
    write(ana, SECOND, "another one")
    page = ana.get("/spring/written").text
    assert re.findall(r'aria-label="(Delete: [^"]*)"', page) == ["Delete: another one", f"Delete: {SHOWN}"]
