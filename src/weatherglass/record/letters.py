"""Letters that are not sent: each in a document of its own, as long as it is."""

from __future__ import annotations

from datetime import datetime
from typing import Final

import msgspec

from weatherglass.record.document import Source, load, save
from weatherglass.record.model import new_id
from weatherglass.record.notes import MOMENTS
from weatherglass.vault import Drawer

PREFIX: Final = "letters/"
SHORT: Final = 80
LONGEST: Final = 4_000_000
"""Bytes of a letter as UTF-8: half of what one document holds, for its draft stands beside others in one."""


class Letter(msgspec.Struct, frozen=True, kw_only=True):
    """A letter. `written` and `changed` UTC."""

    id: str = ""
    text: str = ""
    written: datetime | None = None
    changed: datetime | None = None

    @property
    def opening(self) -> str:
        """Its first line, shortened: enough to know it again."""
        line = next((line.strip() for line in self.text.splitlines() if line.strip()), "")
        return line if len(line) < SHORT else f"{line[: SHORT - 1]}…"


class NoSuchLetter(LookupError):
    """There is no such letter."""

    def __init__(self) -> None:
        super().__init__("That letter is not here any more.")


class TooLong(ValueError):
    """A letter is longer than one is kept."""

    def __init__(self) -> None:
        super().__init__("This letter is too long to be kept in one piece. All of it is still here: please make it two.")


def letters(drawer: Drawer) -> tuple[Letter, ...]:
    """Return all letters, the newest first. Raises Damaged."""
    every = (load(drawer, name, Letter, Letter()) for name in drawer.names(PREFIX))
    return tuple(sorted(every, key=lambda one: (one.written is not None, one.written), reverse=True))


def letter(source: Source, letter_id: str) -> Letter:
    """Return one letter. Raises NoSuchLetter, Damaged."""
    found = load(source, f"{PREFIX}{letter_id}", Letter, Letter())
    if not found.id:
        raise NoSuchLetter
    return found


def keep_letter(drawer: Drawer, text: str, *, now: datetime, letter_id: str = "") -> Letter:
    """Keep a letter, or what it says now. A new one that is sent twice within some moments is kept once.

    Raises TooLong, NotSaved, VaultFull.
    """
    if len(text.encode()) > LONGEST:
        raise TooLong
    twin = None if letter_id else next((one for one in letters(drawer) if one.text == text and _just_now(one, now)), None)
    if twin:
        return twin
    with drawer.change() as change:
        old = load(change, f"{PREFIX}{letter_id}", Letter, Letter()) if letter_id else Letter()
        written = old.written or now
        new = Letter(id=old.id or new_id(), text=text, written=written, changed=now if old.id else None)
        save(change, f"{PREFIX}{new.id}", new)
    return new


def remove_letter(drawer: Drawer, letter_id: str) -> None:
    """Delete a letter; one that is not there is no fault. Raises NotSaved."""
    with drawer.change() as change:
        if change.read(f"{PREFIX}{letter_id}") is not None:
            change.delete(f"{PREFIX}{letter_id}")


def _just_now(one: Letter, now: datetime) -> bool:
    return one.written is not None and abs(now - one.written) < MOMENTS
