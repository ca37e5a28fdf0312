"""The quick card: half a page for the worst moment, in the person's words. Whom to call is in the list of people."""

from __future__ import annotations

from typing import Final

import msgspec

from weatherglass.record.document import Source, load, save
from weatherglass.vault import Drawer

NAME: Final = "card"
FIELDS: Final = ("out", "where", "word", "take", "first")


class Card(msgspec.Struct, frozen=True, kw_only=True):
    """`out`: ways out; `where` to go; `word`: code word or sign; `take`: what to take and where it is; `first`: what first."""

    out: str = ""
    where: str = ""
    word: str = ""
    take: str = ""
    first: str = ""

    def __bool__(self) -> bool:
        """Whether anything is written on it."""
        return any(getattr(self, name) for name in FIELDS)


def card(source: Source) -> Card:
    """Return the card; an empty one where there is none. Raises Damaged."""
    return load(source, NAME, Card, Card())


def keep_card(drawer: Drawer, new: Card) -> None:
    """Keep the card. Raises NotSaved, VaultFull."""
    with drawer.change() as change:
        save(change, NAME, new)
