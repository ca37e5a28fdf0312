"""The plan's pages: a life asked for step by step, things to do, looking over; for Ana alone, and only while it is open."""

from __future__ import annotations

import logging
import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from forms import fill_up, forms, full_disk, replaced, sent
from msgspec import msgpack
from people import NOW

from weatherglass import plan as library
from weatherglass.record import change_settings, plans
from weatherglass.record.plans import Line, Plan
from weatherglass.vault import NotSaved, Size, VaultFull
from weatherglass.web import answers
from weatherglass.web.forecast import views
from weatherglass.web.today.planned import LOOK_OVER

if TYPE_CHECKING:
    from visiting import Browser, Clock

    from weatherglass.vault import Drawer

STEPS = library.steps()
TODAY = date(2026, 11, 20)
KEYS = Line(id="incident-keys", kind="do", says="Give keys <b>one</b> place.")
WALK = Line(id="incident-practise", kind="do", says="Walk it once.")
ROOM = Line(id="incident-room", says="I go to a room with a way out.")
PLACES = (
    "/forecast", "/forecast/life/1", "/forecast/part/2", "/forecast/list", "/forecast/over", "/forecast/take", "/forecast/look",
    "/forecast/pdf", "/forecast/text",
)  # fmt: skip
POSTED = ("/forecast/life", "/forecast/keep", "/forecast/done", "/forecast/looked", "/forecast/taken")
FULL = str(VaultFull(Size.SMALL)).replace("'", "&#x27;")


def begun(drawer: Drawer, *lines: Line, section: str = "incident") -> Plan:
    return plans.keep_section(drawer, section, lines, shown={line.id for line in lines}, now=NOW)


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


# Things to do


def to_do_form(ana: Browser) -> list[tuple[str, str]]:
    return forms(ana.get("/forecast/list").text, "/forecast/done")[0]


def test_things_to_do_are_ticked_off_and_let_go_of_again(ana: Browser, drawer: Drawer) -> None:
    begun(drawer, KEYS, WALK, ROOM)
    page = ana.get("/forecast/list").text
    assert "Give keys &lt;b&gt;one&lt;/b&gt; place." in page
    assert ROOM.says not in page
    assert ana.says(sent(ana, "/forecast/list", "/forecast/done", {"done": [KEYS.id]})) == "Kept."
    assert [bool(line.done) for line in plans.plan(drawer).todo] == [True, False]
    assert "Give keys" in ana.get("/forecast/list").text.partition("<h2>Done</h2>")[2]
    sent(ana, "/forecast/list", "/forecast/done", {"done": []})
    assert [bool(line.done) for line in plans.plan(drawer).todo] == [False, False]


def shown_on_its_day(ana: Browser, drawer: Drawer) -> None:
    begun(drawer, KEYS, WALK)
    sent(ana, "/forecast/list", "/forecast/done")
    assert "Walk it once." not in ana.get("/today").text
    sent(ana, "/forecast/list", "/forecast/done", {f"day-{WALK.id}": "2026-11-20", f"day-{KEYS.id}": "2026-11-21"})
    today = ana.get("/today").text
    assert "Walk it once." in today
    assert 'href="/forecast/list"' in today
    assert "Give keys" not in today
    sent(ana, "/forecast/list", "/forecast/done", {"done": [WALK.id]})
    assert "Walk it once." not in ana.get("/today").text


def test_a_thing_to_do_is_on_the_page_of_today_only_where_asked_and_from_its_day(ana: Browser, drawer: Drawer) -> None:
    shown_on_its_day(ana, drawer)


def test_sabotage_a_thing_told_unasked_would_be_seen(ana: Browser, drawer: Drawer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plans, "due", lambda found, today: found.todo)
    with pytest.raises(AssertionError):
        shown_on_its_day(ana, drawer)


