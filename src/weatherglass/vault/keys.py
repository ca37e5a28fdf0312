"""Passphrases and the eight key slots: one Argon2id, eight trial openings, the same work for right, weather and wrong.

Not protected: a weak passphrase can be guessed by someone who has the file, one Argon2id a guess.
"""

from __future__ import annotations

import os
import struct
import unicodedata
from typing import Final

import msgspec
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from weatherglass.vault.layout import HALF, KEY_SLOTS, Clothes, DrawerKey, Head, MasterKey, Passphrase
from weatherglass.vault.seal import OVERHEAD, NotOurs, place, seal, unseal
from weatherglass.vault.store import Store

LONGEST: Final = 1_024
_INSIDE: Final = struct.Struct("<32sB31x")
KEY_BODY: Final = _INSIDE.size + OVERHEAD


class Opened(msgspec.Struct, frozen=True):
    """What a right passphrase gives: which drawer, its key, its clothes, and the key slot that opened."""

    drawer: int
    key: DrawerKey
    clothes: Clothes
    slot: int

    def __repr__(self) -> str:
        """Say nothing of the key: a trace may print this."""
        return "Opened(...)"


def uniform(passphrase: Passphrase) -> bytes:
    """One spelling for what looks the same: NFKC, no capitals, single spaces (phones capitalise and add spaces by themselves)."""
    # Half of a surrogate pair must not end in an error that carries the passphrase.
    return " ".join(unicodedata.normalize("NFKC", passphrase).casefold().split()).encode(errors="surrogatepass")


def master(passphrase: Passphrase, head: Head) -> MasterKey:
    """Argon2id (RFC 9106) of the uniform passphrase under the vault's salt and cost: 32 bytes."""
    cost = head.cost
    kdf = Argon2id(salt=head.salt, length=32, iterations=cost.passes, lanes=cost.lanes, memory_cost=cost.memory)
    return MasterKey(kdf.derive(uniform(passphrase)))


def master_of_new(passphrase: Passphrase, head: Head) -> MasterKey:
    """`master` for a passphrase that is being set. Raises ValueError for one that `unlock` would refuse: see `weakness`."""
    if not uniform(passphrase) or len(passphrase) > LONGEST:
        raise ValueError("this could never be opened again")
    return master(passphrase, head)


def half(drawer: int) -> range:
    """Return the key slots that belong to a drawer: 0-3 or 4-7."""
    return range(drawer * HALF, (drawer + 1) * HALF)


def key_body(key: MasterKey, head: Head, slot: int, drawer_key: DrawerKey, clothes: Clothes) -> bytes:
    """Seal a drawer key into the body of one key slot: KEY_BODY bytes."""
    return seal(key, place(head.salt, "K", slot // HALF, slot), _INSIDE.pack(drawer_key, clothes))


def empty_key_body() -> bytes:
    """Make a key slot that nobody can open, and that looks like every other."""
    return os.urandom(KEY_BODY)


def try_all(key: MasterKey, head: Head, bodies: list[bytes]) -> Opened | None:
    """Try all eight key slots, always: no early exit, so that the time tells nothing."""
    found: Opened | None = None
    for slot, body in enumerate(bodies[:KEY_SLOTS]):
        try:
            drawer_key, clothes = _INSIDE.unpack(unseal(key, place(head.salt, "K", slot // HALF, slot), body))
        except NotOurs:
            continue
        found = Opened(slot // HALF, DrawerKey(drawer_key), Clothes(clothes), slot)
    return found


def unlock(store: Store, passphrase: Passphrase) -> Opened | None:
    """Open a drawer with a passphrase or recovery words; None if it opens nothing. Raises NoFile, BadHead.

    Longer than LONGEST characters is cut for the work and opens nothing, at the same price.
    """
    head = Head.unpack(store.head())
    opened = try_all(master(Passphrase(passphrase[:LONGEST]), head), head, store.keys())
    return opened if len(passphrase) <= LONGEST else None
