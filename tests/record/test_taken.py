"""What was chosen to be taken along: nothing at the start, kept so that it need not be chosen twice."""

from __future__ import annotations

import os

import pytest
from forms import fill_up, full_disk
from people import NOW, anas_drawer

from weatherglass.record import plans, taken
from weatherglass.record.taken import Taken
from weatherglass.vault import Damaged, Drawer, NotSaved, VaultFull

IDS = ("incident-keys", "card-word", "0123456789ab")


def test_nothing_is_chosen_at_the_start_and_it_is_plain(drawer: Drawer) -> None:
    assert taken.taken(drawer) == Taken()
    assert (Taken().ids, Taken().plain) == ((), True)
    assert drawer.names() == anas_drawer().names(), "looking writes nothing"


@pytest.mark.parametrize("plain", [True, False])
def test_a_choice_is_kept_and_the_next_one_takes_its_place(drawer: Drawer, plain: bool) -> None:  # noqa: FBT001
    taken.take(drawer, IDS, plain=plain)
    assert taken.taken(drawer) == Taken(ids=IDS, plain=plain)
    taken.take(drawer, IDS[:1], plain=not plain)
    assert taken.taken(drawer) == Taken(ids=IDS[:1], plain=not plain)
    taken.take(drawer, (), plain=True)
    assert taken.taken(drawer) == Taken()


def test_what_is_chosen_is_a_list_of_ids_and_holds_no_word(drawer: Drawer) -> None:
    assert Taken.__struct_fields__ == ("ids", "plain")
    plans.keep_section(drawer, "x", [plans.own_line("x", "lemons")], shown=(), now=NOW)
    [line] = plans.plan(drawer).lines
    taken.take(drawer, (line.id,), plain=True)
    assert b"lemons" not in (drawer.read(taken.NAME) or b"")
    assert plans.plan(drawer).lines == (line,)


def test_a_disk_that_fails_and_a_vault_that_is_full_leave_the_choice_before(drawer: Drawer) -> None:
    taken.take(drawer, IDS, plain=True)
    with full_disk(), pytest.raises(NotSaved):
        taken.take(drawer, (), plain=False)
    assert taken.taken(drawer) == Taken(ids=IDS)
    fill_up(drawer)
    with pytest.raises(VaultFull):
        taken.take(drawer, tuple(os.urandom(6).hex() for _ in range(2_000)), plain=False)
    assert taken.taken(drawer) == Taken(ids=IDS)


def test_a_choice_that_cannot_be_read_is_damaged_and_no_guess(drawer: Drawer) -> None:
    with drawer.change() as change:
        change.write(taken.NAME, b"\xc1")
    with pytest.raises(Damaged) as caught:
        taken.taken(drawer)
    assert caught.value.__cause__ is None


def test_sabotage_a_choice_that_starts_with_something_would_be_seen(drawer: Drawer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(taken, "load", lambda *_: Taken(ids=IDS))
    with pytest.raises(AssertionError):
        test_nothing_is_chosen_at_the_start_and_it_is_plain(drawer)
