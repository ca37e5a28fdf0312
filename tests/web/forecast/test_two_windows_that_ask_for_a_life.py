"""Two windows in which a life is asked for, or one held while the diary was locked: neither takes back what the other said."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest
from forms import Fields, forms, replaced
from people import ANA
from web.forecast.planning import STEPS

from weatherglass import plan as library
from weatherglass.record import plans
from weatherglass.web import both
from weatherglass.web.forecast import pages, views

if TYPE_CHECKING:
    from visiting import Browser, Clock

    from weatherglass.vault import Drawer

TO = "/forecast/life"
MANY, ONE = (next(number for number, step in enumerate(STEPS, 1) if step.one is one) for one in (False, True))
FIRST, SECOND, THIRD = (fact.id for fact in STEPS[MANY - 1].facts[:3])
THIS, THAT, *OTHERS = (fact.id for fact in STEPS[ONE - 1].facts)


def shown(ana: Browser, number: int) -> Fields:
    return forms(ana.get(f"{TO}/{number}").text, TO)[0]


def ticked(fields: Fields) -> set[str]:
    return {said for name, said in fields if name == "fact"}


def life(drawer: Drawer) -> set[str]:
    return {*plans.plan(drawer).life}


def ticks_of_two_windows(ana: Browser, drawer: Drawer) -> None:
    plans.set_life(drawer, (FIRST,))
    older = shown(ana, MANY)
    ana.post(TO, replaced(shown(ana, MANY), {"fact": [SECOND]}))
    ana.post(TO, replaced(older, {"fact": [FIRST, THIRD]}))
    assert life(drawer) == {SECOND, THIRD}


def held_while_locked(ana: Browser, drawer: Drawer, clock: Clock) -> None:
    plans.set_life(drawer, (FIRST,))
    late = replaced(shown(ana, MANY), {"fact": [FIRST, THIRD]})
    clock.turn(minutes=6)
    ana.post(TO, late)
    plans.set_life(drawer, (SECOND,))
    ana.post("/open", {"passphrase": ANA})
    assert ticked(shown(ana, MANY)) == {SECOND, THIRD}
    ana.post(TO, shown(ana, MANY))
    assert life(drawer) == {SECOND, THIRD}


def test_ticks_of_two_windows_are_both_kept(ana: Browser, drawer: Drawer) -> None:
    ticks_of_two_windows(ana, drawer)


def test_what_was_held_while_it_was_locked_undoes_nothing_that_was_said_since(ana: Browser, drawer: Drawer, clock: Clock) -> None:
    held_while_locked(ana, drawer, clock)


def test_sabotage_the_last_window_alone_would_be_seen(
    ana: Browser, drawer: Drawer, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    last = SimpleNamespace(
        answered=lambda life, step, fields: library.answered(life, step, both.several(fields, "fact")),
    )
    for module in (pages, views):
        monkeypatch.setattr(module, "facts", last)
    with pytest.raises(AssertionError):
        ticks_of_two_windows(ana, drawer)
    with pytest.raises(AssertionError):
        held_while_locked(ana, drawer, clock)


def test_of_one_answer_a_window_that_changed_nothing_leaves_what_another_picked(ana: Browser, drawer: Drawer) -> None:
    plans.set_life(drawer, (THIS,))
    older = shown(ana, ONE)
    ana.post(TO, replaced(shown(ana, ONE), {"fact": THAT}))
    ana.post(TO, older)
    assert life(drawer) == {THAT}


def test_of_one_answer_what_was_picked_last_counts(ana: Browser, drawer: Drawer) -> None:
    older = shown(ana, ONE)
    plans.set_life(drawer, (OTHERS[0],))
    ana.post(TO, older)
    assert life(drawer) == {OTHERS[0]}, "nothing was picked"
    ana.post(TO, replaced(older, {"fact": THIS}))
    assert life(drawer) == {THIS}
    ana.post(TO, replaced(older, {"fact": ""}))
    assert life(drawer) == set(), "none of these was picked"


def test_none_of_these_takes_the_answer_back_and_waits_as_picked(ana: Browser, drawer: Drawer, clock: Clock) -> None:
    plans.set_life(drawer, (THIS,))
    assert ticked(shown(ana, ONE)) == {THIS}
    late = replaced(shown(ana, ONE), {"fact": ""})
    clock.turn(minutes=6)
    ana.post(TO, late)
    ana.post("/open", {"passphrase": ANA})
    assert ticked(shown(ana, ONE)) == {""}
    assert life(drawer) == {THIS}
    ana.post(TO, shown(ana, ONE))
    assert life(drawer) == set()
