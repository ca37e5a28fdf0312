"""The plan's pages: a life asked for step by step; for Ana alone, and only while it is open."""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING

import pytest
from forms import fill_up, forms, full_disk, replaced
from msgspec import msgpack
from web.forecast.planning import FULL, KEYS, REFUGE, STEPS, begun

from weatherglass import plan as library
from weatherglass.record import plans
from weatherglass.record.plans import Line, Plan
from weatherglass.vault import NotSaved
from weatherglass.web import answers

if TYPE_CHECKING:
    from visiting import Browser

    from weatherglass.vault import Drawer

PLACES = (
    "/forecast", "/forecast/life/1", "/forecast/part/2", "/forecast/list", "/forecast/over", "/forecast/take", "/forecast/look",
    "/forecast/pdf", "/forecast/text",
)  # fmt: skip
POSTED = ("/forecast/life", "/forecast/keep", "/forecast/done", "/forecast/looked", "/forecast/taken")


def answer_step(ana: Browser, number: int, *facts: str) -> str:
    fields = replaced(forms(ana.get(f"/forecast/life/{number}").text, "/forecast/life")[0], {"fact": [*facts]})
    answer = ana.post("/forecast/life", fields)
    assert answer.status == 303
    return answer.to


def life(drawer: Drawer) -> tuple[str, ...]:
    return plans.plan(drawer).life


# Asking for a life


def test_a_plan_that_is_not_begun_asks_first_and_shows_no_parts(ana: Browser, drawer: Drawer) -> None:
    page = ana.get("/forecast").text
    assert 'href="/forecast/life/1"' in page
    assert "/forecast/part/" not in page
    assert plans.plan(drawer) == Plan()


def test_each_step_keeps_its_answers_and_leads_to_the_next_and_then_to_the_plan(ana: Browser, drawer: Drawer) -> None:
    wanted = [step.facts[0].id for step in STEPS]
    for number, fact in enumerate(wanted, 1):
        to = answer_step(ana, number, fact)
        assert to == ("/forecast" if number == len(STEPS) else f"/forecast/life/{number + 1}")
        assert life(drawer) == tuple(wanted[:number])
    page = ana.get("/forecast").text
    for name in wanted:
        assert library.facts()[name].says.replace("'", "&#x27;") in page


def test_going_back_shows_what_was_ticked_and_changes_only_that_step(ana: Browser, drawer: Drawer) -> None:
    first, second = STEPS[0].facts[0].id, STEPS[1].facts[0].id
    answer_step(ana, 1, first)
    answer_step(ana, 2, second)
    page = ana.get("/forecast/life/2").text
    assert 'href="/forecast/life/1"' in page
    assert 'href="/forecast"' in ana.get("/forecast/life/1").text
    assert (("fact", first) in forms(ana.get("/forecast/life/1").text, "/forecast/life")[0]) is True
    answer_step(ana, 1)
    assert life(drawer) == (second,)


def test_nothing_need_be_answered(ana: Browser, drawer: Drawer) -> None:
    for number in range(1, len(STEPS) + 1):
        answer_step(ana, number)
    assert life(drawer) == ()
    assert ana.get("/forecast").status == 200


def test_of_a_step_with_one_answer_one_counts(ana: Browser, drawer: Drawer) -> None:
    number = next(at for at, step in enumerate(STEPS, 1) if step.one)
    facts = [fact.id for fact in STEPS[number - 1].facts]
    answer_step(ana, number, *facts)
    assert life(drawer) == (facts[0],)
    answer_step(ana, number, "")
    assert life(drawer) == ()


def unknown_facts_are_nothing(ana: Browser, drawer: Drawer) -> None:
    plans.set_life(drawer, ("a-fact-of-a-later-version",))
    elsewhere = STEPS[-1].facts[0].id
    answer_step(ana, 1, STEPS[0].facts[0].id, "nothing", "<b>", elsewhere, "")
    assert life(drawer) == (STEPS[0].facts[0].id, "a-fact-of-a-later-version")


def test_facts_that_are_none_or_of_another_step_are_not_kept(ana: Browser, drawer: Drawer) -> None:
    unknown_facts_are_nothing(ana, drawer)


