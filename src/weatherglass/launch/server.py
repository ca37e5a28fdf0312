"""The web server: one process, threads, 127.0.0.1 only; it puts nothing of a request on the disk and writes nothing of it down.

Why cheroot, and what is changed in it here: docs/decisions/001-server.md.
"""

from __future__ import annotations

import os
import socket
import sys
import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from cheroot import wsgi

from weatherglass.launch import CannotStart
from weatherglass.launch.faults import describe
from weatherglass.launch.pulse import Clock, Pulse
from weatherglass.launch.request import Connection, Gateway

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

HOST = "127.0.0.1"
HEADER_LIMIT = 64 * 1024
"""Bytes of a request line and its headers. Cookies of every program on 127.0.0.1 come along, so not too few."""
THREADS = 16
"""A browser holds up to 6 connections to one host, each of which takes a thread until it speaks: enough for two browsers."""
QUIET = 60 * 60.0
"""Seconds without any request after which the server ends: docs/decisions/002-window-and-end.md."""
GLANCE = 1.0
"""Seconds between two looks at the clock. On Windows, Ctrl-C is noticed only then."""
EPHEMERAL = 1024
"""Ports below need an administrator on most systems."""


class PortTaken(CannotStart):
    """Another program listens there, or the system keeps the port for itself."""

    def __init__(self, port: int) -> None:
        why = "is kept by the system" if port < EPHEMERAL else "is in use by another program"
        super().__init__(f"Port {port} {why}. Leave out --port, and a free one is chosen.")


def serve(
    application: WSGIApplication,
    *,
    port: int,
    ready: Callable[[str], None],
    closing: Callable[[], None],
    finished: threading.Event,
    meanwhile: Callable[[], None] = lambda: None,
    quiet: float = QUIET,
    clock: Clock = time.monotonic,
) -> None:
    """Serve the application on 127.0.0.1 until it is finished, interrupted (KeyboardInterrupt), or quiet for so many seconds.

    `port` 0 lets the system choose one. `ready` is called with the address once requests are taken. At the end no more are
    taken, those under way are answered, and then `closing` is called, whatever happened. `meanwhile` is called each second: a
    window that was closed sends no more requests, and still its diary has to lock.

    Raises:
        PortTaken: before anything else is called but `closing`.

    """
    pulse = Pulse(clock)
    server = _Server(application, port, pulse)
    try:
        server.open()
        threading.Thread(target=_run, args=(server, finished), name="server").start()
        ready(f"http://{HOST}:{server.bind_addr[1]}/")
        _wait(finished, pulse, quiet, meanwhile)
    except KeyboardInterrupt:
        pass  # Ctrl-C, SIGTERM and SIGHUP: ordinary ways to end
    finally:
        try:
            server.stop()
        finally:
            closing()


def _run(server: _Server, finished: threading.Event) -> None:
    try:
        server.serve()
    except BaseException as error:  # noqa: BLE001  # the last line of a thread: Python would print the text of the error
        _say(error)
    finally:
        finished.set()


def _wait(finished: threading.Event, pulse: Pulse, quiet: float, meanwhile: Callable[[], None]) -> None:
    while not finished.is_set() and (left := quiet - pulse.silence()) > 0:
        finished.wait(min(left, GLANCE))
        try:
            meanwhile()
        except Exception as error:  # noqa: BLE001  # Python would print its text, and nobody could get in any more
            _say(error)


def _say(error: BaseException) -> None:
    sys.stderr.write(f"A page could not be shown ({describe(error)}).\n")


class _Server(wsgi.Server):
    """cheroot's server, bound to this computer and silent about what it is asked."""

    ConnectionClass = Connection
    max_request_header_size = HEADER_LIMIT

    def __init__(self, application: WSGIApplication, port: int, pulse: Pulse) -> None:
        # The name goes into the Server header of each answer: the address says nothing about the program.
        super().__init__((HOST, port), application, numthreads=THREADS, server_name=HOST)
        self.gateway = Gateway
        self.pulse = pulse

    def open(self) -> None:
        """Take the port and start the threads."""
        os.environ.pop("LISTEN_PID", None)  # else cheroot would serve on whatever socket it inherited
        self.prepare()

    @staticmethod
    def bind_socket(socket_: socket.socket, bind_addr: tuple[str, int]) -> socket.socket:
        """Bind the socket; raise `PortTaken` where cheroot would leave it open and raise an OSError made of text."""
        try:
            socket_.bind(bind_addr)
        except OSError:
            socket_.close()
            raise PortTaken(bind_addr[1]) from None
        return socket_

    def error_log(self, msg: str = "", level: int = 20, traceback: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002
        """Say the kind and place of an error of ours; say nothing of connections, nor anything that cheroot made of a request."""
        error = sys.exc_info()[1]
        if traceback and error is not None:
            _say(error)
