"""Words that arrive while the vault is locked, kept in memory so that only the drawer they were meant for can open them.

X25519, HKDF-SHA256 and the one seal: a sealed box (RFC 7748, RFC 5869).
Not protected: what is held is gone when the program ends.
"""

from __future__ import annotations

from typing import Final, NewType

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

from weatherglass.vault.layout import DrawerKey
from weatherglass.vault.seal import NotOurs, derive, seal, unseal

HoldKey = NewType("HoldKey", bytes)
"""32 public bytes: enough to keep something for a drawer, not to read it."""
_PUBLIC: Final = 32


def hold_key(key: DrawerKey) -> HoldKey:
    """Make the public half of what a drawer holds words with."""
    return HoldKey(_private(key).public_key().public_bytes_raw())


def hold(public: HoldKey, data: bytes) -> bytes:
    """Seal data for a drawer that is locked."""
    once = X25519PrivateKey.generate()
    mine = once.public_key().public_bytes_raw()
    shared = once.exchange(X25519PublicKey.from_public_bytes(public))
    return mine + seal(derive(shared + mine + public, "hold"), b"hold", data)


def release(key: DrawerKey, held: bytes) -> bytes | None:
    """Open what was held for this drawer, or None where it was for another."""
    private, theirs = _private(key), held[:_PUBLIC]
    try:
        shared = private.exchange(X25519PublicKey.from_public_bytes(theirs))
        return unseal(derive(shared + theirs + hold_key(key), "hold"), b"hold", held[_PUBLIC:])
    except (NotOurs, ValueError):  # a point that X25519 refuses, or too few bytes
        return None


def _private(key: DrawerKey) -> X25519PrivateKey:
    return X25519PrivateKey.from_private_bytes(derive(key, "hold-private"))
