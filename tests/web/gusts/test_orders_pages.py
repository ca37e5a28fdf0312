"""Orders as they were written, hard days told of only where asked, and who sees them."""

from __future__ import annotations

import logging
import re
from datetime import date
from typing import TYPE_CHECKING

import pytest
from forms import full_disk, sent
from msgspec.structs import replace
from people import ANA
from web.gusts.ordering import BREACH, FORMS, NAMES, ORDER, POSTED, WORDS, add, new_form

from weatherglass.record import orders
from weatherglass.record.orders import HardDay, Order, Orders
from weatherglass.web import drafted
from weatherglass.web.gusts import views

if TYPE_CHECKING:
    from visiting import Browser, Clock

    from weatherglass.vault import Drawer


# Orders


def test_an_order_is_kept_as_written_changed_and_taken_out(ana: Browser, drawer: Drawer) -> None:
    assert add(ana, "order", says="No <b>nearer</b> than 100 m") == "Kept."
    [order] = orders.orders(drawer).orders
    assert order == Order(
        id=order.id, says="No <b>nearer</b> than 100 m", by="Court, 12/26", start=date(2026, 1, 2), until=date(2026, 12, 31)
    )
    page = ana.get("/gusts").text
    assert "No &lt;b&gt;nearer&lt;/b&gt; than 100 m" in page
    assert "From 2 January 2026. Until 31 December 2026." in page
    sent(ana, "/gusts", "/gusts/order", {"says": "No nearer than 200 m"})
    assert orders.orders(drawer).orders == (replace(order, says="No nearer than 200 m"),)
    assert ana.says(sent(ana, "/gusts", "/gusts/order", {"out": "1"})) == "Taken out."
    assert orders.orders(drawer).orders == ()


def test_an_order_whose_day_is_over_says_so(ana: Browser, drawer: Drawer, clock: Clock) -> None:
    add(ana, "order", until="2026-11-20")
    assert "That day is over." not in ana.get("/gusts").text
    clock.turn(days=1)
    ana.post("/open", {"passphrase": ANA})
    assert "That day is over." in ana.get("/gusts").text


@pytest.mark.parametrize("day", ["2026-02-30", "31/12/2026", "x", "99999-01-01", "2026-1-1"])
@pytest.mark.parametrize("field", ["start", "until"])
def test_a_day_that_is_none_keeps_the_rest_of_an_order(ana: Browser, drawer: Drawer, field: str, day: str) -> None:
    assert add(ana, "order", **{field: day}) == views.NO_DAY
    [order] = orders.orders(drawer).orders
    assert (order.says, order.by) == (ORDER["says"], ORDER["by"])
    assert getattr(order, field) is None
    assert getattr(order, "until" if field == "start" else "start") is not None


def test_an_order_that_is_taken_out_leaves_what_was_done_against_it(ana: Browser, drawer: Drawer) -> None:
    add(ana, "order")
    [order] = orders.orders(drawer).orders
    add(ana, "breach", order=order.id)
    assert "Against: <bdi>No nearer than 100 m</bdi>" in ana.get("/gusts").text
    ana.post("/gusts/order", {"id": order.id, "out": "1"})
    page = ana.get("/gusts").text
    assert WORDS in page
    assert "Against:" not in page


# Hard days


@pytest.mark.parametrize("day", ["", "2026-02-30", "x"])
def test_a_hard_day_needs_a_day_and_its_words_wait_in_the_form(ana: Browser, drawer: Drawer, day: str) -> None:
    assert add(ana, "day", day=day) == views.NO_HARD_DAY
    assert orders.orders(drawer).days == ()
    assert new_form(ana, "day")["words"] == "the hearing"
    add(ana, "day")
    assert [one.day for one in orders.orders(drawer).days] == [date(2026, 11, 25)]
    assert new_form(ana, "day")["words"] == ""


def test_sabotage_words_that_do_not_wait_would_be_missed(ana: Browser, drawer: Drawer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drafted, "stay", lambda _: None)
    with pytest.raises(AssertionError):
        test_a_hard_day_needs_a_day_and_its_words_wait_in_the_form(ana, drawer, "")


def test_a_hard_day_without_words_is_not_kept(ana: Browser, drawer: Drawer) -> None:
    assert add(ana, "day", words=" ") == views.NO_WORDS
    assert orders.orders(drawer).days == ()


def test_hard_days_stand_in_the_order_in_which_they_come(ana: Browser) -> None:
    add(ana, "day", words="later", day="2026-12-24")
    add(ana, "day", words="her birthday", day="1990-11-21", yearly="1")
    add(ana, "day", words="the hearing")
    page = ana.get("/gusts").text
    assert re.findall(r"</b>: <bdi>([^<]*)</bdi>", page) == ["her birthday", "the hearing", "later"]
    assert "Saturday 21 November 2026" in page


