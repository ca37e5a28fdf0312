"""An open drawer: named documents, read and changed in transactions over sealed slots.

Not protected: while a drawer is open its key is in this process's memory.
"""

from __future__ import annotations

import os
import struct
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import Final

import msgspec
import zstandard

from weatherglass.vault.directory import (
    GENERATION,
    LARGE_ROOM,
    ROOT,
    SMALL_ROOM,
    Directory,
    Place,
    VaultFull,
    choose,
    free,
    pieces,
    used,
)
from weatherglass.vault.keys import Opened
from weatherglass.vault.layout import Clothes, Head, Size, row
from weatherglass.vault.seal import NotOurs, place, seal, unseal
from weatherglass.vault.store import Damaged, Store, Writing

LARGEST_DOCUMENT: Final = 8 << 20
_ROOT: Final = struct.Struct("<IH")
_KINDS: Final = {Size.SMALL: "S", Size.LARGE: "L"}
_ROOMS: Final = {Size.SMALL: SMALL_ROOM, Size.LARGE: LARGE_ROOM}


class Room(msgspec.Struct, frozen=True):
    """Slots free and in all, for documents (small) and for files (large)."""

    small_free: int
    small: int
    large_free: int
    large: int


class Slots:
    """The slots of one drawer: sealing, placing and numbering, and nothing of documents."""

    def __init__(self, store: Store, opened: Opened) -> None:
        self.store, self.opened = store, opened
        self.head = Head.unpack(store.head())

    def rows(self, slots: Sequence[int]) -> list[int]:
        """Rows of the store for slots of this drawer."""
        return [row(self.opened.drawer, slot) for slot in slots]

    def body(self, size: Size, slot: int, generation: int, data: bytes) -> bytes:
        """Seal at most a slot's room of bytes into a body."""
        plain = GENERATION.pack(generation) + data.ljust(_ROOMS[size], b"\0")
        return seal(self.opened.key, self._where(size, slot), plain)

    def plain(self, size: Size, slot: int, body: bytes) -> tuple[int, bytes]:
        """Open a body: its generation, and its room of bytes. Raises Damaged."""
        try:
            plain = unseal(self.opened.key, self._where(size, slot), body)
        except NotOurs:
            raise Damaged from None
        return GENERATION.unpack_from(plain)[0], plain[GENERATION.size :]

    def get(self, source: Store | Writing, size: Size, slots: Sequence[int], generation: int) -> bytes:
        """Read slots of one generation, joined. Raises Damaged for an older copy too."""
        return self.joined(size, slots, source.read(size, self.rows(slots)), generation)

    def joined(self, size: Size, slots: Sequence[int], bodies: Iterable[bytes], generation: int) -> bytes:
        """Open the bodies of slots of one generation and join them. Raises Damaged for an older copy too."""
        parts = []
        for slot, body in zip(slots, bodies, strict=True):
            written, data = self.plain(size, slot, body)
            if written != generation:
                raise Damaged
            parts.append(data)
        return b"".join(parts)

    def bodies(self, size: Size, slots: Sequence[int], generation: int, data: bytes) -> dict[int, bytes]:
        """Cut data over slots and seal each: rows -> bodies."""
        room = _ROOMS[size]
        return {
            row(self.opened.drawer, slot): self.body(size, slot, generation, data[i * room : (i + 1) * room])
            for i, slot in enumerate(slots)
        }

    def noise(self, size: Size, slots: Sequence[int]) -> dict[int, bytes]:
        """Random bodies for slots that hold nothing any more."""
        return {number: os.urandom(size.value) for number in self.rows(slots)}

    def _where(self, size: Size, slot: int) -> bytes:
        return place(self.head.salt, _KINDS[size], self.opened.drawer, slot)


def read_directory(slots: Slots, source: Store | Writing) -> Directory:
    """Read the root and what follows it. Raises Damaged."""
    [body] = source.read(Size.SMALL, slots.rows([ROOT]))
    generation, data = slots.plain(Size.SMALL, ROOT, body)
    length, count = _ROOT.unpack_from(data)
    rest = struct.unpack_from(f"<{count}I", data, _ROOT.size)
    whole = data[_ROOT.size + 4 * count :] + slots.get(source, Size.SMALL, rest, generation)
    return msgspec.structs.replace(
        msgspec.msgpack.decode(_unpack(whole[:length], zstandard.ZstdDecompressor()), type=Directory), rest=rest
    )


