"""What was pointed out: whether it is asked for, how far was looked, what waits, what was marked, what was put aside.

Off until a person asks for it. No word of an entry or a message is in it: places, and short hashes of words that were put aside.
"""

from __future__ import annotations

from datetime import datetime
from hashlib import sha256
from typing import TYPE_CHECKING, Final

import msgspec
from msgspec.structs import replace

from weatherglass.record.document import Source, load, save
from weatherglass.record.model import MessageRef, new_id
from weatherglass.vault import Drawer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

NAME: Final = "pointed"
MOST: Final = 120
"""So many wait at most: nobody is to face a heap. More is looked for when these are looked at."""


class Offer(msgspec.Struct, frozen=True, kw_only=True):
    """Words that resemble a sign: characters `start` to `end` of an entry or of a message, and why.

    `key` is the hash of the words and the sign: what was changed since is not offered, nor again what was put aside.
    """

    id: str
    key: bytes
    sign: str
    why: str
    start: int
    end: int
    document: str = ""
    entry: str = ""
    message: MessageRef | None = None

    @property
    def place(self) -> tuple[str, str, MessageRef | None]:
        """The entry or the message that it is in."""
        return self.document, self.entry, self.message


class Mark(msgspec.Struct, frozen=True):
    """An offer that the person took as a mark, and when (UTC)."""

    offer: Offer
    made: datetime


class Pointed(msgspec.Struct, frozen=True, kw_only=True):
    """All of it. `entries_to`: entries changed up to then were looked at; `messages_to`: bytes of archives, by their id.

    `passed`: ids of entries of that time that were put away from view and so passed over. None: not known, so that the look
    begins anew. `cut`: a text was longer than is looked at.
    """

    on: bool = False
    entries_to: datetime | None = None
    messages_to: dict[str, int] = {}
    passed: tuple[str, ...] | None = None
    other_tongue: bool = False
    cut: bool = False
    waiting: tuple[Offer, ...] = ()
    marks: tuple[Mark, ...] = ()
    aside: tuple[bytes, ...] = ()


def key_of(words: str, sign: str) -> bytes:
    """Return the short hash by which the same words and the same sign are known again."""
    return sha256(f"{sign}\0{' '.join(words.casefold().split())}".encode()).digest()[:8]


def pointed(source: Source) -> Pointed:
    """Return what is kept; nothing and off, in a vault that knows of none. Raises Damaged."""
    return load(source, NAME, Pointed, Pointed())


def switch(drawer: Drawer, *, on: bool) -> None:
    """Begin to point out, or stop; stopping lets go of what waits. Marks stay. Raises NotSaved."""
    with drawer.change() as change:
        now = pointed(change)
        save(change, NAME, replace(now, on=True) if on else Pointed(marks=now.marks, aside=now.aside))


def add(
    drawer: Drawer,
    found: Iterable[Offer],
    *,
    entries_to: datetime | None,
    messages_to: dict[str, int],
    other: bool,
    cut: bool = False,
    passed: Iterable[str] | None = None,
) -> None:
    """Keep what was found and how far was looked. Does nothing where it was switched off meanwhile. Raises NotSaved."""
    with drawer.change() as change:
        now = pointed(change)
        if not now.on:
            return
        known = {*now.aside, *(offer.key for offer in now.waiting), *(mark.offer.key for mark in now.marks)}
        new = {offer.key: offer for offer in found if offer.key not in known}
        further = replace(
            now,
            waiting=(*now.waiting, *new.values()),
            entries_to=entries_to or now.entries_to,
            messages_to={**now.messages_to, **messages_to},
            passed=now.passed if passed is None else tuple(sorted(passed)),
            other_tongue=now.other_tongue or other,
            cut=now.cut or cut,
        )
        save(change, NAME, further)


def mark(drawer: Drawer, offer_id: str, *, now: datetime) -> None:
    """Take an offer as a mark; one that does not wait any more is no fault. Raises NotSaved."""
    _decide(drawer, offer_id, lambda kept, offer: replace(kept, marks=(*kept.marks, Mark(offer, now))))


def put_aside(drawer: Drawer, offer_id: str) -> None:
    """Put an offer aside: the same words are not offered for that sign again. Raises NotSaved."""
    _decide(drawer, offer_id, lambda kept, offer: replace(kept, aside=(*kept.aside, offer.key)))


def drop(drawer: Drawer, offer_ids: Iterable[str]) -> None:
    """Let go of offers whose words are not there any more. Raises NotSaved."""
    gone = set(offer_ids)
    with drawer.change() as change:
        kept = pointed(change)
        save(change, NAME, replace(kept, waiting=tuple(offer for offer in kept.waiting if offer.id not in gone)))


def unmark(drawer: Drawer, offer_id: str) -> None:
    """Remove a mark; the same words are not offered for that sign again. Raises NotSaved."""
    with drawer.change() as change:
        kept = pointed(change)
        gone = tuple(mark.offer.key for mark in kept.marks if mark.offer.id == offer_id)
        left = tuple(mark for mark in kept.marks if mark.offer.id != offer_id)
        save(change, NAME, replace(kept, marks=left, aside=(*kept.aside, *gone)))


def new_offer(words: str, sign: str, why: str, span: tuple[int, int], place: tuple[str, str] | MessageRef) -> Offer:
    """Make an offer of words at a span of an entry (its document and id) or of a message."""
    document, entry = ("", "") if isinstance(place, MessageRef) else place
    message = place if isinstance(place, MessageRef) else None
    return Offer(
        id=new_id(),
        key=key_of(words, sign),
        sign=sign,
        why=why,
        start=span[0],
        end=span[1],
        document=document,
        entry=entry,
        message=message,
    )


def _decide(drawer: Drawer, offer_id: str, done: Callable[[Pointed, Offer], Pointed]) -> None:
    with drawer.change() as change:
        kept = pointed(change)
        offer = next((one for one in kept.waiting if one.id == offer_id), None)
        if offer is not None:
            rest = replace(kept, waiting=tuple(one for one in kept.waiting if one.id != offer_id))
            save(change, NAME, done(rest, offer))
