"""Decides, when all names of an export are known, who is a person: by what recurs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from weatherglass.intake.messages import Kind
from weatherglass.intake.whatsapp import phrases

if TYPE_CHECKING:
    from weatherglass.intake.whatsapp.names import Cut

KINDS: Final = len(Kind)
_MOST_CHILDREN: Final = 64


def decoded(raw: bytes) -> str:
    r"""Text of the file, with bytes that are not UTF-8 shown as \xff: visible, and not lost."""
    return raw.decode("utf-8", "backslashreplace")


class Branch:
    """What follows a name, up to the next ": ". It may be that the name goes on."""

    def __init__(self) -> None:
        self.count = 0
        self.settled = False
        self.children: dict[bytes, Branch] = {}

    def add(self, rest: bytes) -> None:
        """Note what follows the name in one message's first line."""
        self.count += 1
        if self.settled:
            return
        at = rest.find(b": ")
        if at < 0 or (len(self.children) >= _MOST_CHILDREN and rest[:at] not in self.children):
            self.settled, self.children = True, {}
            return
        self.children.setdefault(rest[:at], Branch()).add(rest[at + 2 :])

    def ends(self, name: str) -> dict[str, int]:
        """The names that begin with `name`, with how often: only `name`, unless what follows recurs."""
        if self.settled or not self.children or 2 * len(self.children) > self.count:
            return {name: self.count}
        found: dict[str, int] = {}
        for raw, child in self.children.items():
            found |= child.ends(f"{name}: {decoded(raw)}")
        return found


class Name(msgspec.Struct, frozen=True):
    """What stands before a colon: where it was cut, how many messages of each kind, what follows it."""

    cut: Cut
    counts: list[int]
    branch: Branch

    @property
    def total(self) -> int:
        """Messages of all kinds."""
        return sum(self.counts)


class Settled(msgspec.Struct, frozen=True):
    """Messages by kind for each person, in order of first appearance, and for WhatsApp itself.

    Not `exact` where a text turned out to start elsewhere than its kind was looked for: then count again.
    """

    people: dict[str, list[int]]
    own: list[int]
    exact: bool


def settle(names: list[Name], nobody: list[int]) -> Settled:
    """Decide who is a person. `names` in order of appearance; `nobody`: lines without a colon, by kind.

    The rest are lines of WhatsApp's own, or continue a shorter name.
    """
    counting = _Counting(list(nobody))
    sides: dict[bool, list[Name]] = {True: [], False: []}
    for name in names:
        sides[not name.cut.bare and not (":" in name.cut.name and name.total == 1)].append(name)
    for name in sides[True]:
        counting.enter_or_own(name)
    spaced = bool(sides[True])
    without = any(name.cut.bare for name in names)
    for name in sorted(sides[False], key=lambda name: not name.cut.bare):
        short = name.cut.name.partition(":")[0]
        if short in counting.people and (name.cut.bare or without):
            counting.join(short, name)
        elif name.cut.bare and (spaced or name.cut.name.endswith(("http", "https"))):
            _add(counting.own, _as_own(name.counts))
        else:
            counting.enter_or_own(name)
    return Settled(_in_order(counting.people, names), counting.own, counting.exact)


class _Counting:
    """Who has been found so far, with messages by kind."""

    def __init__(self, own: list[int]) -> None:
        self.people: dict[str, list[int]] = {}
        self.own = own
        self.exact = True

    def enter_or_own(self, name: Name) -> None:
        """Enter a name, or the longer ones that it turned out to be; or count its lines as WhatsApp's own."""
        if _is_own(name.cut.name, name.total):
            _add(self.own, _as_own(name.counts))
            self.exact = False
            return
        ends = name.branch.ends(name.cut.name)
        self.own[Kind.SYSTEM] += name.counts[Kind.SYSTEM]
        counts = [0 if kind == Kind.SYSTEM else count for kind, count in enumerate(name.counts)]
        for end, count in ends.items():
            mine = counts if len(ends) == 1 else [count] + [0] * (KINDS - 1)
            if sum(mine):
                _add(self.people.setdefault(end, [0] * KINDS), mine)
        self.exact &= list(ends) == [name.cut.name] and not name.cut.bare

    def join(self, short: str, name: Name) -> None:
        """Count the lines of a name under a shorter one."""
        _add(self.people[short], name.counts)
        self.exact = False


def _in_order(people: dict[str, list[int]], names: list[Name]) -> dict[str, list[int]]:
    order = {name.cut.name: index for index, name in reversed(list(enumerate(names)))}
    return dict(sorted(people.items(), key=lambda item: order.get(item[0], order.get(item[0].partition(": ")[0], 0))))


def _add(into: list[int], counts: list[int]) -> None:
    for index, count in enumerate(counts):
        into[index] += count


def _as_own(counts: list[int]) -> list[int]:
    """Records under what is no person's name: calls stay calls, the rest is WhatsApp's own."""
    own = [0] * KINDS
    own[Kind.CALL] = counts[Kind.CALL]
    own[Kind.SYSTEM] = sum(counts) - counts[Kind.CALL]
    return own


def _is_own(name: str, count: int) -> bool:
    """A line that quotes what a person wrote: a quotation mark is left open, or the line says what it is."""
    open_quote = name.count('"') % 2 == 1 or name.count("“") > name.count("”") or name.count("«") > name.count("»")
    return (open_quote and count == 1) or any(phrase in name for phrase in phrases.CHANGED_SUBJECT)
