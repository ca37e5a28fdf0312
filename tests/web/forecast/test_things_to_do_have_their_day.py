"""Things to do: ticked off, let go of again, and on the page of today only where that was asked for."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from forms import forms, full_disk, replaced, sent
from web.forecast.planning import KEYS, REFUGE, WALK, begun

from weatherglass.record import plans
from weatherglass.vault import NotSaved
from weatherglass.web.forecast import views

if TYPE_CHECKING:
    from visiting import Browser

    from weatherglass.vault import Drawer


def to_do_form(ana: Browser) -> list[tuple[str, str]]:
    return forms(ana.get("/forecast/list").text, "/forecast/done")[0]


def test_things_to_do_are_ticked_off_and_let_go_of_again(ana: Browser, drawer: Drawer) -> None:
    begun(drawer, KEYS, WALK, REFUGE)
    page = ana.get("/forecast/list").text
    assert "Give keys &lt;b&gt;one&lt;/b&gt; place." in page
    assert REFUGE.says not in page
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


def test_a_day_that_is_none_leaves_the_one_that_is_kept(ana: Browser, drawer: Drawer) -> None:
    begun(drawer, WALK)
    sent(ana, "/forecast/list", "/forecast/done", {f"day-{WALK.id}": "2026-11-21"})
    sent(ana, "/forecast/list", "/forecast/done", {f"day-{WALK.id}": "2026-02-30"})
    assert plans.plan(drawer).todo[0].show == date(2026, 11, 21)


def test_a_tick_that_could_not_be_kept_is_said(ana: Browser, drawer: Drawer) -> None:
    begun(drawer, KEYS)
    with full_disk():
        assert ana.says(ana.post("/forecast/done", {"shown": KEYS.id, "done": KEYS.id})) == str(NotSaved())
    assert plans.plan(drawer).todo[0].done is None


def test_an_empty_list_says_so(ana: Browser) -> None:
    assert "Nothing is on the list." in ana.get("/forecast/list").text
    assert ana.says(ana.post("/forecast/done", {})) == "Kept."
