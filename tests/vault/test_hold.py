"""Words held while the vault is locked: only the drawer they were meant for opens them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from weatherglass.vault.hold import hold, hold_key, release
from weatherglass.vault.layout import DrawerKey

ANAS, BENS = DrawerKey(bytes(32)), DrawerKey(bytes([1]) * 32)


@given(st.binary(max_size=3_000))
def test_what_is_held_is_released_for_its_drawer_and_no_other(data: bytes) -> None:
    held = hold(hold_key(ANAS), data)
    assert release(ANAS, held) == data
    assert release(BENS, held) is None


def test_what_it_is_held_with_does_not_open_it() -> None:
    public = hold_key(ANAS)
    assert release(DrawerKey(bytes(public)), hold(public, b"words")) is None


def test_no_changed_bit_is_released() -> None:
    held = hold(hold_key(ANAS), b"words")
    for bit in range(len(held) * 8):
        flipped = bytearray(held)
        flipped[bit // 8] ^= 1 << bit % 8
        # X25519 passes over the highest bit of a point (RFC 7748, section 5); the derived key does not.
        assert release(ANAS, bytes(flipped)) is None


@given(st.binary(max_size=200) | st.just(bytes(200)))
def test_bytes_that_nobody_held_are_nothing(held: bytes) -> None:
    assert release(ANAS, held) is None


def test_two_of_the_same_words_do_not_look_alike() -> None:
    one, two = (hold(hold_key(ANAS), b"words") for _ in range(2))
    assert one[:32] != two[:32]
    assert one[32:] != two[32:]
