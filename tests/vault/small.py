"""Small, cheap vaults for the tests, and what can be seen of them from outside."""

from __future__ import annotations

import random
from pathlib import Path

from people import ANA, BEN, CHEAP, opened

from weatherglass.vault import (
    Clothes,
    Drawer,
    Passphrase,
    Shape,
    Size,
    SqliteStore,
    create,
    create_in_memory,
    set_up_other,
)
from weatherglass.vault.layout import DRAWERS, KEY_SLOTS

SHAPE = Shape(64, 16)
PLAIN = bytes(range(256)) * 40
"""10,240 bytes that compress well."""


def noise(size: int) -> bytes:
    """Bytes that do not compress, the same each time."""
    return random.Random(size).randbytes(size)


def store_of(drawer: Drawer) -> SqliteStore:
    assert isinstance(drawer.store, SqliteStore)
    return drawer.store


def anas(shape: Shape = SHAPE) -> Drawer:
    """Open Ana's drawer in a new vault in memory."""
    return opened(create_in_memory(ANA, shape=shape, cost=CHEAP))


def anas_at(path: Path, shape: Shape = SHAPE, recovery: Passphrase | None = None) -> Drawer:
    """Open Ana's drawer in a new file."""
    create(path, ANA, recovery=recovery, shape=shape, cost=CHEAP)
    return opened(SqliteStore(path))


def both(drawer: Drawer) -> tuple[Drawer, Drawer]:
    """Set up the weather drawer that Ben has the passphrase of."""
    weather = set_up_other(drawer, store_of(drawer), BEN)
    assert weather.clothes is Clothes.WEATHER
    return drawer, weather


def keep(drawer: Drawer, **documents: bytes) -> None:
    with drawer.change() as change:
        for name, data in documents.items():
            change.write(name, data)


def bodies(store: SqliteStore) -> dict[tuple[str, int], bytes]:
    """All bodies of all tables, by table and row."""
    db = store._connection()
    return {
        (table, number): body
        for table in ("head", "key", "small", "large")
        for number, body in db.execute(f"SELECT n, body FROM {table}")
    }


def changed(before: dict[tuple[str, int], bytes], after: dict[tuple[str, int], bytes]) -> set[tuple[str, int]]:
    assert before.keys() == after.keys()
    return {where for where, body in before.items() if after[where] != body}


def belongs_to(drawer: int, where: tuple[str, int]) -> bool:
    """Whether a row is of this drawer's half, by docs/format.md."""
    table, number = where
    if table == "key":
        return number // (KEY_SLOTS // DRAWERS) == drawer
    return table != "head" and number % DRAWERS == drawer


def rows(shape: Shape, drawer: int, size: Size) -> list[int]:
    return [DRAWERS * slot + drawer for slot in range(shape.count(size))]


def put_rows(store: SqliteStore, where: dict[int, bytes]) -> None:
    with store.change() as writing:
        writing.put(Size.SMALL, where)


def swap_rows(drawer: Drawer, one: int, two: int) -> None:
    store = store_of(drawer)
    first, second = store.read(Size.SMALL, [one, two])
    put_rows(store, {one: second, two: first})
