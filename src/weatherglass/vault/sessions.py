"""Who is in: a drawer key sealed under the cookie, a stored part and a pepper that only memory holds.

Not protected: while a person is in, a memory image of this process and the cookie together open the drawer.
"""

from __future__ import annotations

import hashlib
import secrets
import threading
from datetime import datetime, timedelta
from typing import Final, NewType

import msgspec

from weatherglass.vault.drawer import Drawer
from weatherglass.vault.hold import HoldKey, hold_key
from weatherglass.vault.keys import Opened
from weatherglass.vault.layout import Clothes, DrawerKey
from weatherglass.vault.seal import NotOurs, derive, seal, unseal
from weatherglass.vault.store import Store

Cookie = NewType("Cookie", str)
"""32 random bytes in URL-safe text; new at each unlock, given to the browser only."""
IDLE: Final = timedelta(minutes=5)
ABSOLUTE: Final = timedelta(hours=8)
_REMEMBERED: Final = 1024
"""Each took a passphrase, so nobody pushes another's out in a hurry."""


class Row(msgspec.Struct, frozen=True):
    """What the store of sessions keeps: opens nothing without the cookie and the pepper."""

    part: bytes
    box: bytes
    hold: HoldKey
    began: datetime
    seen: datetime
    idle: timedelta


class Sessions:
    """The sessions of one vault, in memory: ending the program locks. Times are given by the caller."""

    def __init__(self, store: Store, *, idle: timedelta = IDLE, absolute: timedelta = ABSOLUTE) -> None:
        self._store, self.idle, self.absolute = store, idle, absolute
        self._pepper = secrets.token_bytes(32)
        self._rows: dict[bytes, Row] = {}
        self._ended: dict[bytes, HoldKey] = {}
        self._lock = threading.Lock()

    def begin(self, opened: Opened, now: datetime) -> Cookie:
        """Let a person in; gives the one copy of the cookie."""
        cookie, part = Cookie(secrets.token_urlsafe(32)), secrets.token_bytes(32)
        inside = opened.key + bytes([opened.drawer, opened.clothes, opened.slot])
        row = Row(part, seal(self._key(cookie, part), b"session", inside), hold_key(opened.key), now, now, self.idle)
        with self._lock:
            self._rows[_name(cookie)] = row
        return cookie

    def enter(self, cookie: str, now: datetime, *, active: bool = True) -> Drawer | None:
        """Return the open drawer of a cookie, or None. ``active`` false does not count as the person doing something."""
        name = _name(cookie)
        with self._lock:
            row = self._rows.get(name)
            if row is None or self._over(row, now):
                self._drop(name)
                return None
            if active:
                self._rows[name] = msgspec.structs.replace(row, seen=now)
        return self._open(cookie, row)

    def end(self, cookie: str, now: datetime) -> Drawer | None:
        """End a session at once; gives its drawer one last time, to be sealed anew."""
        drawer = self.enter(cookie, now)
        with self._lock:
            self._drop(_name(cookie))
        return drawer

    def end_all(self) -> None:
        """Lock everyone out."""
        with self._lock:
            for name in list(self._rows):
                self._drop(name)

    def end_others(self, cookie: str, *, same_drawer: bool = True) -> tuple[bytes, ...]:
        """Lock out everyone but the one with this cookie who has the same drawer open, or the other one; gives their names.

        Never both at once: to be locked out would tell whoever is in the one drawer what was done in the other.
        """
        mine, own = self.hold_key(cookie), _name(cookie)
        with self._lock:
            others = [name for name, row in self._rows.items() if name != own and (row.hold == mine) is same_drawer]
            for name in others:
                self._drop(name)
        return tuple(others)

    def sweep(self, now: datetime) -> tuple[bytes, ...]:
        """Drop sessions whose time is over; gives their names, the SHA-256 of each cookie."""
        with self._lock:
            over = [name for name, row in self._rows.items() if self._over(row, now)]
            for name in over:
                self._drop(name)
        return tuple(over)

    def idle_of(self, cookie: str) -> timedelta:
        """Return how long nothing may happen in this session; the usual time where there is none."""
        with self._lock:
            row = self._rows.get(_name(cookie))
        return row.idle if row else self.idle

    def wish_idle(self, cookie: str, idle: timedelta) -> None:
        """Set that time for this session alone: two drawers that are open at once know nothing of each other."""
        with self._lock:
            row = self._rows.get(_name(cookie))
            if row:
                self._rows[_name(cookie)] = msgspec.structs.replace(row, idle=idle)

    def hold_key(self, cookie: str) -> HoldKey | None:
        """Return what words that arrive for this session, open or ended, are to be held with."""
        name = _name(cookie)
        with self._lock:
            row = self._rows.get(name)
            return row.hold if row else self._ended.get(name)

    def _over(self, row: Row, now: datetime) -> bool:
        return now - row.seen >= row.idle or now - row.began >= self.absolute

    def _drop(self, name: bytes) -> None:
        row = self._rows.pop(name, None)
        if row:
            self._ended[name] = row.hold
            while len(self._ended) > _REMEMBERED:
                self._ended.pop(next(iter(self._ended)))

    def _key(self, cookie: str, part: bytes) -> bytes:
        return derive(cookie.encode() + part + self._pepper, "session")

    def _open(self, cookie: str, row: Row) -> Drawer | None:
        try:
            inside = unseal(self._key(cookie, row.part), b"session", row.box)
        except NotOurs:
            return None
        drawer, clothes, slot = inside[32:]
        return Drawer(self._store, Opened(drawer, DrawerKey(inside[:32]), Clothes(clothes), slot))


def _name(cookie: str) -> bytes:
    return hashlib.sha256(cookie.encode(errors="surrogatepass")).digest()
