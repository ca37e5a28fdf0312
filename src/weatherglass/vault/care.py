"""What a person does to the vault itself: change the passphrase, recovery words, the other drawer, more room, erasing.

Not protected: old copies of the file (backups, a synced folder) still open with the old passphrase.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from typing import Final

import msgspec

from weatherglass.vault.birth import set_up
from weatherglass.vault.directory import ROOT
from weatherglass.vault.drawer import Drawer
from weatherglass.vault.keys import empty_key_body, half, key_body, master_of_new, unlock
from weatherglass.vault.layout import DRAWERS, KEY_SLOTS, SLOTS, Clothes, Head, Passphrase, Shape, Size, row
from weatherglass.vault.sqlite import SqliteStore
from weatherglass.vault.store import NotSaved, Store

_BATCH: Final = 128


class NotFromHere(Exception):
    """This can be done in full clothes only."""

    def __init__(self) -> None:
        super().__init__("This cannot be done here.")


class AlreadyUsed(Exception):
    """This passphrase opens something already."""

    def __init__(self) -> None:
        super().__init__("That passphrase is in use here already. Choose another.")


def change_passphrase(drawer: Drawer, new: Passphrase) -> None:
    """Rewrite the key slot that the passphrase opens; the data stay as they are. Raises AlreadyUsed, NotSaved."""
    _put_secret(drawer, new, "passphrase")


def set_recovery(drawer: Drawer, words: Passphrase) -> None:
    """Give the drawer recovery words, in place of any that it had. Raises AlreadyUsed, NotSaved."""
    _put_secret(drawer, words, "recovery")


def drop_recovery(drawer: Drawer) -> None:
    """Overwrite the key slot of the recovery words."""
    with drawer.change() as change:
        for number, what in change.directory.keys.items():
            if what == "recovery":
                change.put_key(number, empty_key_body(), "")
    _leave_no_log(drawer.store)


def set_up_other(drawer: Drawer, store: SqliteStore, passphrase: Passphrase) -> Drawer:
    """Set up the other drawer in weather clothes. What was in it is gone. Raises NotFromHere, AlreadyUsed, NotSaved."""
    _only_full(drawer)
    if unlock(store, passphrase) is not None:
        raise AlreadyUsed
    other = 1 - drawer.slots.opened.drawer
    opened = set_up(store, Head.unpack(store.head()), other, Clothes.WEATHER, passphrase, None)
    _leave_no_log(store)  # its length would tell what was done
    return Drawer(store, opened)


def make_room(drawer: Drawer, store: SqliteStore) -> None:
    """Double both drawers. It can be seen from outside that this was done. Raises NotFromHere, NotSaved."""
    _only_full(drawer)
    with store.change() as writing:
        head = Head.unpack(store.head())  # another tab may have made room since this drawer was opened
        shape = Shape(head.shape.small * 2, head.shape.large * 2)
        if shape.small not in SLOTS or shape.large not in SLOTS:
            raise NotSaved
        for size in Size:
            left = DRAWERS * head.shape.count(size)
            for start in range(0, left, _BATCH):
                writing.append(size, [os.urandom(size.value) for _ in range(min(_BATCH, left - start))])
        writing.put_head(msgspec.structs.replace(head, shape=shape).pack())
    _leave_no_log(store)


def erase(drawer: Drawer, store: SqliteStore) -> None:
    """Erase everything, both drawers: key slots first and down to the disk, then the rest. Raises NotFromHere, NotSaved."""
    _only_full(drawer)
    with store.change() as writing:
        for number in range(KEY_SLOTS):
            writing.put_key(number, empty_key_body())
        # Both roots too: a change of passphrase that another tab has begun finds no directory and cannot put its key back.
        writing.put(Size.SMALL, {row(half_of, ROOT): os.urandom(Size.SMALL.value) for half_of in range(DRAWERS)})
    store.settle(flush=True)
    shape = Head.unpack(store.head()).shape
    for size in Size:
        _noise(store, size, range(DRAWERS * shape.count(size)))
    store.settle(flush=True)


def _noise(store: SqliteStore, size: Size, rows: Iterable[int]) -> None:
    every = list(rows)
    for start in range(0, len(every), _BATCH):
        with store.change() as writing:
            writing.put(size, {number: os.urandom(size.value) for number in every[start : start + _BATCH]})


def _put_secret(drawer: Drawer, secret: Passphrase, what: str) -> None:
    if unlock(drawer.store, secret) is not None:
        raise AlreadyUsed
    head, opened = drawer.slots.head, drawer.slots.opened
    key = master_of_new(secret, head)
    with drawer.change() as change:
        number = _slot_for(change.directory.keys, opened.drawer, what)
        change.put_key(number, key_body(key, head, number, opened.key, opened.clothes), what)
    _leave_no_log(drawer.store)  # until the log is written into the file, the old key slot stands there


def _leave_no_log(store: Store) -> None:
    """What was done is committed by now: it must not be said not to be saved. The lock tries again."""
    with suppress(NotSaved):
        store.settle()


def _slot_for(keys: dict[int, str], drawer: int, what: str) -> int:
    """Return the slot that has this use already, else one of this half that has none."""
    have = [number for number, use in keys.items() if use == what]
    return have[0] if have else next(number for number in half(drawer) if number not in keys)


def _only_full(drawer: Drawer) -> None:
    if drawer.clothes is not Clothes.FULL:
        raise NotFromHere
