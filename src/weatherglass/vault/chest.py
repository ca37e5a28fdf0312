"""Large files in a drawer: sealed as they arrive, 64 KiB at a time, and read back from any place in them.

Not protected: how many large slots were written shows in the log until the vault is locked.
"""

from __future__ import annotations

import hashlib
import io
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import accumulate
from typing import TYPE_CHECKING, Final

import msgspec
import zstandard

from weatherglass.vault.directory import LARGE_ROOM, Large, choose, free
from weatherglass.vault.drawer import Drawer
from weatherglass.vault.layout import Size, row
from weatherglass.vault.store import Damaged, NotSaved

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

FRAME: Final = 256 * 1024
"""Bytes of the file in one compressed frame: what must be read to read one byte."""
_BATCH: Final = 64
"""Sealed blocks written in one transaction: 4 MiB."""
_CACHED: Final = 4


class NoSuchFile(Exception):
    """There is no large file of this name."""

    def __init__(self) -> None:
        super().__init__("That file is not here any more.")


class Busy(Exception):
    """Another file is on its way in."""

    def __init__(self) -> None:
        super().__init__("Another file is still coming in. Try again when it is done.")


class Incoming:
    """A large file on its way in. Bytes are compressed in frames, sealed in blocks, and never touch the disk in clear."""

    def __init__(self, drawer: Drawer) -> None:
        directory = drawer.directory()
        # Drawn, not counted: blocks of an upload that was given up can never stand in for those of the next.
        self._drawer, self._generation = drawer, secrets.randbits(64)
        self._free = free(directory, Size.LARGE, drawer.slots.head.shape.large)
        self._slots: list[int] = []
        self._frames: list[int] = []
        self._pending, self._coded = bytearray(), bytearray()
        self._bodies: dict[int, bytes] = {}
        self._hash, self.size = hashlib.sha256(), 0
        self._compress = zstandard.ZstdCompressor(level=3).compress

    def write(self, data: bytes) -> int:
        """Take more bytes. Raises VaultFull, NotSaved."""
        self._hash.update(data)
        self.size += len(data)
        self._pending += data
        while len(self._pending) >= FRAME:
            self._frame(bytes(self._pending[:FRAME]))
            del self._pending[:FRAME]
        return len(data)

    def finish(self) -> Large:
        """Seal what is left and say where everything lies."""
        if self._pending:
            self._frame(bytes(self._pending))
        if self._coded:
            self._block(bytes(self._coded))
        self._flush()
        return Large(tuple(self._slots), self._generation, self.size, tuple(self._frames), self._hash.digest())

    def give_up(self) -> None:
        """Overwrite what had arrived with noise."""
        with self._drawer.store.change() as writing:
            writing.put(Size.LARGE, self._drawer.slots.noise(Size.LARGE, self._slots))

    def _frame(self, data: bytes) -> None:
        coded = self._compress(data)
        self._frames.append(len(coded))
        self._coded += coded
        while len(self._coded) >= LARGE_ROOM:
            self._block(bytes(self._coded[:LARGE_ROOM]))
            del self._coded[:LARGE_ROOM]

    def _block(self, data: bytes) -> None:
        [slot] = choose(self._free, 1, Size.LARGE)
        self._free.remove(slot)
        self._slots.append(slot)
        self._bodies[row(self._drawer.slots.opened.drawer, slot)] = self._drawer.slots.body(
            Size.LARGE, slot, self._generation, data
        )
        if len(self._bodies) >= _BATCH:
            self._flush()

    def _flush(self) -> None:
        with self._drawer.store.change() as writing:
            writing.put(Size.LARGE, self._bodies)
        self._bodies = {}


@contextmanager
def receive(drawer: Drawer, name: str) -> Iterator[Incoming]:
    """Take in a large file under a name. It is kept when the ``with`` ends; on any error nothing of it stays.

    One file at a time: two would choose the same slots. Raises VaultFull, NotSaved, and Busy for the second.
    """
    if not drawer.store.incoming.acquire(blocking=False):
        raise Busy
    try:
        with drawer.in_its_clothes():
            yield from _kept(drawer, name, Incoming(drawer))
    finally:
        drawer.store.incoming.release()


def _kept(drawer: Drawer, name: str, incoming: Incoming) -> Iterator[Incoming]:
    try:
        yield incoming
        large = incoming.finish()
        with drawer.change() as change:
            change.delete(name)
            change.replace(msgspec.structs.replace(change.directory, large=change.directory.large | {name: large}))
    except BaseException:
        with suppress(NotSaved):
            incoming.give_up()
        raise


class SealedFile(io.RawIOBase):
    """A large file, read from its sealed blocks: seekable, a few frames in memory, nothing on the disk."""

    def __init__(self, drawer: Drawer, large: Large) -> None:
        self._drawer, self._large = drawer, large
        self._ends = list(accumulate(large.frames))
        self._at = 0
        self._cache: dict[int, bytes] = {}

    @property
    def sha256(self) -> str:
        """SHA-256 of the whole file as it came in, in hex."""
        return self._large.sha256.hex()

    @property
    def size(self) -> int:
        """Length in bytes."""
        return self._large.size

    def readable(self) -> bool:
        """Yes."""
        return True

    def seekable(self) -> bool:
        """Yes."""
        return True

    def tell(self) -> int:
        """Where the next byte is read."""
        return self._at

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Move; past the end reads nothing."""
        start = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._large.size}[whence]
        self._at = max(0, start + offset)
        return self._at

    def readinto(self, buffer: WriteableBuffer) -> int:
        """Fill the buffer as far as one frame goes. Raises Damaged, or NoSuchFile when it was deleted meanwhile."""
        if self._at >= self._large.size:
            return 0
        number, inside = divmod(self._at, FRAME)
        view = memoryview(buffer).cast("B")
        part = self._frame(number)[inside : inside + len(view)]
        view[: len(part)] = part
        self._at += len(part)
        return len(part)

    def _frame(self, number: int) -> bytes:
        if number not in self._cache:
            if len(self._cache) >= _CACHED:
                self._cache.pop(next(iter(self._cache)))
            self._cache[number] = self._open_frame(number)
        return self._cache[number]

    def _open_frame(self, number: int) -> bytes:
        end = self._ends[number]
        start = end - self._large.frames[number]
        first, last = start // LARGE_ROOM, (end - 1) // LARGE_ROOM
        blocks = self._blocks(self._large.slots[first : last + 1])
        try:
            return zstandard.ZstdDecompressor().decompress(
                blocks[start - first * LARGE_ROOM : end - first * LARGE_ROOM], max_output_size=FRAME
            )
        except zstandard.ZstdError:
            raise Damaged from None

    def _blocks(self, slots: tuple[int, ...]) -> bytes:
        try:
            return self._drawer.slots.get(self._drawer.store, Size.LARGE, slots, self._large.generation)
        except Damaged:
            if self._large not in self._drawer.directory().large.values():
                raise NoSuchFile from None
            raise


def open_file(drawer: Drawer, name: str) -> io.BufferedReader:
    """Open a large file for reading. Raises NoSuchFile."""
    large = drawer.directory().large.get(name)
    if large is None:
        raise NoSuchFile
    return io.BufferedReader(SealedFile(drawer, large), FRAME)
