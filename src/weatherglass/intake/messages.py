"""What every reader gives: messages in columns, and what was doubtful or left out."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

import msgspec
import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Bytes = NDArray[np.uint8]
Flags = NDArray[np.bool_]
Numbers = NDArray[np.int64]
Senders = NDArray[np.int32]


class Kind(IntEnum):
    """What a message is. `word` is its name in `--json` and `by_kind`."""

    TEXT = 0
    MEDIA = 1
    CALL = 2
    DELETED = 3
    SYSTEM = 4

    @property
    def word(self) -> str:
        """The kind in one lower-case word."""
        return self.name.lower()


class Message(msgspec.Struct, frozen=True):
    """One message. `sent`: milliseconds since 1970 UTC; `start`: the byte of the source where its record begins."""

    sent: int
    sender: str | None
    kind: str
    text: str
    start: int
    doubtful: bool


class Messages(msgspec.Struct, frozen=True, eq=False):
    """Messages in columns, n elements each, in the order of the archive.

    `sent` int64 (ms since 1970 UTC), `sender` int32 (index into `participants`, -1 for the system), `kind` uint8 (`Kind`),
    `start` int64 (byte of the source where the record begins), `doubtful` bool (its first line may have been typed by someone
    to look like a message), `text` one UTF-8 buffer with `offsets` int64 (n + 1).
    """

    participants: tuple[str, ...]
    sent: Numbers
    sender: Senders
    kind: Bytes
    start: Numbers
    doubtful: Flags
    text: bytes
    offsets: Numbers

    def __len__(self) -> int:
        return len(self.sent)

    def __getitem__(self, index: int) -> Message:
        if not -len(self) <= index < len(self):
            raise IndexError(index)
        at = index % len(self)
        sender = int(self.sender[at])
        return Message(
            sent=int(self.sent[at]),
            sender=None if sender < 0 else self.participants[sender],
            kind=Kind(int(self.kind[at])).word,
            text=self.text[self.offsets[at] : self.offsets[at + 1]].decode(),
            start=int(self.start[at]),
            doubtful=bool(self.doubtful[at]),
        )

    def __iter__(self) -> Iterator[Message]:
        return (self[index] for index in range(len(self)))


class Note(msgspec.Struct, frozen=True):
    """Something doubtful or left out: `id` for programs, how many, and one sentence for the person."""

    id: str
    count: int
    sentence: str


class Archive(msgspec.Struct, frozen=True, eq=False):
    """A whole archive in memory. `participants` are in order of first appearance."""

    format: str
    participants: tuple[str, ...]
    messages: Messages
    notes: tuple[Note, ...]


def joined(participants: tuple[str, ...], parts: Iterable[Messages]) -> Messages:
    """Put chunks (n1, n2, ... messages) into one, n1 + n2 + ... messages."""
    chunks = list(parts)
    lengths = [np.zeros(1, np.int64), *(np.diff(chunk.offsets) for chunk in chunks)]
    return Messages(
        participants=participants,
        sent=np.concatenate([np.empty(0, np.int64), *(chunk.sent for chunk in chunks)]),
        sender=np.concatenate([np.empty(0, np.int32), *(chunk.sender for chunk in chunks)]),
        kind=np.concatenate([np.empty(0, np.uint8), *(chunk.kind for chunk in chunks)]),
        start=np.concatenate([np.empty(0, np.int64), *(chunk.start for chunk in chunks)]),
        doubtful=np.concatenate([np.empty(0, np.bool_), *(chunk.doubtful for chunk in chunks)]),
        text=b"".join(chunk.text for chunk in chunks),
        offsets=np.cumsum(np.concatenate(lengths)),
    )
