"""Finds words in a surveyed archive, the newest messages first: days that do not hold them all are never parsed."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, BinaryIO, Final

from weatherglass.intake.container import open_text
from weatherglass.intake.whatsapp.columns import Reader

if TYPE_CHECKING:
    from collections.abc import Iterator

    from weatherglass.intake.messages import Message, Messages
    from weatherglass.intake.outline import Segment, Survey

BLOCK: Final = 64 << 10
"""Bytes looked at together. Taking the capitals out of them needs up to twelve times as much memory for a moment."""
FEW: Final = 3
"""With so many days in a block that may hold the words, each is parsed by itself; with more, what lies between them too."""


def find(source: BinaryIO, survey: Survey, words: tuple[str, ...]) -> Iterator[Message]:
    """Give the messages that hold every one of `words` (casefolded), capitals or not.

    From the end of the file to its start; within a block by time, the newest first. Reads only as far as it is asked.
    """
    if not words:
        return
    text, reader = open_text(source, survey.member), Reader(survey)
    for block in _blocks(survey.segments):
        hits = [hit for start, end in _ranges(text, block, words) for hit in _hits(reader.passage(text, start, end), words)]
        yield from sorted(hits, key=lambda message: (message.sent, message.start), reverse=True)


def _blocks(segments: tuple[Segment, ...]) -> Iterator[tuple[Segment, ...]]:
    """Give runs of about `BLOCK` bytes, from the last to the first."""
    first = end = len(segments)
    while first:
        first -= 1
        if first == 0 or segments[end - 1].end - segments[first].start >= BLOCK:
            yield segments[first:end]
            end = first


def _ranges(text: BinaryIO, block: tuple[Segment, ...], words: tuple[str, ...]) -> list[tuple[int, int]]:
    """Return the byte ranges of a block in which every word is somewhere."""
    base = block[0].start
    text.seek(base)
    data = text.read(block[-1].end - base)
    if not _may_hold(data, words):
        return []
    days = [day for day in block if _may_hold(data[day.start - base : day.end - base], words)]
    return [(day.start, day.end) for day in days] if len(days) <= FEW else [(days[0].start, days[-1].end)]


def _may_hold(data: bytes, words: tuple[str, ...]) -> bool:
    """Whether every word is somewhere in these bytes. Bytes that are no UTF-8 are left to the reader."""
    try:
        return _holds(data.decode(), words)
    except UnicodeDecodeError:
        return True


def _hits(messages: Messages, words: tuple[str, ...]) -> Iterator[Message]:
    texts = (messages.text[first:last] for first, last in pairwise(messages.offsets.tolist()))
    return (messages[index] for index, text in enumerate(texts) if _holds(text.decode(), words))


def _holds(text: str, words: tuple[str, ...]) -> bool:
    plain = text.casefold()
    return all(word in plain for word in words)
