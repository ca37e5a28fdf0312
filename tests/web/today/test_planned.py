"""What was asked for on the page of today: things to do, the review, hard days; nothing unasked, nothing in weather clothes."""

from __future__ import annotations

from datetime import date, timedelta
from types import SimpleNamespace
from typing import TYPE_CHECKING

import msgspec
import pytest
from people import NOW

from weatherglass.record import orders, plans
from weatherglass.record.orders import HardDay
from weatherglass.record.plans import Line
from weatherglass.vault import Clothes, Drawer
from weatherglass.web.today import planned
from weatherglass.web.today.planned import LOOK_OVER, Planned, asked_for

if TYPE_CHECKING:
    from visiting import Browser, Vault

TODAY = date(2026, 11, 20)
KEYS = Line(id="incident-keys", kind="do", says="Give keys <b>one</b> place.")
HEADING = "You asked to see this today"


def to_do(drawer: Drawer, show: date | None = TODAY, *, done: bool = False) -> None:
    plans.keep_section(drawer, "incident", [KEYS], shown={KEYS.id}, now=NOW)
    plans.tick(drawer, [KEYS.id] if done else [], {KEYS.id: show}, now=NOW)


def review(drawer: Drawer, day: date | None = TODAY, *, say: bool = True) -> None:
    plans.look_over(drawer, now=NOW, review=day, say=say)


def hearing(drawer: Drawer, day: date = TODAY, *, show: bool = True, yearly: bool = False) -> None:
    orders.keep_day(drawer, HardDay(id="", day=day, words="the hearing", show=show, yearly=yearly))


def all_three(drawer: Drawer) -> None:
    to_do(drawer)
    review(drawer)
    hearing(drawer)


ALL = (
    Planned("Give keys <b>one</b> place.", "/forecast/list"),
    Planned(LOOK_OVER, "/forecast/over"),
    Planned("Friday 20 November 2026: the hearing", "/gusts"),
)


def test_nothing_is_there_unasked(drawer: Drawer, ana: Browser) -> None:
    assert asked_for(drawer, TODAY) == ()
    to_do(drawer, None)
    review(drawer, say=False)
    hearing(drawer, show=False)
    assert asked_for(drawer, TODAY + timedelta(10_000)) == ()
    assert HEADING not in ana.get("/today").text


def test_what_was_asked_for_leads_to_where_it_is_kept(drawer: Drawer, ana: Browser) -> None:
    all_three(drawer)
    assert asked_for(drawer, TODAY) == ALL
    page = ana.get("/today").text
    assert HEADING in page
    assert "Give keys &lt;b&gt;one&lt;/b&gt; place." in page
    for one in ALL:
        assert f'<a href="{one.to}"><span' in page
        assert ana.get(one.to).status == 200


@pytest.mark.parametrize("days", [-1, 0, 1, 400])
def test_a_thing_to_do_is_there_from_its_day_until_it_is_done(drawer: Drawer, days: int) -> None:
    to_do(drawer)
    assert bool(asked_for(drawer, TODAY + timedelta(days))) is (days >= 0)
    to_do(drawer, done=True)
    assert asked_for(drawer, TODAY + timedelta(days)) == ()


def review_only_where_asked(drawer: Drawer) -> None:
    review(drawer, say=False)
    assert asked_for(drawer, TODAY) == ()
    review(drawer)
    assert [one.says for one in asked_for(drawer, TODAY)] == [LOOK_OVER]
    assert asked_for(drawer, TODAY - timedelta(1)) == ()
    review(drawer, None)
    assert asked_for(drawer, TODAY) == ()


def test_the_review_is_there_only_where_it_was_asked_for(drawer: Drawer) -> None:
    review_only_where_asked(drawer)


def test_sabotage_a_review_told_unasked_would_be_seen(drawer: Drawer, monkeypatch: pytest.MonkeyPatch) -> None:
    real = plans.plan
    monkeypatch.setattr(plans, "plan", lambda source: msgspec.structs.replace(real(source), say=True))
    with pytest.raises(AssertionError):
        review_only_where_asked(drawer)


@pytest.mark.parametrize(("days", "there"), [(-1, False), (0, True), (7, True), (8, False)])
def test_a_hard_day_is_there_a_week_before(drawer: Drawer, days: int, there: bool) -> None:  # noqa: FBT001
    hearing(drawer, TODAY + timedelta(days))
    assert bool(asked_for(drawer, TODAY)) is there


def test_a_yearly_day_stands_with_the_day_on_which_it_comes_next(drawer: Drawer) -> None:
    hearing(drawer, date(1990, 11, 21), yearly=True)
    assert [one.says for one in asked_for(drawer, TODAY)] == ["Saturday 21 November 2026: the hearing"]


# What cannot be read


@pytest.mark.parametrize("document", [plans.NAME, orders.NAME])
def test_what_cannot_be_read_hides_nothing_else(drawer: Drawer, ana: Browser, document: str) -> None:
    all_three(drawer)
    with drawer.change() as change:
        change.write(document, b"\xc1")
    assert asked_for(drawer, TODAY) == (ALL[2:] if document == plans.NAME else ALL[:2])
    assert ana.get("/today").status == 200


def test_a_plan_of_a_later_version_hides_no_page(drawer: Drawer, ana: Browser) -> None:
    all_three(drawer)
    with drawer.change() as change:
        change.write(plans.NAME, msgspec.msgpack.encode({"form": plans.FORM + 1}))
    assert asked_for(drawer, TODAY) == ALL[2:]
    assert ana.get("/today").status == 200


def test_sabotage_a_plan_that_takes_the_page_with_it_would_be_seen(
    drawer: Drawer, ana: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(planned, "_readable", tuple)
    with pytest.raises(Exception, match="newer version"):
        test_a_plan_of_a_later_version_hides_no_page(drawer, ana)


# Who sees it


def nothing_for_ben(vault: Vault, ben: Browser) -> None:
    """Not even where his own drawer holds it."""
    for mine in (vault.ana, vault.ben):
        all_three(Drawer(vault.store, mine))
    page = ben.get("/today").text
    for telling in (HEADING, LOOK_OVER, "keys", "hearing", "/forecast", "/gusts"):
        assert telling not in page


def test_in_weather_clothes_nothing_of_it_is_there(vault: Vault, ben: Browser, ana: Browser) -> None:
    nothing_for_ben(vault, ben)
    assert HEADING in ana.get("/today").text


def test_sabotage_a_line_in_weather_clothes_would_be_seen(vault: Vault, ben: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("weatherglass.web.today.views.Clothes", SimpleNamespace(FULL=Clothes.WEATHER))
    with pytest.raises(AssertionError):
        nothing_for_ben(vault, ben)


def test_it_is_on_the_page_of_today_alone(drawer: Drawer, ana: Browser) -> None:
    all_three(drawer)
    for place in ("/today/2026-11-19", "/today/another", "/today/vague"):
        assert "the hearing" not in ana.get(place).text


def test_looking_changes_nothing(drawer: Drawer, ana: Browser) -> None:
    all_three(drawer)
    before = (plans.plan(drawer), orders.orders(drawer))
    ana.get("/today")
    assert (plans.plan(drawer), orders.orders(drawer)) == before
