"""Who wrote a message: the name before ": ", also where a name or a line of WhatsApp's own holds ": " itself."""

from __future__ import annotations

from typing import Final

import msgspec
import numpy as np

from weatherglass.intake.messages import Bytes, Flags, Kind, Numbers
from weatherglass.intake.whatsapp import phrases
from weatherglass.intake.whatsapp.shapes import Block, Lines, Pattern, Words, pattern

REACH: Final = 1024
"""Bytes of a line in which a name may stand."""
_MOST_AT_ONCE: Final = 48
_MOST_CHILDREN: Final = 64
_KINDS: Final = len(Kind)


def decoded(raw: bytes) -> str:
    r"""Text of the file, with bytes that are not UTF-8 shown as \xff: visible, and not lost."""
    return raw.decode("utf-8", "backslashreplace")


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

    def sides(self, source: Block, lines: Lines, number: NumberOf) -> Sides:
        """Cut each of n lines. `number(line)` gives author (-1: none) and length of name and colon for one line."""
        who = np.full(len(lines), -1, np.int64)
        text, rows, todo = lines.body.copy(), source.rows(lines.body), np.arange(len(lines))
        for start, (words, author) in list(self._patterns.items()):
            todo = _take(words, author, len(start), rows, todo, who, text)
        while todo.size:
            at, todo = int(todo[0]), todo[1:]
            body = int(lines.body[at])
            line = source.data[body : min(int(lines.end[at]), body + REACH)]
            author, length = number(line)
            who[at], text[at] = author, min(body + length, int(lines.end[at]))
            start = line[:length]
            if author >= 0 and start.endswith(b": ") and start.count(b": ") == 1 and self._learn(start, author):
                todo = _take(*self._patterns[start], length, rows, todo, who, text)
        return Sides(who, text)

    def _learn(self, start: bytes, author: int) -> bool:
        words = pattern(start)
        if words is None or len(self._patterns) >= _MOST_AT_ONCE:
            return False
        self._patterns[start] = (words, author)
        return True


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


class _Branch:
    """What follows a name, up to the next ": ". It may be that the name goes on."""

    def __init__(self) -> None:
        self.count = 0
        self.settled = False
        self.children: dict[bytes, _Branch] = {}

    def add(self, rest: bytes) -> None:
        self.count += 1
        if self.settled:
            return
        at = rest.find(b": ")
        if at < 0 or (len(self.children) >= _MOST_CHILDREN and rest[:at] not in self.children):
            self.settled, self.children = True, {}
            return
        self.children.setdefault(rest[:at], _Branch()).add(rest[at + 2 :])

    def ends(self, name: str) -> dict[str, int]:
        """The names that begin with `name`, with how often: only `name`, unless what follows recurs."""
        if self.settled or not self.children or 2 * len(self.children) > self.count:
            return {name: self.count}
        found: dict[str, int] = {}
        for raw, child in self.children.items():
            found |= child.ends(f"{name}: {decoded(raw)}")
        return found


class Names(NumberOf):
    """Collects names while a survey passes over the text, and settles at its end who is a person."""

    def __init__(self) -> None:
        super().__init__(())
        self.found: list[Cut] = []
        self.counts: list[list[int]] = []
        self.nobody = [0] * _KINDS
        self._keys: dict[tuple[str, bool], int] = {}
        self._branches: list[_Branch] = []

    def __call__(self, line: bytes) -> tuple[int, int]:
        """Number the name of a line, new ones at the end."""
        found = cut(line)
        if found is None:
            return -1, 0
        number = self._keys.setdefault((found.name, found.bare), len(self.found))
        if number == len(self.found):
            self.found.append(found)
            self.counts.append([0] * _KINDS)
            self._branches.append(_Branch())
        return number, found.length

    def count(self, source: Block, lines: Lines, sides: Sides, kinds: Bytes) -> None:
        """Count n records by name and kind, and see whether names go on behind their first ": "."""
        table = np.bincount((sides.who + 1) * _KINDS + kinds, minlength=(len(self.found) + 1) * _KINDS).reshape(-1, _KINDS)
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
        """Decide who is a person, by what recurs; the rest are lines of WhatsApp's own, or continue a shorter name."""
        people: dict[str, list[int]] = {}
        own, later = list(self.nobody), []
        total = {
            bare: sum(sum(c) for c, f in zip(self.counts, self.found, strict=True) if f.bare is bare) for bare in (False, True)
        }
        for number, found in enumerate(self.found):
            counts = list(self.counts[number])
            if found.bare or (":" in found.name and sum(counts) == 1):
                later.append((found, counts, self._branches[number]))
            elif _is_own(found.name, sum(counts)):
                _add(own, _as_own(counts))
            else:
                self._enter(people, self._branches[number].ends(found.name), counts, own)
        for found, counts, branch in later:
            short = found.name.partition(":")[0]
            if short in people and (found.bare or total[True]):
                _add(people[short], counts)
            elif (found.bare and (total[False] or _is_link(found.name))) or _is_own(found.name, sum(counts)):
                _add(own, _as_own(counts))
            else:
                self._enter(people, branch.ends(found.name), counts, own)
        return Settled(self._in_order(people), own)

    def _enter(self, people: dict[str, list[int]], ends: dict[str, int], counts: list[int], own: list[int]) -> None:
        """Enter a name, or the longer ones that it turned out to be (whose messages are all text)."""
        own[Kind.SYSTEM] += counts[Kind.SYSTEM]
        counts[Kind.SYSTEM] = 0
        for name, count in ends.items():
            mine = counts if len(ends) == 1 else [count] + [0] * (_KINDS - 1)
            if sum(mine):
                _add(people.setdefault(name, [0] * _KINDS), mine)

    def _in_order(self, people: dict[str, list[int]]) -> dict[str, list[int]]:
        order = {found.name: index for index, found in reversed(list(enumerate(self.found)))}
        return dict(sorted(people.items(), key=lambda item: order.get(item[0], order.get(item[0].partition(": ")[0], 0))))


class Settled(msgspec.Struct, frozen=True):
    """Messages by kind for each person, in order of first appearance, and for WhatsApp itself."""

    people: dict[str, list[int]]
    own: list[int]


def _add(into: list[int], counts: list[int]) -> None:
    for index, count in enumerate(counts):
        into[index] += count


def _as_own(counts: list[int]) -> list[int]:
    """Records under what is no person's name: calls stay calls, the rest is WhatsApp's own."""
    own = [0] * _KINDS
    own[Kind.CALL] = counts[Kind.CALL]
    own[Kind.SYSTEM] = sum(counts) - counts[Kind.CALL]
    return own


def _is_own(name: str, count: int) -> bool:
    """A line that quotes what a person wrote: a quotation mark is left open, or the line says what it is."""
    open_quote = name.count('"') % 2 == 1 or name.count("“") > name.count("”") or name.count("«") > name.count("»")
    return (open_quote and count == 1) or any(phrase in name for phrase in phrases.CHANGED_SUBJECT)


def _is_link(name: str) -> bool:
    return name.endswith(("http", "https"))
