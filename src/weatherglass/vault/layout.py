"""The measures of a vault: sizes of slots, the head, and how drawers share the rows of a store.

Not protected: the head is readable by anyone who has the file; it is the same for everyone but for its salt.
"""

from __future__ import annotations

import enum
import struct
from typing import Final, NewType

import msgspec

Passphrase = NewType("Passphrase", str)
"""What a person types, before it is made uniform."""
MasterKey = NewType("MasterKey", bytes)
"""32 bytes from Argon2id; opens key slots and nothing else."""
DrawerKey = NewType("DrawerKey", bytes)
"""32 random bytes; seals everything in one drawer."""

VERSION: Final = 1
DRAWERS: Final = 2
KEY_SLOTS: Final = 8
HALF: Final = KEY_SLOTS // DRAWERS
HEAD_SIZE: Final = 64
# A changed file must not be able to ask for all the memory of the machine.
_MEMORY: Final = range(8, (1 << 20) + 1)
_PASSES: Final = range(1, 17)
_LEAST_PER_LANE: Final = 8
"""KiB; RFC 9106, section 3.1."""
SLOTS: Final = range(1, (1 << 20) + 1)
"""How many slots of one size a drawer may have."""
_HEAD: Final = struct.Struct("<32sIIIIII8x")


class Size(enum.Enum):
    """The two sizes of slot, in bytes of a sealed body: one SQLite page each, or 64 KiB."""

    SMALL = 4_000
    LARGE = 65_536


class Clothes(enum.IntEnum):
    """What a drawer looks like when it is opened: everything, or a plain weather diary."""

    FULL = 1
    WEATHER = 2


class Cost(msgspec.Struct, frozen=True):
    """The price of one guess, for Argon2id (RFC 9106): memory in KiB, passes, lanes."""

    memory: int = 128 * 1024
    passes: int = 3
    lanes: int = 4


class Shape(msgspec.Struct, frozen=True):
    """How many slots each of the two drawers has. The default makes a file of about 160 MB, the same for everyone."""

    small: int = 4_096
    large: int = 1_024

    def count(self, size: Size) -> int:
        """Slots of one size in one drawer."""
        return self.small if size is Size.SMALL else self.large


class BadHead(Exception):
    """The file is not one of ours, or comes from a later version."""

    def __init__(self) -> None:
        super().__init__("This file cannot be opened here. It may be another kind of file, or made by a newer version.")


class Head(msgspec.Struct, frozen=True):
    """The clear start of a vault: salt, cost, shape. 64 bytes; see docs/format.md."""

    salt: bytes
    cost: Cost
    shape: Shape

    def pack(self) -> bytes:
        """64 bytes, little-endian."""
        c, s = self.cost, self.shape
        return _HEAD.pack(self.salt, c.memory, c.passes, c.lanes, s.small, s.large, VERSION)

    @classmethod
    def unpack(cls, body: bytes) -> Head:
        """Read 64 bytes back. Raises BadHead; limits keep a changed file from asking for all memory."""
        if len(body) != HEAD_SIZE:
            raise BadHead
        salt, memory, passes, lanes, small, large, version = _HEAD.unpack(body)
        sane = memory in _MEMORY and passes in _PASSES and lanes in _PASSES and small in SLOTS and large in SLOTS
        sane = sane and memory >= _LEAST_PER_LANE * lanes
        if version != VERSION or not sane:
            raise BadHead
        return cls(salt, Cost(memory, passes, lanes), Shape(small, large))


def row(drawer: int, slot: int) -> int:
    """The row of a store in which a drawer's slot lies. The drawers alternate, so that a vault can grow at its end."""
    return DRAWERS * slot + drawer
