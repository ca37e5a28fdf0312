"""Tells text from media, calls, deleted messages and WhatsApp's own lines, by how a message's first line reads."""

from __future__ import annotations

import re
from typing import Final

import numpy as np

from weatherglass.intake.messages import Bytes, Flags, Kind, Numbers
from weatherglass.intake.whatsapp import phrases
from weatherglass.intake.whatsapp.shapes import Block, Words

_NO_MARKS: Final = dict.fromkeys(map(ord, "\u200e\u200f\u202a\u202c\u2068\u2069"))
_ATTACHED: Final = re.compile(
    r"(?:[^\n<>]* )?<[^<>\n]{1,40}: [^<>\n]+\.\w{1,5}>|\S+\.\w{2,5} <[^<>\n]{3,24}>"
    r"|(?:IMG|VID|AUD|PTT|STK|DOC|GIF)-\d{8}-WA\d+\.\w+ \([^()\n]+\)"
    rf"|[^\n]+\.\w{{1,5}} \((?:{'|'.join(phrases.ATTACHED)})\)"
)
_LONGEST: Final = 300
"""Bytes of a first line that are looked at; longer ones hold what a person wrote."""
_KNOWN: Final = {
    **dict.fromkeys(phrases.MEDIA, Kind.MEDIA),
    **dict.fromkeys(phrases.DELETED, Kind.DELETED),
    **dict.fromkeys(phrases.CALLS, Kind.CALL),
}
_KNOWN_BYTES: Final = {phrase.encode(): known for phrase, known in _KNOWN.items()}
_CALL_STARTS: Final = tuple(f"{call}{end}" for call in phrases.CALLS for end in (", ", ". ", " at "))
_TABLE_BITS: Final = 13
_SPREAD: Final = np.uint64(0x9E3779B97F4A7C15)


def _slot(words: Words) -> Numbers:
    """A slot in a small table for the first eight bytes of a line: a sieve, not a decision."""
    slots: Numbers = ((words * _SPREAD) >> np.uint64(64 - _TABLE_BITS)).astype(np.int64)
    return slots


def _table() -> Flags:
    table = np.zeros(1 << _TABLE_BITS, np.bool_)
    starts = np.array([int.from_bytes(phrase.encode()[:8], "little") for phrase in _KNOWN], np.uint64)
    table[_slot(starts)] = True
    return table


_SIEVE: Final = _table()
_MARK: Final = int.from_bytes(b"\xe2\x80", "little")
"""The first two bytes of U+2000 to U+207F, where direction marks are (the mask lets 81 pass as 80)."""
_CLOSING: Final = np.zeros(256, np.bool_)
_CLOSING[list(b")>")] = True


def kinds(source: Block, text: Numbers, end: Numbers) -> Bytes:
    """The kind of n messages (uint8), whose text starts at `text` and whose first line ends at `end` (bytes of the block)."""
    found = np.zeros(len(text), np.uint8)
    last = source.array[np.maximum(end - 1, 0)]
    last = np.where(last == ord("\r"), source.array[np.maximum(end - 2, 0)], last)
    rows = source.rows(text)[:, 0]
    marked = ((rows & 0xFF) == ord("<")) | ((rows & 0xFEFF) == _MARK)
    for at in np.flatnonzero((marked | _CLOSING[last] | _SIEVE[_slot(rows)]) & (end > text)):
        found[at] = kind(source.data[text[at] : min(end[at], text[at] + _LONGEST)])
    return found


def kind(line: bytes) -> Kind:
    """The kind of a message by its first line."""
    if line in _KNOWN_BYTES:
        return _KNOWN_BYTES[line]
    whole = line.decode("utf-8", "replace").rstrip("\r")
    plain = whole.translate(_NO_MARKS).strip().removesuffix(".")
    if plain in _KNOWN:
        return _KNOWN[plain]
    if plain.startswith(_CALL_STARTS):
        return Kind.CALL
    if ("<" in plain or plain.endswith(")")) and _ATTACHED.fullmatch(plain):
        return Kind.MEDIA
    return _marked(plain) if whole.startswith("\u200e") else Kind.TEXT


def _marked(plain: str) -> Kind:
    """The kind of a line that an iPhone marked as not written by a person."""
    if plain.startswith(phrases.MARKED_CALLS):
        return Kind.CALL
    if any(phrase in plain for phrase in phrases.OWN):
        return Kind.SYSTEM
    return Kind.TEXT
