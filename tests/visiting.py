"""Visits to the pages without a browser: what is sent is what Chromium would send, through the whole application."""

from __future__ import annotations

import gzip
import io
import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlencode, urlsplit
from wsgiref.util import setup_testing_defaults

import msgspec
from django.urls import URLResolver, get_resolver

from weatherglass.vault import Opened, SqliteStore

if TYPE_CHECKING:
    from wsgiref.types import WSGIApplication

HOST = "127.0.0.1:8765"


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

    def post(
        self, path: str, fields: Mapping[str, str] | list[tuple[str, str]] | None = None, *, script: bool = False, **headers: str
    ) -> Answer:
        """Send a form of our own, by navigation or by our script."""
        ours = {
            "HTTP_SEC_FETCH_SITE": "same-origin",
            "HTTP_ORIGIN": f"http://{HOST}",
            "CONTENT_TYPE": "application/x-www-form-urlencoded",
        }
        ours |= {"HTTP_SEC_FETCH_MODE": "cors", "HTTP_X_INK": "1"} if script else {"HTTP_SEC_FETCH_MODE": "navigate"}
        if self.at:
            ours["HTTP_REFERER"] = f"http://{HOST}{self.at}"
        return self.ask("POST", path, urlencode(fields or {}, doseq=True).encode(), ours | headers)

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


class Address(NamedTuple):
    """One address of the program: its pattern, a path that it takes, and its view."""

    route: str
    path: str
    view: Callable[..., object]


_SAMPLES = ("2026-11-20", "2026-11", "2026", "0123456789ab", "1", "sample", "6f2d1c1e-6a0e-4a55-9f0f-0d7c1f9be001")


def _sample(regex: str) -> str:
    return next(sample for sample in _SAMPLES if re.fullmatch(regex, sample))


def _path(pattern: Any, route: str) -> str:
    """Fill an address in: `<day:day>` with a day."""
    for name, converter in pattern.converters.items():
        route = re.sub(rf"<\w+:{name}>", _sample(converter.regex), route)
    return route


def _walk(patterns: list[Any], before: str = "") -> list[Address]:
    found = []
    for pattern in patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            found += _walk(pattern.url_patterns, route)
        else:
            found.append(Address(route, f"/{_path(pattern.pattern, route)}", pattern.callback))
    return found


def every_address() -> list[Address]:
    """Every address of the program, whoever added it."""
    return _walk(get_resolver().url_patterns)
