"""What is kept in memory for a browser between two of its requests: a sentence, offered words, a key to seal with."""

from __future__ import annotations

import hashlib
import threading
from collections import OrderedDict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from weatherglass.vault import HoldKey

_MOST = 64


@dataclass
class Visitor:
    """One browser: the next sentence for it, and what its first steps need. Holds no word that a person wrote."""

    says: str = ""  # shown on the next page, once
    offer: str = ""  # five words offered as a passphrase
    paper: str = ""  # recovery words, until they are written down
    hold_key: HoldKey | None = None  # public: seals what is posted after the lock to the drawer that was open
    practising: bool = False  # the next exit comes back
    country: str = ""  # whose lines the help page shows, where the diary does not say
    seen: datetime | None = None  # when a window of this browser last asked for something


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
            while len(self._known) > _MOST:
                self._known.popitem(last=False)
            return visitor

    def known(self, cookie: str) -> Visitor:
        """Give the visitor with this cookie; for an unknown one an empty visitor that is not kept."""
        with self._lock:
            return self._known.get(_name(cookie), Visitor())

    def forget(self, cookie: str) -> None:
        """Drop what is kept for this cookie."""
        with self._lock:
            self._known.pop(_name(cookie), None)


def _name(cookie: str) -> bytes:
    return hashlib.sha256(cookie.encode("utf-8", "surrogatepass")).digest()
