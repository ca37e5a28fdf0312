"""The seal: what was sealed opens in its place, under its key, and nowhere else."""

from __future__ import annotations

import hmac
import os
import secrets

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.ciphers.algorithms import ChaCha20
from hypothesis import given
from hypothesis import strategies as st

from weatherglass.vault import seal as sealing
from weatherglass.vault.seal import NONCE, OVERHEAD, RANDOM, NotOurs, derive, place, seal, unseal

KEY, OTHER = bytes(range(32)), bytes(range(1, 33))
WHERE = place(bytes(32), "S", 0, 7)
PRIME = (1 << 130) - 5
TOP = 1 << 128
CLAMP = 0x0FFFFFFC0FFFFFFC0FFFFFFC0FFFFFFF


@given(st.binary(max_size=5_000))
def test_what_is_sealed_opens_again_and_is_76_bytes_longer(plain: bytes) -> None:
    body = seal(KEY, WHERE, plain)
    assert unseal(KEY, WHERE, body) == plain
    assert len(body) == len(plain) + OVERHEAD == len(plain) + 76


@pytest.mark.parametrize(
    "where",
    [
        place(bytes(31) + b"\1", "S", 0, 7),
        place(bytes(32), "L", 0, 7),
        place(bytes(32), "S", 1, 7),
        place(bytes(32), "S", 0, 8),
        WHERE.replace(b"/1/", b"/2/"),
    ],
    ids=["another vault", "another kind", "another drawer", "another slot", "another version"],
)
def test_it_does_not_open_in_another_place(where: bytes) -> None:
    with pytest.raises(NotOurs):
        unseal(KEY, where, seal(KEY, WHERE, b"ana"))


def test_it_does_not_open_under_another_key() -> None:
    with pytest.raises(NotOurs):
        unseal(OTHER, WHERE, seal(KEY, WHERE, b"ana"))


def test_no_changed_bit_opens() -> None:
    body = seal(KEY, WHERE, b"ana")
    for bit in range(len(body) * 8):
        flipped = bytearray(body)
        flipped[bit // 8] ^= 1 << bit % 8
        with pytest.raises(NotOurs):
            unseal(KEY, WHERE, bytes(flipped))


@given(st.binary(max_size=300))
def test_bytes_that_are_not_ours_only_ever_say_so(body: bytes) -> None:
    with pytest.raises(NotOurs):
        unseal(KEY, WHERE, body)


def test_no_two_writes_look_alike() -> None:
    sealed = [seal(KEY, WHERE, b"ana") for _ in range(500)]
    for part in (slice(0, RANDOM), slice(RANDOM, RANDOM + NONCE), slice(RANDOM + NONCE, 60), slice(60, None)):
        assert len({body[part] for body in sealed}) == len(sealed)


def test_each_use_has_a_key_of_its_own() -> None:
    assert len({derive(KEY, label) for label in ("slot", "session", "hold", "hold-private")}) == 4


def _poly_key(subkey: bytes, nonce: bytes) -> tuple[int, int]:
    stream = Cipher(ChaCha20(subkey, bytes(4) + nonce), None).encryptor().update(bytes(32))
    return int.from_bytes(stream[:16], "little") & CLAMP, int.from_bytes(stream[16:], "little")


def _needed(subkey: bytes, nonce: bytes, tag: int) -> tuple[int, int]:
    """Return r, and what two free ciphertext blocks must add up to (a r^3 + b r^2) for this tag."""
    r, s = _poly_key(subkey, nonce)
    padded = WHERE.ljust(-(-len(WHERE) // 16) * 16, b"\0")
    known = [int.from_bytes(padded[i : i + 16], "little") + TOP for i in range(0, len(padded), 16)]
    lengths = int.from_bytes(len(WHERE).to_bytes(8, "little") + (32).to_bytes(8, "little"), "little") + TOP
    rest = sum(block * pow(r, len(known) + 3 - i, PRIME) for i, block in enumerate(known)) + lengths * r
    return r, ((tag - s) % TOP - rest) % PRIME


def body_for_two_keys() -> bytes:
    """Make what plain ChaCha20-Poly1305 opens under KEY and under OTHER (Albertini et al. 2022; Poly1305 is linear)."""
    while True:
        start, tag = os.urandom(RANDOM + NONCE), secrets.randbits(128)
        blocks = [derive(key, "slot", 64, start[:RANDOM]) for key in (KEY, OTHER)]
        (r, want_r), (q, want_q) = (_needed(block[:32], start[RANDOM:], tag) for block in blocks)
        u, v = want_r * pow(r, -2, PRIME), want_q * pow(q, -2, PRIME)
        a = (u - v) * pow(r - q, -1, PRIME) % PRIME
        b = (u - a * r) % PRIME
        if all(TOP <= block < 2 * TOP for block in (a, b)):
            cipher = b"".join((block - TOP).to_bytes(16, "little") for block in (a, b))
            return start + blocks[0][32:] + cipher + tag.to_bytes(16, "little")


def test_a_body_made_for_two_keys_opens_under_one_only(monkeypatch: pytest.MonkeyPatch) -> None:
    body = body_for_two_keys()
    for key in (KEY, OTHER):
        subkey = derive(key, "slot", 64, body[:RANDOM])[:32]
        assert ChaCha20Poly1305(subkey).decrypt(body[RANDOM:28], body[60:], WHERE), (
            "the craft must be right, or this shows nothing"
        )
    unseal(KEY, WHERE, body)
    with pytest.raises(NotOurs):
        unseal(OTHER, WHERE, body)
    monkeypatch.setattr(hmac, "compare_digest", lambda one, two: True)  # sabotage: no commitment
    assert unseal(OTHER, WHERE, body) != unseal(KEY, WHERE, body)


def test_without_associated_data_a_moved_body_would_open(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sealing, "place", lambda *parts: b"")  # sabotage
    body = seal(KEY, sealing.place(bytes(32), "S", 0, 7), b"ana")
    assert unseal(KEY, sealing.place(bytes(32), "S", 1, 9), body) == b"ana"
