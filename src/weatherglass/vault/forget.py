"""Overwrite what Python has let go of but not cleared: keys, names and short words in freed memory.

Not protected: larger pieces (see `launch.harden`), swap, and what some part of the program still holds. Best effort.
"""

from __future__ import annotations

from typing import Final

_SMALL: Final = 512
"""Bytes up to which CPython keeps objects in pools of its own (Objects/obmalloc.c), where a freed one keeps its content."""
_STEP: Final = 8
_EACH: Final = 300


def forget() -> None:
    """Fill the free places of Python's pools with zeros: call it after a lock, when no drawer is held any more. A few ms."""
    zeros = [bytes(size) for size in range(0, _SMALL - 32, _STEP) for _ in range(_EACH)]
    del zeros
