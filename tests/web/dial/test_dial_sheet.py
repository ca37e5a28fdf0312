"""What a form says is read onto what is kept: what does not fit is not kept, and of two windows neither is overwritten."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from web.dialling import KEEP, LEAVES, answer, come_back, every_kept, form, in_form, kept, picked, send

from weatherglass.measures import KEYS, questionnaires
from weatherglass.record import answered
from weatherglass.record.answered import Answers
from weatherglass.web import noted
from weatherglass.web.dial import sheet, views

if TYPE_CHECKING:
    from visiting import Browser, Clock

    from weatherglass.vault import Drawer

NO_ANSWERS = (
    "9",
    "0",
    "6",
    "-1",
    "1.0",
    " 1",
    "1 ",
    "+1",
    "01",
    "\uff11",
    "abc",
    "true",
    "None",
    "1\n2",
    "1,2",
    "9" * 5000,
    "\x00",
)
NO_LEAVES = ("77", "0", "-1", "abc", "", "1.0", " 1", "\uff11", "1\n2", "9" * 5000, "../1")
NO_IDS = ("x", "../1", "0" * 11, "0" * 5000, "\x00", "answers/phq-2", "<b>")


@pytest.mark.parametrize("value", NO_ANSWERS, ids=lambda value: repr(value[:9]))
def test_an_answer_that_does_not_fit_is_not_kept_and_the_others_are(ana: Browser, drawer: Drawer, value: str) -> None:
    said = {"leaf": "1", "a1": value, "a2": "5"}
    assert ana.post(KEEP, said).status == 303
    assert ana.post(KEEP, said | {"a3": "1"}, script=True).status == 200
    assert [one.answers[:3] for one in kept(drawer, "mini-ipip")] == [(None, 5, None), (None, 5, 1)]


@pytest.mark.parametrize("value", NO_ANSWERS, ids=lambda value: repr(value[:9]))
def test_an_answer_that_does_not_fit_does_not_push_out_what_is_kept(ana: Browser, drawer: Drawer, value: str) -> None:
    place = answer(ana, "mini-ipip", 2, 3)
    ana.post(KEEP, form(ana, f"{place}/again") | {"a1": value, "a2": "5"})
    assert [one.answers[:3] for one in kept(drawer, "mini-ipip")] == [(2, 5, None)]


@pytest.mark.parametrize("name", KEYS)
def test_each_takes_its_own_answers_and_those_below_and_above_it_are_none(ana: Browser, drawer: Drawer, name: str) -> None:
    lowest, highest = KEYS[name].lowest, KEYS[name].highest
    for value in (lowest - 1, highest + 1):
        assert ana.says(send(ana, name, value)) == views.NOTHING
    send(ana, name, lowest, highest)
    assert [one.answers[:2] for one in kept(drawer, name)] == [(lowest, highest)]


@pytest.mark.parametrize("field", ["a0", "a21", "a999", "a-1", "a", "A1", "a1 ", "answers", "made", "changed", "a1[]"])
def test_a_field_that_is_none_is_not_kept(ana: Browser, drawer: Drawer, field: str) -> None:
    assert ana.says(ana.post(KEEP, {"leaf": "1", field: "1"})) == views.NOTHING
    assert kept(drawer, "mini-ipip") == ()


@pytest.mark.parametrize("leaf", NO_LEAVES, ids=lambda value: repr(value[:9]))
def test_a_number_of_no_questionnaire_is_no_page(ana: Browser, drawer: Drawer, leaf: str) -> None:
    answer(ana, "mini-ipip", 1)
    before = every_kept(drawer)
    for more in ({}, {"out": "1"}, {"later": "1"}):
        assert ana.post(KEEP, {"leaf": leaf, "a1": "1"} | more).status in {303, 404}
        assert ana.post(KEEP, {"leaf": leaf, "a1": "1"} | more, script=True).status == 404
    assert ana.post(KEEP, {"a1": "1"}, script=True).status == 404
    assert ana.post(KEEP, {}, script=True).status == 404
    assert every_kept(drawer) == before


@pytest.mark.parametrize("which", NO_IDS, ids=lambda value: repr(value[:9]))
def test_an_id_that_is_none_is_a_new_time(ana: Browser, drawer: Drawer, which: str) -> None:
    ana.post(KEEP, {"leaf": "3", "a1": "2", "id": which})
    [one] = kept(drawer, "phq-2")
    assert one.id != which
    assert one.answers == (2, None)
    assert ana.says(ana.post(KEEP, {"leaf": "3", "out": "1", "id": which})) == "Deleted."
    assert kept(drawer, "phq-2") == (one,)


def test_the_id_of_another_questionnaire_touches_neither(ana: Browser, drawer: Drawer) -> None:
    mine = answer(ana, "mini-ipip", 1, 2, 3)
    before = kept(drawer, "mini-ipip")
    which = mine.rpartition("/")[2]
    assert ana.says(ana.post(KEEP, {"leaf": "3", "out": "1", "id": which})) == "Deleted."
    ana.post(KEEP, {"leaf": "3", "a1": "2", "a9": "5", "id": which})
    assert kept(drawer, "mini-ipip") == before
    assert [one.answers for one in kept(drawer, "phq-2")] == [(2, None)]


@pytest.mark.parametrize("was", ["", "x", ",", "1," * 500, "5" * 20, "9,9", "\x00", ",".join("abcdefghijklmnopqrst")])
def test_garbage_about_what_stood_there_breaks_nothing(ana: Browser, drawer: Drawer, was: str) -> None:
    place = answer(ana, "mini-ipip", 2, 3)
    ana.post(KEEP, form(ana, f"{place}/again") | {"was": was, "a1": "4"})
    [one] = kept(drawer, "mini-ipip")
    assert one.answers[:2] == (4, 3)
    assert set(one.answers[2:]) == {None}


def test_fields_that_are_missing_change_nothing(ana: Browser, drawer: Drawer) -> None:
    place = answer(ana, "mini-ipip", *range(1, 6))
    fields = form(ana, f"{place}/again")
    ana.post(KEEP, {name: fields[name] for name in ("leaf", "id", "was")} | {"a2": "5"})
    assert kept(drawer, "mini-ipip")[0].answers[:6] == (1, 5, 3, 4, 5, None)


# Two windows


def neither_is_overwritten(ana: Browser, drawer: Drawer) -> None:
    place = answer(ana, "mini-ipip", *[2] * 20)
    first, second = (form(ana, f"{place}/again") for _ in range(2))
    ana.post(KEEP, first | {"a1": "5", "a3": ""})
    ana.post(KEEP, second | {"a2": "4", "a4": ""})
    [one] = kept(drawer, "mini-ipip")
    assert one.answers == (5, 4, None, None, *[2] * 16)


def test_of_two_windows_neither_overwrites_the_other(ana: Browser, drawer: Drawer) -> None:
    neither_is_overwritten(ana, drawer)


def test_sabotage_a_window_that_overwrites_another_would_be_seen(
    ana: Browser, drawer: Drawer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sheet, "stood", lambda *_: "")
    with pytest.raises(AssertionError):
        neither_is_overwritten(ana, drawer)


def test_what_both_windows_picked_is_as_it_was_picked_last(ana: Browser, drawer: Drawer) -> None:
    place = answer(ana, "phq-2", 1, 1)
    first, second = (form(ana, f"{place}/again") for _ in range(2))
    ana.post(KEEP, first | {"a1": "2"})
    ana.post(KEEP, second | {"a1": "3"})
    assert [one.answers for one in kept(drawer, "phq-2")] == [(3, 1)]


def test_two_windows_with_a_new_form_are_two_times(ana: Browser, drawer: Drawer) -> None:
    first, second = (form(ana, "/dial/3") for _ in range(2))
    places = [ana.post(KEEP, fields | picked(*given)).to for fields, given in ((first, (1, 2)), (second, (3, 0)))]
    assert len({*places}) == 2
    assert [one.answers for one in kept(drawer, "phq-2")] == [(1, 2), (3, 0)]


def all_that_stands_there_is_kept(ana: Browser, drawer: Drawer) -> None:
    place = answer(ana, "mini-ipip", *[2] * 20)
    fields = form(ana, f"{place}/again")
    ana.post(KEEP, {"leaf": "1", "id": fields["id"], "out": "1"})
    assert ana.says(ana.post(KEEP, fields | {"a1": "5"})) == noted.GONE
    assert [one.answers for one in kept(drawer, "mini-ipip")] == [(5, *[2] * 19)]


def test_a_window_whose_answers_were_deleted_in_another_keeps_all_that_stands_in_it(ana: Browser, drawer: Drawer) -> None:
    all_that_stands_there_is_kept(ana, drawer)


def test_two_windows_are_read_as_one_in_the_form_too(ana: Browser) -> None:
    """A draft begun before the other window kept something shows what both say."""
    place = answer(ana, "phq-4", 1, 1, 1, 1)
    fields = form(ana, f"{place}/again")
    ana.post("/draft", fields | {"a1": "3", "draft": f"answers/phq-4/{fields['id']}"}, script=True)
    ana.post(KEEP, {"leaf": "4", "id": fields["id"], "was": fields["was"], "a2": "2"})
    ana.post("/draft", fields | {"a1": "3", "draft": f"answers/phq-4/{fields['id']}"}, script=True)
    assert in_form(ana, f"{place}/again") == ["3", "2", "1", "1"]


# Sent twice


def sent_twice_is_once(ana: Browser, drawer: Drawer, clock: Clock) -> None:
    twice = form(ana, "/dial/3") | picked(1, 2)
    places = set()
    for _ in range(2):
        places.add(ana.post(KEEP, twice).to)
        clock.turn(seconds=30)
    assert len(places) == 1
    assert [(one.answers, one.changed) for one in kept(drawer, "phq-2")] == [((1, 2), None)]


def test_a_form_that_is_sent_twice_is_kept_once_and_later_it_is_another_time(ana: Browser, drawer: Drawer, clock: Clock) -> None:
    sent_twice_is_once(ana, drawer, clock)
    come_back(ana, clock, 14)
    answer(ana, "phq-2", 1, 2)
    assert len(kept(drawer, "phq-2")) == 2


def test_sabotage_a_double_tap_that_counts_as_two_times_would_be_seen(
    ana: Browser, drawer: Drawer, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answered, "_just_now", lambda *_: False)
    with pytest.raises(AssertionError):
        sent_twice_is_once(ana, drawer, clock)


def test_a_change_that_is_sent_twice_is_made_once(ana: Browser, drawer: Drawer, clock: Clock) -> None:
    place = answer(ana, "phq-2", 1, 2)
    fields = form(ana, f"{place}/again") | {"a1": "3"}
    ana.post(KEEP, fields)
    [first] = kept(drawer, "phq-2")
    clock.turn(seconds=30)
    ana.post(KEEP, fields)
    assert kept(drawer, "phq-2") == (first,)


# The sheet by itself


def test_a_form_is_read_as_it_was_shown() -> None:
    for name, found in questionnaires().items():
        given = [KEYS[name].lowest, None] * (KEYS[name].items // 2)
        fields = {f"a{number}": "" if value is None else str(value) for number, value in enumerate(given, start=1)}
        assert sheet.read(found, fields | {"was": sheet.stood(found, ())}, ()) == tuple(given)
        shown = sheet.rows(found, given, None)
        assert [[one.value for one in row.choices if one.picked] for row in shown] == [[fields[row.name]] for row in shown]
        assert all(row.choices[-1].says == "Leave out" for row in shown)


def test_an_empty_time_is_none() -> None:
    assert not Answers(answers=(None, None))
    assert not Answers()
    assert Answers(answers=(None, 0))


def test_every_address_of_a_form_is_that_of_its_questionnaire() -> None:
    assert {name: found.key.leaf for name, found in questionnaires().items()} == LEAVES
