"""A house for the tests of pages: Ana's vault in memory, a browser for whoever asks, a clock that a test turns."""

from __future__ import annotations

import gzip
import io
import re
from datetime import UTC, datetime, timedelta
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlencode, urlsplit
from wsgiref.util import setup_testing_defaults

import msgspec
import pytest

from weatherglass.vault.birth import create_in_memory
from weatherglass.vault.care import set_up_other
from weatherglass.vault.drawer import Drawer
from weatherglass.vault.keys import Opened, unlock
from weatherglass.vault.layout import Cost, Passphrase, Shape
from weatherglass.web import house
from weatherglass.web.wsgi import served

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any
    from wsgiref.types import WSGIApplication

    from weatherglass.vault.sqlite import SqliteStore

HOST = "127.0.0.1:8765"
ANA = Passphrase("a lamp beside the harbour door")
BEN = Passphrase("rain on the seventh of june")
CHEAP, SMALL = Cost(memory=64, passes=1, lanes=1), Shape(small=96, large=4)


class Answer(NamedTuple):
    """What a server sent back."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes

    def header(self, name: str) -> str:
        return next((value for key, value in self.headers if key.lower() == name.lower()), "")

    @property
    def text(self) -> str:
        raw = gzip.decompress(self.body) if self.header("Content-Encoding") == "gzip" else self.body
        return raw.decode("utf-8")

    @property
    def to(self) -> str:
        return self.header("Location")

    @property
    def json(self) -> dict[str, Any]:
        found: dict[str, Any] = msgspec.json.decode(self.body)
        return found


class Browser:
    """Asks as a browser does: one cookie jar, Sec-Fetch headers, the page that it stands on as Referer."""

    def __init__(self, application: WSGIApplication) -> None:
        self._application = application
        self.cookies: dict[str, str] = {}
        self.at = ""

    def ask(self, method: str, path: str, body: bytes = b"", headers: Mapping[str, str] = MappingProxyType({})) -> Answer:
        """Send one request with exactly these headers (WSGI names) beside host, cookie and length."""
        route, _, query = path.partition("?")
        environ: dict[str, Any] = {
            "REQUEST_METHOD": method,
            "PATH_INFO": route,
            "QUERY_STRING": query,
            "SERVER_PORT": "8765",
            "HTTP_HOST": HOST,
        }
        environ |= {"wsgi.input": io.BytesIO(body), "CONTENT_LENGTH": str(len(body))}
        if self.cookies:
            environ["HTTP_COOKIE"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        environ |= dict(headers)
        setup_testing_defaults(environ)
        got: list[Any] = []

        def start(status: str, heads: list[tuple[str, str]], _error: object = None) -> Callable[[bytes], object]:
            got.extend((status, heads))
            return got.append

        parts = self._application(environ, start)
        answer = Answer(int(got[0].split()[0]), tuple(got[1]), b"".join(parts))
        if hasattr(parts, "close"):
            parts.close()
        self._take_cookies(answer)
        return answer

    def get(self, path: str, **headers: str) -> Answer:
        """Follow a link of our own."""
        ours = {"HTTP_SEC_FETCH_SITE": "same-origin", "HTTP_SEC_FETCH_MODE": "navigate", "HTTP_SEC_FETCH_DEST": "document"}
        answer = self.ask("GET", path, headers=ours | headers)
        if answer.status == 200:
            self.at = path
        return answer

    def post(self, path: str, fields: Mapping[str, str] | None = None, *, script: bool = False, **headers: str) -> Answer:
        """Send a form of our own, by navigation or by our script."""
        ours = {
            "HTTP_SEC_FETCH_SITE": "same-origin",
            "HTTP_ORIGIN": f"http://{HOST}",
            "CONTENT_TYPE": "application/x-www-form-urlencoded",
        }
        ours |= {"HTTP_SEC_FETCH_MODE": "cors", "HTTP_X_INK": "1"} if script else {"HTTP_SEC_FETCH_MODE": "navigate"}
        if self.at:
            ours["HTTP_REFERER"] = f"http://{HOST}{self.at}"
        return self.ask("POST", path, urlencode(fields or {}).encode(), ours | headers)

    def follow(self, answer: Answer) -> Answer:
        """Go where a 303 leads, as far as it leads."""
        while answer.status in {301, 302, 303}:
            answer = self.get(urlsplit(answer.to).path)
        return answer

    def says(self, answer: Answer) -> str:
        """Give the sentence that was left for the page that an answer leads to."""
        found = re.search(r'id="said">([^<]*)<', self.follow(answer).text)
        return found.group(1) if found else ""

    def _take_cookies(self, answer: Answer) -> None:
        for name, value in answer.headers:
            if name.lower() == "set-cookie":
                key, _, rest = value.strip().partition("=")
                self.cookies[key] = rest.split(";")[0]


class Clock:
    """The time, which stands still until it is turned."""

    def __init__(self) -> None:
        self.time = datetime(2026, 11, 20, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.time

    def turn(self, **by: float) -> None:
        self.time += timedelta(**by)


class Vault(NamedTuple):
    """A vault in memory with both drawers set up."""

    store: SqliteStore
    ana: Opened
    ben: Opened


@pytest.fixture
def vault() -> Vault:
    store = create_in_memory(ANA, shape=SMALL, cost=CHEAP)
    ana = unlock(store, ANA)
    assert ana is not None
    set_up_other(Drawer(store, ana), store, BEN)
    ben = unlock(store, BEN)
    assert ben is not None
    return Vault(store, ana, ben)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def home(vault: Vault, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> house.House:
    home = house.House(store=vault.store, now=clock)
    monkeypatch.setattr(home, "later", lambda work: work())
    house.enter(home)
    return home


@pytest.fixture
def browser(home: house.House) -> Callable[[], Browser]:
    """New browsers, each with a cookie jar of its own."""
    application = served(home)
    return lambda: Browser(application)


@pytest.fixture
def stranger(browser: Callable[[], Browser]) -> Browser:
    """Somebody before the locked door."""
    return browser()


def _inside(browser: Browser, home: house.House, opened: Opened) -> Browser:
    assert home.sessions is not None
    browser.cookies["w"] = home.sessions.begin(opened, home.now())
    return browser


@pytest.fixture
def ana(browser: Callable[[], Browser], home: house.House, vault: Vault) -> Browser:
    """Ana, whose vault it is, in full clothes."""
    return _inside(browser(), home, vault.ana)


@pytest.fixture
def ben(browser: Callable[[], Browser], home: house.House, vault: Vault) -> Browser:
    """Ben, who has the weather passphrase."""
    return _inside(browser(), home, vault.ben)