@pytest.mark.parametrize("day", ["2026-02-30", "x", "20/11/2026", "99999-01-01"])
def test_a_day_that_is_none_keeps_the_rest_and_says_so(ana: Browser, drawer: Drawer, day: str) -> None:
    begun(drawer, KEYS, WALK)
    said = {f"day-{WALK.id}": day, f"day-{KEYS.id}": "2026-11-21", "done": KEYS.id}
    assert ana.says(sent(ana, "/forecast/list", "/forecast/done", said)) == f"Kept. {views.NO_DAY}"
    keys, walk = plans.plan(drawer).todo
    assert (bool(keys.done), keys.show, walk.done, walk.show) == (True, date(2026, 11, 21), None, None)


def test_a_day_is_taken_back_by_emptying_it(ana: Browser, drawer: Drawer) -> None:
    begun(drawer, WALK)
    sent(ana, "/forecast/list", "/forecast/done", {f"day-{WALK.id}": "2026-11-20"})
    sent(ana, "/forecast/list", "/forecast/done", {f"day-{WALK.id}": ""})
    assert "Walk it once." not in ana.get("/today").text


def test_a_list_of_another_window_leaves_what_it_did_not_show(ana: Browser, drawer: Drawer) -> None:
    begun(drawer, KEYS)
    old = to_do_form(ana)
    begun(drawer, WALK)
    sent(ana, "/forecast/list", "/forecast/done", {"done": [WALK.id]})
    ana.post("/forecast/done", replaced(old, {"done": [KEYS.id, "nothing"], "shown": [KEYS.id, "nothing"]}))
    assert all(line.done for line in plans.plan(drawer).todo)
    assert len(plans.plan(drawer).lines) == 2


def test_a_tick_that_could_not_be_kept_is_said(ana: Browser, drawer: Drawer) -> None:
    begun(drawer, KEYS)
    with full_disk():
        assert ana.says(ana.post("/forecast/done", {"shown": KEYS.id, "done": KEYS.id})) == str(NotSaved())
    assert plans.plan(drawer).todo[0].done is None


def test_an_empty_list_says_so(ana: Browser) -> None:
    assert "Nothing is on the list." in ana.get("/forecast/list").text
    assert ana.says(ana.post("/forecast/done", {})) == "Kept."


# Looking over


def test_looking_over_shows_what_changed_since(ana: Browser, drawer: Drawer, clock: Clock) -> None:
    begun(drawer, KEYS, WALK, ROOM)
    assert "Since" not in ana.get("/forecast/over").text
    ana.post("/forecast/looked", {"next": ""})
    page = ana.get("/forecast/over").text
    assert "Since 20 November 2026" in page
    assert "Nothing is different." in page
    new = Line(id="x", says="A new <b>one</b>.")
    plans.keep_section(
        drawer, "incident", [KEYS, Line(id=WALK.id, kind="do", says="Walk it twice."), new], shown=[ROOM.id, WALK.id], now=NOW
    )
    plans.tick(drawer, [KEYS.id], {KEYS.id: None}, now=NOW)
    page = ana.get("/forecast/over").text.partition("</section>")[0]
    parts = dict(re.findall(r"<h3>([^<]*)</h3>(.*?)(?=<h3>|$)", page, re.DOTALL))
    assert {*parts} == {"New", "Changed", "Done", "No longer in it"}
    assert "A new &lt;b&gt;one&lt;/b&gt;." in parts["New"]
    assert "Walk it twice." in parts["Changed"]
    assert "Before: Walk it once." in parts["Changed"]
    assert "Give keys" in parts["Done"]
    assert ROOM.says in parts["No longer in it"]


def test_all_of_it_is_there_in_its_sections_also_what_this_version_does_not_know(ana: Browser, drawer: Drawer) -> None:
    begun(drawer, ROOM)
    begun(drawer, Line(id="y", says="Kept by a later version."), section="not-known-here")
    page = ana.get("/forecast/over").text
    assert f'<a href="/forecast/part/{library.sections()["incident"].leaf}">' in page
    assert "Kept by a later version." in page.partition("Kept from before")[2]


