"""Answers to questionnaires: kept as given, each time of its own; a double tap adds none, a change keeps when they were given."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import datetime, timedelta

import msgspec
import pytest
from forms import fill_up, full_disk
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from people import NOW, anas_drawer

from weatherglass.measures import KEYS, Answer
from weatherglass.record import answered
from weatherglass.record.answered import Answers, NoSuchAnswers
from weatherglass.vault import Damaged, Drawer, NotSaved, VaultFull

LATER = NOW + timedelta(minutes=10)
FOUR = Answers(answers=(3, None, 0, 2))
OTHER = Answers(answers=(0, 0, 0, 0))
SHARED = anas_drawer()


def kept(drawer: Drawer, new: Answers = FOUR, now: datetime = NOW) -> Answers:
    return answered.keep_answers(drawer, "phq-4", new, now=now)


def test_a_vault_that_knows_of_none_has_none(drawer: Drawer) -> None:
    for name in KEYS:
        assert answered.takings(drawer, name) == ()


def test_answers_are_kept_as_they_were_given(drawer: Drawer) -> None:
    one = kept(drawer)
    assert one == replace(FOUR, id=one.id, made=NOW)
    assert one.id
    assert answered.takings(drawer, "phq-4") == (one,)
    assert answered.taking(drawer, "phq-4", one.id) == one


def test_nothing_but_the_answers_is_kept_so_that_no_score_grows_stale(drawer: Drawer) -> None:
    kept(drawer)
    found = msgspec.msgpack.decode(drawer.read("answers/phq-4") or b"")
    assert [{*one} for one in found["takings"]] == [{"id", "answers", "made", "changed"}]


def test_each_questionnaire_is_a_document_of_its_own(drawer: Drawer) -> None:
    for name, key in KEYS.items():
        answered.keep_answers(drawer, name, Answers(answers=(key.highest,) * key.items), now=NOW)
    for name, key in KEYS.items():
        assert [one.answers for one in answered.takings(drawer, name)] == [(key.highest,) * key.items]
    assert {f"answers/{name}" for name in KEYS} <= {*drawer.names()}


def test_each_time_is_of_its_own_in_the_order_in_which_it_was_kept(drawer: Drawer) -> None:
    times = [kept(drawer, now=NOW + timedelta(weeks=week)) for week in range(3)]
    assert answered.takings(drawer, "phq-4") == (*times,)
    assert len({one.id for one in times}) == 3


def sent_twice_is_once(drawer: Drawer) -> None:
    one = kept(drawer)
    assert kept(drawer, now=NOW + timedelta(seconds=90)) == one
    assert answered.takings(drawer, "phq-4") == (one,)


def test_what_is_sent_twice_within_moments_is_kept_once(drawer: Drawer) -> None:
    sent_twice_is_once(drawer)
    kept(drawer, now=LATER)
    assert len(answered.takings(drawer, "phq-4")) == 2


def test_sabotage_a_double_tap_that_adds_a_second_time_would_be_seen(drawer: Drawer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answered, "_just_now", lambda *_: False)
    with pytest.raises(AssertionError):
        sent_twice_is_once(drawer)


def test_other_answers_within_moments_are_another_time(drawer: Drawer) -> None:
    kept(drawer)
    kept(drawer, OTHER)
    assert [one.answers for one in answered.takings(drawer, "phq-4")] == [FOUR.answers, OTHER.answers]


def test_one_left_out_is_not_a_0(drawer: Drawer) -> None:
    kept(drawer, Answers(answers=(0, None)))
    kept(drawer, Answers(answers=(0, 0)))
    assert [one.answers for one in answered.takings(drawer, "phq-4")] == [(0, None), (0, 0)]


def test_a_clock_that_was_put_back_swallows_nothing(drawer: Drawer) -> None:
    kept(drawer, now=LATER)
    kept(drawer)
    assert len(answered.takings(drawer, "phq-4")) == 2


def changed_in_its_place(drawer: Drawer) -> None:
    one, two = kept(drawer), kept(drawer, OTHER)
    changed = kept(drawer, replace(one, answers=(1, 1, 1, 1)), LATER)
    assert changed == replace(one, answers=(1, 1, 1, 1), changed=LATER)
    assert changed.made == NOW
    assert answered.takings(drawer, "phq-4") == (changed, two)


def test_a_change_keeps_its_place_and_when_they_were_given(drawer: Drawer) -> None:
    changed_in_its_place(drawer)


def test_sabotage_a_change_that_is_dated_anew_would_be_seen(drawer: Drawer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answered, "replace", lambda known, **new: replace(known, **new | {"made": new["changed"]}))
    with pytest.raises(AssertionError):
        changed_in_its_place(drawer)


def test_what_is_kept_again_as_it_was_is_not_called_changed(drawer: Drawer) -> None:
    one = kept(drawer)
    assert kept(drawer, one, LATER) == one
    assert answered.takings(drawer, "phq-4") == (one,)


def test_a_change_into_what_was_just_given_keeps_both_times(drawer: Drawer) -> None:
    one, two = kept(drawer), kept(drawer, OTHER)
    kept(drawer, replace(one, answers=OTHER.answers))
    assert [(found.id, found.answers) for found in answered.takings(drawer, "phq-4")] == [
        (one.id, OTHER.answers),
        (two.id, OTHER.answers),
    ]


def test_nobody_can_set_when_they_were_given_or_changed(drawer: Drawer) -> None:
    forged = replace(FOUR, made=NOW - timedelta(days=9), changed=NOW - timedelta(days=8))
    one = kept(drawer, forged)
    assert (one.made, one.changed) == (NOW, None)
    changed = kept(drawer, replace(forged, id=one.id, answers=OTHER.answers), LATER)
    assert (changed.made, changed.changed) == (NOW, LATER)


def test_one_deleted_elsewhere_comes_back_as_new_when_it_is_kept_here(drawer: Drawer) -> None:
    one = kept(drawer)
    one = kept(drawer, replace(one, answers=OTHER.answers), LATER)
    answered.remove_answers(drawer, "phq-4", one.id)
    again = kept(drawer, one, LATER + timedelta(days=1))
    assert again == Answers(id=one.id, answers=OTHER.answers, made=LATER + timedelta(days=1))
    assert answered.takings(drawer, "phq-4") == (again,)


def two_windows_lose_nothing(drawer: Drawer) -> None:
    other = Drawer(drawer.store, drawer.slots.opened)
    one = kept(drawer)
    two = kept(other, OTHER)
    kept(drawer, replace(one, answers=(1, 1, 1, 1)), LATER)
    kept(other, replace(two, answers=(2, 2, 2, 2)), LATER)
    assert [found.answers for found in answered.takings(drawer, "phq-4")] == [(1, 1, 1, 1), (2, 2, 2, 2)]


def test_two_windows_lose_nothing_of_each_other(drawer: Drawer) -> None:
    two_windows_lose_nothing(drawer)


def test_sabotage_a_window_that_forgets_the_other_would_be_seen(drawer: Drawer, monkeypatch: pytest.MonkeyPatch) -> None:
    real = answered.takings
    monkeypatch.setattr(answered, "takings", lambda source, name: real(source, name) if isinstance(source, Drawer) else ())
    with pytest.raises(AssertionError):
        two_windows_lose_nothing(drawer)


def test_deleting_takes_that_time_and_nothing_else(drawer: Drawer) -> None:
    one, two = kept(drawer), kept(drawer, OTHER)
    for _ in range(2):
        answered.remove_answers(drawer, "phq-4", one.id)
    assert answered.takings(drawer, "phq-4") == (two,)
    assert one.id.encode() not in (drawer.read("answers/phq-4") or b"")
    answered.remove_answers(drawer, "phq-4", "")
    answered.remove_answers(drawer, "mini-ipip", two.id)
    assert answered.takings(drawer, "phq-4") == (two,)


def test_a_time_that_is_gone_is_said_without_its_name(drawer: Drawer) -> None:
    one = kept(drawer)
    answered.remove_answers(drawer, "phq-4", one.id)
    for which in (one.id, "", "Ben"):
        with pytest.raises(NoSuchAnswers) as gone:
            answered.taking(drawer, "phq-4", which)
        assert str(gone.value) == "These answers are not here any more."


def test_a_full_disk_is_said_and_leaves_what_was(drawer: Drawer) -> None:
    one = kept(drawer)
    changes: tuple[Callable[[], object], ...] = (
        lambda: kept(drawer, OTHER),
        lambda: kept(drawer, replace(one, answers=OTHER.answers), LATER),
        lambda: answered.remove_answers(drawer, "phq-4", one.id),
    )
    with full_disk():
        for change in changes:
            with pytest.raises(NotSaved) as full:
                change()
            assert "phq" not in str(full.value)
    assert answered.takings(drawer, "phq-4") == (one,)


def test_a_full_drawer_is_said_and_leaves_what_was(drawer: Drawer) -> None:
    one = kept(drawer)
    fill_up(drawer)
    with pytest.raises(VaultFull):
        kept(drawer, Answers(answers=tuple(os.urandom(20_000))))
    assert answered.takings(drawer, "phq-4") == (one,)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"Ben said it was my fault",
        msgspec.msgpack.encode([]),
        msgspec.msgpack.encode({"takings": 3}),
        msgspec.msgpack.encode({"takings": [{"answers": ["Ben said it was my fault"]}]}),
        msgspec.msgpack.encode({"takings": [{"answers": [2.5]}]}),
        msgspec.msgpack.encode({"takings": [{"made": "Ben said it was my fault"}]}),
    ],
)
def test_broken_bytes_are_damage_and_not_a_word_of_them_is_said(drawer: Drawer, data: bytes) -> None:
    with drawer.change() as change:
        change.write("answers/phq-4", data)
    asks: tuple[Callable[[], object], ...] = (
        lambda: answered.takings(drawer, "phq-4"),
        lambda: answered.taking(drawer, "phq-4", "x"),
        lambda: kept(drawer),
        lambda: answered.remove_answers(drawer, "phq-4", "x"),
    )
    for ask in asks:
        with pytest.raises(Damaged) as damaged:
            ask()
        assert "Ben" not in f"{damaged.value!r} {damaged.value.__cause__!r}"
    assert drawer.read("answers/phq-4") == data


def test_fields_of_a_later_version_are_no_fault(drawer: Drawer) -> None:
    later = {"takings": [{"id": "0123456789ab", "answers": [3, None], "of_later": 1}], "more": True}
    with drawer.change() as change:
        change.write("answers/phq-4", msgspec.msgpack.encode(later))
    assert answered.takings(drawer, "phq-4") == (Answers(id="0123456789ab", answers=(3, None)),)


def test_an_answer_of_0_is_something_and_all_left_out_is_nothing() -> None:
    assert all(Answers(answers=answers) for answers in ((None, 0), (3,)))
    assert not any(Answers(answers=answers) for answers in ((), (None, None)))


@given(st.lists(st.none() | st.integers(0, 5) | st.integers(-(2**63), 2**63 - 1), max_size=60).map(tuple))
def test_any_answers_come_back_as_they_were(answers: tuple[Answer, ...]) -> None:
    one = answered.keep_answers(SHARED, "ipip-50", Answers(answers=answers), now=NOW)
    assert answered.takings(SHARED, "ipip-50") == (Answers(id=one.id, answers=answers, made=NOW),)
    answered.remove_answers(SHARED, "ipip-50", one.id)
