"""What was ticked when the diary had closed: it waits sealed, stands in the form again, and is not said to be kept before."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest
from forms import Fields, forms, full_disk, replaced
from people import ANA, BEN
from web.forecast.planning import KEYS, STEPS, WALK, begun
from web.forecast.taking import filled

from weatherglass.record import drafts, plans, taken
from weatherglass.vault import Drawer, NotSaved
from weatherglass.web import drafted, guards, held
from weatherglass.web.door.sessions import TICKING, WRITING

if TYPE_CHECKING:
    from visiting import Answer, Browser, Clock, Vault

    from weatherglass.web.house import House

NOT_YET = "Not kept yet."
FACT = STEPS[1].facts[0].id


class Ticked(NamedTuple):
    """A form of ticks: its page, its address, what is ticked in it, what then stands in it, the name of its draft."""

    place: str
    to: str
    said: dict[str, str | list[str]]
    stands: set[tuple[str, str]]
    draft: str


LIFE = Ticked("/forecast/life/2", "/forecast/life", {"fact": [FACT]}, {("fact", FACT)}, "forecast/life/2")
TO_DO = Ticked(
    "/forecast/list",
    "/forecast/done",
    {"done": [KEYS.id], f"day-{WALK.id}": "2026-11-29"},
    {("done", KEYS.id), (f"day-{WALK.id}", "2026-11-29")},
    "forecast/list",
)
OVER = Ticked(
    "/forecast/over", "/forecast/looked", {"next": "four", "say": "1"}, {("next", "four"), ("say", "1")}, "forecast/over"
)
TAKE = Ticked(
    "/forecast/take",
    "/forecast/taken",
    {"take": [KEYS.id, "passport"], "plain": "no"},
    {("take", KEYS.id), ("take", "passport"), ("plain", "no")},
    "forecast/take/1",
)
FORMS = pytest.mark.parametrize("one", [LIFE, TO_DO, OVER, TAKE], ids=lambda one: one.place)


@pytest.fixture
def drawer(drawer: Drawer) -> Drawer:
    """Something of each kind, and two things to do."""
    begun(filled(drawer), KEYS, WALK)
    plans.set_life(drawer, (STEPS[0].facts[0].id,))
    return drawer


def form(ana: Browser, one: Ticked) -> Fields:
    return forms(ana.get(one.place).text, one.to)[0]


def ticked_too_late(ana: Browser, clock: Clock, one: Ticked) -> tuple[Fields, Answer]:
    """Ana ticks for so long that the diary closes, then presses the button."""
    fields = replaced(form(ana, one), one.said)
    clock.turn(minutes=6)
    return fields, ana.post(one.to, fields)


def kept(drawer: Drawer) -> object:
    return plans.plan(drawer), taken.taken(drawer)


def waits_and_stands_again(ana: Browser, drawer: Drawer, clock: Clock, home: House, one: Ticked) -> None:
    before = kept(drawer)
    fields, answer = ticked_too_late(ana, clock, one)
    assert (answer.status, answer.to, ana.says(answer)) == (303, "/", guards._TICKED)
    (sealed,) = home.shelf.pieces()
    assert not any(said.encode() in sealed for said in (*one.draft.split("/"), KEYS.id, FACT) if len(said) > 3)
    answer = ana.post("/open", {"passphrase": ANA})
    assert (answer.to, ana.says(answer)) == (one.place, TICKING)
    assert NOT_YET in ana.get(one.place).text
    assert kept(drawer) == before, "it stands in the form, and nowhere else"
    assert {*form(ana, one)} == {*fields}
    assert one.stands <= {*form(ana, one)}
    assert ana.post(one.to, form(ana, one)).status == 303
    assert kept(drawer) != before
    assert drafts.get(drawer, one.draft) is None
    assert NOT_YET not in ana.get(one.place).text


@FORMS
def test_what_was_ticked_too_late_waits_sealed_and_stands_in_the_form_again(
    ana: Browser, drawer: Drawer, clock: Clock, home: House, one: Ticked
) -> None:
    waits_and_stands_again(ana, drawer, clock, home, one)


@FORMS
def test_sabotage_ticks_that_no_page_gives_back_are_missed(
    ana: Browser, drawer: Drawer, clock: Clock, home: House, one: Ticked, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drafted, "fields", lambda *_: None)
    with pytest.raises(AssertionError):
        waits_and_stands_again(ana, drawer, clock, home, one)


@FORMS
def test_sabotage_ticks_that_do_not_wait_are_missed(
    ana: Browser, drawer: Drawer, clock: Clock, home: House, one: Ticked, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(held, "_PRESSES", {one.draft})
    with pytest.raises(AssertionError):
        waits_and_stands_again(ana, drawer, clock, home, one)


@FORMS
def test_sabotage_ticks_of_which_is_spoken_as_of_words_are_noticed(
    ana: Browser, drawer: Drawer, clock: Clock, home: House, one: Ticked, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(held, "_TICKS", ())
    with pytest.raises(AssertionError):
        waits_and_stands_again(ana, drawer, clock, home, one)


def test_ticks_taken_out_stay_out(ana: Browser, drawer: Drawer, clock: Clock) -> None:
    plans.set_life(drawer, (FACT,))
    plans.tick(drawer, [KEYS.id], {KEYS.id: None}, now=clock())
    for one, name in ((LIFE._replace(said={"fact": []}), "fact"), (TO_DO._replace(said={"done": []}), "done")):
        ticked_too_late(ana, clock, one)
        ana.post("/open", {"passphrase": ANA})
        assert name not in dict(form(ana, one))
        ana.post(one.to, form(ana, one))
    assert plans.plan(drawer).life == ()
    assert not any(line.done for line in plans.plan(drawer).todo)


def test_what_came_to_the_list_meanwhile_stands_in_it_as_it_is(ana: Browser, drawer: Drawer, clock: Clock) -> None:
    ticked_too_late(ana, clock, TO_DO)
    new = plans.own_line("incident", "Ring Dee.")
    plans.keep_section(drawer, "incident", [plans.Line(id=new.id, kind="do", says=new.says)], shown=(), now=clock())
    plans.tick(drawer, [new.id], {new.id: None}, now=clock())
    ana.post("/open", {"passphrase": ANA})
    assert [said for name, said in form(ana, TO_DO) if name == "done"] == [KEYS.id, new.id]


@FORMS
def test_ben_neither_gets_the_ticks_nor_hears_of_them(
    ana: Browser, drawer: Drawer, clock: Clock, vault: Vault, home: House, one: Ticked
) -> None:
    ticked_too_late(ana, clock, one)
    answer = ana.post("/open", {"passphrase": BEN})
    assert (answer.to, ana.says(answer)) == ("/today", "")
    assert drafts.get(Drawer(vault.store, vault.ben), one.draft) is None
    assert len(home.shelf.pieces()) == 1


@FORMS
def test_ticks_that_could_not_be_kept_wait_in_the_form(ana: Browser, drawer: Drawer, one: Ticked) -> None:
    before, fields = kept(drawer), replaced(form(ana, one), one.said)
    with full_disk():
        answer = ana.post(one.to, fields)
        assert (answer.to, ana.says(answer)) == (one.place, str(NotSaved()))
        assert NOT_YET in ana.get(one.place).text
        assert {*form(ana, one)} == {*fields}
    assert kept(drawer) == before
    ana.post(one.to, fields)
    assert kept(drawer) != before
    assert NOT_YET not in ana.get(one.place).text


@pytest.mark.parametrize(
    ("place", "fields"),
    [
        ("/forecast/life", {"number": "99", "fact": FACT}),
        ("/forecast/life", {"number": "x", "fact": FACT}),
        ("/forecast/life", {"fact": FACT, "draft": "forecast/life/2"}),
        ("/vane/brought", {"id": "0123456789ab", "done": "1"}),
    ],
)
def test_what_no_page_gives_back_is_not_said_to_wait(
    ana: Browser, clock: Clock, home: House, place: str, fields: dict[str, str]
) -> None:
    ana.get("/forecast")
    clock.turn(minutes=6)
    assert ana.says(ana.post(place, fields)) == "The diary has closed, and what you sent was not kept. Please open it again."
    assert home.shelf.pieces() == ()


def test_where_words_wait_too_it_is_said_of_the_last(ana: Browser, drawer: Drawer, clock: Clock) -> None:
    ticked_too_late(ana, clock, TO_DO)
    ana.post("/draft", {"draft": "today", "text": "They shouted"})
    assert ana.says(ana.post("/open", {"passphrase": ANA})) == WRITING
    assert NOT_YET in ana.get("/forecast/list").text
