"""What is kept in memory for a browser between two of its requests: a sentence, offered words, a key to seal with."""

from __future__ import annotations

import hashlib
import threading
from collections import OrderedDict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from weatherglass.vault import HoldKey
    from weatherglass.web.house import ExitSite

# Anybody can be a stranger, without a passphrase. One who came in is not pushed out by a flood of those.
_MOST_STRANGERS = 64
_MOST = 1024


@dataclass
class Visitor:
    """One browser: the next sentence for it, and what its first steps need. Holds no word that a person wrote."""

    says: str = ""  # shown on the next page, once
    offer: str = ""  # five words offered as a passphrase
    paper: str = ""  # recovery words, until they are written down
    hold_key: HoldKey | None = None  # public: seals what is posted after the lock to the drawer that was open
    practising: bool = False  # the next exit comes back
    picked: tuple[str, ...] = ()  # what was picked in a private look that is not kept: ids of ours
    picked_at: datetime | None = None  # when; after a while it is not shown any more
    country: str = ""  # whose lines the help page shows, where the diary does not say
    seen: datetime | None = None  # when a window of this browser last asked for something; None once its session is over
    exit_site: ExitSite | None = None  # where the person who is in wants the exit to lead
    to: str = ""  # where they were going when it had closed: one of a few pages that must not be looked for anew

    @property
    def stranger(self) -> bool:
        """Whether no passphrase was needed to become this visitor."""
        return self.seen is None and self.hold_key is None and not self.paper

    def close(self) -> None:
        """Forget, once, what was for the one who was in: their time is over, and whoever sits there next must not read it."""
        if self.seen is not None:
            self.says = self.offer = self.paper = ""
            self.practising, self.seen, self.exit_site = False, None, None
            self.let_go()

    def let_go(self) -> None:
        """Forget what was picked in a private look that is not kept."""
        self.picked, self.picked_at = (), None


class Visitors:
    """Visitors by their cookie, which itself is not kept. The oldest give way: a flood of requests fills no memory."""

    def __init__(self) -> None:
        self._known: OrderedDict[bytes, Visitor] = OrderedDict()
        self._lock = threading.Lock()

    def of(self, cookie: str) -> Visitor:
        """Give the visitor with this cookie, a new one if it is not known."""
        name = _name(cookie)
        with self._lock:
            visitor = self._known.setdefault(name, Visitor())
            self._known.move_to_end(name)
            self._make_room(name)
            return visitor

    def known(self, cookie: str) -> Visitor:
        """Give the visitor with this cookie; for an unknown one an empty visitor that is not kept."""
        with self._lock:
            return self._known.get(_name(cookie), Visitor())

    def close(self, names: Iterable[bytes]) -> None:
        """Close the visitors whose sessions are over; `names` as the sessions give them."""
        with self._lock:
            for name in names:
                self._known.get(name, Visitor()).close()

    def _make_room(self, newest: bytes) -> None:
        strangers = [name for name, visitor in self._known.items() if visitor.stranger and name != newest]
        for name in strangers[: max(0, len(strangers) + 1 - _MOST_STRANGERS)]:
            del self._known[name]
        while len(self._known) > _MOST:
            self._known.popitem(last=False)

    def forget(self, cookie: str) -> None:
        """Drop what is kept for this cookie."""
        with self._lock:
            self._known.pop(_name(cookie), None)


def _name(cookie: str) -> bytes:
    return hashlib.sha256(cookie.encode("utf-8", "surrogatepass")).digest()
