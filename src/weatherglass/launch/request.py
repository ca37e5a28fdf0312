"""A request on its way through the server: bounded, never held whole in memory; a POST that fails is never answered by a page."""

from __future__ import annotations

import io
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from cheroot import server, wsgi

from weatherglass.launch.neighbours import is_stranger

if TYPE_CHECKING:
    from weatherglass.launch.pulse import Pulse

BLOCK = 64 * 1024
"""Bytes read at once of a body that the application left unread."""


class _Nowhere(io.TextIOBase):
    """Where `wsgi.errors` goes: what is written there may hold words of a person."""

    def write(self, text: str) -> int:
        """Drop the text."""
        return len(text)


class Request(server.HTTPRequest):
    """cheroot's request, with what it takes too generously refused."""

    def read_request_headers(self) -> bool:
        """Read the headers. Chunked bodies (no browser sends one, and one chunk may be huge) and odd lengths are refused."""
        if not super().read_request_headers():  # type: ignore[no-untyped-call]
            return False
        length = self.inheaders.get(b"Content-Length", b"0")
        if b"Transfer-Encoding" in self.inheaders or not length.isdigit():
            self.simple_response("400 Bad Request")
            return False
        return True

    def send_headers(self) -> None:
        """Send the headers, once the rest of the body is read away: cheroot would read it in one piece, 2 GB of it if need be."""
        self._drain()
        super().send_headers()

    def simple_response(self, status: str, msg: str = "") -> None:  # noqa: ARG002  # cheroot's sentence may quote the request
        """Answer a failure without a word; a POST by 303: a browser writes a body that a page answers to its disk."""
        where = ""
        if getattr(self, "method", b"") == b"POST":
            status, where = "303 See Other", "Location: /\r\n"
        self.close_connection = True
        head = f"HTTP/1.1 {status}\r\n{where}Content-Length: 0\r\nCache-Control: no-store\r\nConnection: close\r\n\r\n"
        with suppress(OSError):  # the other side may have gone
            self._drain()
            self.conn.wfile.write(head.encode("ascii"))

    def _drain(self) -> None:
        body: Any = getattr(self, "rfile", None)
        while getattr(body, "remaining", 0) > 0 and body.read(BLOCK):
            pass


class Connection(server.HTTPConnection):
    """A connection that carries such requests, from this account alone."""

    RequestHandlerClass = Request
    _known = False

    def communicate(self) -> bool:
        """Answer a request; hang up without a word on another account, before it could keep a thread waiting."""
        with suppress(OSError):  # the other side may have gone
            self._known = self._known or not is_stranger(self.socket.getpeername(), self.socket.getsockname())
        return self._known and bool(super().communicate())  # type: ignore[no-untyped-call]


class Gateway(wsgi.Gateway_10):
    """Hands a request to the application, and lets the pulse know."""

    def get_environ(self) -> dict[str, Any]:  # type: ignore[override]  # cheroot's stub says None
        """Return the WSGI environment, with nowhere to write errors to."""
        return super().get_environ() | {"wsgi.errors": _Nowhere()}  # type: ignore[no-untyped-call, no-any-return]

    def respond(self) -> None:
        """Call the application and send what it answers."""
        pulse: Pulse = self.req.server.pulse
        with pulse.request():
            super().respond()
