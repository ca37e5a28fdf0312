"""The one place that seals and opens: ChaCha20-Poly1305 under a fresh subkey for each write, key-committing.

Not protected: an older copy of a slot opens too (generation numbers in the directory catch that); lengths are not hidden here.
"""

from __future__ import annotations

import hmac
import os
import struct
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

RANDOM: Final = 16
NONCE: Final = 12
COMMITMENT: Final = 32
TAG: Final = 16
OVERHEAD: Final = RANDOM + NONCE + COMMITMENT + TAG
_LABEL: Final = b"weatherglass/1/"
_WHERE: Final = struct.Struct("<BBI")


class NotOurs(Exception):
    """This body does not open under this key, here: another key, another place, or changed bytes."""


def derive(key: bytes, label: str, length: int = 32, salt: bytes | None = None) -> bytes:
    """HKDF-SHA256 (RFC 5869) with a label of its own for each use."""
    return HKDF(SHA256(), length, salt, _LABEL + label.encode()).derive(key)


def place(vault: bytes, kind: str, drawer: int, slot: int) -> bytes:
    """The associated data that ties a body to its place: vault, format version (in the label), kind, drawer, slot."""
    return _LABEL + vault + _WHERE.pack(ord(kind), drawer, slot)


def seal(key: bytes, where: bytes, plain: bytes) -> bytes:
    """Seal ``plain``: random ‖ nonce ‖ commitment ‖ ciphertext ‖ tag, OVERHEAD bytes longer.

    The commitment is the second half of the derived block (Albertini et al. 2022, "How to abuse and fix authenticated
    encryption without key commitment", section 5), so that a body opens under one key only.
    """
    start = os.urandom(RANDOM + NONCE)
    block = derive(key, "slot", 64, start[:RANDOM])
    return start + block[32:] + ChaCha20Poly1305(block[:32]).encrypt(start[RANDOM:], plain, where)


def unseal(key: bytes, where: bytes, body: bytes) -> bytes:
    """Open what ``seal`` made. Raises NotOurs. The work is the same whether it opens or not."""
    if len(body) < OVERHEAD:
        raise NotOurs
    block = derive(key, "slot", 64, body[:RANDOM])
    committed = hmac.compare_digest(block[32:], body[RANDOM + NONCE : RANDOM + NONCE + COMMITMENT])
    try:
        plain = ChaCha20Poly1305(block[:32]).decrypt(body[RANDOM : RANDOM + NONCE], body[OVERHEAD - TAG :], where)
    except InvalidTag:
        raise NotOurs from None
    if not committed:
        raise NotOurs
    return plain