def told_of_only_where_asked(ana: Browser) -> None:
    add(ana, "day")
    assert "the hearing" not in ana.get("/today").text
    sent(ana, "/gusts", "/gusts/day", {"show": "1"})
    today = ana.get("/today").text
    assert "Wednesday 25 November 2026: the hearing" in today
    assert 'href="/gusts"' in today


def test_a_hard_day_is_on_the_page_of_today_only_where_asked(ana: Browser) -> None:
    told_of_only_where_asked(ana)


def test_sabotage_a_day_that_is_told_unasked_would_be_seen(ana: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(orders, "coming", lambda found, today, within: found.days)
    with pytest.raises(AssertionError):
        told_of_only_where_asked(ana)


@pytest.mark.parametrize(
    ("day", "told"), [("2026-11-19", False), ("2026-11-20", True), ("2026-11-27", True), ("2026-11-28", False)]
)
def test_it_is_told_a_week_before_and_not_after(ana: Browser, day: str, told: bool) -> None:  # noqa: FBT001
    add(ana, "day", day=day, show="1")
    assert ("the hearing" in ana.get("/today").text) is told


def test_a_hard_day_is_changed_and_taken_out(ana: Browser, drawer: Drawer) -> None:
    add(ana, "day", yearly="1")
    [day] = orders.orders(drawer).days
    sent(ana, "/gusts", "/gusts/day", {"yearly": [], "day": "2026-12-01"})
    assert orders.orders(drawer).days == (HardDay(id=day.id, day=date(2026, 12, 1), words="the hearing"),)
    assert ana.says(sent(ana, "/gusts", "/gusts/day", {"out": "1", "day": ""})) == "Taken out."
    assert orders.orders(drawer).days == ()


# Who sees it


@pytest.mark.parametrize("place", ["/gusts", *POSTED])
def test_in_weather_clothes_there_is_no_such_page(ben: Browser, place: str) -> None:
    nowhere = ben.get("/nowhere")
    assert (ben.get(place).status, ben.get(place).text) == (404, nowhere.text)
    assert ben.post(place, BREACH, script=True).status == 404


def test_in_weather_clothes_no_day_is_told(ana: Browser, ben: Browser) -> None:
    add(ana, "day", show="1")
    assert "the hearing" in ana.get("/today").text
    assert "the hearing" not in ben.get("/today").text


def test_locked_it_leads_to_the_lock_page_and_nothing_is_kept(stranger: Browser, drawer: Drawer) -> None:
    assert (stranger.get("/gusts").status, stranger.get("/gusts").to) == (303, "/")
    for name in NAMES:
        assert stranger.post(f"/gusts/{name}", FORMS[name]).to == "/"
    assert orders.orders(drawer) == Orders()


@pytest.mark.parametrize("place", POSTED)
def test_what_changes_something_takes_no_get(ana: Browser, drawer: Drawer, place: str) -> None:
    assert ana.get(f"{place}?words=x&says=x&day=2026-11-25").status == 405
    assert orders.orders(drawer) == Orders()


def test_looking_changes_nothing(ana: Browser, drawer: Drawer) -> None:
    for name in NAMES:
        add(ana, name)
    before = (drawer.names(), orders.orders(drawer))
    assert ana.get("/gusts").status == 200
    assert (drawer.names(), orders.orders(drawer)) == before
    assert ana.post("/gusts", BREACH).status in {303, 405}
    assert (drawer.names(), orders.orders(drawer)) == before


def test_an_id_that_is_none_is_a_new_one_that_can_be_changed(ana: Browser, drawer: Drawer) -> None:
    for name in NAMES:
        add(ana, name, id="../<b>x</b>")
        assert ana.says(sent(ana, "/gusts", f"/gusts/{name}", {"out": "1"})) == "Taken out."
    assert orders.orders(drawer) == Orders()


def test_no_word_is_in_an_address_or_a_log(ana: Browser, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    answers = [ana.post(f"/gusts/{name}", FORMS[name] | {"words": WORDS, "says": WORDS, "by": WORDS}) for name in NAMES]
    with full_disk():
        answers += [ana.post(f"/gusts/{name}", FORMS[name] | {"words": WORDS, "id": WORDS}) for name in NAMES]
    assert {answer.to for answer in answers} == {"/gusts"}
    assert "gate" not in caplog.text + " ".join(str(answer.headers) for answer in answers)