def write_directory(slots: Slots, writing: Writing, directory: Directory) -> None:
    """Write the directory as its generation, over the root and as many further slots as it needs."""
    coded = _pack(msgspec.msgpack.encode(msgspec.structs.replace(directory, rest=())))
    wanted = 0
    while _root_room(wanted) + wanted * SMALL_ROOM < len(coded):
        wanted += 1
    if _root_room(wanted) < 0:  # the root could not hold the numbers of its own slots
        raise VaultFull(Size.SMALL)
    kept, more = directory.rest[:wanted], max(0, wanted - len(directory.rest))
    rest = kept + (choose(free(directory, Size.SMALL, slots.head.shape.small), more, Size.SMALL) if more else ())
    first = _root_room(wanted)
    root = _ROOT.pack(len(coded), wanted) + struct.pack(f"<{wanted}I", *rest) + coded[:first]
    bodies = slots.bodies(Size.SMALL, [ROOT], directory.generation, root) | slots.bodies(
        Size.SMALL, rest, directory.generation, coded[first:]
    )
    writing.put(Size.SMALL, slots.noise(Size.SMALL, directory.rest[wanted:]) | bodies)


def _root_room(rest: int) -> int:
    return SMALL_ROOM - _ROOT.size - 4 * rest


class Change:
    """What one transaction does to a drawer. It reads afresh, so that two tabs are merged and never overwritten."""

    def __init__(self, slots: Slots, writing: Writing) -> None:
        self._slots, self._writing = slots, writing
        before = read_directory(slots, writing)
        self.directory = msgspec.structs.replace(before, generation=before.generation + 1)
        self.touched = False

    def read(self, name: str) -> bytes | None:
        """Return a document as it stands now, or None."""
        found = self.directory.small.get(name)
        return None if found is None else _document(self._slots, self._writing, found)

    def write(self, name: str, data: bytes) -> None:
        """Put a document in its slots again, in more or in fewer. Raises VaultFull."""
        coded = _pack(data)
        old = self.directory.small.get(name)
        have = old.slots if old else ()
        wanted = pieces(len(coded), SMALL_ROOM)
        more = () if wanted <= len(have) else choose(self._free(), wanted - len(have), Size.SMALL)
        slots = (have + more)[:wanted]
        self._writing.put(Size.SMALL, self._slots.bodies(Size.SMALL, slots, self.directory.generation, coded))
        self._clear(Size.SMALL, have[wanted:])
        self._replace(small=self.directory.small | {name: Place(slots, len(coded), self.directory.generation)})

    def delete(self, name: str) -> None:
        """Forget a document or a large file, and overwrite its slots with noise. A name that is not there is no error."""
        small, large = self.directory.small.get(name), self.directory.large.get(name)
        if small:
            self._clear(Size.SMALL, small.slots)
            self._replace(small={key: value for key, value in self.directory.small.items() if key != name})
        if large:
            self._clear(Size.LARGE, large.slots)
            self._replace(large={key: value for key, value in self.directory.large.items() if key != name})

    def put_key(self, number: int, body: bytes, what: str) -> None:
        """Write a key slot and note what it is for (an empty string: for nothing any more)."""
        self._writing.put_key(number, body)
        keys = {key: value for key, value in self.directory.keys.items() if key != number}
        self._replace(keys=keys | ({number: what} if what else {}))

    def replace(self, directory: Directory) -> None:
        """Set the directory, for the chest."""
        self.directory, self.touched = directory, True

    def finish(self) -> None:
        """Write the directory, if anything changed."""
        if self.touched:
            write_directory(self._slots, self._writing, self.directory)

    def _replace(self, **parts: object) -> None:
        self.replace(msgspec.structs.replace(self.directory, **parts))

    def _free(self) -> list[int]:
        return free(self.directory, Size.SMALL, self._slots.head.shape.small)

    def _clear(self, size: Size, slots: Sequence[int]) -> None:
        self._writing.put(size, self._slots.noise(size, slots))


