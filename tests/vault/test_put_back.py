"""Rows that were put back to an older copy, changed places, came from another vault or are missing: all are damage."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from vault.small import SHAPE, anas, keep, put_rows, rows, store_of, swap_rows

from weatherglass.vault import Damaged, Drawer, Size
from weatherglass.vault.drawer import Slots


def test_one_slot_put_back_to_an_older_copy_is_damage() -> None:
    drawer, store = (made := anas()), store_of(made)
    keep(drawer, plan=b"what was said first", other=b"y")
    [number] = drawer.slots.rows(drawer.directory().small["plan"].slots)
    [old] = store.read(Size.SMALL, [number])
    keep(drawer, plan=b"what was said last")
    put_rows(store, {number: old})
    with pytest.raises(Damaged, match="The rest is still there"):
        drawer.read("plan")
    assert drawer.read("other") == b"y"


def test_a_root_put_back_to_an_older_copy_is_damage_for_what_changed_since() -> None:
    drawer, store = (made := anas()), store_of(made)
    keep(drawer, plan=b"first", other=b"y")
    [number] = drawer.slots.rows([0])
    [old] = store.read(Size.SMALL, [number])
    keep(drawer, plan=b"last")
    put_rows(store, {number: old})
    with pytest.raises(Damaged):
        drawer.read("plan")
    assert drawer.read("other") == b"y"


def test_without_generations_an_older_copy_would_be_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    drawer, store = (made := anas()), store_of(made)
    monkeypatch.setattr(Slots, "joined", _join_any)  # sabotage
    keep(drawer, plan=b"first")
    [number] = drawer.slots.rows(drawer.directory().small["plan"].slots)
    [old] = store.read(Size.SMALL, [number])
    keep(drawer, plan=b"later")
    put_rows(store, {number: old})
    assert drawer.read("plan") == b"first"


def _join_any(slots: Slots, size: Size, numbers: tuple[int, ...], bodies: Iterable[bytes], generation: int) -> bytes:
    return b"".join(slots.plain(size, n, body)[1] for n, body in zip(numbers, bodies, strict=True))


def test_two_slots_that_change_places_are_damage() -> None:
    drawer = anas()
    keep(drawer, plan=b"x", other=b"y")
    places = drawer.directory().small
    swap_rows(drawer, *(drawer.slots.rows(places[name].slots)[0] for name in ("plan", "other")))
    for name in ("plan", "other"):
        with pytest.raises(Damaged):
            drawer.read(name)


def test_drawers_that_change_places_are_damage() -> None:
    drawer, store = (made := anas()), store_of(made)
    keep(drawer, plan=b"x")
    halves = [store.read(Size.SMALL, rows(SHAPE, half, Size.SMALL)) for half in (0, 1)]
    for half in (0, 1):
        put_rows(store, dict(zip(rows(SHAPE, half, Size.SMALL), halves[1 - half], strict=True)))
    with pytest.raises(Damaged):
        drawer.read("plan")


def test_slots_of_another_vault_of_the_same_person_are_damage() -> None:
    one, two = anas(), anas()
    for drawer in (one, two):
        keep(drawer, plan=b"x")
    put_rows(store_of(one), dict(enumerate(store_of(two).read(Size.SMALL, range(128)))))
    with pytest.raises(Damaged):
        one.read("plan")


def test_another_vault_with_the_same_key_would_not_open_either() -> None:
    one, two = anas(), anas()
    keep(one, plan=b"x")
    stolen = Drawer(store_of(two), one.slots.opened)
    put_rows(store_of(two), dict(enumerate(store_of(one).read(Size.SMALL, range(128)))))
    with pytest.raises(Damaged):
        stolen.read("plan")


def test_rows_that_are_missing_are_damage() -> None:
    drawer = anas()
    keep(drawer, plan=b"x")
    store_of(drawer)._connection().execute("DELETE FROM small")
    with pytest.raises(Damaged):
        drawer.read("plan")
