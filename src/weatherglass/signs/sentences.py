"""Where the sentences of a text are, and what is quoted in them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST = 300
"""Characters of a sentence that are looked at together: a line without an end is cut at a space near here."""
MOST = 300_000
"""Characters of one text that are looked at; a person is told where a text is longer."""
_END = re.compile(r"[.!?\u2026\u3002\u061f]+[\"'\u201d\u2019)\]*_]*(?=\s|$)|[\r\n]+")
_MARKUP = re.compile(r"</?[A-Za-z][^<>]{0,200}>|https?://\S+|[*_~`#>|]{1,3}(?=\w)|(?<=\w)[*_~`]{1,3}")
_QUOTES = str.maketrans("\u2018\u2019\u201c\u201d\u00ab\u00bb\u2032\u02bc", "''\"\"\"\"''")
_LETTER = re.compile(r"[^\W\d_]")


class Sentence(Struct, frozen=True):
    """A sentence of a text: its characters from `start` to `end`, and the same number of characters to match in.

    In `text` curly quotes are straight, and markup and addresses are spaces, so that places stay what they are.
    """

    start: int
    end: int
    text: str


def sentences(text: str) -> Iterator[Sentence]:
    """Give the sentences of a text (its first `MOST` characters) that hold a letter."""
    plain = plainly(text[:MOST])
    start = 0
    for end in _ends(plain):
        yield from _pieces(plain, start, end)
        start = end


def plainly(text: str) -> str:
    """Give the text with straight quotes, and spaces for markup, each character in its place."""
    return _MARKUP.sub(lambda mark: " " * len(mark.group()), text.translate(_QUOTES))


def _ends(plain: str) -> Iterator[int]:
    for match in _END.finditer(plain):
        yield match.end()
    yield len(plain)


def _pieces(plain: str, start: int, end: int) -> Iterator[Sentence]:
    while start < end:
        stop = end if end - start <= LONGEST else _space_before(plain, start + LONGEST, start)
        piece = plain[start:stop]
        left = start + len(piece) - len(piece.lstrip())
        right = start + len(piece.rstrip())
        if left < right and _LETTER.search(piece):
            yield Sentence(left, right, plain[left:right])
        start = stop


def _space_before(plain: str, place: int, start: int) -> int:
    found = plain.rfind(" ", start + LONGEST // 2, place)
    return found + 1 if found > start else place
