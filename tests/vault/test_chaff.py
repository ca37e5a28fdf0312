"""Sealed slots cannot be told from noise: five measures of a body, by the area under the curve (ties shared)."""

from __future__ import annotations

import os
import struct
import time
from collections.abc import Callable

import numpy as np
import pytest
from numpy.typing import NDArray
from vault.small import anas

from weatherglass.vault.drawer import Slots
from weatherglass.vault.layout import Size

Bodies = list[bytes]
SMALL = Size.SMALL.value
LOW, HIGH = 0.46, 0.54
"""An area of chance with 3,000 a class has a deviation of 0.0075: five of them reach a bound once in a million runs."""


def measures(bodies: Bodies) -> dict[str, NDArray[np.float64]]:
    """Five numbers for each body; the last two look at its first 44 bytes alone, where random, nonce and commitment lie."""
    table = np.frombuffer(b"".join(bodies), np.uint8).reshape(len(bodies), -1)
    counts = np.stack([np.bincount(body, minlength=256) for body in table])
    first = table[:, :44].astype(np.float64)
    return {
        "mean": table.mean(axis=1),
        "chi-square": (counts.astype(np.float64) ** 2).sum(axis=1),
        "zero bytes": (table == 0).sum(axis=1).astype(np.float64),
        "mean of the first 44": first.mean(axis=1),
        "zero bytes in the first 44": (first == 0).sum(axis=1).astype(np.float64),
    }


def area(one: NDArray[np.float64], other: NDArray[np.float64]) -> float:
    """Area under the curve with mid-ranks (Mann and Whitney 1947): 0.5 where nothing can be told, ties or not."""
    values, where, counts = np.unique(np.concatenate([one, other]), return_inverse=True, return_counts=True)
    ranks = (np.cumsum(counts) - (counts - 1) / 2)[where]
    assert len(values)
    return float((ranks[: len(one)].sum() - len(one) * (len(one) + 1) / 2) / (len(one) * len(other)))


def told_apart(bodies: Bodies) -> dict[str, float]:
    """Measures that tell these bodies from noise, with their areas."""
    noise = measures([os.urandom(SMALL) for _ in bodies])
    areas = {name: area(values, noise[name]) for name, values in measures(bodies).items()}
    return {name: found for name, found in areas.items() if not LOW <= found <= HIGH}


def sealed(count: int) -> Bodies:
    slots = anas().slots
    return [slots.body(Size.SMALL, number % 64, number, b"the same words every time") for number in range(count)]


def test_ties_count_half() -> None:
    same = np.zeros(50)
    assert area(same, same) == 0.5
    assert area(np.ones(50), same) == 1.0


def test_sealed_slots_look_like_noise() -> None:
    assert told_apart(sealed(3_000)) == {}


def test_empty_slots_and_slots_that_were_given_back_look_like_noise() -> None:
    assert told_apart(list(anas().slots.noise(Size.SMALL, range(3_000)).values())) == {}


def _counter_nonce(bodies: Bodies) -> Bodies:
    return [body[:16] + struct.pack("<Q4x", number) + body[28:] for number, body in enumerate(bodies)]


def _zero_block(bodies: Bodies) -> Bodies:
    return [body[:2_000] + bytes(16) + body[2_016:] if number % 4 == 0 else body for number, body in enumerate(bodies)]


def _like_fernet(bodies: Bodies) -> Bodies:
    return [b"\x80" + struct.pack(">Q", int(time.time())) + body[9:] for body in bodies]


def _magic(bodies: Bodies) -> Bodies:
    return [b"WG\x01\x00" + body[4:] for body in bodies]


def _no_cipher(bodies: Bodies) -> Bodies:
    return [body[:60] + b"the same words every time".ljust(SMALL - 76, b"\0") + body[-16:] for body in bodies]


SABOTAGE: dict[str, Callable[[Bodies], Bodies]] = {
    "a counter for a nonce": _counter_nonce,
    "a block of zeros in every fourth": _zero_block,
    "a head as Fernet has": _like_fernet,
    "magic bytes": _magic,
    "no cipher": _no_cipher,
}


@pytest.mark.parametrize("spoil", SABOTAGE.values(), ids=SABOTAGE)
def test_what_would_give_a_slot_away_is_caught(spoil: Callable[[Bodies], Bodies]) -> None:
    assert told_apart(spoil([os.urandom(SMALL) for _ in range(1_000)]))


def test_noise_of_another_kind_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Slots, "noise", lambda _, size, slots: dict.fromkeys(slots, bytes(size.value)))
    assert told_apart(list(anas().slots.noise(Size.SMALL, range(200)).values()))
