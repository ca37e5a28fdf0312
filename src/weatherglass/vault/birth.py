"""How a vault begins: a file of its full size, random from end to end, then one drawer and one key slot.

Not protected: that there is a vault. Its size is the same for everyone.
"""

from __future__ import annotations

import os
import secrets
import sqlite3
import threading
from contextlib import suppress
from pathlib import Path
from typing import Final

from weatherglass.vault.directory import Directory
from weatherglass.vault.drawer import Slots, write_directory
from weatherglass.vault.keys import Opened, empty_key_body, half, key_body, master_of_new
from weatherglass.vault.layout import DRAWERS, KEY_SLOTS, Clothes, Cost, DrawerKey, Head, Passphrase, Shape, Size
from weatherglass.vault.sqlite import SqliteStore
from weatherglass.vault.store import NotSaved

_BATCH: Final = 128
_BESIDE: Final = ("-wal", "-shm", "-journal")
_one_at_a_time: Final = threading.Lock()
"""A button pressed twice must not have two threads build the same file."""


class AlreadyThere(Exception):
    """There is a file already; it is never overwritten."""

    def __init__(self) -> None:
        super().__init__("There is already a file in this place. It was left as it is.")


def create(
    path: Path, passphrase: Passphrase, *, recovery: Passphrase | None = None, shape: Shape = Shape(), cost: Cost = Cost()
) -> None:
    """Make a vault at ``path``. It appears under its name only when it is whole. Raises AlreadyThere, NotSaved."""
    with _one_at_a_time:
        _create(path, passphrase, recovery, shape, cost)


def _create(path: Path, passphrase: Passphrase, recovery: Passphrase | None, shape: Shape, cost: Cost) -> None:
    if path.exists():
        raise AlreadyThere
    building = path.with_name(path.name + ".new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        building.unlink(missing_ok=True)
        building.touch(mode=0o600)
        store = SqliteStore.building(building)
        try:
            _fill(store, shape)
            furnish(store, passphrase, recovery=recovery, shape=shape, cost=cost)
        finally:
            store.close()
        _flush(building)
        _appear(building, path)
    except (OSError, sqlite3.Error):
        raise NotSaved from None
    finally:
        with suppress(OSError):
            building.unlink(missing_ok=True)


def create_in_memory(passphrase: Passphrase, *, shape: Shape, cost: Cost) -> SqliteStore:
    """Make a vault that is gone when the program ends."""
    store = SqliteStore.in_memory()
    _fill(store, shape)
    furnish(store, passphrase, recovery=None, shape=shape, cost=cost)
    return store


def furnish(store: SqliteStore, passphrase: Passphrase, *, recovery: Passphrase | None, shape: Shape, cost: Cost) -> None:
    """Set up one drawer, drawn at random, in full clothes."""
    head = Head(secrets.token_bytes(32), cost, shape)
    with store.change() as writing:
        writing.put_head(head.pack())
    set_up(store, head, secrets.randbelow(DRAWERS), Clothes.FULL, passphrase, recovery)


def set_up(
    store: SqliteStore, head: Head, drawer: int, clothes: Clothes, passphrase: Passphrase, recovery: Passphrase | None
) -> Opened:
    """Give a drawer a new key, an empty directory and its key slots; whatever was in it can no longer be opened."""
    key = DrawerKey(secrets.token_bytes(32))
    chosen = secrets.SystemRandom().sample(list(half(drawer)), 2)
    wanted = [("passphrase", passphrase)] + ([("recovery", recovery)] if recovery else [])
    roles = {number: what for number, (what, _) in zip(chosen, wanted, strict=False)}
    bodies = {
        number: key_body(master_of_new(secret, head), head, number, key, clothes)
        for number, (_, secret) in zip(chosen, wanted, strict=False)
    }
    with store.change() as writing:
        opened = Opened(drawer, key, clothes, chosen[0])
        for number in half(drawer):
            writing.put_key(number, bodies.get(number, empty_key_body()))
        slots = Slots(store, opened)
        writing.put(Size.SMALL, slots.noise(Size.SMALL, range(head.shape.small)))
        write_directory(slots, writing, Directory(keys=roles))
    return opened


def _fill(store: SqliteStore, shape: Shape) -> None:
    store.begin(bytes(64), [empty_key_body() for _ in range(KEY_SLOTS)])
    for size in Size:
        left = DRAWERS * shape.count(size)
        while left:
            count = min(_BATCH, left)
            with store.change() as writing:
                writing.append(size, [os.urandom(size.value) for _ in range(count)])
            left -= count


def _appear(building: Path, path: Path) -> None:
    """Give the whole file its name. A log that an earlier file left beside it would be written into this one: it goes first."""
    if path.exists():
        raise AlreadyThere
    for ending in _BESIDE:
        path.with_name(path.name + ending).unlink(missing_ok=True)
    building.rename(path)
    with suppress(OSError):  # not every system can flush a folder, and the file stands by now
        _flush(path.parent, os.O_RDONLY)


def _flush(path: Path, how: int = os.O_RDWR) -> None:
    number = os.open(path, how)
    try:
        os.fsync(number)
    finally:
        os.close(number)
