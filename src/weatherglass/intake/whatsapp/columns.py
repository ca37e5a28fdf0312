"""Makes columns of records: who, what kind, which text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec
import numpy as np

from weatherglass.intake.clock import Clock
from weatherglass.intake.messages import Bytes, Flags, Kind, Messages, Numbers, joined
from weatherglass.intake.whatsapp.kinds import kinds
from weatherglass.intake.whatsapp.names import Cutter, NumberOf, Sides
from weatherglass.intake.whatsapp.settling import decoded
from weatherglass.intake.whatsapp.walk import CHUNK, LONGEST, Records, Source, Walk
from weatherglass.intake.zones import zone_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from weatherglass.intake.outline import Survey

_LEADS: Final = (64 << 10, LONGEST + CHUNK)
"""Bytes before a passage in which the message before it is looked for: mostly a few are enough."""
_RECURS: Final = 2


class Read(msgspec.Struct, frozen=True, eq=False):
    """Who wrote n records (-1: nobody), where their text starts, and their kinds."""

    sides: Sides
    kinds: Bytes


def columns(records: Records, cutter: Cutter, number: NumberOf) -> Read:
    """Read the first lines of n records."""
    if records.preamble:
        return _preamble_first(records, cutter, number)
    sides = cutter.sides(records.source, records.lines, number)
    found = kinds(records.source, sides.text, records.lines.end)
    found[(sides.who < 0) & (found != Kind.CALL)] = Kind.SYSTEM
    return Read(sides, found)


def _preamble_first(records: Records, cutter: Cutter, number: NumberOf) -> Read:
    """What stands before the first message is nobody's, whatever it looks like."""
    rest = records.lines.only(np.arange(len(records.lines)) > 0)
    read = columns(msgspec.structs.replace(records, lines=rest, preamble=False), cutter, number)
    nobody, front = np.full(1, -1, np.int64), np.zeros(1, np.int64)
    return Read(
        Sides(np.concatenate([nobody, read.sides.who]), np.concatenate([front, read.sides.text])),
        np.concatenate([np.full(1, Kind.SYSTEM, np.uint8), read.kinds]),
    )


class Reader:
    """Reads messages as a survey says."""

    def __init__(self, survey: Survey) -> None:
        self._survey = survey
        self._number = NumberOf(survey.participants)
        self._cutter = Cutter()
        self._clock = Clock(zone_of(survey.zone))
        self._lonely = lonely(survey)

    def stream(self, text: Source, chunk: int = CHUNK) -> Iterator[Messages]:
        """All messages, in chunks."""
        for records in Walk(self._survey.layout).records(text, chunk=chunk):
            yield self._messages(records)

    def passage(self, text: Source, start: int, end: int) -> Messages:
        """The messages of the bytes `start` to `end`; both have to be where a record begins, or the end of the text."""
        walk = Walk(self._survey.layout)
        for size in _LEADS:
            base = max(0, start - size)
            if start and walk.before is None:
                text.seek(base)
                walk.lead(text.read(start - base), base)
        parts = walk.records(text, start, end, max(end - start, 1)) if end > start else iter(())
        return joined(self._survey.participants, [self._messages(records) for records in parts])

    def _messages(self, records: Records) -> Messages:
        read = columns(records, self._cutter, self._number)
        kinds_, who = read.kinds, read.sides.who.copy()
        doubtful: Flags = records.unlike | records.back | self._lonely[who]
        who[kinds_ == Kind.SYSTEM] = -1
        local = records.local.copy()
        if records.preamble:
            local[0] = self._survey.layout.preamble
        text, offsets = _texts(records, read.sides.text)
        return Messages(
            participants=self._survey.participants,
            sent=self._clock.to_utc(local).utc,
            sender=who.astype(np.int32),
            kind=kinds_,
            start=records.lines.start + records.base,
            doubtful=doubtful & (not self._survey.layout.crlf),
            text=text,
            offsets=offsets,
        )


def lonely(survey: Survey) -> Flags:
    """For each participant, and last for nobody: whether a single message names them, where others recur."""
    once = np.array([*(survey.by_sender[name] == 1 for name in survey.participants), False], np.bool_)
    others = sum(count >= _RECURS for count in survey.by_sender.values())
    return once & (others >= _RECURS)


def _texts(records: Records, starts: Numbers) -> tuple[bytes, Numbers]:
    """The texts of n records, one behind the other, without the line end that closes each: buffer and n + 1 offsets."""
    array, data = records.source.array, records.source.data
    ends = records.ends.copy()
    ends -= array[np.maximum(ends - 1, 0)] == ord("\n")
    ends -= (ends < records.ends) & (array[np.maximum(ends - 1, 0)] == ord("\r"))
    pieces = [data[start:end] for start, end in zip(starts.tolist(), ends.tolist(), strict=True)]
    whole = b"".join(pieces)
    if not _is_utf8(whole):
        pieces = [decoded(piece).encode() for piece in pieces]
        whole = b"".join(pieces)
    lengths = np.fromiter(map(len, pieces), np.int64, len(pieces))
    return whole, np.concatenate([np.zeros(1, np.int64), np.cumsum(lengths)])


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True
