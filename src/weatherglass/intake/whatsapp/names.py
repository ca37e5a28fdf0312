"""Who wrote a message: the name before ": ", also where a name or a line of WhatsApp's own holds ": " itself."""

from __future__ import annotations

from typing import Final

import msgspec
import numpy as np

from weatherglass.intake.messages import Bytes, Flags, Kind, Numbers
from weatherglass.intake.whatsapp.settling import KINDS, Branch, Name, Settled, decoded, settle
from weatherglass.intake.whatsapp.shapes import Block, Lines, Pattern, Words, pattern

REACH: Final = 1024
"""Bytes of a line in which a name may stand."""
_MOST_AT_ONCE: Final = 24
_MOST_NAMES: Final = 20_000
"""A group has at most 1,024 members; what comes after so many names is nobody's, and a survey stays small."""


class Cut(msgspec.Struct, frozen=True):
    """Where a line may be cut: `name`, the bytes from the body to the text, and whether no space followed the colon."""

    name: str
    length: int
    bare: bool


def cut(line: bytes) -> Cut | None:
    """Cut a line at its first ": ", or at a colon that ends it, or else at its first colon."""
    line = line.removesuffix(b"\r")
    at = line.find(b": ")
    if at > 0:
        return Cut(decoded(line[:at]), at + 2, bare=False)
    if len(line) > 1 and line.endswith(b":"):
        return Cut(decoded(line[:-1]), len(line), bare=False)
    at = line.find(b":")
    return Cut(decoded(line[:at]), at + 1, bare=True) if at > 0 else None


class Sides(msgspec.Struct, frozen=True, eq=False):
    """For n records: the author's number (-1: none) and where the text starts (bytes of the block)."""

    who: Numbers
    text: Numbers


class Cutter:
    """Cuts name from text in many records at once: a name met once is looked for in all of them."""

    def __init__(self) -> None:
        self._patterns: dict[bytes, tuple[Pattern, int]] = {}
        self._met: dict[bytes, int] = {}

    def sides(self, source: Block, lines: Lines, number: NumberOf) -> Sides:
        """Cut each of n lines. `number(line)` gives author (-1: none) and length of name and colon for one line."""
        who = np.full(len(lines), -1, np.int64)
        text, rows, todo = lines.body.copy(), source.rows(lines.body), np.arange(len(lines))
        for start, (words, author) in list(self._patterns.items()):
            todo = _take(words, author, len(start), rows, todo, who, text)
        while todo.size and len(self._patterns) < _MOST_AT_ONCE:
            at, todo = int(todo[0]), todo[1:]
            body, end = int(lines.body[at]), int(lines.end[at])
            start, author, length = self._one(source.data[body : min(end, body + REACH)], number)
            who[at], text[at] = author, min(body + length, end)
            if start and self._learn(start, author):
                todo = _take(*self._patterns[start], length, rows, todo, who, text)
        if todo.size:
            self._rest(source, lines, todo, number, who, text)
        return Sides(who, text)

    def _one(self, line: bytes, number: NumberOf) -> tuple[bytes, int, int]:
        """For one line: name and colon if they may be kept in mind (else empty), author, length of name and colon."""
        start = line[: line.find(b": ") + 2]
        if start in self._met:
            return start, self._met[start], len(start)
        author, length = number(line)
        if author < 0 or length != len(start):
            return b"", author, length
        if len(self._met) < _MOST_NAMES:
            self._met[start] = author
        return start, author, length

    def _rest(self, source: Block, lines: Lines, todo: Numbers, number: NumberOf, who: Numbers, text: Numbers) -> None:
        """One line after the other: in a group, or where lines have no name."""
        data, met, authors, starts = source.data, self._met, [], []
        for body, end in zip(lines.body[todo].tolist(), lines.end[todo].tolist(), strict=True):
            stop = min(end, body + REACH)
            start = data[body : data.find(b": ", body, stop) + 2]
            author, length = (met[start], len(start)) if start in met else self._one(data[body:stop], number)[1:]
            authors.append(author)
            starts.append(min(body + length, end))
        who[todo], text[todo] = authors, starts

    def _learn(self, start: bytes, author: int) -> bool:
        words = pattern(start)
        if words is not None:
            self._patterns[start] = (words, author)
        return words is not None


