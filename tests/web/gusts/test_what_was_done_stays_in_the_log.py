"""What was done against an order: in the person's words, newest first, with what it said before."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest
from forms import sent
from msgspec.structs import replace
from web.gusts.ordering import FORMS, WORDS, add

from weatherglass.record import orders
from weatherglass.record.orders import Breach, Orders
from weatherglass.web.gusts import views

if TYPE_CHECKING:
    from visiting import Browser, Clock

    from weatherglass.vault import Drawer


def test_the_log_is_newest_first_and_what_has_no_day_comes_last(ana: Browser) -> None:
    for words, when in (("the second", "2026-03-02"), ("no day", ""), ("the third", "2026-03-02"), ("the fourth", "2026-04-01")):
        add(ana, "breach", words=words, when=when)
    add(ana, "breach", words="the first", when="2025-12-31")
    page = ana.get("/gusts").text
    assert re.findall(r'<p dir="auto">([^<]*)</p>', page) == ["the fourth", "the third", "the second", "the first", "no day"]
    assert "Day not known" in page


def changed_date_is_shown(ana: Browser, drawer: Drawer, clock: Clock) -> None:
    add(ana, "breach")
    page = ana.get("/gusts").text
    assert "Written on 20 November 2026, 12:00 (UTC)." in page
    assert "changed on" not in page
    clock.turn(minutes=3)
    sent(ana, "/gusts", "/gusts/breach")
    assert "changed on" not in ana.get("/gusts").text, "it says what it said"
    sent(ana, "/gusts", "/gusts/breach", {"words": f"{WORDS}, and rang"})
    page = ana.get("/gusts").text
    assert "Written on 20 November 2026, 12:00, changed on 20 November 2026, 12:03 (UTC)." in page
    [breach] = orders.orders(drawer).breaches
    assert (breach.saw, breach.told, breach.when) == ("Cleo", "police, 77/26", date(2026, 11, 18))


def test_when_it_was_written_and_changed_is_shown(ana: Browser, drawer: Drawer, clock: Clock) -> None:
    changed_date_is_shown(ana, drawer, clock)


def test_sabotage_a_change_that_leaves_no_date_would_be_seen(
    ana: Browser, drawer: Drawer, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = orders.keep_breach
    monkeypatch.setattr(
        orders, "keep_breach", lambda drawer, new, now: real(drawer, new, now=datetime(2026, 11, 20, 12, tzinfo=UTC))
    )
    with pytest.raises(AssertionError):
        changed_date_is_shown(ana, drawer, clock)


def test_nobody_can_set_when_it_was_written(ana: Browser, drawer: Drawer, clock: Clock) -> None:
    add(ana, "breach", written="2020-01-01", changed="2020-01-01")
    [breach] = orders.orders(drawer).breaches
    assert (breach.written, breach.changed) == (clock(), None)


def test_a_day_that_is_none_keeps_the_rest_of_what_was_done(ana: Browser, drawer: Drawer) -> None:
    assert add(ana, "breach", when="2026-02-30") == views.NO_DAY
    [breach] = orders.orders(drawer).breaches
    assert (breach.words, breach.saw, breach.told, breach.when) == (WORDS, "Cleo", "police, 77/26", None)
    assert WORDS in ana.get("/gusts").text


def test_sabotage_a_form_thrown_away_for_its_day_would_be_seen(
    ana: Browser, drawer: Drawer, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = orders.keep_breach

    def strict(drawer: Drawer, new: Breach, now: datetime) -> None:
        if new.when is not None:
            real(drawer, new, now=now)

    monkeypatch.setattr(orders, "keep_breach", strict)
    with pytest.raises(ValueError, match="not enough values"):
        test_a_day_that_is_none_keeps_the_rest_of_what_was_done(ana, drawer)


def says_what_it_said(ana: Browser, drawer: Drawer) -> None:
    add(ana, "breach")
    for words in ("stood at the <b>door</b>", "stood at the window"):
        sent(ana, "/gusts", "/gusts/breach", {"words": words})
    [breach] = orders.orders(drawer).breaches
    assert [one.words for one in breach.earlier] == [WORDS, "stood at the <b>door</b>"]
    page = ana.get("/gusts").text
    assert WORDS in page
    assert "stood at the &lt;b&gt;door&lt;/b&gt;" in page


def test_what_the_log_said_before_it_was_changed_stays_there(ana: Browser, drawer: Drawer) -> None:
    says_what_it_said(ana, drawer)


def test_sabotage_a_log_that_is_written_over_would_be_seen(ana: Browser, drawer: Drawer, monkeypatch: pytest.MonkeyPatch) -> None:
    real = orders._onto
    monkeypatch.setattr(orders, "_onto", lambda known, new, now: replace(real(known, new, now), earlier=()))
    with pytest.raises(AssertionError):
        says_what_it_said(ana, drawer)


@pytest.mark.parametrize(("name", "field"), [("breach", "when"), ("order", "start"), ("order", "until")])
def test_a_change_to_a_day_that_is_none_leaves_the_day_that_was_kept(ana: Browser, drawer: Drawer, name: str, field: str) -> None:
    add(ana, name)
    assert ana.says(sent(ana, "/gusts", f"/gusts/{name}", {field: "2026-02-30"})) == views.NO_DAY
    found = orders.orders(drawer)
    [kept] = found.breaches if name == "breach" else found.orders
    assert str(getattr(kept, field)) == FORMS[name][field]


def test_it_is_taken_out(ana: Browser, drawer: Drawer) -> None:
    add(ana, "breach")
    assert ana.says(sent(ana, "/gusts", "/gusts/breach", {"out": "1"})) == "Taken out."
    assert orders.orders(drawer) == Orders()


def test_a_long_log_comes_page_by_page(ana: Browser, drawer: Drawer, clock: Clock) -> None:
    for number in range(views.ON_A_PAGE + 1):
        orders.keep_breach(drawer, Breach(id="", words=f"They rang, time {number}."), now=clock())
    first, second = ana.get("/gusts").text, ana.get("/gusts/page/2").text
    shown = [len(set(re.findall(r"They rang, time (\d+)", page))) for page in (first, second)]
    assert shown == [views.ON_A_PAGE, 1]
    assert "Page 1 of 2" in first
    assert ana.get("/gusts/page/3").status == 404
    assert ana.get("/gusts/page/0").status == 404


def test_the_same_words_later_are_something_that_happened_again(drawer: Drawer, clock: Clock) -> None:
    orders.keep_breach(drawer, Breach(id="", words="They rang."), now=clock())
    orders.keep_breach(drawer, Breach(id="", words="They rang."), now=clock())
    assert len(orders.orders(drawer).breaches) == 1, "sent twice"
    clock.turn(minutes=10)
    orders.keep_breach(drawer, Breach(id="", words="They rang."), now=clock())
    assert len(orders.orders(drawer).breaches) == 2
