"""A tiny application behind the real server, and how the tests ask it."""

from __future__ import annotations

import http.client
import socket
from typing import TYPE_CHECKING, NoReturn

from weatherglass.launch.server import HOST

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


def ask(port: int, method: str = "GET", body: bytes | None = None, path: str = "/") -> tuple[http.client.HTTPResponse, bytes]:
    connection = http.client.HTTPConnection(HOST, port, timeout=10)
    try:
        connection.request(method, path, body=body)
        answer = connection.getresponse()
        return answer, answer.read()
    finally:
        connection.close()


def raw(port: int, request: bytes) -> bytes:
    with socket.create_connection((HOST, port), timeout=10) as connection:
        connection.sendall(request)
        return b"".join(iter(lambda: connection.recv(65536), b""))


def counting(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
    total = 0
    while block := environ["wsgi.input"].read(65536):
        total += len(block)
    text = str(total).encode()
    start_response("200 OK", [("Content-Length", str(len(text)))])
    return [text]


def refuse(*_: object, **__: object) -> NoReturn:
    raise AssertionError("a temporary file")
