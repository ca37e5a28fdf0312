"""Two windows with the list of things to do, or one held while the diary was locked: neither takes back what the other did."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from forms import Fields, forms, replaced
from people import ANA, NOW
from web.forecast.planning import KEYS, WALK, begun

from weatherglass.record import plans
from weatherglass.web import both

if TYPE_CHECKING:
    from collections.abc import Mapping

    from visiting import Browser, Clock

    from weatherglass.vault import Drawer

LIST, DONE = "/forecast/list", "/forecast/done"
FIRST, SECOND = date(2026, 11, 21), date(2026, 11, 29)
KEYS_DAY, WALK_DAY = f"day-{KEYS.id}", f"day-{WALK.id}"


@pytest.fixture
def drawer(drawer: Drawer) -> Drawer:
    """Two things to do."""
    begun(drawer, KEYS, WALK)
    return drawer


def shown(ana: Browser) -> Fields:
    return forms(ana.get(LIST).text, DONE)[0]


def done(drawer: Drawer) -> list[bool]:
    return [bool(line.done) for line in plans.plan(drawer).todo]


def days(drawer: Drawer) -> list[date | None]:
    return [line.show for line in plans.plan(drawer).todo]


def ticks_of_two_windows(ana: Browser, drawer: Drawer) -> None:
    older = shown(ana)
    ana.post(DONE, replaced(shown(ana), {"done": [KEYS.id]}))
    ana.post(DONE, replaced(older, {"done": [WALK.id]}))
    assert done(drawer) == [True, True]


def test_ticks_of_two_windows_are_both_kept(ana: Browser, drawer: Drawer) -> None:
    ticks_of_two_windows(ana, drawer)


def test_a_tick_taken_out_in_one_window_is_not_put_back_by_an_older_one(ana: Browser, drawer: Drawer) -> None:
    plans.tick(drawer, [KEYS.id], {KEYS.id: None}, now=NOW)
    older = shown(ana)
    ana.post(DONE, replaced(shown(ana), {"done": []}))
    ana.post(DONE, replaced(older, {"done": [KEYS.id, WALK.id]}))
    assert done(drawer) == [False, True]


def test_days_of_two_windows_are_both_kept(ana: Browser, drawer: Drawer) -> None:
    plans.tick(drawer, [], {KEYS.id: FIRST, WALK.id: FIRST}, now=NOW)
    older = shown(ana)
    ana.post(DONE, replaced(shown(ana), {KEYS_DAY: SECOND.isoformat()}))
    ana.post(DONE, replaced(older, {WALK_DAY: ""}))
    assert days(drawer) == [SECOND, None]


def test_the_day_of_what_is_done_is_not_put_back_either(ana: Browser, drawer: Drawer) -> None:
    plans.tick(drawer, [KEYS.id], {KEYS.id: FIRST}, now=NOW)
    older = shown(ana)
    plans.tick(drawer, [], {KEYS.id: SECOND}, now=NOW)
    ana.post(DONE, older)
    assert (done(drawer)[0], days(drawer)[0]) == (False, SECOND)


def held_while_locked(ana: Browser, drawer: Drawer, clock: Clock) -> None:
    plans.tick(drawer, [], {WALK.id: FIRST}, now=NOW)
    late = replaced(shown(ana), {"done": [WALK.id]})
    clock.turn(minutes=6)
    ana.post(DONE, late)
    plans.tick(drawer, [KEYS.id], {KEYS.id: SECOND, WALK.id: SECOND}, now=NOW)
    ana.post("/open", {"passphrase": ANA})
    form = shown(ana)
    assert {said for name, said in form if name == "done"} == {KEYS.id, WALK.id}
    assert (dict(form)[KEYS_DAY], dict(form)[WALK_DAY]) == (SECOND.isoformat(), SECOND.isoformat())
    ana.post(DONE, form)
    assert (done(drawer), days(drawer)) == ([True, True], [SECOND, SECOND])


def test_a_list_held_while_it_was_locked_undoes_nothing_that_was_done_since(ana: Browser, drawer: Drawer, clock: Clock) -> None:
    held_while_locked(ana, drawer, clock)


def test_a_day_that_waits_in_the_form_can_be_taken_back_there(ana: Browser, drawer: Drawer, clock: Clock) -> None:
    late = replaced(shown(ana), {WALK_DAY: FIRST.isoformat()})
    clock.turn(minutes=6)
    ana.post(DONE, late)
    ana.post("/open", {"passphrase": ANA})
    assert dict(shown(ana))[WALK_DAY] == FIRST.isoformat()
    ana.post(DONE, replaced(shown(ana), {WALK_DAY: ""}))
    assert days(drawer) == [None, None]


def test_a_form_that_does_not_say_what_stood_in_it_takes_no_tick_back(ana: Browser, drawer: Drawer) -> None:
    plans.tick(drawer, [KEYS.id], {KEYS.id: FIRST}, now=NOW)
    ana.post(DONE, [("shown", KEYS.id), ("shown", WALK.id), ("done", WALK.id)])
    assert (done(drawer), days(drawer)) == ([True, True], [FIRST, None])


def test_sabotage_the_last_window_alone_would_be_seen(
    ana: Browser, drawer: Drawer, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def last(fields: Mapping[str, str], name: str, value: str, *, now: bool) -> bool:
        return value in both.several(fields, name)

    monkeypatch.setattr(both, "tick", last)
    with pytest.raises(AssertionError):
        ticks_of_two_windows(ana, drawer)
    with pytest.raises(AssertionError):
        held_while_locked(ana, drawer, clock)
