"""Words that came while the diary was locked: sealed to the drawer that was open, given back when it opens again."""

from __future__ import annotations

import re
import threading
from typing import TYPE_CHECKING

import msgspec
from django.http import QueryDict

from weatherglass.record import drafts
from weatherglass.vault import HoldKey, hold, hold_key, release
from weatherglass.web import places

if TYPE_CHECKING:
    from django.http import HttpRequest

    from weatherglass.vault import Drawer

_MOST_PIECES = 64
_MOST_BYTES = 16 * 1024 * 1024
# The name of the draft, and fields that hold a passphrase: those are never kept, not even sealed.
_NO_WORDS = frozenset({"draft", "passphrase", "now", "new", "again"})
# Presses of a button, which no page can give back as they were: it must not be said that they are kept. A form of a life that
# does not say of which step it is belongs to no page either.
_PRESSES = frozenset({"forecast/life", "vane/brought", "ebb/letter/remove", "lull/breach"})
# Forms of ticks: what is said of them must not speak of words.
_TICKS = ("forecast/life/", "forecast/list", "forecast/over", "forecast/take/")
_MAY_GO = ("notes/", "gusts/", "answers/")  # what asks here to be taken out holds no words
_KEY = re.compile(r"[a-z0-9][a-z0-9/_-]{0,79}")


class Words(msgspec.Struct, frozen=True):
    """The fields of one form, as they were typed, with the page they were typed on."""

    key: str
    place: str
    fields: dict[str, str]

    @property
    def ticks(self) -> bool:
        """Whether it is a form of ticks."""
        return self.key.startswith(_TICKS)


class Shelf:
    """Sealed words, in memory only, a board for each drawer: what comes for one pushes nothing of another's off.

    On one board the oldest give way when there are too many.
    """

    def __init__(self) -> None:
        self._boards: dict[HoldKey, list[bytes]] = {}
        self._lock = threading.Lock()

    def put(self, key: HoldKey, sealed: bytes) -> None:
        """Keep one sealed piece for the drawer with this key."""
        with self._lock:
            board = self._boards.setdefault(key, [])
            board.append(sealed)
            while len(board) > _MOST_PIECES or sum(map(len, board)) > _MOST_BYTES:
                del board[0]

    def pieces(self, key: HoldKey | None = None) -> tuple[bytes, ...]:
        """Give every piece for the drawer with this key, the oldest first; without a key those for all."""
        with self._lock:
            boards = self._boards.values() if key is None else [self._boards.get(key, [])]
            return tuple(sealed for board in boards for sealed in board)

    def drop(self, sealed: bytes) -> None:
        """Forget one piece."""
        with self._lock:
            for board in self._boards.values():
                if sealed in board:
                    board.remove(sealed)


def words_of(request: HttpRequest) -> Words:
    """Read a posted form as words to keep. Its field `draft` names the draft; without one the path does.

    Where a field came several times its values are joined by line ends.
    """
    posted = _posted(request)
    fields = {name: "\n".join(posted.getlist(name)) for name in posted if name not in _NO_WORDS}
    return Words(key=key_of(request), place=places.came_from(request), fields=fields)


def key_of(request: HttpRequest) -> str:
    """Give the name of a posted form's draft: its field `draft`, else its path."""
    named = _posted(request).get("draft", "")
    key = named if _KEY.fullmatch(named) else request.path.strip("/").lower()
    return key if _KEY.fullmatch(key) else "draft"


def _posted(request: HttpRequest) -> QueryDict:
    """Read the fields, but never a file: that may be gigabytes."""
    return request.POST if request.content_type == "application/x-www-form-urlencoded" else QueryDict()


def keep(shelf: Shelf, key: HoldKey | None, words: Words) -> bool:
    """Seal words to the drawer with this public key. False where there is nothing to keep or nobody to keep it for."""
    taking_out = words.key.startswith(_MAY_GO) and words.fields.get("out") == "1"
    of_ours = "aside" in words.fields
    if key is None or words.key in _PRESSES or taking_out or of_ours or not any(words.fields.values()):
        return False
    shelf.put(key, hold(key, msgspec.json.encode(words)))
    return True


def give_back(shelf: Shelf, drawer: Drawer) -> Words | None:
    """Put the held words of this drawer among its drafts; give the last of them, None where there were none.

    A piece that cannot be put back (a full disk) stays on the shelf and the error is raised.
    """
    last = None
    for sealed, last in _of(shelf, drawer):  # the last is what is asked for
        drafts.put(drawer, last.key, last.fields)
        shelf.drop(sealed)
    return last


def draft(shelf: Shelf, drawer: Drawer, key: str) -> dict[str, str] | None:
    """Give what stands in an unfinished form: words that could not be saved, else its draft, else None."""
    waiting = [words for _, words in _of(shelf, drawer) if words.key == key]
    return waiting[-1].fields if waiting else drafts.get(drawer, key)


def begun(shelf: Shelf, drawer: Drawer, prefix: str) -> dict[str, dict[str, str]]:
    """Give what stands in all unfinished forms whose names begin so."""
    waiting = {words.key: words.fields for _, words in _of(shelf, drawer) if words.key.startswith(prefix)}
    return drafts.begun(drawer, prefix) | waiting


def done(shelf: Shelf, drawer: Drawer, key: str) -> None:
    """Forget words that waited for a form which is kept now."""
    for sealed, words in _of(shelf, drawer):
        if words.key == key:
            shelf.drop(sealed)


def _of(shelf: Shelf, drawer: Drawer) -> list[tuple[bytes, Words]]:
    mine = drawer.slots.opened.key
    opened = ((sealed, release(mine, sealed)) for sealed in shelf.pieces(hold_key(mine)))
    return [(sealed, msgspec.json.decode(data, type=Words)) for sealed, data in opened if data is not None]
