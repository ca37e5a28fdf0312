"""Passphrases, recovery words, the other drawer, more room, erasing: who may, and what is left afterwards."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from people import ANA, BEN, WORDS, opened
from vault.small import PLAIN, SHAPE, anas, anas_at, belongs_to, bodies, both, changed, keep, store_of

from weatherglass.vault import (
    AlreadyUsed,
    Damaged,
    Drawer,
    NotFromHere,
    NotSaved,
    Passphrase,
    SqliteStore,
    care,
    change_passphrase,
    drop_recovery,
    erase,
    make_room,
    receive,
    set_recovery,
    set_up_other,
    unlock,
)
from weatherglass.vault.layout import Head, Shape, Size

NEW = Passphrase("seven grey geese over the mill")


@pytest.mark.parametrize("whose", [0, 1], ids=["full", "weather"])
def test_a_new_passphrase_opens_and_the_old_one_does_not(whose: int) -> None:
    drawer = both(anas())[whose]
    store, old = store_of(drawer), (ANA, BEN)[whose]
    keep(drawer, plan=PLAIN)
    before = bodies(store)
    change_passphrase(drawer, NEW)
    assert unlock(store, old) is None
    again = opened(store, NEW)
    assert again.read("plan") == PLAIN
    assert again.clothes is drawer.clothes
    touched = changed(before, bodies(store))
    assert len(touched) == 2, "its key slot and its directory: the data stay as they are"
    assert all(belongs_to(drawer.slots.opened.drawer, where) for where in touched)
    assert unlock(store, (BEN, ANA)[whose]) is not None


def test_a_passphrase_can_be_changed_many_times_in_one_slot() -> None:
    drawer = anas()
    for number in range(6):
        change_passphrase(drawer, Passphrase(f"passphrase {number}"))
    assert [unlock(store_of(drawer), Passphrase(f"passphrase {n}")) is not None for n in range(6)] == [False] * 5 + [True]
    assert list(drawer.directory().keys.values()) == ["passphrase"]


@pytest.mark.parametrize("taken", [ANA, BEN, WORDS])
def test_a_passphrase_that_opens_something_already_is_refused(taken: Passphrase) -> None:
    full, _ = both(anas())
    set_recovery(full, WORDS)
    before = bodies(store_of(full))
    for deed in (change_passphrase, set_recovery):
        with pytest.raises(AlreadyUsed):
            deed(full, taken)
    with pytest.raises(AlreadyUsed):
        set_up_other(full, store_of(full), taken)
    assert bodies(store_of(full)) == before


def test_recovery_words_survive_a_change_of_passphrase_and_can_be_dropped() -> None:
    drawer = anas()
    store = store_of(drawer)
    set_recovery(drawer, WORDS)
    change_passphrase(drawer, NEW)
    assert unlock(store, Passphrase("ANCHOR  Button candle dairy easel\nfabric gallon ")) is not None
    set_recovery(drawer, Passphrase("other words"))
    assert unlock(store, WORDS) is None
    drop_recovery(drawer)
    assert unlock(store, Passphrase("other words")) is None
    assert unlock(store, NEW) is not None


def test_who_forgot_the_passphrase_sets_a_new_one_with_the_words() -> None:
    drawer = anas()
    store = store_of(drawer)
    set_recovery(drawer, WORDS)
    change_passphrase(opened(store, WORDS), NEW)
    assert unlock(store, ANA) is None
    assert unlock(store, WORDS) is not None
    assert unlock(store, NEW) is not None


@pytest.mark.parametrize("lost", ["", "x" * 1_025])
def test_a_passphrase_that_could_never_open_is_not_set(lost: str) -> None:
    drawer = anas()
    for deed in (change_passphrase, set_recovery):
        with pytest.raises(ValueError, match="never"):
            deed(drawer, Passphrase(lost))
    assert unlock(store_of(drawer), ANA) is not None


OWN_DEEDS: dict[str, Callable[[Drawer], object]] = {
    "change_passphrase": lambda drawer: change_passphrase(drawer, NEW),
    "set_recovery": lambda drawer: set_recovery(drawer, WORDS),
    "drop_recovery": drop_recovery,
    "write": lambda drawer: keep(drawer, plan=PLAIN),
    "reseal": lambda drawer: drawer.reseal(),
}


@pytest.mark.parametrize("deed", OWN_DEEDS.values(), ids=OWN_DEEDS)
def test_nothing_that_ben_does_in_weather_clothes_touches_the_other_drawer(deed: Callable[[Drawer], object]) -> None:
    full, weather = both(anas())
    keep(full, plan=PLAIN)
    before = bodies(store_of(full))
    deed(weather)
    assert all(belongs_to(weather.slots.opened.drawer, where) for where in changed(before, bodies(store_of(full))))
    assert opened(store_of(full), ANA).read("plan") == PLAIN


FULL_DEEDS: dict[str, Callable[[Drawer], object]] = {
    "set_up_other": lambda drawer: set_up_other(drawer, store_of(drawer), NEW),
    "make_room": lambda drawer: make_room(drawer, store_of(drawer)),
    "erase": lambda drawer: erase(drawer, store_of(drawer)),
}


@pytest.mark.parametrize("deed", FULL_DEEDS.values(), ids=FULL_DEEDS)
def test_what_needs_full_clothes_is_refused_to_ben_and_changes_nothing(deed: Callable[[Drawer], object]) -> None:
    full, weather = both(anas())
    before = bodies(store_of(full))
    with pytest.raises(NotFromHere):
        deed(weather)
    assert bodies(store_of(full)) == before


@pytest.mark.parametrize("deed", FULL_DEEDS.values(), ids=FULL_DEEDS)
def test_without_the_guard_ben_could(deed: Callable[[Drawer], object], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(care, "_only_full", lambda _: None)  # sabotage
    full, weather = both(anas())
    before = bodies(store_of(full))
    deed(weather)
    assert bodies(store_of(full)) != before


def test_setting_up_the_other_drawer_again_makes_the_old_one_unreadable() -> None:
    full, weather = both(anas())
    keep(weather, days=b"rain")
    keep(full, plan=PLAIN)
    before = bodies(store_of(full))
    again = set_up_other(full, store_of(full), NEW)
    assert again.names() == ()
    assert unlock(store_of(full), BEN) is None
    with pytest.raises(Damaged):
        weather.read("days")
    assert all(belongs_to(1 - full.slots.opened.drawer, where) for where in changed(before, bodies(store_of(full))))
    assert full.read("plan") == PLAIN


def test_more_room_doubles_both_drawers_and_keeps_everything(tmp_path: Path) -> None:
    full, weather = both(anas_at(tmp_path / "a.db"))
    store = store_of(full)
    for drawer in (full, weather):
        keep(drawer, plan=PLAIN)
        with receive(drawer, "archive/1") as incoming:
            incoming.write(PLAIN)
    before, size = bodies(store), (tmp_path / "a.db").stat().st_size
    make_room(full, store)
    after = bodies(store)
    assert {where for where in before if before[where] != after[where]} == {("head", 0)}
    assert (tmp_path / "a.db").stat().st_size > 1.9 * size
    assert (tmp_path / "a.db-wal").stat().st_size == 0
    for passphrase in (ANA, BEN):
        drawer = opened(store, passphrase)
        assert (drawer.room().small, drawer.room().large) == (2 * SHAPE.small, 2 * SHAPE.large)
        keep(drawer, more=os.urandom(80 * 4_000))
        assert drawer.read("plan") == PLAIN
        drawer.reseal()
        assert len(drawer.read("more") or b"") == 80 * 4_000
    store.close()


def test_more_room_asked_for_twice_by_two_tabs_is_given_twice() -> None:
    drawer = anas()
    store = store_of(drawer)
    make_room(drawer, store)
    make_room(drawer, store)  # this tab still knows the first shape
    assert Head.unpack(store.head()).shape == Shape(4 * SHAPE.small, 4 * SHAPE.large)
    assert len([where for where in bodies(store) if where[0] == "small"]) == 2 * 4 * SHAPE.small


def test_no_room_on_the_disk_for_more_room_leaves_everything_as_it_was(tmp_path: Path) -> None:
    drawer = anas_at(tmp_path / "a.db")
    store = store_of(drawer)
    keep(drawer, plan=PLAIN)
    before = bodies(store)
    [pages] = store._connection().execute("PRAGMA page_count").fetchone()
    store._connection().execute(f"PRAGMA max_page_count={pages + 10}")
    with pytest.raises(NotSaved):
        make_room(drawer, store)
    assert bodies(store) == before
    keep(opened(store), plan=b"still works")
    store.close()


def test_room_has_an_end_before_the_head_refuses_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(care, "SLOTS", range(1, 100))
    drawer = anas()
    with pytest.raises(NotSaved):
        make_room(drawer, store_of(drawer))
    assert unlock(store_of(drawer), ANA) is not None


def test_after_erasing_nothing_opens_and_no_row_is_what_it_was(tmp_path: Path) -> None:
    full, weather = both(anas_at(tmp_path / "a.db", recovery=WORDS))
    store = store_of(full)
    keep(full, plan=PLAIN)
    before = bodies(store)
    erase(full, store)
    assert changed(before, bodies(store)) == before.keys() - {("head", 0)}
    assert [unlock(store, passphrase) for passphrase in (ANA, BEN, WORDS)] == [None] * 3
    for drawer in (full, weather):
        with pytest.raises(Damaged):
            drawer.names()
    store.close()
    whole = (tmp_path / "a.db").read_bytes()
    assert not any(body in whole for where, body in before.items() if where[0] != "head")
    assert not (tmp_path / "a.db-wal").exists()


def test_erasing_knows_the_room_that_was_made_since() -> None:
    drawer = anas()
    store = store_of(drawer)
    make_room(drawer, store)
    keep(opened(store), plan=os.urandom(100 * 4_000))
    before = bodies(store)
    erase(drawer, store)
    assert changed(before, bodies(store)) == before.keys() - {("head", 0)}


class _Stop(Exception):
    pass


def test_the_key_slots_are_on_the_disk_before_anything_else_is_erased(monkeypatch: pytest.MonkeyPatch) -> None:
    drawer = anas()
    store, settled = store_of(drawer), list[bool]()
    monkeypatch.setattr(SqliteStore, "settle", lambda _, *, flush=False: settled.append(flush))

    def stop(*arguments: object) -> None:
        raise _Stop

    monkeypatch.setattr(care, "_noise", stop)
    before = bodies(store)
    with pytest.raises(_Stop):
        erase(drawer, store)
    assert settled == [True]
    assert changed(before, bodies(store)) == {("key", n) for n in range(8)} | {("small", 0), ("small", 1)}
    assert unlock(store, ANA) is None


def test_a_passphrase_change_that_another_tab_had_begun_cannot_put_a_key_back(monkeypatch: pytest.MonkeyPatch) -> None:
    full, weather = both(anas())
    store = store_of(full)

    def meanwhile(store: SqliteStore, size: Size, numbers: range) -> None:
        for drawer in (full, weather):
            with pytest.raises(Damaged):
                change_passphrase(drawer, NEW)

    monkeypatch.setattr(care, "_noise", meanwhile)
    erase(full, store)
    assert unlock(store, NEW) is None


def test_erasing_that_could_not_be_saved_is_said_so_and_everything_opens() -> None:
    drawer = anas()
    store = store_of(drawer)
    before = bodies(store)
    store._connection().execute("PRAGMA query_only=1")
    with pytest.raises(NotSaved):
        erase(drawer, store)
    assert bodies(store) == before
    assert unlock(store, ANA) is not None
