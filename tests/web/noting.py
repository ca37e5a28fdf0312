"""The rooms that keep notes, for tests of what holds in all of them: where each is, what is sent, and what is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from forms import forms

from weatherglass.record import letters, notes
from weatherglass.vault import Size, VaultFull

if TYPE_CHECKING:
    from visiting import Browser

    from weatherglass.record.notes import Note, Shelf
    from weatherglass.vault import Drawer

WORDS = "rang at the <b>gate</b>, 21:10"
SHOWN = "rang at the &lt;b&gt;gate&lt;/b&gt;, 21:10"
FULL = str(VaultFull(Size.SMALL)).replace("'", "&#x27;")


class Room(NamedTuple):
    """One form: the page that it stands on, where it is sent, what it keeps, what is written in it."""

    place: str
    to: str
    shelf: Shelf
    said: dict[str, str]
    can_change: bool = True

    @property
    def key(self) -> str:
        return f"notes/{self.shelf}"

    def kept(self, drawer: Drawer) -> tuple[Note, ...]:
        return notes.notes(drawer, self.shelf)

    def form(self, ana: Browser) -> dict[str, str]:
        """The form for a new one, as it is shown."""
        return next(dict(found) for found in forms(ana.get(self.place).text, self.to) if "id" not in dict(found))

    def change_form(self, ana: Browser) -> dict[str, str]:
        """The form that changes what is kept."""
        found = [dict(one) for one in forms(ana.get(self.place).text, self.to)]
        return next(one for one in found if "id" in one and "words" in one)

    def add(self, ana: Browser, **said: str) -> str:
        return ana.says(ana.post(self.to, self.said | said))


DAY = {"words": WORDS, "day": "2026-11-18"}
ROOMS = {
    "rules": Room("/lull", "/lull/rule", "rules", {"words": WORDS}),
    "attempts": Room("/lull", "/lull/attempt", "attempts", DAY | {"about": "kept it", "mark": "threat"}),
    "reached": Room(
        "/lull/mine",
        "/lull/reached",
        "reached",
        DAY | {"about": "tea"},
    ),
    "urges": Room("/ebb/after", "/ebb/keep", "urges", {"words": WORDS, "mark": "water"}, can_change=False),
    "ties": Room("/thaw", "/thaw/keep", "ties", {"words": WORDS, "about": "her garden"}),
    "wins": Room("/clear", "/clear/keep", "wins", DAY),
    "bring": Room("/vane", "/vane/bring", "bring", {"words": WORDS}),
    "took": Room("/vane", "/vane/took", "took", DAY),
}
PLACES = ("/lull", "/lull/page/1", "/lull/mine", "/ebb", "/ebb/after", "/ebb/letters", "/thaw", "/clear", "/vane")
POSTED = (*(room.to for room in ROOMS.values()), "/vane/brought", "/ebb/letter/keep", "/ebb/letter/remove")


def everything(drawer: Drawer) -> tuple[object, ...]:
    """All that these rooms keep."""
    return (*(notes.notes(drawer, shelf) for shelf in notes.SHELVES), letters.letters(drawer))
