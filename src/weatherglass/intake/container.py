"""Gets at the text of a file as a person brings it: plain, UTF-16, or in a zip. Trusts nothing that a zip says of itself."""

from __future__ import annotations

import codecs
import io
import re
import zipfile
import zlib
from typing import TYPE_CHECKING, BinaryIO, Final

import msgspec

from weatherglass.intake.unreadable import Unreadable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

LARGEST: Final = 2 << 30
"""Bytes of text at most: some twenty million messages."""
_RATIO: Final = 200
"""Text is never packed tighter than this, once there is a megabyte of it: 1,000,000 messages pack 10 to 30 times."""
_FREE: Final = 1 << 20
_MOST_MEMBERS: Final = 100_000
_PIECE: Final = 1 << 18
_UTF16: Final = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
_CHAT: Final = re.compile(r"_chat\.txt|.*whatsapp.*\.txt", re.IGNORECASE)
_ENCRYPTED: Final = 1


class BadZip(Unreadable):
    """The zip is damaged, encrypted, holds no chat, or is made to do harm. Its text is the plain sentence."""


class Empty(Unreadable):
    """There is nothing in the file."""


class Inside(msgspec.Struct, frozen=True):
    """What a file holds: the `member` of a zip that is the text (else empty), and counts for the notes."""

    member: str
    counts: dict[str, int]


def inside(source: BinaryIO) -> Inside:
    """Look which text a file holds. Raise `Empty`, `BadZip`."""
    start = _start(source)
    if not start:
        raise Empty("This file is empty. Export the chat again.")
    if start.startswith(b"PK"):
        return _in_zip(source)
    return Inside("", {"utf-16": int(start[:2] in _UTF16)})


def open_text(source: BinaryIO, member: str = "") -> BinaryIO:
    """Open the text of a file, as UTF-8: of a zip its `member` (found if not given), else the file itself.

    Byte positions of a survey, and those in `Messages.start`, are positions in this text. Whoever keeps only one file keeps
    this text (the web copies it into the vault's chest): `passage` reads it as well as the original.
    The text of a zip or of UTF-16 goes forward at full speed; a step back begins again.
    Raise `Empty`, `BadZip`.
    """
    if _start(source).startswith(b"PK"):
        name = member or inside(source).member
        return _decoded(io.BufferedReader(_Again(lambda: _unzipped(source, name))))
    return _decoded(source)


def _start(source: BinaryIO) -> bytes:
    source.seek(0)
    start = source.read(4)
    source.seek(0)
    return start


def _decoded(text: BinaryIO) -> BinaryIO:
    encoding = _UTF16.get(_start(text)[:2])
    if encoding is None:
        return text
    return io.BufferedReader(_Again(lambda: _recoded(text, encoding)))


def _recoded(text: BinaryIO, encoding: str) -> Iterator[bytes]:
    text.seek(2)
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    while piece := text.read(_PIECE):
        yield decoder.decode(piece).encode("utf-8", "replace")
    yield decoder.decode(b"", final=True).encode("utf-8", "replace")


class _Again(io.RawIOBase):
    """A seekable file over pieces that can be had again from the start, and only forward."""

    def __init__(self, pieces: Callable[[], Iterator[bytes]]) -> None:
        super().__init__()
        self._make = pieces
        self._rewind()

    def _rewind(self) -> None:
        self._pieces, self._rest, self._at = self._make(), b"", 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go to a byte, by reading up to it. From the end (`SEEK_END`), the length is read out first."""
        if whence == io.SEEK_END:
            while self.read(_PIECE):
                pass
        target = offset + (0 if whence == io.SEEK_SET else self._at)
        if target < self._at:
            self._rewind()
        while self._at < target and self.read(min(_PIECE, target - self._at)):
            pass
        return self._at

    def readinto(self, into: bytearray | memoryview) -> int:  # type: ignore[override]  # typeshed's buffer is wider
        """Fill `into` with what comes next."""
        while not self._rest:
            piece = next(self._pieces, None)
            if piece is None:
                return 0
            self._rest = piece
        count = min(len(into), len(self._rest))
        into[:count], self._rest = self._rest[:count], self._rest[count:]
        self._at += count
        return count


def _zip(source: BinaryIO) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(source)
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, EOFError):
        raise BadZip("This zip cannot be opened. It may have been cut off on its way. Export the chat again.") from None


def _in_zip(source: BinaryIO) -> Inside:
    with _zip(source) as packed:
        # Not `is_dir()`: in Python 3.11 it fails on a member without a name.
        members = [info for info in packed.infolist() if not info.filename.endswith("/")]
    if len(members) > _MOST_MEMBERS:
        raise BadZip("This zip holds far more files than an export does.")
    climbing = [info for info in members if _climbs(info.filename)]
    texts = [info for info in members if info not in climbing and info.filename.lower().endswith(".txt")]
    if not texts:
        raise BadZip("This zip holds no chat. In WhatsApp, open the chat, then More, Export chat, and bring in what it gives.")
    chosen = max(texts, key=_likely)
    if chosen.flag_bits & _ENCRYPTED:
        raise BadZip("This zip has a password. Unpack it first, and bring in the text file.")
    return Inside(chosen.filename, {"climbing-path": len(climbing), "media-left-out": len(members) - len(climbing) - 1})


def _climbs(name: str) -> bool:
    parts = re.split(r"[/\\]", name)
    return ".." in parts or parts[0] == "" or re.match(r"[A-Za-z]:", name) is not None or "\0" in name


def _likely(info: zipfile.ZipInfo) -> tuple[bool, bool, int]:
    """A chat's name first; then what lies at the top; then the larger file."""
    name = re.split(r"[/\\]", info.filename)[-1]
    return _CHAT.fullmatch(name) is not None, name == info.filename, info.file_size


def _unzipped(source: BinaryIO, member: str) -> Iterator[bytes]:
    """The text of a member, piece by piece, until it is larger than a text can be. What the zip says of sizes is not believed."""
    with _zip(source) as packed:
        try:
            info = packed.getinfo(member)
            with packed.open(info) as text:
                size = 0
                while piece := text.read(_PIECE):
                    size += len(piece)
                    if size > LARGEST or (size > _FREE and size > _RATIO * max(info.compress_size, 1)):
                        raise BadZip("This zip unpacks to far more than a chat can be. It is not safe to read.")
                    yield piece
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, KeyError, ValueError, RuntimeError, NotImplementedError):
            raise BadZip("This zip is damaged, or packed in a way that cannot be read. Export the chat again.") from None
