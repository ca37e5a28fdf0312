"""The head: what it says comes back, and a changed one is refused before any work is done."""

from __future__ import annotations

import struct
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from weatherglass.vault import BadHead, Cost, Passphrase, Shape
from weatherglass.vault.keys import master
from weatherglass.vault.layout import Head, row

ORDINARY = Head(bytes(range(32)), Cost(), Shape())


def _head(memory: int = 8, passes: int = 1, lanes: int = 1, small: int = 64, large: int = 16, version: int = 1) -> bytes:
    return struct.pack("<32s6I8x", bytes(32), memory, passes, lanes, small, large, version)


def test_a_head_comes_back_as_it_was() -> None:
    assert Head.unpack(ORDINARY.pack()) == ORDINARY
    assert len(ORDINARY.pack()) == 64


def test_two_heads_differ_in_the_salt_only() -> None:
    assert Head(bytes(32), Cost(), Shape()).pack()[32:] == ORDINARY.pack()[32:]


@pytest.mark.parametrize(
    "body",
    [
        b"",
        ORDINARY.pack() + b"\0",
        _head(version=2),
        _head(memory=7),
        _head(memory=8, lanes=2),
        _head(memory=1 << 21),
        _head(passes=0),
        _head(passes=17),
        _head(lanes=0, memory=64),
        _head(lanes=17, memory=1024),
        _head(small=0),
        _head(large=0),
        _head(small=(1 << 20) + 1),
    ],
)
def test_a_head_that_cannot_be_is_refused(body: bytes) -> None:
    with pytest.raises(BadHead):
        Head.unpack(body)


@given(st.binary(max_size=80) | st.binary(min_size=64, max_size=64))
def test_random_bytes_only_ever_say_bad_head(body: bytes) -> None:
    with suppress(BadHead):
        Head.unpack(body)


@given(st.integers(8, 200), st.integers(1, 3), st.integers(1, 16))
def test_every_cost_that_a_head_may_name_can_be_paid(memory: int, passes: int, lanes: int) -> None:
    with suppress(BadHead):
        assert len(master(Passphrase("ana"), Head.unpack(_head(memory, passes, lanes)))) == 32


def test_the_rows_of_the_drawers_alternate_so_that_growth_moves_none() -> None:
    assert [row(drawer, slot) for slot in range(3) for drawer in (0, 1)] == list(range(6))