@pytest.mark.parametrize(("choice", "days"), [("two", 14), ("four", 28), ("twelve", 84)])
def test_a_review_can_be_asked_for_in_some_weeks(ana: Browser, drawer: Drawer, choice: str, days: int) -> None:
    assert ana.says(ana.post("/forecast/looked", {"next": choice, "day": "2026-02-30"})) == "Kept."
    assert plans.plan(drawer).review == TODAY + timedelta(days)
    assert not plans.plan(drawer).say


def test_it_is_counted_from_the_person_s_own_day(ana: Browser, drawer: Drawer, clock: Clock) -> None:
    change_settings(drawer, zone="Pacific/Auckland")
    ana.post("/forecast/looked", {"next": "two"})
    assert plans.plan(drawer).review == TODAY + timedelta(14), "there it is one in the morning, and a day turns at four"


@pytest.mark.parametrize("day", ["", "2026-02-30", "x"])
def test_a_day_of_one_s_choice_that_is_none_keeps_nothing_and_says_so(ana: Browser, drawer: Drawer, day: str) -> None:
    plans.look_over(drawer, now=NOW, review=TODAY, say=True)
    before = plans.plan(drawer)
    answer = ana.post("/forecast/looked", {"next": "day", "day": day})
    assert (answer.to, ana.says(answer)) == ("/forecast/over", views.NO_DAY)
    assert plans.plan(drawer) == before


def test_a_day_that_is_over_is_said_and_a_day_that_was_typed_is_meant(ana: Browser, drawer: Drawer) -> None:
    assert ana.says(ana.post("/forecast/looked", {"next": "day", "day": "2026-11-19"})) == views.PAST
    assert plans.plan(drawer).looked_on is None
    assert ana.says(ana.post("/forecast/looked", {"next": "", "day": "2026-11-21", "say": "1"})) == "Kept."
    assert plans.plan(drawer).review == TODAY + timedelta(1)
    sent(ana, "/forecast/over", "/forecast/looked", {"next": ""})
    assert plans.plan(drawer).review is None, "the day that stood there was not typed now"


def told_only_with_say(ana: Browser, drawer: Drawer) -> None:
    begun(drawer, ROOM)
    sent(ana, "/forecast/over", "/forecast/looked", {"next": "day", "day": "2026-11-20"})
    assert LOOK_OVER not in ana.get("/today").text
    assert "You wanted to look it over about now." in ana.get("/forecast").text
    sent(ana, "/forecast/over", "/forecast/looked", {"say": "1"})
    assert LOOK_OVER in ana.get("/today").text
    sent(ana, "/forecast/over", "/forecast/looked", {"next": "two"})
    assert LOOK_OVER not in ana.get("/today").text
    assert "You wanted to look it over about now." not in ana.get("/forecast").text


def test_the_review_is_on_the_page_of_today_only_where_that_was_asked_for(ana: Browser, drawer: Drawer) -> None:
    told_only_with_say(ana, drawer)


def test_sabotage_a_review_told_unasked_would_be_seen(ana: Browser, drawer: Drawer, monkeypatch: pytest.MonkeyPatch) -> None:
    real = plans.look_over
    monkeypatch.setattr(plans, "look_over", lambda drawer, now, review, say: real(drawer, now=now, review=review, say=True))
    with pytest.raises(AssertionError):
        told_only_with_say(ana, drawer)


def test_no_day_is_fine_and_a_choice_that_is_none_is_no_day(ana: Browser, drawer: Drawer) -> None:
    for choice, day in (("", ""), ("never", "2026-11-20"), ("<b>", "x")):
        assert ana.says(ana.post("/forecast/looked", {"next": choice, "say": "1", "day": day})) == "Kept."
        assert (plans.plan(drawer).review, plans.plan(drawer).say) == (None, False)


def test_a_look_that_could_not_be_kept_is_said(ana: Browser, drawer: Drawer) -> None:
    with full_disk():
        answer = ana.post("/forecast/looked", {"next": "two"})
        assert (answer.to, ana.says(answer)) == ("/forecast/over", str(NotSaved()))
    assert plans.plan(drawer).looked_on is None


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
    begun(drawer, KEYS, ROOM)
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
