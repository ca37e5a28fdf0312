"""Finding words in what was written: every word must be there, in any order, capitals or not."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Final

from weatherglass.record.days import PREFIX, Month
from weatherglass.record.document import decode
from weatherglass.record.model import Entry
from weatherglass.vault import Drawer

FOLDED: Final = "".join(
    map(chr, (0xDF, 0x130, 0x149, 0x17F, 0x1F0, *range(0x1E96, 0x1E9B), 0x1E9E, 0x212A, *range(0xFB00, 0xFB07)))
)
"""Every letter beyond ASCII that becomes ASCII letters when capitals are put aside (Unicode's full case folding)."""
_ASCII: Final = bytes(range(128))
_FOLDED: Final = re.compile("|".join(FOLDED).encode())


def needles(words: str) -> tuple[str, ...]:
    """Split what is looked for into words, without capitals."""
    return tuple(words.casefold().split())


def found(text: str, wanted: tuple[str, ...]) -> bool:
    """Whether every word is in the text."""
    plain = text.casefold()
    for word in wanted:
        if word not in plain:
            return False
    return bool(wanted)


def find(entries: Iterable[Entry], words: str) -> tuple[Entry, ...]:
    """Return entries whose words, or whose earlier words, hold everything that is looked for; newest first."""
    wanted = needles(words)
    return tuple(reversed([entry for entry in entries if found(_words(entry), wanted)]))


def seek(drawer: Drawer, words: str) -> tuple[Entry, ...]:
    """Find words in everything that a drawer holds, decoding only the months whose bytes could hold them. Raises Damaged."""
    wanted = needles(words)
    months = drawer.read_many(drawer.names(PREFIX)).values()
    entries = (entry for data in months if may_hold(data, wanted) for entry in decode(data, Month).entries)
    hits = [entry for entry in entries if found(_words(entry), wanted)]
    return tuple(sorted(hits, key=lambda entry: (entry.about.day or date.max, entry.written), reverse=True))


def may_hold(data: bytes, wanted: tuple[str, ...]) -> bool:
    """Whether a document, as it is kept, could hold every word. Says yes where that cannot be told from its bytes."""
    plain = data.lower()
    if all(word.encode() in plain for word in wanted if word.isascii()):
        return True
    return bool(_FOLDED.search(data.translate(None, _ASCII)))  # of few bytes: most of what is kept is ASCII


def _words(entry: Entry) -> str:
    if entry.earlier or entry.about.words:
        return " ".join((entry.text, entry.about.words, *(version.text for version in entry.earlier)))
    return entry.text
