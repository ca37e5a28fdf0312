"""From an attempt that was against an order, one press fills the form of that log; it is looked over, then kept there."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest
from django.utils.html import escape
from forms import forms, full_disk
from msgspec.structs import replace
from web.noting import ROOMS, WORDS

from weatherglass.guide.out import out
from weatherglass.record import drafts, notes, orders
from weatherglass.record.document import save
from weatherglass.record.orders import Order
from weatherglass.vault import NotSaved
from weatherglass.web.lull import breach

if TYPE_CHECKING:
    from visiting import Answer, Browser, Clock

    from weatherglass.vault import Drawer

BUTTON = "It was against an order"
ATTEMPTS = ROOMS["attempts"]


def pressed(ana: Browser, drawer: Drawer) -> Answer:
    orders.keep_order(drawer, Order(id="", says="No nearer than 100 m"))
    ATTEMPTS.add(ana)
    [form] = forms(ana.get("/lull").text, "/lull/breach")
    assert [name for name, _ in form] == ["id"], "no word goes there and back"
    return ana.post("/lull/breach", form)


def new_form(ana: Browser) -> dict[str, str]:
    return dict(forms(ana.get("/gusts").text, "/gusts/breach")[-1])


def stands_in_the_form(ana: Browser, drawer: Drawer) -> None:
    answer = pressed(ana, drawer)
    assert (answer.to, ana.says(answer)) == ("/gusts#breach", breach.CARRIED)
    threat = next(kind.says for kind in out().attempts if kind.id == "threat")
    form = new_form(ana)
    assert form["words"].splitlines() == [f"{threat}.", WORDS]
    assert form["when"] == "2026-11-18"
    assert '<details id="breach" open>' in ana.get("/gusts").text
    assert orders.orders(drawer).breaches == (), "it is looked over first"
    ana.post("/gusts/breach", form | {"saw": "Cleo"})
    [kept] = orders.orders(drawer).breaches
    assert (kept.when, kept.saw) == (date(2026, 11, 18), "Cleo")
    assert WORDS in kept.words
    assert len(notes.notes(drawer, "attempts")) == 1, "it stays where it was"
    assert new_form(ana)["words"] == ""


def test_one_press_fills_the_form_and_keeps_nothing_yet(ana: Browser, drawer: Drawer) -> None:
    stands_in_the_form(ana, drawer)


def test_sabotage_a_form_without_the_kinds_would_be_seen(ana: Browser, drawer: Drawer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(breach, "_fields", lambda one: {"when": one.day.isoformat(), "words": one.words})
    with pytest.raises(AssertionError):
        stands_in_the_form(ana, drawer)


def test_no_word_is_in_an_address(ana: Browser, drawer: Drawer) -> None:
    answer = pressed(ana, drawer)
    assert "gate" not in str(answer.headers)
    assert "gate" not in answer.to


def what_stood_there_stays(ana: Browser, drawer: Drawer) -> None:
    ana.post("/draft", {"words": "half a sent", "draft": breach.FORM}, script=True)
    answer = pressed(ana, drawer)
    assert (answer.to, ana.says(answer)) == ("/gusts#breach", breach.BEGUN)
    assert new_form(ana)["words"] == "half a sent"


def test_what_already_stood_unfinished_in_the_form_stays(ana: Browser, drawer: Drawer) -> None:
    what_stood_there_stays(ana, drawer)


def test_sabotage_a_press_that_writes_over_it_would_be_seen(
    ana: Browser, drawer: Drawer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(breach, "drafted", SimpleNamespace(fields=lambda *_: None))
    with pytest.raises(AssertionError):
        what_stood_there_stays(ana, drawer)


def test_pressed_twice_it_stands_there_once(ana: Browser, drawer: Drawer) -> None:
    pressed(ana, drawer)
    assert ana.says(ana.post("/lull/breach", {"id": notes.notes(drawer, "attempts")[0].id})) == breach.CARRIED
    assert new_form(ana)["words"].count(WORDS) == 1


def carried(ana: Browser, note_id: str) -> str:
    return ana.says(ana.post("/lull/breach", {"id": note_id}))


def looked_over(ana: Browser, **said: str) -> None:
    """Send the form as a browser does: its lines end so."""
    form = new_form(ana) | said
    ana.post("/gusts/breach", form | {"words": form["words"].replace("\n", "\r\n")})


def stands_there_once(ana: Browser, drawer: Drawer, clock: Clock) -> None:
    pressed(ana, drawer)
    looked_over(ana)
    clock.turn(minutes=3)
    [one] = notes.notes(drawer, "attempts")
    answer = ana.post("/lull/breach", {"id": one.id})
    assert (answer.to, ana.says(answer)) == ("/gusts", breach.ALREADY)
    assert drafts.begun(drawer, "gusts") == {}
    assert new_form(ana)["words"] == ""
    assert len(orders.orders(drawer).breaches) == 1


def test_what_stands_in_the_log_already_is_not_carried_again(ana: Browser, drawer: Drawer, clock: Clock) -> None:
    stands_there_once(ana, drawer, clock)


def test_sabotage_a_second_press_that_adds_it_again_would_be_seen(
    ana: Browser, drawer: Drawer, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(breach, "_kept", lambda *_: 0)
    with pytest.raises(AssertionError):
        stands_there_once(ana, drawer, clock)


@pytest.mark.parametrize("said", [{"words": WORDS}, {"saw": "Cleo"}])
def test_it_stands_there_already_without_the_kinds_and_with_more_beside_it(
    ana: Browser, drawer: Drawer, said: dict[str, str]
) -> None:
    pressed(ana, drawer)
    looked_over(ana, **said)
    assert carried(ana, notes.notes(drawer, "attempts")[0].id) == breach.ALREADY


def test_it_stands_there_already_where_it_was_changed_there_later(ana: Browser, drawer: Drawer, clock: Clock) -> None:
    pressed(ana, drawer)
    looked_over(ana)
    [kept] = orders.orders(drawer).breaches
    orders.keep_breach(drawer, replace(kept, words="Rang, and rang again."), now=clock())
    assert carried(ana, notes.notes(drawer, "attempts")[0].id) == breach.ALREADY


@pytest.mark.parametrize("said", [{"when": "2026-11-19"}, {"words": "Something else."}])
def test_another_day_or_other_words_in_the_log_hold_nothing_back(ana: Browser, drawer: Drawer, said: dict[str, str]) -> None:
    pressed(ana, drawer)
    looked_over(ana, **said)
    assert carried(ana, notes.notes(drawer, "attempts")[0].id) == breach.CARRIED


def test_what_happened_twice_on_a_day_can_be_carried_twice(ana: Browser, drawer: Drawer, clock: Clock) -> None:
    pressed(ana, drawer)
    looked_over(ana)
    clock.turn(minutes=3)
    ATTEMPTS.add(ana)
    first, second = notes.notes(drawer, "attempts")
    assert carried(ana, second.id) == breach.CARRIED
    looked_over(ana)
    assert len(orders.orders(drawer).breaches) == 2
    assert [carried(ana, one.id) for one in (first, second)] == [breach.ALREADY] * 2


def test_the_button_is_there_once_there_is_an_order_and_says_which_one_it_is_of(
    ana: Browser, drawer: Drawer, clock: Clock
) -> None:
    ATTEMPTS.add(ana)
    assert BUTTON not in ana.get("/lull").text
    orders.keep_breach(drawer, orders.Breach(id="", words="rang"), now=clock())
    assert f'aria-label="{BUTTON}: {escape(WORDS)}"' in ana.get("/lull").text


def test_orders_that_cannot_be_read_close_no_other_page(ana: Browser, drawer: Drawer) -> None:
    with drawer.change() as change:
        change.write(orders.NAME, b"\xc1")
    assert ana.get("/lull").status == 200


def test_a_full_disk_is_said_and_one_that_is_deleted_too(ana: Browser, drawer: Drawer) -> None:
    pressed(ana, drawer)
    [one] = notes.notes(drawer, "attempts")
    drafts.drop(drawer, breach.FORM)
    with full_disk():
        assert ana.says(ana.post("/lull/breach", {"id": one.id})) == str(NotSaved())
    notes.remove_note(drawer, "attempts", one.id)
    for name in (one.id, "x", ""):
        assert ana.says(ana.post("/lull/breach", {"id": name})) == breach.GONE
    assert drafts.begun(drawer, "gusts") == {}


def test_a_day_that_is_not_said_and_kinds_of_a_later_version_leave_the_rest(ana: Browser, drawer: Drawer, clock: Clock) -> None:
    one = notes.Note(id="0123456789ab", words=WORDS, marks=("of-a-later-version",), written=clock())
    with drawer.change() as change:
        save(change, "notes/attempts", notes._Notes((one,)))
    ana.post("/lull/breach", {"id": one.id})
    assert (new_form(ana)["when"], new_form(ana)["words"]) == ("", WORDS)


def test_while_it_is_locked_a_press_is_not_said_to_be_kept(ana: Browser, drawer: Drawer, clock: Clock) -> None:
    pressed(ana, drawer)
    clock.turn(minutes=6)
    answer = ana.post("/lull/breach", {"id": notes.notes(drawer, "attempts")[0].id})
    assert answer.to == "/"
    assert "is kept" not in ana.says(answer)


def test_it_is_no_page_and_in_weather_clothes_nothing(ana: Browser, ben: Browser) -> None:
    assert ana.get("/lull/breach").status == 405
    assert ben.post("/lull/breach", {"id": "0123456789ab"}, script=True).status == 404
