"""Words of an order, of what was done or of a hard day that are not kept yet: none of them is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from forms import fill_up, forms, full_disk, pour_out, replaced, sent
from people import ANA
from web.gusts.ordering import BREACH, FORMS, FULL, NAMES, WORDS, add, new_form

from weatherglass.record import drafts, orders
from weatherglass.record.orders import Orders
from weatherglass.vault import NotSaved
from weatherglass.web import drafted, held
from weatherglass.web.gusts import form as order_form
from weatherglass.web.gusts import views

if TYPE_CHECKING:
    from visiting import Browser, Clock

    from weatherglass.vault import Drawer


@pytest.mark.parametrize("name", NAMES)
def test_a_draft_is_shown_again_and_gone_once_it_is_kept(ana: Browser, drawer: Drawer, name: str) -> None:
    form = new_form(ana, name) | FORMS[name]
    assert ana.post("/draft", form | {"draft": f"gusts/{name}"}, script=True).status == 204
    assert orders.orders(drawer) == Orders()
    shown = new_form(ana, name)
    assert shown == form if name != "day" else shown["words"] == form["words"]
    assert ana.says(ana.post(f"/gusts/{name}", form)) == "Kept."
    assert drafts.get(drawer, f"gusts/{name}") is None
    assert not any(new_form(ana, name).values())


@pytest.mark.parametrize("name", NAMES)
def test_what_could_not_be_kept_is_said_and_waits_in_the_form(ana: Browser, drawer: Drawer, name: str) -> None:
    with full_disk():
        assert add(ana, name) == str(NotSaved())
        assert new_form(ana, name).items() >= FORMS[name].items() or name == "day"
        assert ana.post(f"/gusts/{name}", FORMS[name], script=True).status == 507
    assert orders.orders(drawer) == Orders()
    assert FORMS[name].get("words", "") in new_form(ana, name).get("words", "")
    assert add(ana, name) == "Kept."
    assert not any(new_form(ana, name).values())


@pytest.mark.parametrize("name", NAMES)
def test_in_a_vault_that_is_full_kept_is_not_said(ana: Browser, drawer: Drawer, name: str) -> None:
    fill_up(drawer)
    assert add(ana, name) == FULL
    pour_out(drawer)
    assert orders.orders(drawer) == Orders()
    assert add(ana, name) == "Kept."


def test_sabotage_words_forgotten_although_they_were_not_kept_are_missed(
    ana: Browser, drawer: Drawer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drafted, "stay", lambda _: None)
    with pytest.raises(AssertionError):
        test_what_could_not_be_kept_is_said_and_waits_in_the_form(ana, drawer, "breach")


@pytest.mark.parametrize("name", NAMES)
def test_words_that_came_while_it_was_locked_are_in_the_form_again(ana: Browser, drawer: Drawer, clock: Clock, name: str) -> None:
    form = new_form(ana, name) | FORMS[name]
    clock.turn(minutes=6)
    assert ana.post(f"/gusts/{name}", form).to == "/"
    assert ana.post("/open", {"passphrase": ANA}).to == "/gusts"
    shown = new_form(ana, name)
    assert shown == form if name != "day" else shown["words"] == form["words"]
    assert orders.orders(drawer) == Orders()


def test_what_is_written_beside_missing_words_waits(ana: Browser, drawer: Drawer) -> None:
    assert add(ana, "breach", words="  ") == views.NO_WORDS
    form = new_form(ana, "breach")
    assert (form["saw"], form["told"], form["when"]) == ("Cleo", "police, 77/26", "2026-11-18")
    assert add(ana, "order", says="", by=" ") == views.NO_WORDS
    assert new_form(ana, "order")["until"] == "2026-12-31"
    assert orders.orders(drawer) == Orders()


def test_words_taken_from_one_that_is_kept_change_nothing(ana: Browser, drawer: Drawer) -> None:
    add(ana, "breach")
    before = orders.orders(drawer)
    assert ana.says(sent(ana, "/gusts", "/gusts/breach", {"words": ""})) == views.NO_WORDS
    assert orders.orders(drawer) == before
    assert not any(new_form(ana, "breach").values())


def unfinished_stays(ana: Browser, drawer: Drawer) -> None:
    add(ana, "breach", words="an old one")
    ana.post("/draft", BREACH | {"draft": "gusts/breach"}, script=True)
    sent(ana, "/gusts", "/gusts/breach", {"words": "the old one"})
    assert new_form(ana, "breach")["words"] == WORDS
    assert drafts.get(drawer, "gusts/breach") is not None
    with full_disk():
        add(ana, "breach", words="newer words")
    sent(ana, "/gusts", "/gusts/breach", {"words": "the oldest one"})
    assert new_form(ana, "breach")["words"] == "newer words"


def test_what_is_unfinished_stays_while_another_is_changed(ana: Browser, drawer: Drawer) -> None:
    unfinished_stays(ana, drawer)


def test_sabotage_a_change_that_drops_what_is_unfinished_would_be_seen(
    ana: Browser, drawer: Drawer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(held, "key_of", lambda request: request.path.strip("/"))
    with pytest.raises(AssertionError):
        unfinished_stays(ana, drawer)


def test_a_change_that_could_not_be_kept_waits_and_is_gone_once_it_is(ana: Browser, drawer: Drawer) -> None:
    add(ana, "breach", words="an old one")
    form = replaced(forms(ana.get("/gusts").text, "/gusts/breach")[0], {"words": "better words"})
    with full_disk():
        ana.post("/gusts/breach", form)
    first, new = forms(ana.get("/gusts").text, "/gusts/breach")
    assert (dict(first)["words"], dict(new)["words"]) == ("better words", "")
    assert "an old one" in ana.get("/gusts").text
    ana.post("/gusts/breach", form)
    assert [one.words for one in orders.orders(drawer).breaches] == ["better words"]
    assert not any(new_form(ana, "breach").values())


def sent_twice_is_once(ana: Browser, drawer: Drawer) -> None:
    for name in NAMES:
        twice = new_form(ana, name) | FORMS[name]
        for _ in range(2):
            assert ana.says(ana.post(f"/gusts/{name}", twice)) == "Kept."
    found = orders.orders(drawer)
    assert (len(found.orders), len(found.breaches), len(found.days)) == (1, 1, 1)
    assert found.breaches[0].changed is None


def test_a_form_that_is_sent_twice_adds_nothing_twice(ana: Browser, drawer: Drawer) -> None:
    sent_twice_is_once(ana, drawer)


def test_sabotage_a_double_tap_that_adds_a_second_one_would_be_seen(
    ana: Browser, drawer: Drawer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(order_form, "once", lambda new, _: new)
    with pytest.raises(AssertionError):
        sent_twice_is_once(ana, drawer)
