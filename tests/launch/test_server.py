from __future__ import annotations

import itertools
import socket
import threading
from typing import TYPE_CHECKING, Any

import pytest
from launch.asking import WORDS, ask, failing, hello, refuse

from weatherglass.launch import server
from weatherglass.launch.pulse import Pulse
from weatherglass.launch.server import HOST, PortTaken, _Server, serve

if TYPE_CHECKING:
    from collections.abc import Iterable
    from wsgiref.types import StartResponse, WSGIEnvironment

    from launch.asking import Serving


def test_it_answers_on_this_computer_only(serving: Serving) -> None:
    seen: dict[str, Any] = {}

    def look(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        seen.update(environ)
        return hello(environ, start_response)

    with serving(look) as port:
        answer, text = ask(port)
    assert (answer.status, text) == (200, b"hello")
    assert (seen["SERVER_NAME"], seen["SERVER_PORT"]) == (HOST, str(port))


def test_it_binds_the_loopback_address() -> None:
    assert _Server(hello, 0, Pulse(lambda: 0)).bind_addr == ("127.0.0.1", 0)


def test_its_headers_name_no_program(serving: Serving) -> None:
    with serving(hello) as port:
        answer, _ = ask(port)
    assert answer.headers["Server"] == HOST
    assert "cheroot" not in str(answer.headers).lower()


def test_a_busy_port_is_said_plainly_and_what_is_open_is_let_go(serving: Serving) -> None:
    closed = threading.Event()
    with serving(hello) as port, pytest.raises(PortTaken, match=f"Port {port} is in use by another program"):
        serve(hello, port=port, ready=refuse, closing=closed.set, finished=threading.Event())
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
        asking.append(threading.Thread(target=lambda: answers.append(ask(port)[1])))
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
