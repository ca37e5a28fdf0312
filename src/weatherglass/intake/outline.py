"""What one pass over an archive finds out: enough to read any part of it again."""

from __future__ import annotations

import msgspec

from weatherglass.intake.messages import Note


class Segment(msgspec.Struct, frozen=True):
    """Bytes `start` to `end` of the text hold `count` messages of the local days `day` to `last` (ISO; mostly one day)."""

    day: str
    start: int
    end: int
    count: int
    last: str


class Regime(msgspec.Struct, frozen=True):
    """From byte `start` on, message headers have this layout."""

    start: int
    layout: str


class Layout(msgspec.Struct, frozen=True):
    """What is needed to read the text again: see `weatherglass.intake.whatsapp`.

    `crlf`: records end in CR LF, so that a header after a bare LF was typed inside a message. `orders`: the order of the date's
    fields by layout. `preamble`: local ms given to lines before the first message.
    """

    crlf: bool
    orders: dict[str, str]
    regimes: tuple[Regime, ...]
    preamble: int


class Survey(msgspec.Struct, frozen=True):
    """One archive, described. Can be kept as MessagePack.

    `orders`: date orders still possible (`dmy`, `mdy`, `ymd`); with more than one, ask the person, and survey again with `order`.
    `first`, `last`: earliest and latest message, ms since 1970 UTC. `sha256`: of the source as it came, in hexadecimal.
    `segments`: in the order of the text, covering all of it; positions are bytes of what `open_text` gives.
    `member`: name of the text inside a zip, else empty. `zone`: IANA zone in which the local times were read.
    """

    format: str
    layout: Layout
    orders: tuple[str, ...]
    participants: tuple[str, ...]
    messages: int
    by_kind: dict[str, int]
    by_sender: dict[str, int]
    first: int
    last: int
    notes: tuple[Note, ...]
    sha256: str
    segments: tuple[Segment, ...]
    member: str
    zone: str
