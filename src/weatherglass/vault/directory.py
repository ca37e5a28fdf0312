"""The table of contents of a drawer: which document lies in which slots. Pure functions over a frozen struct.

Not protected: the number of slots in use cannot be told from outside, but a session in the drawer can tell it.
"""

from __future__ import annotations

import secrets
import struct
from collections.abc import Iterable
from typing import Final

import msgspec

from weatherglass.vault.layout import Clothes, Size
from weatherglass.vault.seal import OVERHEAD

GENERATION: Final = struct.Struct("<Q")
SMALL_ROOM: Final = Size.SMALL.value - OVERHEAD - GENERATION.size
LARGE_ROOM: Final = Size.LARGE.value - OVERHEAD - GENERATION.size
ROOT: Final = 0
_ADVICE: Final = "You can make room under More. That makes the file on this computer larger, and someone who looks can see that."


class VaultFull(Exception):
    """There is no slot left in this drawer."""

    def __init__(self, size: Size, clothes: Clothes = Clothes.FULL) -> None:
        self.size = size
        said = f"There is no room left for {'more words' if size is Size.SMALL else 'this file'}."
        super().__init__(f"{said} {_ADVICE}" if clothes is Clothes.FULL else said)


class Place(msgspec.Struct, frozen=True, array_like=True):
    """Where a document lies: its slots in order, its sealed length in bytes, the generation in which it was written."""

    slots: tuple[int, ...]
    size: int
    generation: int


class Large(msgspec.Struct, frozen=True, array_like=True):
    """Where a large file lies: its slots, a generation drawn at random, its length, the compressed length of each frame."""

    slots: tuple[int, ...]
    generation: int
    size: int
    frames: tuple[int, ...]
    sha256: bytes


class Directory(msgspec.Struct, frozen=True):
    """All that a drawer holds. ``rest`` are the slots in which the directory itself goes on after the root."""

    generation: int = 0
    rest: tuple[int, ...] = ()
    small: dict[str, Place] = {}
    large: dict[str, Large] = {}
    keys: dict[int, str] = {}
    """Key slots of this half that are in use, with what each is for: ``passphrase`` or ``recovery``."""


def used(directory: Directory, size: Size) -> set[int]:
    """Slots that hold something."""
    if size is Size.LARGE:
        return {slot for large in directory.large.values() for slot in large.slots}
    return {ROOT, *directory.rest, *(slot for small in directory.small.values() for slot in small.slots)}


def free(directory: Directory, size: Size, count: int, taken: Iterable[int] = ()) -> list[int]:
    """Slots that hold nothing, of the ``count`` that the drawer has."""
    busy = used(directory, size).union(taken)
    return [slot for slot in range(count) if slot not in busy]


def choose(candidates: list[int], wanted: int, size: Size) -> tuple[int, ...]:
    """Take ``wanted`` slots at random, so that where things lie tells nothing of their order. Raises VaultFull."""
    if wanted > len(candidates):
        raise VaultFull(size)
    return tuple(secrets.SystemRandom().sample(candidates, wanted))


def pieces(size: int, room: int) -> int:
    """How many slots of ``room`` bytes a length takes; at least one."""
    return max(1, -(-size // room))
