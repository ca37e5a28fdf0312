"""Documents in a drawer: kept, grown, shrunk, forgotten, merged, and read while another writes."""

from __future__ import annotations

import threading
import traceback
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from people import ANA, CHEAP, opened
from vault.small import PLAIN, SHAPE, anas, anas_at, bodies, changed, keep, noise, store_of, swap_rows

from weatherglass.vault import Damaged, Drawer, NotSaved, Shape, Size, SqliteStore, create_in_memory, unlock
from weatherglass.vault.directory import SMALL_ROOM
from weatherglass.vault.drawer import Slots
from weatherglass.vault.layout import row

NAMES = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30)


def test_a_document_is_read_as_it_was_written() -> None:
    drawer = anas()
    keep(drawer, **{"days/2026-11": PLAIN, "plan": b""})
    assert drawer.read("days/2026-11") == PLAIN
    assert drawer.read("plan") == b""
    assert drawer.read("settings") is None
    assert drawer.read_many(["plan", "settings"]) == {"plan": b""}
    assert drawer.names() == ("days/2026-11", "plan")
    assert drawer.names("days/") == ("days/2026-11",)


def test_it_is_there_after_the_program_has_ended(tmp_path: Path) -> None:
    drawer = anas_at(tmp_path / "a.db")
    keep(drawer, plan=PLAIN)
    store_of(drawer).close()
    assert opened(SqliteStore(tmp_path / "a.db")).read("plan") == PLAIN


@pytest.mark.parametrize("sizes", [(10, 30_000, 10), (30_000, 10, 30_000), (SMALL_ROOM, SMALL_ROOM + 1, SMALL_ROOM - 1)])
def test_a_document_grows_and_shrinks_and_gives_its_slots_back(sizes: tuple[int, ...]) -> None:
    drawer = anas()
    keep(drawer, other=PLAIN)
    free = drawer.room().small_free
    for size in sizes:
        keep(drawer, plan=noise(size))
        assert drawer.read("plan") == noise(size)
    with drawer.change() as change:
        change.delete("plan")
        change.delete("never there")
    assert drawer.read("plan") is None
    assert drawer.read("other") == PLAIN
    assert drawer.room().small_free == free


def test_a_slot_that_is_given_back_holds_nothing_that_opens() -> None:
    drawer = anas()
    keep(drawer, plan=noise(20_000))
    slots = drawer.directory().small["plan"].slots
    with drawer.change() as change:
        change.delete("plan")
    for slot in slots:
        with pytest.raises(Damaged):
            _open_slot(drawer, slot)


def _open_slot(drawer: Drawer, slot: int) -> bytes:
    [body] = drawer.store.read(Size.SMALL, [row(drawer.slots.opened.drawer, slot)])
    return drawer.slots.plain(Size.SMALL, slot, body)[1]


def test_a_slot_that_is_given_back_without_noise_would_be_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Slots, "noise", lambda *_: {})  # sabotage: freed slots keep what they hold
    drawer = anas()
    keep(drawer, plan=b"words")
    [slot] = drawer.directory().small["plan"].slots
    with drawer.change() as change:
        change.delete("plan")
    assert _open_slot(drawer, slot)


def test_a_directory_of_many_names_spans_slots_and_shrinks_again() -> None:
    drawer = anas(Shape(400, 1))
    names = [f"{number}/{noise(40 + number).hex()[:40]}" for number in range(300)]
    for start in range(0, 300, 50):
        keep(drawer, **dict.fromkeys(names[start : start + 50], b"x"))
    spans = len(drawer.directory().rest)
    assert spans >= 2
    assert drawer.names() == tuple(sorted(names))
    assert drawer.room().small_free == 400 - 1 - spans - 300
    with drawer.change() as change:
        for name in names[5:]:
            change.delete(name)
    assert drawer.directory().rest == ()
    assert drawer.room().small_free == 400 - 1 - 5
    assert drawer.read_many(names) == dict.fromkeys(names[:5], b"x")


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.dictionaries(NAMES, st.none() | st.binary(max_size=9_000), max_size=8), max_size=6))
def test_whatever_is_written_and_deleted_the_drawer_holds_the_last_of_it(steps: list[dict[str, bytes | None]]) -> None:
    drawer, expected = anas(), dict[str, bytes]()
    for step in steps:
        with drawer.change() as change:
            for name, data in step.items():
                if data is None:
                    change.delete(name)
                    expected.pop(name, None)
                else:
                    change.write(name, data)
                    expected[name] = data
    assert drawer.read_many(drawer.names()) == expected
    inside = drawer.directory()
    every = [slot for place in inside.small.values() for slot in place.slots] + list(inside.rest) + [0]
    assert len(every) == len(set(every)), "no slot holds two things"


