"""What the running program has open: the store, the sessions, the clock. Pages reach it by `current()`."""

from __future__ import annotations

import logging
import re
import threading
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from weatherglass.record.settings import EXIT_SITE, settings
from weatherglass.vault import (
    AlreadyThere,
    Cost,
    NoFile,
    NotSaved,
    Sessions,
    Shape,
    SqliteStore,
    create,
    create_in_memory,
    forget,
)
from weatherglass.web.held import Shelf
from weatherglass.web.visitors import Visitors

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from weatherglass.vault import Drawer, HoldKey, Passphrase, Store


class ExitSite(NamedTuple):
    """Where an exit leads: an address that shows nothing personal, and every origin that it may lead on to."""

    address: str
    origins: tuple[str, ...]


_log = logging.getLogger("weatherglass.web")
_COUNTRY = re.compile(r"[A-Z]{2}")
_HOST = re.compile(r"[a-z0-9.-]+(:[0-9]+)?")
# The BBC sends readers in Britain from .com to .co.uk, and Chromium holds `form-action` against each step.
_BBC = ("https://www.bbc.com", "https://www.bbc.co.uk")


def exit_to(address: str) -> ExitSite:
    """Make an exit site of an address. One that is no https address becomes the usual weather site.

    Every exit may lead to that one, too: a page outlives the wish with which it was made.
    """
    parts = urlsplit(address)
    origin = f"https://{parts.netloc}"
    if parts.scheme != "https" or not _HOST.fullmatch(parts.netloc):
        return exit_to(EXIT_SITE)
    return ExitSite(address, _BBC if origin in _BBC else (origin, *_BBC))


class House:
    """One running program. `path` is where the vault lies (None: in memory). No `store`, or an empty one: nothing is made yet."""

    def __init__(
        self,
        *,
        path: Path | None = None,
        store: Store | None = None,
        finish: Callable[[], None] = lambda: None,
        demo: bool = False,
        notice: str = "",
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self.path = path
        self.store: Store | None = None
        self.sessions: Sessions | None = None
        self.finish = finish
        self.demo = demo
        self.notice = notice
        self.now = now
        self.shape, self.cost = Shape(), Cost()
        # The help page while locked: off unless switched on, for it says what this program is.
        self._harbour = _read_mark(path)
        self.visitors = Visitors()
        self.shelf = Shelf()
        # One Argon2id at a time: many tries at once cannot fill the memory.
        self.unlocking = threading.Lock()
        if store is not None and _begun(store):
            self.move_in(store)

    @property
    def harbour_when_locked(self) -> bool:
        """Whether the help page was switched on to be there without the passphrase."""
        return self._harbour is not None

    @property
    def harbour_country(self) -> str:
        """The country whose lines the help page shows while locked, "" where none is known."""
        return self._harbour or ""

    def leave_harbour_open(self, country: str | None) -> None:
        """Switch on that the help page is there while locked, for a country ("" for none chosen); None switches it off.

        It is written beside the vault, in clear: what is sealed cannot be read by a locked program. Raises OSError.
        """
        if self.path is not None:
            mark = _mark(self.path)
            if country is None:
                mark.unlink(missing_ok=True)
            else:
                mark.write_text(country, encoding="ascii")
        self._harbour = country

    @property
    def harbour_is_open(self) -> bool:
        """Whether the help page is there without a passphrase: switched on, or no diary is made yet that it could give away."""
        return self.harbour_when_locked or self.store is None

    def move_in(self, store: Store) -> None:
        """Take a vault into use. Sessions of another one are over."""
        self.store, self.sessions = store, Sessions(store)

    def found(self, passphrase: Passphrase, recovery: Passphrase | None) -> None:
        """Make the vault and move in. Takes some seconds; the file appears only when it is whole.

        Raises `AlreadyThere`, `NotSaved`.
        """
        with self.unlocking:
            if self.store is not None:
                raise AlreadyThere
            if self.path is None:
                self.move_in(create_in_memory(passphrase, shape=self.shape, cost=self.cost))
                return
            create(self.path, passphrase, recovery=recovery, shape=self.shape, cost=self.cost)
            self.move_in(SqliteStore(self.path))

    def settle_in(self, name: str, drawer: Drawer) -> None:
        """Take over what the person has set about the exit and the idle lock: at unlock, and when they change it.

        For their own session alone: whoever has the other drawer open at the same time must see nothing of it.
        """
        wishes = settings(drawer)
        self.visitors.of(name).exit_site = exit_to(wishes.exit_site)
        if self.sessions is not None:
            self.sessions.wish_idle(name, timedelta(minutes=wishes.idle_minutes))

    def exit_of(self, name: str) -> ExitSite:
        """Give where the exit leads for the browser with this cookie; before the door, the usual weather site."""
        return self.visitors.known(name).exit_site or exit_to(EXIT_SITE)

    def idle_minutes(self, name: str) -> int:
        """Give after how many quiet minutes the session with this cookie locks; 0 where nothing is made yet."""
        return self.sessions.idle_of(name).seconds // 60 if self.sessions else 0

    def shut(self, drawer: Drawer) -> None:
        """Seal anew the drawer of a session that is over, and clear what memory held of it. A full disk keeps nothing open."""
        with suppress(NotSaved):
            drawer.reseal()
        forget()

    def tidy(self) -> None:
        """Lock what has been idle for too long and leave no trace beside the file of what was written last.

        Done at each request and each second: whoever finds the computer later finds it so. A full disk stops nobody.
        """
        over = self.sessions.sweep(self.now()) if self.sessions is not None else ()
        if over and self.store is not None:
            self.visitors.close(over)
            with suppress(NotSaved):
                self.store.settle()
            forget()

    def hold_key(self, name: str) -> HoldKey | None:
        """Give the public key of the drawer that this browser has or had open; None where it opened none."""
        if self.sessions is None or not name:
            return None
        return self.sessions.hold_key(name) or self.visitors.known(name).hold_key

    def later(self, work: Callable[[], None]) -> None:
        """Do the work beside the answer. The program waits for it before it ends; a failure is logged by its type alone."""

        def guarded() -> None:
            try:
                work()
            except Exception as error:  # noqa: BLE001  # a thread would print the text of any error
                _log.exception("work beside an answer failed", exc_info=error)

        threading.Thread(target=guarded, daemon=False).start()


def _mark(path: Path) -> Path:
    return path.with_name(f"{path.name}.open")


def _read_mark(path: Path | None) -> str | None:
    """Read the country that the help page shows while locked; None where that was not switched on. What is no country is ""."""
    try:
        said = _mark(path).read_text(encoding="ascii") if path is not None else None
    except (OSError, ValueError):
        return None
    return said if said is None or _COUNTRY.fullmatch(said) else ""


def _begun(store: Store) -> bool:
    try:
        return bool(store.head())
    except NoFile:
        return False


_open: list[House] = []


def enter(house: House) -> None:
    """Make this house the one that pages see."""
    _open[:] = [house]


def current() -> House:
    """Give the house of this process.

    Raises `LookupError` where no program was started.
    """
    if not _open:
        raise LookupError("No house was entered: start with wsgi.application")
    return _open[0]
