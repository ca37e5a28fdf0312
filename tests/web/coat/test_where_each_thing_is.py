"""The list of the bag: where each thing is, what may stay, and words that are not kept yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from forms import fill_up, full_disk, pour_out, replaced, sent
from people import ANA
from web.coat.packing import OWN, form

from weatherglass import plan as library
from weatherglass.record import bags, drafts, plans
from weatherglass.record.bags import Bag, Packed
from weatherglass.vault import NotSaved, Size, VaultFull
from weatherglass.web import held

if TYPE_CHECKING:
    from visiting import Browser, Clock

    from weatherglass.vault import Drawer

SHOWN = ">the red tin</textarea>"


def keep(ana: Browser, **said: str) -> str:
    return ana.says(sent(ana, "/coat", "/coat/keep", {name.replace("_", "-", 1): one for name, one in said.items()}))


# The list


def test_where_a_thing_is_and_what_may_stay_is_kept_and_shown(ana: Browser, drawer: Drawer) -> None:
    assert keep(ana, where_passport="in the <b>blue</b> folder", state_passport="ready", state_photos="leave") == "Kept."
    page = ana.get("/coat").text
    assert "ready in the &lt;b&gt;blue&lt;/b&gt; folder" in page
    assert "may stay" in page
    assert {one.id: one.says for one in bags.bag(drawer).things} == {
        name: library.things()[name].says for name in ("passport", "photos")
    }


@pytest.mark.parametrize("life", [(), *((fact,) for fact in library.facts()), tuple(library.facts())])
def test_everything_that_the_page_shows_can_be_kept(ana: Browser, drawer: Drawer, life: tuple[str, ...]) -> None:
    plans.set_life(drawer, life)
    shown = [said for name, said in form(ana) if name == "shown"]
    assert shown
    sent(ana, "/coat", "/coat/keep", {f"where-{one}": f"place of {one}" for one in shown})
    assert {one.id: one.where for one in bags.bag(drawer).things} == {one: f"place of {one}" for one in shown}


def test_sabotage_a_thing_left_out_of_what_can_be_kept_is_noticed(
    ana: Browser, drawer: Drawer, monkeypatch: pytest.MonkeyPatch
) -> None:
    some = {thing.id: thing for pocket in library.bag(library.facts()) for thing in pocket.things}
    monkeypatch.setattr(library, "things", lambda: some)
    with pytest.raises(AssertionError):
        test_everything_that_the_page_shows_can_be_kept(ana, drawer, ())


def test_own_things_are_added_one_a_line_and_taken_off_again(ana: Browser, drawer: Drawer) -> None:
    keep(ana, own="the dog's lead\r\n \r\nthe red tin")
    lead, tin = bags.bag(drawer).things
    assert [(one.says, one.own) for one in (lead, tin)] == [("the dog's lead", True), ("the red tin", True)]
    sent(ana, "/coat", "/coat/keep", {f"where-{lead.id}": "by the door"})
    sent(ana, "/coat", "/coat/keep", {f"out-{tin.id}": "1"})
    assert [(one.says, one.where) for one in bags.bag(drawer).things] == [("the dog's lead", "by the door")]


def sent_twice_is_once(ana: Browser, drawer: Drawer) -> None:
    twice = replaced(form(ana), OWN)
    for _ in range(2):
        ana.post("/coat/keep", twice)
    assert [one.says for one in bags.bag(drawer).things] == ["the red tin"]


def test_a_form_that_is_sent_twice_adds_nothing_twice(ana: Browser, drawer: Drawer) -> None:
    sent_twice_is_once(ana, drawer)


def test_a_thing_that_does_not_fit_any_more_stays_with_where_it_is(ana: Browser, drawer: Drawer) -> None:
    keep(ana, where_bank="at Cleo's")
    plans.set_life(drawer, ("minor",))
    assert "bank" not in {thing.id for pocket in library.bag(("minor",)) for thing in pocket.things}
    assert "at Cleo&#x27;s" in ana.get("/coat").text
    keep(ana)
    assert [(one.id, one.where, one.own) for one in bags.bag(drawer).things] == [("bank", "at Cleo's", False)]


def test_what_no_page_ever_showed_is_not_kept(ana: Browser, drawer: Drawer) -> None:
    fields = {"shown": "nothing-of-ours", "where-nothing-of-ours": "x", "state-passport": "nowhere", "where-passport": "x"}
    assert ana.post("/coat/keep", fields).status == 303
    assert bags.bag(drawer) == Bag()
    ana.post("/coat/keep", fields | {"shown": "passport"})
    assert bags.bag(drawer).things == (Packed(id="passport", says=library.things()["passport"].says, where="x"),)


def test_a_form_of_another_window_leaves_what_it_did_not_show(ana: Browser, drawer: Drawer) -> None:
    before = form(ana)
    keep(ana, **OWN)
    ana.post("/coat/keep", replaced(before, {"where-keys": "drawer"}))
    assert {one.says for one in bags.bag(drawer).things if one.own} == {"the red tin"}


# Words that are not kept yet


def test_a_draft_is_shown_again_and_gone_once_it_is_kept(ana: Browser, drawer: Drawer) -> None:
    fields = replaced(form(ana), {"where-keys": "by the door", "state-keys": "leave", **OWN})
    assert ana.post("/draft", [*fields, ("draft", "coat")], script=True).status == 204
    assert bags.bag(drawer) == Bag()
    assert sorted(form(ana)) == sorted(fields)
    ana.post("/coat/keep", fields)
    assert drafts.get(drawer, "coat") is None
    assert SHOWN not in ana.get("/coat").text


def test_words_that_came_while_it_was_locked_are_in_the_form_again(ana: Browser, drawer: Drawer, clock: Clock) -> None:
    fields = replaced(form(ana), OWN)
    clock.turn(minutes=6)
    answer = ana.post("/coat/keep", fields)
    assert (answer.to, ana.says(answer)) == ("/", "This was open for long, so it closed. What you wrote is kept.")
    assert ana.post("/open", {"passphrase": ANA}).to == "/coat"
    assert SHOWN in ana.get("/coat").text
    assert bags.bag(drawer) == Bag()


def test_what_could_not_be_kept_is_said_and_waits_in_the_form(ana: Browser, drawer: Drawer) -> None:
    fields = replaced(form(ana), OWN)
    with full_disk():
        answer = ana.post("/coat/keep", fields)
        assert (answer.status, answer.to, ana.says(answer)) == (303, "/coat", str(NotSaved()))
        assert SHOWN in ana.get("/coat").text
    assert bags.bag(drawer) == Bag()
    assert ana.says(ana.post("/coat/keep", fields)) == "Kept."
    assert SHOWN not in ana.get("/coat").text


def test_in_a_vault_that_is_full_kept_is_not_said_and_the_words_wait(ana: Browser, drawer: Drawer) -> None:
    fields = replaced(form(ana), OWN)
    fill_up(drawer)
    assert ana.says(ana.post("/coat/keep", fields)) == str(VaultFull(Size.SMALL)).replace("'", "&#x27;")
    assert SHOWN in ana.get("/coat").text
    pour_out(drawer)
    assert ana.says(ana.post("/coat/keep", fields)) == "Kept."


def test_sabotage_words_that_wait_under_another_name_are_missed(
    ana: Browser, drawer: Drawer, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(held, "key_of", lambda request: request.path.strip("/"))
    with pytest.raises(AssertionError):
        test_words_that_came_while_it_was_locked_are_in_the_form_again(ana, drawer, clock)
    with pytest.raises(AssertionError):
        test_what_could_not_be_kept_is_said_and_waits_in_the_form(ana, drawer)
