"""What a vault asks of the place that keeps its bytes: rows of equal size, overwritten in place, in transactions.

Not protected: a store sees which rows are written and when. It sees no name, no length and no kind.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Protocol

from weatherglass.vault.layout import Size


class NotSaved(Exception):
    """The store could not commit. Nothing was changed."""

    def __init__(self) -> None:
        super().__init__(
            "This could not be kept: there may be no room left on the disk, or the disk cannot be written. "
            "Nothing that was here before is lost."
        )


class NoFile(Exception):
    """There is no vault where one was expected."""

    def __init__(self) -> None:
        super().__init__("There is nothing here yet.")


class InUse(Exception):
    """Another program has the file open."""

    def __init__(self) -> None:
        super().__init__("This file is open in another program already. Close it there, then try again.")


class Damaged(Exception):
    """Rows are missing, or a slot does not open, or is older than the directory says: the file was changed from outside."""

    def __init__(self) -> None:
        super().__init__(
            "Part of what is kept here cannot be read: the file was damaged or changed from outside. The rest is still there."
        )


class Writing(Protocol):
    """One transaction. It is kept when the ``with`` ends, and given up on any error."""

    def read(self, size: Size, rows: Sequence[int]) -> list[bytes]:
        """Bodies of these rows, in this order, as they stand inside the transaction."""

    def put(self, size: Size, bodies: Mapping[int, bytes]) -> None:
        """Overwrite these rows with bodies of exactly their size."""

    def put_key(self, number: int, body: bytes) -> None:
        """Overwrite one of the eight key slots."""

    def put_head(self, body: bytes) -> None:
        """Overwrite the head."""

    def append(self, size: Size, bodies: Sequence[bytes]) -> None:
        """Add rows at the end: only for making room, which can be seen from outside."""


class Store(Protocol):
    """Where one vault lies."""

    incoming: threading.Lock
    """Held while one large file is on its way in."""

    def head(self) -> bytes:
        """The 64 clear bytes. Raises NoFile."""

    def keys(self) -> list[bytes]:
        """The eight key slots."""

    def read(self, size: Size, rows: Sequence[int]) -> list[bytes]:
        """Bodies of these rows, in this order. Raises Damaged where one is not there."""

    def reading(self) -> AbstractContextManager[None]:
        """Several reads that see one state: no change comes between them."""

    def change(self) -> AbstractContextManager[Writing]:
        """One transaction at a time; raises NotSaved when it cannot be committed."""

    def settle(self, *, flush: bool = False) -> None:
        """Leave no trace of what was written last beside the rows themselves; ``flush`` waits for the disk."""

    def close(self) -> None:
        """Let go of the file."""