class Drawer:
    """An open drawer. It remembers nothing between calls: each reads the directory afresh."""

    def __init__(self, store: Store, opened: Opened) -> None:
        self.store = store
        self.slots = Slots(store, opened)

    @property
    def clothes(self) -> Clothes:
        """What this drawer looks like."""
        return self.slots.opened.clothes

    def directory(self) -> Directory:
        """Return the table of contents. Raises Damaged."""
        with self.store.reading():
            return read_directory(self.slots, self.store)

    def names(self, prefix: str = "") -> tuple[str, ...]:
        """Names of documents that begin with ``prefix``, sorted."""
        return tuple(sorted(name for name in self.directory().small if name.startswith(prefix)))

    def read(self, name: str) -> bytes | None:
        """Return a document, or None."""
        return self.read_many([name]).get(name)

    def read_many(self, names: Sequence[str]) -> dict[str, bytes]:
        """Read several documents with one look at the directory; a name that is not there is left out."""
        with self.store.reading():
            small = self.directory().small
            found = {name: small[name] for name in names if name in small}
            bodies = iter(
                self.store.read(Size.SMALL, self.slots.rows([slot for place in found.values() for slot in place.slots]))
            )
        decompress = zstandard.ZstdDecompressor()
        return {name: _opened(self.slots, place, islice(bodies, len(place.slots)), decompress) for name, place in found.items()}

    @contextmanager
    def change(self) -> Iterator[Change]:
        """One transaction. Raises NotSaved if it could not be committed, VaultFull, Damaged."""
        with self.in_its_clothes(), self.store.change() as writing:
            change = Change(self.slots, writing)
            yield change
            change.finish()

    @contextmanager
    def in_its_clothes(self) -> Iterator[None]:
        """A plain weather diary must not speak of a page that it does not have."""
        try:
            yield
        except VaultFull as full:
            raise VaultFull(full.size, self.clothes) from None

    def room(self) -> Room:
        """How many slots are free, and how many there are."""
        directory, shape = self.directory(), self.slots.head.shape
        return Room(
            shape.small - len(used(directory, Size.SMALL)),
            shape.small,
            shape.large - len(used(directory, Size.LARGE)),
            shape.large,
        )

    def reseal(self) -> None:
        """Write every small slot of this drawer anew, the empty ones as noise, and empty the log: done at lock."""
        with self.store.change() as writing:
            busy = used(read_directory(self.slots, writing), Size.SMALL)
            every = range(self.slots.head.shape.small)
            fresh = self.slots.noise(Size.SMALL, [slot for slot in every if slot not in busy])
            for slot, body in zip(sorted(busy), writing.read(Size.SMALL, self.slots.rows(sorted(busy))), strict=True):
                generation, data = self.slots.plain(Size.SMALL, slot, body)
                fresh[row(self.slots.opened.drawer, slot)] = self.slots.body(Size.SMALL, slot, generation, data)
            writing.put(Size.SMALL, fresh)
        self.store.settle()


def _document(slots: Slots, source: Store | Writing, found: Place) -> bytes:
    return _opened(slots, found, source.read(Size.SMALL, slots.rows(found.slots)), zstandard.ZstdDecompressor())


def _opened(slots: Slots, found: Place, bodies: Iterable[bytes], decompress: zstandard.ZstdDecompressor) -> bytes:
    return _unpack(slots.joined(Size.SMALL, found.slots, bodies, found.generation)[: found.size], decompress)


def _pack(data: bytes) -> bytes:
    if len(data) > LARGEST_DOCUMENT:
        raise VaultFull(Size.SMALL)
    return zstandard.ZstdCompressor(level=6).compress(data)


def _unpack(coded: bytes, decompress: zstandard.ZstdDecompressor) -> bytes:
    try:
        return decompress.decompress(coded, max_output_size=LARGEST_DOCUMENT)
    except zstandard.ZstdError:
        raise Damaged from None