def test_sabotage_facts_that_are_taken_as_they_come_would_be_seen(
    ana: Browser, drawer: Drawer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(library, "answered", lambda now, step, ticked: (*now, *ticked))
    with pytest.raises(AssertionError):
        unknown_facts_are_nothing(ana, drawer)


@pytest.mark.parametrize("number", ["", "0", "99", "x", "-1", "\u00b2", "1.0", "99999999999999999999", "<b>"])
def test_a_step_that_is_none_is_said_and_nothing_is_lost(ana: Browser, drawer: Drawer, number: str) -> None:
    plans.set_life(drawer, (STEPS[0].facts[0].id,))
    answer = ana.post("/forecast/life", {"number": number, "fact": STEPS[0].facts[1].id})
    assert (answer.status, answer.to) == (303, "/forecast")
    assert ana.says(answer) == answers.sentence(400)
    assert life(drawer) == (STEPS[0].facts[0].id,)
    assert ana.get(f"/forecast/life/{number or 'none'}").status == 404


def test_a_life_that_could_not_be_kept_is_said(ana: Browser, drawer: Drawer) -> None:
    fields = {"number": "1", "fact": STEPS[0].facts[0].id}
    with full_disk():
        answer = ana.post("/forecast/life", fields)
        assert (answer.to, ana.says(answer)) == ("/forecast/life/1", str(NotSaved()))
    fill_up(drawer)
    assert ana.says(ana.post("/forecast/life", fields)) == FULL
    assert life(drawer) == ()


def test_only_what_fits_is_shown(ana: Browser, drawer: Drawer) -> None:
    for facts in ((), ("left", "partner"), ("minor", "parent"), tuple(library.facts())):
        plans.set_life(drawer, facts)
        begun(drawer)
        page = ana.get("/forecast").text
        shown = {int(leaf) for leaf in re.findall(r'<li><a href="/forecast/part/(\d+)"', page)}
        assert shown == {section.leaf for group in library.for_life(facts) for section in group.sections}


# Who sees it


@pytest.mark.parametrize("place", [*PLACES, *POSTED])
def test_in_weather_clothes_there_is_no_such_page(ben: Browser, drawer: Drawer, place: str) -> None:
    nowhere = ben.get("/nowhere")
    assert (ben.get(place).status, ben.get(place).text) == (404, nowhere.text)
    assert ben.post(place, {"number": "1", "leaf": "2", "own": "x"}, script=True).status == 404
    here, there = ben.post(place), ben.post("/no-such-page")
    assert (here.status, here.to, here.body) == (there.status, there.to, there.body)
    assert plans.plan(drawer) == Plan()


@pytest.mark.parametrize("place", PLACES)
def test_locked_it_leads_to_the_lock_page(stranger: Browser, place: str) -> None:
    assert (stranger.get(place).status, stranger.get(place).to) == (303, "/")


@pytest.mark.parametrize("place", POSTED)
def test_locked_nothing_is_kept_and_no_get_changes_anything(ana: Browser, stranger: Browser, drawer: Drawer, place: str) -> None:
    fields = {"number": "1", "fact": STEPS[0].facts[0].id, "leaf": "2", "own": "x", "next": "two"}
    assert stranger.post(place, fields).to == "/"
    query = "&".join(f"{name}={said}" for name, said in fields.items())
    assert ana.get(f"{place}?{query}").status == 405
    assert plans.plan(drawer) == Plan()


def test_looking_changes_nothing(ana: Browser, drawer: Drawer) -> None:
    begun(drawer, KEYS, REFUGE)
    before = (drawer.names(), plans.plan(drawer))
    for place in PLACES:
        assert ana.get(place).status in {200, 303}
        assert ana.post(place, {"own": "x"}).status in {303, 405}
    assert (drawer.names(), plans.plan(drawer)) == before


def test_a_plan_of_a_later_version_is_left_alone_and_that_is_said(ana: Browser, drawer: Drawer) -> None:
    later = msgpack.encode({"form": plans.FORM + 1})
    with drawer.change() as change:
        change.write(plans.NAME, later)
    for place in PLACES:
        assert str(plans.NewerPlan()) in ana.get(place).text, place
    for place, fields in (
        ("/forecast/life", {"number": "1"}),
        ("/forecast/looked", {}),
        ("/forecast/done", {}),
        ("/forecast/taken", {}),
    ):
        assert ana.says(ana.post(place, fields)) == str(plans.NewerPlan()), place
    assert drawer.read(plans.NAME) == later


def test_no_word_is_in_an_address_or_a_log(ana: Browser, drawer: Drawer, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    word = "lemons"
    begun(drawer, Line(id="x", kind="do", says=word), Line(id="y", says=word))
    posts = [
        ana.post(place, {"number": word, "fact": word, "leaf": word, "next": "day", "day": word, "shown": word})
        for place in POSTED
    ]
    pages = [ana.get(place) for place in PLACES]
    assert word not in caplog.text + " ".join(str(answer.headers) for answer in posts + pages)
