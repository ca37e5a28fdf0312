"""Looking over: what is different since the last time, and a next time only where that was asked for."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from forms import full_disk, sent
from people import NOW
from web.forecast.planning import KEYS, REFUGE, TODAY, WALK, begun

from weatherglass import plan as library
from weatherglass.record import change_settings, plans
from weatherglass.record.plans import Line
from weatherglass.vault import NotSaved
from weatherglass.web.forecast import views
from weatherglass.web.today.planned import LOOK_OVER

if TYPE_CHECKING:
    from visiting import Browser, Clock

    from weatherglass.vault import Drawer


def test_looking_over_shows_what_changed_since(ana: Browser, drawer: Drawer, clock: Clock) -> None:
    begun(drawer, KEYS, WALK, REFUGE)
    assert "Since" not in ana.get("/forecast/over").text
    ana.post("/forecast/looked", {"next": ""})
    page = ana.get("/forecast/over").text
    assert "Since 20 November 2026" in page
    assert "Nothing is different." in page
    new = Line(id="x", says="A new <b>one</b>.")
    plans.keep_section(
        drawer, "incident", [KEYS, Line(id=WALK.id, kind="do", says="Walk it twice."), new], shown=[REFUGE.id, WALK.id], now=NOW
    )
    plans.tick(drawer, [KEYS.id], {KEYS.id: None}, now=NOW)
    page = ana.get("/forecast/over").text.partition("</section>")[0]
    parts = dict(re.findall(r"<h3>([^<]*)</h3>(.*?)(?=<h3>|$)", page, re.DOTALL))
    assert {*parts} == {"New", "Changed", "Done", "No longer in it"}
    assert "A new &lt;b&gt;one&lt;/b&gt;." in parts["New"]
    assert "Walk it twice." in parts["Changed"]
    assert "Before: Walk it once." in parts["Changed"]
    assert "Give keys" in parts["Done"]
    assert REFUGE.says in parts["No longer in it"]


def test_all_of_it_is_there_in_its_sections_also_what_this_version_does_not_know(ana: Browser, drawer: Drawer) -> None:
    begun(drawer, REFUGE)
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
    begun(drawer, REFUGE)
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
