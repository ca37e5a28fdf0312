"""Sealing anew at a lock: every small row of this drawer, whatever was done, and none of the other."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from vault.small import PLAIN, SHAPE, anas, belongs_to, bodies, both, changed, keep, noise, rows, store_of

from weatherglass.vault import Drawer, Size
from weatherglass.vault.drawer import Slots


def test_sealing_anew_changes_every_small_row_of_this_drawer_and_none_of_the_other() -> None:
    full, weather = both(anas())
    store = store_of(full)
    for drawer in (full, weather):
        keep(drawer, plan=PLAIN, many=noise(30_000))
        before = bodies(store)
        drawer.reseal()
        own = {("small", number) for number in rows(SHAPE, drawer.slots.opened.drawer, Size.SMALL)}
        assert changed(before, bodies(store)) == own
        assert drawer.read_many(["plan", "many"]) == {"plan": PLAIN, "many": noise(30_000)}


@pytest.mark.parametrize("saves", [0, 1, 30])
def test_sealing_anew_has_one_shape_whatever_was_done(saves: int) -> None:
    drawer = anas()
    for number in range(saves):
        keep(drawer, **{str(number): b"x"})
    before = bodies(store_of(drawer))
    drawer.reseal()
    assert len(changed(before, bodies(store_of(drawer)))) == SHAPE.small


def test_sealing_anew_without_the_empty_slots_would_show_how_many_are_in_use(monkeypatch: pytest.MonkeyPatch) -> None:
    drawer = anas()
    keep(drawer, plan=b"x")
    before = bodies(store_of(drawer))
    monkeypatch.setattr(Slots, "noise", lambda *_: {})  # sabotage
    drawer.reseal()
    assert len(changed(before, bodies(store_of(drawer)))) == 2


EVERY_DEED: dict[str, Callable[[Drawer], object]] = {
    "write": lambda drawer: keep(drawer, plan=PLAIN),
    "grow": lambda drawer: keep(drawer, plan=noise(60_000)),
    "delete": lambda drawer: keep(drawer, plan=b""),
    "reseal": lambda drawer: drawer.reseal(),
}


@pytest.mark.parametrize("deed", EVERY_DEED.values(), ids=EVERY_DEED)
@pytest.mark.parametrize("whose", [0, 1], ids=["full", "weather"])
def test_nothing_done_in_one_drawer_touches_the_other(deed: Callable[[Drawer], object], whose: int) -> None:
    pair = both(anas())
    keep(pair[1 - whose], plan=b"mine")
    before = bodies(store_of(pair[0]))
    deed(pair[whose])
    touched = changed(before, bodies(store_of(pair[0])))
    assert touched
    assert all(belongs_to(pair[whose].slots.opened.drawer, where) for where in touched)
    assert pair[1 - whose].read("plan") == b"mine"
