"""A large file through the real server: whatever becomes of it, the browser gets its 303, and memory stays small."""

from __future__ import annotations

import http.client
import os
import threading
from typing import TYPE_CHECKING

import pytest
from parcels import EDGE, form

from weatherglass import record
from weatherglass.launch.server import serve
from weatherglass.web.wsgi import served

if TYPE_CHECKING:
    from collections.abc import Iterator

    from visiting import Browser

    from weatherglass.vault import Drawer
    from weatherglass.web.house import House

MEGABYTES = 12


@pytest.fixture
def port(home: House) -> Iterator[int]:
    """The program, serving on a port of its own."""
    finished, ready = threading.Event(), threading.Event()
    addresses: list[str] = []

    def tell(address: str) -> None:
        addresses.append(address)
        ready.set()

    kept = {"port": 0, "ready": tell, "closing": lambda: None, "finished": finished}
    thread = threading.Thread(target=serve, args=(served(home),), kwargs=kept)
    thread.start()
    assert ready.wait(10)
    yield int(addresses[0].rstrip("/").rpartition(":")[2])
    finished.set()
    thread.join()


def post(port: int, cookie: str, body: bytes) -> http.client.HTTPResponse:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    headers = {
        "Origin": f"http://127.0.0.1:{port}",
        "Sec-Fetch-Site": "same-origin",
        "Sec-Fetch-Mode": "navigate",
        "Content-Type": f"multipart/form-data; boundary={EDGE}",
        "Cookie": f"w={cookie}",
    }
    try:
        connection.request("POST", "/bring/in", body, headers)
        answer = connection.getresponse()
        answer.read()
        return answer
    finally:
        connection.close()


def test_a_file_far_too_large_is_read_away_and_answered(port: int, ana: Browser, drawer: Drawer) -> None:
    line = b"15/01/2024, 19:02 - Rowan: " + os.urandom(500).hex().encode() + b"\n"
    body = form(line + os.urandom(MEGABYTES << 20))
    answer = post(port, ana.cookies["w"], body)
    assert (answer.status, answer.getheader("Location")) == (303, "/bring/room")
    assert not drawer.directory().large
    assert record.archives(drawer) == ()


def test_a_large_file_for_a_locked_door_is_read_away_and_answered(port: int) -> None:
    answer = post(port, "", form(os.urandom(MEGABYTES << 20)))
    assert (answer.status, answer.getheader("Location")) == (303, "/")
