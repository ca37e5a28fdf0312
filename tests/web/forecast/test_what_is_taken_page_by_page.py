"""More than fits a page to take along: page by page, and no tick of another page is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from forms import Fields, forms, replaced
from people import ANA, NOW
from web.forecast.taking import TAKE, TAKEN

from weatherglass.record import drafts, folk, notes, taken
from weatherglass.record.folk import Friend
from weatherglass.record.notes import Note
from weatherglass.web.forecast import choosing, taking

if TYPE_CHECKING:
    from visiting import Answer, Browser, Clock

    from weatherglass.vault import Drawer

PEOPLE = [f"{number:012x}" for number in range(5)]
SECOND, THIRD = "/forecast/take/page/2", "/forecast/take/page/3"


@pytest.fixture
def drawer(drawer: Drawer, monkeypatch: pytest.MonkeyPatch) -> Drawer:
    """Five people, two on a page."""
    monkeypatch.setattr(choosing, "ON_A_PAGE", 2)
    folk.keep_friends(drawer, [Friend(id=one, name=f"Dee {one[-1]}") for one in PEOPLE])
    return drawer


def form(ana: Browser, place: str = TAKE) -> Fields:
    return forms(ana.get(place).text, TAKEN)[0]


def send(ana: Browser, place: str, *ids: str, **fields: str) -> Answer:
    return ana.post(TAKEN, replaced(form(ana, place), {"take": [*ids], **fields}))


def offered(ana: Browser, place: str) -> list[str]:
    return dict(form(ana, place))["shown"].split()


def no_tick_is_lost(ana: Browser, drawer: Drawer) -> None:
    assert send(ana, TAKE, PEOPLE[0], to="2").to == SECOND
    assert send(ana, SECOND, PEOPLE[3], to="3").to == THIRD
    assert send(ana, THIRD, PEOPLE[4]).to == THIRD
    assert taken.taken(drawer).ids == (PEOPLE[0], PEOPLE[3], PEOPLE[4])
    assert [said for name, said in form(ana) if name == "take"] == [PEOPLE[0]]
    send(ana, SECOND)
    assert taken.taken(drawer).ids == (PEOPLE[0], PEOPLE[4])


def test_ticks_of_other_pages_stay(ana: Browser, drawer: Drawer) -> None:
    no_tick_is_lost(ana, drawer)


def test_sabotage_a_page_that_counts_for_all_would_be_seen(ana: Browser, drawer: Drawer, monkeypatch: pytest.MonkeyPatch) -> None:
    real = choosing.ticked

    def forgetting(found: tuple[choosing.Group, ...], fields: dict[str, str]) -> tuple[str, ...]:
        return real(found, {name: said for name, said in fields.items() if name != "shown"})

    monkeypatch.setattr(choosing, "ticked", forgetting)
    with pytest.raises(AssertionError):
        no_tick_is_lost(ana, drawer)


def test_every_thing_stands_on_one_page(ana: Browser, drawer: Drawer) -> None:
    assert [offered(ana, place) for place in (TAKE, SECOND, THIRD)] == [PEOPLE[:2], PEOPLE[2:4], PEOPLE[4:]]
    page = ana.get(SECOND).text
    assert "Page 2 of 3" in page
    assert "<legend>My people</legend>" in page
    assert ana.get("/forecast/take/page/4").status == 404
    assert ana.get("/forecast/take/page/0").status == 404


def test_what_fits_one_page_speaks_of_no_pages(ana: Browser, drawer: Drawer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(choosing, "ON_A_PAGE", 5)
    page = ana.get(TAKE).text
    assert "Page 1" not in page
    assert "every page" not in page


def test_all_and_none_are_of_every_page_and_say_so(ana: Browser, drawer: Drawer) -> None:
    assert "Tick all, on every page" in ana.get(SECOND).text
    send(ana, SECOND, all="1")
    assert taken.taken(drawer).ids == tuple(PEOPLE)
    send(ana, THIRD, PEOPLE[4], none="1")
    assert taken.taken(drawer).ids == ()


def test_all_takes_nothing_that_stands_apart_on_another_page_but_what_was_ticked(ana: Browser, drawer: Drawer) -> None:
    for words in ("I rang.", "I wrote."):
        notes.keep_note(drawer, "reached", Note(words=words), now=NOW)
    apart = [one.id for one in notes.newest(drawer, "reached")]
    send(ana, THIRD, apart[0])
    send(ana, TAKE, all="1")
    assert {*taken.taken(drawer).ids} == {*PEOPLE, apart[0]}


def test_a_page_that_is_gone_meanwhile_leads_to_the_last_there_is(ana: Browser, drawer: Drawer) -> None:
    fields = form(ana, THIRD)
    folk.remove_friend(drawer, PEOPLE[4])
    assert ana.post(TAKEN, fields).to == SECOND


@pytest.mark.parametrize("number", ["", "x", "-1", "0", "99999", "²"])
def test_a_page_that_is_none_leads_to_one_that_is(ana: Browser, drawer: Drawer, number: str) -> None:
    assert ana.get(send(ana, SECOND, to=number).to).status == 200
    assert ana.get(send(ana, SECOND, number=number).to).status == 200


def test_ticks_of_a_page_wait_in_that_page(ana: Browser, drawer: Drawer, clock: Clock) -> None:
    send(ana, TAKE, PEOPLE[1])
    fields = replaced(form(ana, SECOND), {"take": [PEOPLE[2]]})
    clock.turn(minutes=6)
    ana.post(TAKEN, fields)
    assert ana.post("/open", {"passphrase": ANA}).to == SECOND
    assert [said for name, said in form(ana, SECOND) if name == "take"] == [PEOPLE[2]]
    assert [said for name, said in form(ana, TAKE) if name == "take"] == [PEOPLE[1]]
    assert taken.taken(drawer).ids == (PEOPLE[1],)


def too_late(ana: Browser, clock: Clock, *places: str) -> None:
    """Ana ticks the first of each of these pages for so long that the diary closes, sends them, and opens it again."""
    late = [replaced(fields, {"take": [dict(fields)["shown"].split()[0]]}) for fields in [form(ana, place) for place in places]]
    clock.turn(minutes=6)
    for fields in late:
        ana.post(TAKEN, fields)
    ana.post("/open", {"passphrase": ANA})


def counts_for_every_page(ana: Browser, drawer: Drawer, clock: Clock, press: str) -> None:
    too_late(ana, clock, SECOND, THIRD)
    assert "Not kept yet." in ana.get(SECOND).text
    send(ana, TAKE, **{press: "1"})
    for place in (TAKE, SECOND, THIRD):
        assert "Not kept yet." not in ana.get(place).text
        assert [said for name, said in form(ana, place) if name == "take"] == (offered(ana, place) if press == "all" else [])
    assert drafts.begun(drawer, "forecast/take/") == {}


PRESSES = pytest.mark.parametrize("press", ["all", "none"])


@PRESSES
def test_all_and_none_leave_nothing_unfinished_on_any_page(ana: Browser, drawer: Drawer, clock: Clock, press: str) -> None:
    counts_for_every_page(ana, drawer, clock, press)


@PRESSES
def test_sabotage_a_press_that_forgets_its_own_page_alone_would_be_seen(
    ana: Browser, drawer: Drawer, clock: Clock, press: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(taking, "_EVERY_PAGE", frozenset())
    with pytest.raises(AssertionError):
        counts_for_every_page(ana, drawer, clock, press)


def test_keeping_one_page_leaves_what_stands_unfinished_on_another(ana: Browser, drawer: Drawer, clock: Clock) -> None:
    too_late(ana, clock, SECOND, THIRD)
    send(ana, THIRD, PEOPLE[4])
    assert [said for name, said in form(ana, SECOND) if name == "take"] == [PEOPLE[2]]
    assert [*drafts.begun(drawer, "forecast/take/")] == ["forecast/take/2"]


@pytest.mark.parametrize("press", ["all", "none", "look"])
def test_a_button_pressed_too_late_is_not_pressed_again_by_itself(ana: Browser, drawer: Drawer, clock: Clock, press: str) -> None:
    send(ana, TAKE, PEOPLE[1])
    fields = replaced(form(ana), {"take": [PEOPLE[0]], press: "1"})
    clock.turn(minutes=6)
    ana.post(TAKEN, fields)
    ana.post("/open", {"passphrase": ANA})
    assert [said for name, said in form(ana) if name == "take"] == [PEOPLE[0]]
    assert [said for name, said in form(ana, SECOND) if name == "take"] == []
    assert taken.taken(drawer).ids == (PEOPLE[1],)
