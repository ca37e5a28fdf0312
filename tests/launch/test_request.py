"""What the server does with one request: it holds little of it, tells nothing of it, and answers it."""

from __future__ import annotations

import io
import tempfile
from typing import TYPE_CHECKING, Any

import pytest
from cheroot import server as cheroot_server
from launch.asking import MEGABYTES, WORDS, ask, counting, failing, hello, raw, refuse

from weatherglass.launch import server
from weatherglass.launch.request import Request, _Nowhere
from weatherglass.launch.server import _Server

if TYPE_CHECKING:
    from collections.abc import Iterable
    from wsgiref.types import StartResponse, WSGIEnvironment

    from launch.asking import Serving


def _without_temporary_files(patch: pytest.MonkeyPatch) -> None:
    for name in ("TemporaryFile", "NamedTemporaryFile", "SpooledTemporaryFile", "mkstemp", "mkdtemp"):
        patch.setattr(tempfile, name, refuse)


def test_a_large_body_reaches_the_application_without_a_temporary_file(serving: Serving, monkeypatch: pytest.MonkeyPatch) -> None:
    _without_temporary_files(monkeypatch)
    with serving(counting) as port:
        _, text = ask(port, "POST", MEGABYTES)
    assert text == str(len(MEGABYTES)).encode()


def test_a_temporary_file_would_be_noticed(serving: Serving, monkeypatch: pytest.MonkeyPatch) -> None:
    def spooling(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        with tempfile.TemporaryFile() as file:
            file.write(environ["wsgi.input"].read())
        return counting(environ, start_response)

    _without_temporary_files(monkeypatch)
    with serving(spooling) as port:
        answer, _ = ask(port, "POST", MEGABYTES)
    assert answer.status == 303


class _Recorder(io.BytesIO):
    """A body that remembers in how large pieces it was read."""

    remaining = 1_000_000

    def __init__(self) -> None:
        super().__init__(bytes(self.remaining))
        self.largest = 0

    def read(self, size: int | None = -1) -> bytes:
        data = super().read(size)
        self.largest = max(self.largest, len(data))
        self.remaining -= len(data)
        return data


def test_what_the_application_left_unread_is_never_held_whole() -> None:
    request, body = Request.__new__(Request), _Recorder()
    request.rfile = body
    request._drain()
    assert (body.remaining, body.largest) == (0, 65536)


def test_without_our_draining_it_would_be_held_whole(serving: Serving, monkeypatch: pytest.MonkeyPatch) -> None:
    largest = []
    read = cheroot_server.KnownLengthRFile.read

    def note(self: Any, size: int | None = None) -> bytes:
        largest.append(size or 0)
        data: bytes = read(self, size)
        return data

    monkeypatch.setattr(cheroot_server.KnownLengthRFile, "read", note)
    with serving(hello) as port:
        ask(port, "POST", MEGABYTES)
        bounded, largest[:] = max(largest), []
        monkeypatch.setattr(Request, "_drain", lambda self: None)
        ask(port, "POST", MEGABYTES)
    assert bounded == 65536
    assert max(largest) == len(MEGABYTES)


def test_a_refused_upload_is_still_answered(serving: Serving) -> None:
    with serving(hello) as port:
        answer, text = ask(port, "POST", MEGABYTES)
    assert (answer.status, text) == (200, b"hello")


def test_a_crash_is_told_by_kind_and_place_without_words(serving: Serving, capfd: pytest.CaptureFixture[str]) -> None:
    with serving(failing) as port:
        answer, text = ask(port)
    said = "".join(capfd.readouterr())
    assert (answer.status, text) == (500, b"")
    assert "KeyError in launch/request.py, line" in said
    assert WORDS not in said


def test_cheroots_own_log_would_hold_the_words(
    serving: Serving, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(_Server, "error_log")
    with serving(failing) as port:
        ask(port)
    assert WORDS in capfd.readouterr().err


def test_a_post_that_crashes_is_answered_by_a_redirection(serving: Serving) -> None:
    with serving(failing) as port:
        answer, _ = ask(port, "POST", WORDS.encode())
    assert (answer.status, answer.headers["Location"]) == (303, "/")


def test_nothing_is_written_down_of_a_request(serving: Serving, capfd: pytest.CaptureFixture[str]) -> None:
    with serving(hello) as port:
        ask(port, path="/" + WORDS.replace(" ", "-"))
        raw(port, b"GET /" + WORDS.encode() + b" HTTP/1.1\r\n\r\n")
        ask(port, "POST", WORDS.encode())
    assert capfd.readouterr() == ("", "")


def test_what_the_application_writes_to_wsgi_errors_is_dropped(serving: Serving, capfd: pytest.CaptureFixture[str]) -> None:
    def noisy(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        environ["wsgi.errors"].write(WORDS)
        return hello(environ, start_response)

    with serving(noisy) as port:
        answer, _ = ask(port)
    assert answer.status == 200
    assert capfd.readouterr() == ("", "")
    assert _Nowhere().write("four") == 4


@pytest.mark.parametrize(
    "headers",
    ["Content-Length: -1", "Content-Length: +5", "Content-Length: 1_0", "Content-Length: x", "Transfer-Encoding: chunked"],
)
def test_a_body_of_odd_length_is_refused(serving: Serving, headers: str) -> None:
    with serving(counting) as port:
        got = raw(port, f"PUT / HTTP/1.1\r\n{headers}\r\n\r\n".encode())
        posted = raw(port, f"POST / HTTP/1.1\r\n{headers}\r\n\r\n".encode())
    assert got.startswith(b"HTTP/1.1 400 ")
    assert posted.startswith(b"HTTP/1.1 303 ")
    assert b"Cache-Control: no-store" in got


def test_headers_are_bounded(serving: Serving) -> None:
    with serving(hello) as port:
        answer = raw(port, b"GET / HTTP/1.1\r\nCookie: " + b"x" * (server.HEADER_LIMIT + 300) + b"\r\n")
    assert answer.startswith(b"HTTP/1.1 413 ")
