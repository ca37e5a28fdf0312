from __future__ import annotations

import http.client
import io
import itertools
import socket
import tempfile
import threading
from typing import TYPE_CHECKING, Any, NoReturn

import pytest
from cheroot import server as cheroot_server

from weatherglass.launch import server
from weatherglass.launch.pulse import Pulse
from weatherglass.launch.request import Request, _Nowhere
from weatherglass.launch.server import HOST, PortTaken, _Server, serve

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from contextlib import AbstractContextManager
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

    Serving = Callable[[WSGIApplication], AbstractContextManager[int]]

MEGABYTES = b"x" * 3_000_000
WORDS = "words that Ana wrote"


def hello(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
    start_response("200 OK", [("Content-Type", "text/plain"), ("Content-Length", "5")])
    return [b"hello"]


def failing(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
    raise KeyError(WORDS)


def _ask(port: int, method: str = "GET", body: bytes | None = None, path: str = "/") -> tuple[http.client.HTTPResponse, bytes]:
    connection = http.client.HTTPConnection(HOST, port, timeout=10)
    try:
        connection.request(method, path, body=body)
        answer = connection.getresponse()
        return answer, answer.read()
    finally:
        connection.close()


def _raw(port: int, request: bytes) -> bytes:
    with socket.create_connection((HOST, port), timeout=10) as connection:
        connection.sendall(request)
        return b"".join(iter(lambda: connection.recv(65536), b""))


def _counting(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
    total = 0
    while block := environ["wsgi.input"].read(65536):
        total += len(block)
    text = str(total).encode()
    start_response("200 OK", [("Content-Length", str(len(text)))])
    return [text]


def test_it_answers_on_this_computer_only(serving: Serving) -> None:
    seen: dict[str, Any] = {}

    def look(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        seen.update(environ)
        return hello(environ, start_response)

    with serving(look) as port:
        answer, text = _ask(port)
    assert (answer.status, text) == (200, b"hello")
    assert (seen["SERVER_NAME"], seen["SERVER_PORT"]) == (HOST, str(port))


def test_it_binds_the_loopback_address() -> None:
    assert _Server(hello, 0, Pulse(lambda: 0)).bind_addr == ("127.0.0.1", 0)


def test_its_headers_name_no_program(serving: Serving) -> None:
    with serving(hello) as port:
        answer, _ = _ask(port)
    assert answer.headers["Server"] == HOST
    assert "cheroot" not in str(answer.headers).lower()


def _refuse(*_: object, **__: object) -> NoReturn:
    raise AssertionError("a temporary file")


def _without_temporary_files(patch: pytest.MonkeyPatch) -> None:
    for name in ("TemporaryFile", "NamedTemporaryFile", "SpooledTemporaryFile", "mkstemp", "mkdtemp"):
        patch.setattr(tempfile, name, _refuse)


def test_a_large_body_reaches_the_application_without_a_temporary_file(serving: Serving, monkeypatch: pytest.MonkeyPatch) -> None:
    _without_temporary_files(monkeypatch)
    with serving(_counting) as port:
        _, text = _ask(port, "POST", MEGABYTES)
    assert text == str(len(MEGABYTES)).encode()


def test_a_temporary_file_would_be_noticed(serving: Serving, monkeypatch: pytest.MonkeyPatch) -> None:
    def spooling(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        with tempfile.TemporaryFile() as file:
            file.write(environ["wsgi.input"].read())
        return _counting(environ, start_response)

    _without_temporary_files(monkeypatch)
    with serving(spooling) as port:
        answer, _ = _ask(port, "POST", MEGABYTES)
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
        _ask(port, "POST", MEGABYTES)
        bounded, largest[:] = max(largest), []
        monkeypatch.setattr(Request, "_drain", lambda self: None)
        _ask(port, "POST", MEGABYTES)
    assert bounded == 65536
    assert max(largest) == len(MEGABYTES)


def test_a_refused_upload_is_still_answered(serving: Serving) -> None:
    with serving(hello) as port:
        answer, text = _ask(port, "POST", MEGABYTES)
    assert (answer.status, text) == (200, b"hello")


def test_a_crash_is_told_by_kind_and_place_without_words(serving: Serving, capfd: pytest.CaptureFixture[str]) -> None:
    with serving(failing) as port:
        answer, text = _ask(port)
    said = "".join(capfd.readouterr())
    assert (answer.status, text) == (500, b"")
    assert "KeyError in launch/request.py, line" in said
    assert WORDS not in said


def test_cheroots_own_log_would_hold_the_words(
    serving: Serving, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(_Server, "error_log")
    with serving(failing) as port:
        _ask(port)
    assert WORDS in capfd.readouterr().err


def test_a_post_that_crashes_is_answered_by_a_redirection(serving: Serving) -> None:
    with serving(failing) as port:
        answer, _ = _ask(port, "POST", WORDS.encode())
    assert (answer.status, answer.headers["Location"]) == (303, "/")


def test_nothing_is_written_down_of_a_request(serving: Serving, capfd: pytest.CaptureFixture[str]) -> None:
    with serving(hello) as port:
        _ask(port, path="/" + WORDS.replace(" ", "-"))
        _raw(port, b"GET /" + WORDS.encode() + b" HTTP/1.1\r\n\r\n")
        _ask(port, "POST", WORDS.encode())
    assert capfd.readouterr() == ("", "")


def test_what_the_application_writes_to_wsgi_errors_is_dropped(serving: Serving, capfd: pytest.CaptureFixture[str]) -> None:
    def noisy(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        environ["wsgi.errors"].write(WORDS)
        return hello(environ, start_response)

    with serving(noisy) as port:
        answer, _ = _ask(port)
    assert answer.status == 200
    assert capfd.readouterr() == ("", "")
    assert _Nowhere().write("four") == 4


@pytest.mark.parametrize(
    "headers",
    ["Content-Length: -1", "Content-Length: +5", "Content-Length: 1_0", "Content-Length: x", "Transfer-Encoding: chunked"],
)
def test_a_body_of_odd_length_is_refused(serving: Serving, headers: str) -> None:
    with serving(_counting) as port:
        got = _raw(port, f"PUT / HTTP/1.1\r\n{headers}\r\n\r\n".encode())
        posted = _raw(port, f"POST / HTTP/1.1\r\n{headers}\r\n\r\n".encode())
    assert got.startswith(b"HTTP/1.1 400 ")
    assert posted.startswith(b"HTTP/1.1 303 ")
    assert b"Cache-Control: no-store" in got


def test_headers_are_bounded(serving: Serving) -> None:
    with serving(hello) as port:
        answer = _raw(port, b"GET / HTTP/1.1\r\nCookie: " + b"x" * (server.HEADER_LIMIT + 300) + b"\r\n")
    assert answer.startswith(b"HTTP/1.1 413 ")


def test_a_busy_port_is_said_plainly_and_what_is_open_is_let_go(serving: Serving) -> None:
    closed = threading.Event()
    with serving(hello) as port, pytest.raises(PortTaken, match=f"Port {port} is in use by another program"):
        serve(hello, port=port, ready=_refuse, closing=closed.set, finished=threading.Event())
    assert closed.is_set()


def test_a_port_of_the_system_is_said_to_be_one() -> None:
    assert "is kept by the system" in str(PortTaken(80))


def test_it_ends_when_it_is_finished_and_takes_no_more(serving: Serving) -> None:
    with serving(hello) as port:
        pass
    with pytest.raises(OSError, match="refused"):
        socket.create_connection((HOST, port), timeout=10)


def test_a_request_under_way_is_answered_before_it_ends() -> None:
    begun, finished, closed = threading.Event(), threading.Event(), threading.Event()
    answers = []

    def slow(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        begun.set()
        assert finished.wait(10)
        assert not closed.is_set()
        return hello(environ, start_response)

    def ready(address: str) -> None:
        port = int(address.rstrip("/").rpartition(":")[2])
        asking.append(threading.Thread(target=lambda: answers.append(_ask(port)[1])))
        asking[0].start()
        assert begun.wait(10)
        finished.set()

    asking: list[threading.Thread] = []
    serve(slow, port=0, ready=ready, closing=closed.set, finished=finished)
    asking[0].join()
    assert answers == [b"hello"]


def test_ctrl_c_ends_it_and_closes() -> None:
    closed = threading.Event()

    def ready(address: str) -> None:
        raise KeyboardInterrupt

    serve(hello, port=0, ready=ready, closing=closed.set, finished=threading.Event())
    assert closed.is_set()


def test_an_hour_without_a_request_ends_it() -> None:
    closed, now = threading.Event(), [0.0]

    def ready(address: str) -> None:
        now[0] = server.QUIET + 1

    serve(hello, port=0, ready=ready, closing=closed.set, finished=threading.Event(), clock=lambda: now[0])
    assert closed.is_set()


def test_a_server_that_fails_ends_the_wait_without_words(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(_Server, "serve", lambda self: failing({}, lambda *_: None))  # type: ignore[arg-type]
    serve(hello, port=0, ready=lambda _: None, closing=lambda: None, finished=threading.Event())
    said = capfd.readouterr().err
    assert "KeyError" in said
    assert WORDS not in said


def test_a_socket_handed_down_by_the_system_is_not_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LISTEN_PID", "1")
    addresses: list[str] = []
    finished = threading.Event()

    def ready(address: str) -> None:
        addresses.append(address)
        finished.set()

    serve(hello, port=0, ready=ready, closing=lambda: None, finished=finished)
    assert addresses[0].startswith("http://127.0.0.1:")


def test_meanwhile_it_is_called_also_when_nobody_asks_for_anything_and_a_failure_ends_nothing(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    finished, called = threading.Event(), list[int]()

    def meanwhile() -> None:
        called.append(1)
        if len(called) == 2:
            finished.set()
        raise KeyError(WORDS)

    monkeypatch.setattr(server, "GLANCE", 0)
    clock = itertools.count().__next__
    serve(
        hello, port=0, ready=lambda _: None, closing=lambda: None, finished=finished, meanwhile=meanwhile, quiet=50, clock=clock
    )
    assert called == [1, 1]
    assert WORDS not in capsys.readouterr().err
