"""The way in: read, stream, survey and passage, whatever the format."""

from __future__ import annotations

import hashlib
from datetime import UTC
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

import msgspec

from weatherglass.intake import container
from weatherglass.intake.messages import Archive, Messages, joined
from weatherglass.intake.outline import Survey
from weatherglass.intake.whatsapp.columns import Reader
from weatherglass.intake.whatsapp.notes import notes
from weatherglass.intake.whatsapp.orders import AmbiguousOrder
from weatherglass.intake.whatsapp.survey import survey_text
from weatherglass.intake.whatsapp.walk import CHUNK
from weatherglass.intake.zones import zone_name

if TYPE_CHECKING:
    import os
    from collections.abc import Iterator
    from datetime import tzinfo

_PIECE: Final = 1 << 20


def read(path: str | os.PathLike[str], *, zone: tzinfo = UTC, order: str | None = None) -> Archive:
    """Read a whole archive into memory. `zone`: that of the phone that exported it; `order`: `dmy`, `mdy` or `ymd`.

    Raise `Unreadable` with the sentence for the person; of its kinds, `AmbiguousOrder` where `order` is needed.
    """
    with Path(path).open("rb") as source:
        found = survey(source, zone=zone, order=order)
        messages = joined(found.participants, chunks(source, found))
    return Archive(found.format, found.participants, messages, found.notes)


def stream(source: BinaryIO, *, zone: tzinfo = UTC, order: str | None = None) -> Iterator[Messages]:
    """Give the messages of a seekable binary file in chunks: two passes, memory bounded by the chunk. Raises as `read`."""
    yield from chunks(source, survey(source, zone=zone, order=order))


def chunks(source: BinaryIO, found: Survey, *, chunk: int = CHUNK) -> Iterator[Messages]:
    """Give all messages of a surveyed archive. Raise `AmbiguousOrder` where the survey leaves the order of dates open."""
    if len(found.orders) > 1:
        raise AmbiguousOrder(found.orders)
    yield from Reader(found).stream(open_text(source, found), chunk)


def survey(source: BinaryIO, *, zone: tzinfo = UTC, order: str | None = None, chunk: int = CHUNK) -> Survey:
    """Find out in one pass what a seekable binary file holds.

    Where `orders` has more than one, the survey is as under the first, and the person has to be asked: survey again with `order`.
    Raise `Unreadable`.
    """
    zone_name(zone)
    looked = container.inside(source)
    text = container.open_text(source, looked.member)
    watched = _Hashed(text)
    found = survey_text(watched, zone, order, chunk)
    digest = watched.hexdigest() if text is source else _digest(source)
    return msgspec.structs.replace(found, notes=found.notes + notes(looked.counts), sha256=digest, member=looked.member)


def passage(source: BinaryIO, found: Survey, start: int, end: int) -> Messages:
    """Read the records of the bytes `start` to `end` of the text, each of which a record begins at (or the text ends at).

    `source` is the file that was surveyed, or the text in it (see `open_text`).
    """
    return Reader(found).passage(open_text(source, found), start, end)


def open_text(source: BinaryIO, found: Survey | None = None) -> BinaryIO:
    """Open the text that a survey's byte positions count in. A caller may keep only this text: see `container.open_text`."""
    return container.open_text(source, found.member if found else "")


class _Hashed:
    """A file read for the first time: hashes each byte as it passes, wherever a reader steps back to."""

    def __init__(self, source: BinaryIO) -> None:
        self._source = source
        self._hash = hashlib.sha256()
        self._done = self._at = 0

    def seek(self, offset: int) -> int:
        self._at = self._source.seek(offset)
        return self._at

    def read(self, size: int) -> bytes:
        data = self._source.read(size)
        self._at += len(data)
        if self._at > self._done:
            self._hash.update(memoryview(data)[len(data) - (self._at - self._done) :])
            self._done = self._at
        return data

    def hexdigest(self) -> str:
        return self._hash.hexdigest()


def _digest(source: BinaryIO) -> str:
    source.seek(0)
    digest = hashlib.sha256()
    while piece := source.read(_PIECE):
        digest.update(piece)
    return digest.hexdigest()