def _take(words: Pattern, author: int, length: int, rows: Words, todo: Numbers, who: Numbers, text: Numbers) -> Numbers:
    hits = words.found(rows[todo])
    at = todo[hits]
    who[at] = author
    text[at] += length
    return todo[~hits]


class NumberOf:
    """Names that a survey settled on: gives the author of one line."""

    def __init__(self, participants: tuple[str, ...]) -> None:
        self._numbers = {name: index for index, name in enumerate(participants)}
        self._long = sorted((name for name in participants if ": " in name), key=len, reverse=True)

    def __call__(self, line: bytes) -> tuple[int, int]:
        """Author (-1: nobody, the line is WhatsApp's own) and bytes of name and colon."""
        found = cut(line)
        if found is None:
            return -1, 0
        if found.name in self._numbers:
            return self._numbers[found.name], found.length
        return self._longer(line) or self._shorter(line) or (-1, 0)

    def _longer(self, line: bytes) -> tuple[int, int] | None:
        for name in self._long:
            start = name.encode() + b":"
            if line.startswith(start):
                return self._numbers[name], len(start) + (line[len(start) : len(start) + 1] == b" ")
        return None

    def _shorter(self, line: bytes) -> tuple[int, int] | None:
        at = line.find(b":")
        number = self._numbers.get(decoded(line[:at]))
        return None if number is None else (number, at + 1)


class Names(NumberOf):
    """Collects names while a survey passes over the text, and settles at its end who is a person."""

    def __init__(self) -> None:
        super().__init__(())
        self.found: list[Cut] = []
        self.counts: list[list[int]] = []
        self.nobody = [0] * KINDS
        self._keys: dict[tuple[str, bool], int] = {}
        self._branches: list[Branch] = []

    def __call__(self, line: bytes) -> tuple[int, int]:
        """Number the name of a line, new ones at the end. Without a space behind the colon, it is not yet cut off."""
        found = cut(line)
        if found is None:
            return -1, 0
        if len(self.found) >= _MOST_NAMES and (found.name, found.bare) not in self._keys:
            return -1, 0
        number = self._keys.setdefault((found.name, found.bare), len(self.found))
        if number == len(self.found):
            self.found.append(found)
            self.counts.append([0] * KINDS)
            self._branches.append(Branch())
        return number, 0 if found.bare else found.length

    def count(self, source: Block, lines: Lines, sides: Sides, kinds: Bytes) -> None:
        """Count n records by name and kind, and see whether names go on behind their first ": "."""
        table = np.bincount((sides.who + 1) * KINDS + kinds, minlength=(len(self.found) + 1) * KINDS).reshape(-1, KINDS)
        self.nobody = [old + int(new) for old, new in zip(self.nobody, table[0], strict=True)]
        for number in np.flatnonzero(table[1:].any(axis=1)):
            self.counts[number] = [old + int(new) for old, new in zip(self.counts[number], table[number + 1], strict=True)]
            if not self._branches[number].settled:
                self._look_behind(int(number), source, lines, sides, kinds)

    def _look_behind(self, number: int, source: Block, lines: Lines, sides: Sides, kinds: Bytes) -> None:
        branch = self._branches[number]
        mine: Flags = sides.who == number
        for at in np.flatnonzero(mine):
            if branch.settled:
                return
            line = source.data[sides.text[at] : min(int(lines.end[at]), int(sides.text[at]) + REACH)]
            branch.add(line if kinds[at] == Kind.TEXT and not self.found[number].bare else b"")

    def settle(self) -> Settled:
        """Decide who is a person."""
        return settle(list(map(Name, self.found, self.counts, self._branches)), self.nobody)
