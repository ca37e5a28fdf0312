"""Answers that are not kept yet: none of them is lost, and "Kept." is said of none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from forms import fill_up, full_disk, pour_out
from people import ANA, BEN
from web.dialling import KEEP, LEAVES, answer, every_kept, form, in_form, kept, picked, send, standing
from web.noting import FULL

from weatherglass.measures import KEYS
from weatherglass.record import answered, drafts
from weatherglass.record.answered import Answers
from weatherglass.vault import NotSaved
from weatherglass.web import drafted, held

if TYPE_CHECKING:
    from visiting import Browser, Clock

    from weatherglass.vault import Drawer
    from weatherglass.web.house import House

EACH = pytest.mark.parametrize("name", KEYS)
CLOSED = "This was open for long, so it closed. What you wrote is kept."


def given(name: str) -> list[str]:
    """Some answers to a questionnaire, the first left out."""
    return ["", *[str(KEYS[name].highest)] * (KEYS[name].items - 1)]


def said(name: str) -> dict[str, str]:
    return {f"a{number}": value for number, value in enumerate(given(name), start=1)}


# As one taps


def is_drafted(ana: Browser, drawer: Drawer, name: str) -> None:
    place = f"/dial/{LEAVES[name]}"
    fields = form(ana, place) | said(name)
    assert f'data-draft="answers/{name}"' in ana.get(place).text
    assert ana.post("/draft", fields | {"draft": f"answers/{name}"}, script=True).status == 204
    assert kept(drawer, name) == ()
    assert in_form(ana, place) == given(name)
    assert "Go on with what you began" in ana.get("/dial").text
    assert ana.says(ana.post(KEEP, form(ana, place))) == "Kept."
    assert [one.answers[1] for one in kept(drawer, name)] == [KEYS[name].highest]
    assert drafts.get(drawer, f"answers/{name}") is None
    assert set(in_form(ana, place)) == {""}
    assert "Go on with what you began" not in ana.get("/dial").text


@EACH
def test_what_was_tapped_stands_in_the_form_again_until_it_is_kept(ana: Browser, drawer: Drawer, name: str) -> None:
    is_drafted(ana, drawer, name)


def test_sabotage_a_draft_that_outlives_the_keeping_would_be_seen(
    ana: Browser, drawer: Drawer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drafted, "done", lambda *_: None)
    with pytest.raises(AssertionError):
        is_drafted(ana, drawer, "phq-2")


def test_kept_so_far_ends_the_draft_too(ana: Browser, drawer: Drawer) -> None:
    ana.post("/draft", {"leaf": "4", "a1": "1", "draft": "answers/phq-4"}, script=True)
    send(ana, "phq-4", 1, later="1")
    assert drafts.get(drawer, "answers/phq-4") is None


def a_change_is_drafted_and_deleted(ana: Browser, drawer: Drawer) -> None:
    place = answer(ana, "mini-ipip", *[1] * 20)
    fields = form(ana, f"{place}/again")
    name = f"answers/mini-ipip/{fields['id']}"
    assert f'data-draft="{name}"' in ana.get(f"{place}/again").text
    ana.post("/draft", fields | {"a3": "5", "draft": name}, script=True)
    assert in_form(ana, f"{place}/again")[:4] == ["1", "1", "5", "1"]
    assert set(in_form(ana, "/dial/1")) == {""}, "the new form is another"
    assert kept(drawer, "mini-ipip")[0].answers == (1,) * 20
    ana.post(KEEP, {"leaf": "1", "id": fields["id"], "out": "1"})
    assert drafts.get(drawer, name) is None


def test_a_change_stands_in_its_own_form_and_is_forgotten_with_the_answers(ana: Browser, drawer: Drawer) -> None:
    a_change_is_drafted_and_deleted(ana, drawer)


def test_sabotage_a_change_that_outlives_its_answers_would_be_seen(
    ana: Browser, drawer: Drawer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drafted, "done", lambda *_: None)
    with pytest.raises(AssertionError):
        a_change_is_drafted_and_deleted(ana, drawer)


@pytest.mark.parametrize("junk", [{"a1": "77"}, {"a1": "x", "was": "x"}, {"was": "1," * 900}, {"words": "\x00"}])
def test_garbage_in_a_draft_breaks_no_form(ana: Browser, junk: dict[str, str]) -> None:
    ana.post("/draft", junk | {"a2": "3", "draft": "answers/mini-ipip"}, script=True)
    assert in_form(ana, "/dial/1")[:3] == ["", "3", ""]


# Locked


def waits_over_the_lock(ana: Browser, clock: Clock, name: str) -> None:
    place = f"/dial/{LEAVES[name]}"
    fields = form(ana, place) | said(name)
    clock.turn(minutes=6)
    locked = ana.post(KEEP, fields)
    assert (locked.to, ana.says(locked)) == ("/", CLOSED)
    assert ana.post("/open", {"passphrase": ANA}).to == place
    assert in_form(ana, place) == given(name)


@EACH
def test_answers_that_came_while_it_was_locked_are_in_the_form_again(
    ana: Browser, drawer: Drawer, clock: Clock, name: str
) -> None:
    waits_over_the_lock(ana, clock, name)
    assert kept(drawer, name) == ()


def test_sabotage_answers_that_wait_under_another_name_would_be_seen(
    ana: Browser, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(held, "key_of", lambda request: request.path.strip("/"))
    with pytest.raises(AssertionError):
        waits_over_the_lock(ana, clock, "phq-4")


def test_they_wait_sealed(ana: Browser, home: House, drawer: Drawer, clock: Clock) -> None:
    fields = form(ana, "/dial/1") | picked(*standing(KEYS["mini-ipip"], 4))
    clock.turn(minutes=6)
    ana.post(KEEP, fields)
    [sealed] = home.shelf.pieces()
    assert not any(word in sealed for word in (b"mini-ipip", b'"leaf"', b'"a1"', b"dial"))
    assert kept(drawer, "mini-ipip") == ()


def test_the_other_passphrase_gives_none_of_them_back(ana: Browser, drawer: Drawer, clock: Clock) -> None:
    fields = form(ana, "/dial/3") | picked(3, 3)
    clock.turn(minutes=6)
    ana.post(KEEP, fields)
    assert "/dial" not in ana.post("/open", {"passphrase": BEN}).to
    assert every_kept(drawer)["phq-2"] == ()


def test_a_change_that_came_while_it_was_locked_is_in_its_own_form(ana: Browser, drawer: Drawer, clock: Clock) -> None:
    place = answer(ana, "phq-4", 1, 1, 1, 1)
    fields = form(ana, f"{place}/again") | {"a2": "3"}
    clock.turn(minutes=6)
    ana.post(KEEP, fields)
    assert ana.post("/open", {"passphrase": ANA}).to == f"{place}/again"
    assert in_form(ana, f"{place}/again") == ["1", "3", "1", "1"]
    assert [one.answers for one in kept(drawer, "phq-4")] == [(1, 1, 1, 1)]


@pytest.mark.parametrize("fields", [{}, {"leaf": "77", "a1": "1"}, {"leaf": "abc"}, {"leaf": "1", "id": "x" * 900}])
def test_locked_a_form_that_is_none_leads_to_the_lock_too(ana: Browser, clock: Clock, fields: dict[str, str]) -> None:
    clock.turn(minutes=6)
    assert ana.post(KEEP, fields).to == "/"
    assert ana.post(KEEP, fields, script=True).status == 401
    assert ana.post("/open", {"passphrase": ANA}).status == 303


def test_deleting_while_locked_deletes_nothing(ana: Browser, drawer: Drawer, clock: Clock) -> None:
    which = answer(ana, "phq-2", 1, 1).rpartition("/")[2]
    clock.turn(minutes=6)
    assert ana.post(KEEP, {"leaf": "3", "id": which, "out": "1"}).to == "/"
    ana.post("/open", {"passphrase": ANA})
    assert len(kept(drawer, "phq-2")) == 1


# A disk or a diary that is full


def could_not_be_kept(ana: Browser, drawer: Drawer, name: str) -> None:
    place = f"/dial/{LEAVES[name]}"
    fields = form(ana, place) | said(name)
    with full_disk():
        sent = ana.post(KEEP, fields)
        assert (sent.to, ana.says(sent)) == (place, str(NotSaved()))
        assert in_form(ana, place) == given(name)
        by_script = ana.post(KEEP, fields, script=True)
        assert (by_script.status, by_script.json["say"]) == (507, str(NotSaved()))
        assert ana.post(KEEP, fields | {"later": "1"}, script=True).status == 507
    assert kept(drawer, name) == ()
    assert in_form(ana, place) == given(name)
    assert ana.says(ana.post(KEEP, form(ana, place))) == "Kept."
    assert set(in_form(ana, place)) == {""}


@EACH
def test_what_could_not_be_kept_is_said_and_waits_in_the_form(ana: Browser, drawer: Drawer, name: str) -> None:
    could_not_be_kept(ana, drawer, name)


def test_sabotage_answers_forgotten_although_they_were_not_kept_are_missed(
    ana: Browser, drawer: Drawer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drafted, "stay", lambda _: None)
    with pytest.raises(AssertionError):
        could_not_be_kept(ana, drawer, "phq-4")


def test_sabotage_kept_said_of_what_is_not_would_be_seen(ana: Browser, drawer: Drawer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answered, "keep_answers", lambda *_, **__: Answers(id="0" * 12))
    with pytest.raises(AssertionError):
        could_not_be_kept(ana, drawer, "phq-4")


def test_a_change_that_could_not_be_kept_waits_and_leaves_what_was(ana: Browser, drawer: Drawer) -> None:
    place = answer(ana, "phq-4", 1, 1, 1, 1)
    fields, before = form(ana, f"{place}/again") | {"a2": "3"}, kept(drawer, "phq-4")
    with full_disk():
        sent = ana.post(KEEP, fields)
        assert (sent.to, ana.says(sent)) == (f"{place}/again", str(NotSaved()))
        assert in_form(ana, f"{place}/again") == ["1", "3", "1", "1"]
        assert ana.says(ana.post(KEEP, {"leaf": "4", "id": fields["id"], "out": "1"})) == str(NotSaved())
    assert kept(drawer, "phq-4") == before
    assert set(in_form(ana, "/dial/4")) == {""}, "they wait in their own form"


def test_in_a_vault_that_is_full_kept_is_not_said(ana: Browser, drawer: Drawer) -> None:
    fill_up(drawer)
    many = standing(KEYS["ipip-50"], 3)
    answers = [ana.says(send(ana, "ipip-50", *many)) for _ in range(2)]
    assert set(answers) == {FULL}
    assert kept(drawer, "ipip-50") == ()
    assert in_form(ana, "/dial/2") == [str(value) for value in many]
    pour_out(drawer)
    assert ana.says(ana.post(KEEP, form(ana, "/dial/2"))) == "Kept."
