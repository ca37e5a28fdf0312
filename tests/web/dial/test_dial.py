"""Questionnaires, from the list to what the answers say: all or some, gone on with, changed, deleted, taken to a session."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from forms import forms
from web.dialling import KEEP, LEAVES, TRAITS, answer, come_back, every_kept, form, in_form, kept, picked, plain, send, standing

from weatherglass.measures import KEYS, questionnaires
from weatherglass.record import answered, notes
from weatherglass.record.answered import Answers
from weatherglass.web.dial import views

if TYPE_CHECKING:
    from visiting import Browser, Clock

    from weatherglass.vault import Drawer

GONE = "0" * 12


def test_the_list_names_each_questionnaire_with_its_length_and_a_way_to_it(ana: Browser) -> None:
    page = ana.get("/dial").text
    for found in questionnaires().values():
        assert found.title in page
        assert f'href="/dial/{found.key.leaf}"' in page
        assert f"{found.key.items} {'lines' if found.key.name in TRAITS else 'questions'}" in page
    assert "Answered on" not in page


@pytest.mark.parametrize("name", KEYS)
def test_a_form_asks_every_item_in_the_words_of_its_makers_and_each_can_be_left_out(ana: Browser, name: str) -> None:
    page = ana.get(f"/dial/{LEAVES[name]}").text
    found = questionnaires()[name]
    asked = re.findall(r"<legend[^>]*><span[^>]*>\d+\.</span> (.*?)</legend>", page)
    assert [one.replace("&#x27;", "'") for one in asked] == list(found.items)
    assert page.count("<fieldset") == page.count("Leave out</label>") == found.key.items
    assert in_form(ana, f"/dial/{LEAVES[name]}") == [""] * found.key.items


@pytest.mark.parametrize("name", KEYS)
def test_answers_are_kept_and_read_back(ana: Browser, drawer: Drawer, clock: Clock, name: str) -> None:
    given = [KEYS[name].highest] * KEYS[name].items
    sent = send(ana, name, *given)
    [one] = kept(drawer, name)
    assert (one.answers, one.made, one.changed) == (tuple(given), clock(), None)
    assert (sent.status, sent.to) == (303, f"/dial/{LEAVES[name]}/{one.id}")
    assert ana.says(sent) == "Kept."
    assert f'href="{sent.to}"' in ana.get("/dial").text
    assert "Answered on 20 November 2026" in plain(ana.get(sent.to).text)


def test_kept_so_far_it_is_gone_on_with_and_stays_one_time(ana: Browser, drawer: Drawer, clock: Clock) -> None:
    begun = send(ana, "phq-4", 3, 3, later="1")
    assert (begun.to, ana.says(begun)) == ("/dial", views.BEGUN)
    [one] = kept(drawer, "phq-4")
    place = f"/dial/{LEAVES['phq-4']}/{one.id}"
    assert f'href="{place}/again"' in ana.get(place).text
    assert in_form(ana, f"{place}/again") == ["3", "3", "", ""]
    come_back(ana, clock, 1)
    assert in_form(ana, f"/dial/{LEAVES['phq-4']}") == [""] * 4, "a new form is empty"
    assert ana.post(KEEP, form(ana, f"{place}/again") | picked(3, 3, 1, 0)).to == place
    [one] = kept(drawer, "phq-4")
    assert one.answers == (3, 3, 1, 0)
    assert one.changed == clock()
    assert "changed on" in ana.get(place).text


@pytest.mark.parametrize("button", [{}, {"later": "1"}], ids=["keep", "keep so far"])
def test_nothing_answered_is_nothing_kept_and_that_is_fine(ana: Browser, drawer: Drawer, button: dict[str, str]) -> None:
    assert ana.says(send(ana, "phq-2", **button)) == views.NOTHING
    assert kept(drawer, "phq-2") == ()


def test_all_left_out_again_is_kept_as_left_out(ana: Browser, drawer: Drawer) -> None:
    place = answer(ana, "phq-2", 3, 3)
    assert ana.says(ana.post(KEEP, form(ana, f"{place}/again") | picked(None, None))) == "Kept."
    assert [one.answers for one in kept(drawer, "phq-2")] == [(None, None)]
    assert "2 answers are left out" in plain(ana.get(place).text)


def test_a_scale_without_an_answer_says_so_and_the_others_are_read(ana: Browser) -> None:
    page = plain(ana.get(answer(ana, "mini-ipip", None, *standing(KEYS["mini-ipip"], 4)[1:])).text)
    assert page.count("Nothing can be said here: 1 answer is left out") == 1
    told = page.partition("With people")[2]
    assert told.startswith(" Nothing can be said here")
    assert "Feeling with others" in page
    assert "Full of ideas" in page
    page = plain(ana.get(answer(ana, "phq-4", 3, None, 1, 2)).text)
    assert "Low mood 3 of 6" in page
    assert "Worry Nothing can be said here: 1 answer is left out" in page
    assert "Both together Nothing can be said here" in page
    assert " of 12" not in page


def test_a_yes_after_a_no_is_pointed_out_and_not_added_up(ana: Browser) -> None:
    page = plain(ana.get(answer(ana, "pc-ptsd-5", 0, 1, 0, 0, 0, 0)).text)
    assert "after a no to the first question there is a yes further down" in page
    assert " of 5" not in page
    assert "0 of 5" in plain(ana.get(answer(ana, "pc-ptsd-5", 0)).text)


@pytest.mark.parametrize("name", KEYS)
def test_answers_are_deleted_and_only_those(ana: Browser, drawer: Drawer, clock: Clock, name: str) -> None:
    first = answer(ana, name, *[KEYS[name].highest] * KEYS[name].items)
    come_back(ana, clock, 30)
    other = answer(ana, name, *[KEYS[name].lowest] * KEYS[name].items)
    taken_out = forms(ana.get(first).text, KEEP)[0]
    for _ in range(2):
        assert ana.says(ana.post(KEEP, [*taken_out, ("out", "1")])) == "Deleted."
    assert [one.id for one in kept(drawer, name)] == [other.rpartition("/")[2]]
    for place in (first, f"{first}/again"):
        assert ana.get(place).status == 404


def test_what_is_not_there_is_no_page(ana: Browser) -> None:
    mine = answer(ana, "mini-ipip", 1)
    which = mine.rpartition("/")[2]
    for place in ("/dial/0", "/dial/6", f"/dial/{10**30}", "/dial/x", "/dial/-1", "/dial/0/times", f"/dial/1/{GONE}"):
        assert ana.get(place).status == 404, place
    for place in (f"/dial/1/{GONE}/again", f"/dial/2/{which}", f"/dial/2/{which}/again", f"/dial/9/{which}"):
        assert ana.get(place).status == 404, place
    assert ana.get(mine).status == 200


def test_a_page_takes_no_post_and_keeping_no_link(ana: Browser, drawer: Drawer) -> None:
    place = answer(ana, "phq-2", 1, 1)
    before = every_kept(drawer)
    assert ana.get(f"{KEEP}?leaf=3&a1=1").status == 405
    for page in ("/dial", "/dial/3", "/dial/3/times", place, f"{place}/again"):
        assert ana.get(f"{page}?a1=3&out=1&id=x").status == 200
        assert ana.post(page, {"leaf": "3", "a1": "3"}, script=True).status == 405
    assert every_kept(drawer) == before


def thirty_on_a_page(ana: Browser, drawer: Drawer, clock: Clock) -> None:
    for _ in range(31):
        answered.keep_answers(drawer, "phq-2", Answers(answers=(1, 2)), now=clock())
        clock.turn(days=14)
    come_back(ana, clock, 0)
    first, second = ana.get("/dial/3/times"), ana.get("/dial/3/times/page/2")
    dates = [re.findall(r"<h2[^>]*><a[^>]*>([^<]+)</a>", page.text) for page in (first, second)]
    assert [len(one) for one in dates] == [30, 1]
    assert dates[1] == ["20 November 2026"], "the newest stand first"
    assert 'href="/dial/3/times/page/2"' in first.text
    assert ana.get("/dial/3/times/page/1").text == first.text
    for number in ("0", "3", "-1", "99999999999999999999"):
        assert ana.get(f"/dial/3/times/page/{number}").status == 404


def test_all_times_are_shown_thirty_to_a_page_the_newest_first(ana: Browser, drawer: Drawer, clock: Clock) -> None:
    thirty_on_a_page(ana, drawer, clock)


def test_sabotage_all_times_on_one_page_would_be_seen(
    ana: Browser, drawer: Drawer, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(views, "ON_A_PAGE", 31)
    with pytest.raises(AssertionError):
        thirty_on_a_page(ana, drawer, clock)


def test_no_time_yet_is_a_page_that_asks_for_nothing(ana: Browser) -> None:
    assert "Nothing is answered yet. It need not be." in ana.get("/dial/5/times").text
    assert ana.get("/dial/5/times/page/2").status == 404


def test_all_times_say_in_short_what_each_said(ana: Browser, clock: Clock) -> None:
    answer(ana, "phq-4", 1, 2, 3, 0)
    come_back(ana, clock, 14)
    place = answer(ana, "phq-4", None, 2, 3, 0)
    page = plain(ana.get("/dial/4/times").text)
    assert "Worry: left out Low mood: 3 of 6 Both together: left out" in page
    assert "Worry: 3 of 6 Low mood: 3 of 6 Both together: 6 of 12" in page
    assert 'href="/dial/4/times"' in ana.get(place).text


def test_it_is_noted_for_the_next_session_in_one_line(ana: Browser, drawer: Drawer) -> None:
    place = answer(ana, "phq-4", 1, 2, 3, None)
    [line] = forms(ana.get(place).text, "/vane/bring")
    assert ana.says(ana.post("/vane/bring", line)).startswith("Kept.")
    [one] = notes.notes(drawer, "bring")
    title = questionnaires()["phq-4"].title
    assert one.words == f"{title}, 20 November 2026: Worry: 3 of 6; Low mood: left out; Both together: left out"
    assert one.words in ana.get("/vane").text


@pytest.mark.parametrize("name", KEYS)
def test_nothing_that_was_answered_stands_in_an_address(ana: Browser, name: str) -> None:
    sent = send(ana, name, *[KEYS[name].highest] * KEYS[name].items)
    leaf, which = LEAVES[name], sent.to.rpartition("/")[2]
    assert sent.to == f"/dial/{leaf}/{which}"
    assert re.fullmatch(r"[0-9a-f-]+", which)
    for place in ("/dial", f"/dial/{leaf}", f"/dial/{leaf}/times", sent.to, f"{sent.to}/again"):
        page = ana.get(place).text
        ours = [link for link in re.findall(r'(?:href|action|src)="([^"]*)"', page) if "dial" in link]
        kinds = r"/dial|/dial/keep|/static/dial\.css\?v=[0-9a-f]{8}|/dial/\d(/times|/[0-9a-f-]+(/again)?)?"
        assert [link for link in ours if not re.fullmatch(kinds, link)] == []
        assert re.findall(r'<form[^>]*method="(?!post)', page) == []


def test_nothing_is_compared_with_the_time_before(ana: Browser, clock: Clock) -> None:
    """Whether it has got better is not said: so few answers cannot tell."""
    answer(ana, "phq-2", 3, 3)
    come_back(ana, clock, 14)
    place = answer(ana, "phq-2", 0, 0)
    for page in (place, "/dial/3/times"):
        assert not re.search(r"better|worse|since last|than before|up from|down from", plain(ana.get(page).text))