def test_two_that_write_at_once_lose_nothing() -> None:
    drawer = anas(Shape(200, 1))

    def write(who: str) -> None:
        mine = opened(store_of(drawer))
        for number in range(40):
            keep(mine, **{f"{who}/{number}": noise(number)})

    threads = [threading.Thread(target=write, args=(who,)) for who in ("one", "two")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert drawer.read_many(drawer.names()) == {f"{who}/{n}": noise(n) for who in ("one", "two") for n in range(40)}


def test_an_error_inside_a_change_leaves_everything_as_it_was() -> None:
    drawer = anas()
    keep(drawer, plan=b"before")
    before = bodies(store_of(drawer))
    with pytest.raises(ZeroDivisionError), drawer.change() as change:  # noqa: PT012  # the error comes after the writes
        change.write("plan", b"after")
        raise ZeroDivisionError
    assert bodies(store_of(drawer)) == before


def test_a_change_inside_a_change_is_refused_before_it_can_tear_the_outer_one() -> None:
    drawer = anas()
    keep(drawer, plan=b"before")
    with drawer.change() as outer:
        outer.write("plan", b"outer")
        with pytest.raises(RuntimeError), drawer.change():
            raise AssertionError
    assert drawer.read("plan") == b"outer"


def test_a_change_that_changes_nothing_writes_nothing() -> None:
    drawer = anas()
    before = bodies(store_of(drawer))
    with drawer.change() as change:
        assert change.read("plan") is None
    assert bodies(store_of(drawer)) == before


def test_a_save_touches_only_the_slots_it_must() -> None:
    drawer = anas()
    keep(drawer, plan=b"x", other=b"y")
    before = bodies(store_of(drawer))
    keep(drawer, plan=b"z")
    slots = (0, *drawer.directory().small["plan"].slots)
    assert changed(before, bodies(store_of(drawer))) == {("small", number) for number in drawer.slots.rows(slots)}


def test_two_tabs_are_merged_and_neither_is_lost() -> None:
    drawer = anas()
    one, two = opened(store_of(drawer)), opened(store_of(drawer))
    keep(one, plan=b"one")
    keep(two, days=b"two")
    assert one.read_many(["plan", "days"]) == {"plan": b"one", "days": b"two"}


def _read_while_writing(drawer: Drawer) -> list[Exception]:
    wrong: list[Exception] = []
    done = threading.Event()

    def read() -> None:
        reader = opened(store_of(drawer))
        while not done.is_set():
            try:
                found = reader.read_many(["a", "b"])
                if found["a"] != found["b"]:
                    wrong.append(AssertionError())
            except Damaged as error:
                wrong.append(error)

    threads = [threading.Thread(target=read) for _ in range(3)]
    for thread in threads:
        thread.start()
    for number in range(150):
        keep(drawer, a=noise(number), b=noise(number))
    done.set()
    for thread in threads:
        thread.join()
    return wrong


def test_who_reads_while_another_tab_writes_sees_one_state() -> None:
    drawer = anas()
    keep(drawer, a=b"", b=b"")
    assert _read_while_writing(drawer) == []


def test_reading_in_two_looks_would_call_a_whole_vault_damaged() -> None:
    drawer = anas()
    keep(drawer, plan=b"x")
    reader = opened(store_of(drawer))
    first = reader.directory()
    keep(drawer, plan=b"y")
    with pytest.raises(Damaged):  # what `reading` prevents
        reader.slots.get(reader.store, Size.SMALL, first.small["plan"].slots, first.small["plan"].generation)


def test_errors_carry_no_word_that_was_written() -> None:
    secret = "he broke the blue lamp"
    drawer = anas(Shape(8, 1))
    keep(drawer, plan=secret.encode())
    swap_rows(drawer, drawer.slots.rows([0])[0], drawer.slots.rows([5])[0])
    failing: list[Callable[[], object]] = [
        lambda: drawer.read("plan"),
        lambda: keep(drawer, **{secret: secret.encode()}),
        lambda: keep(anas(Shape(4, 1)), **{secret: noise(90_000) + secret.encode()}),
        lambda: create_in_memory(type(ANA)(secret * 99), shape=SHAPE, cost=CHEAP),
        lambda: unlock(SqliteStore(None), type(ANA)(secret)),
    ]
    for deed in failing:
        with pytest.raises(Exception, match=r".") as caught:
            deed()
        said = "".join(traceback.format_exception(caught.value))
        assert secret not in said
        assert "lamp" not in said
    assert str(NotSaved()).endswith(".")
