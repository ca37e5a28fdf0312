"""Whose connection it is."""

from __future__ import annotations

import os
import queue
import socket
import subprocess
import sys
import threading
from contextlib import suppress
from typing import TYPE_CHECKING, Final

import pytest

from weatherglass.launch import neighbours, request
from weatherglass.launch.neighbours import is_stranger

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from contextlib import AbstractContextManager
    from pathlib import Path
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

    Serving = Callable[[WSGIApplication], AbstractContextManager[int]]

ANA, DEE = 1000, 1001
PEER, OURS = ("127.0.0.1", 0xCBE0), ("127.0.0.1", 0xCBDF)
HEAD: Final = "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n"
LOOPBACK: Final = f"{int.from_bytes(bytes([127, 0, 0, 1]), sys.byteorder):08X}"
linux = pytest.mark.skipif(sys.platform != "linux", reason="asks Linux")


def line(local: int, remote: int, account: int, before: str = "") -> str:
    ends = f"{before}{LOOPBACK}:{local:04X} {before}{LOOPBACK}:{remote:04X}"
    return f"   0: {ends} 01 00000000:00000000 00:00000000 00000000  {account}        0 404305 1 00 20 4 30 10 -1\n"


@pytest.fixture
def listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, str], None]:
    """Let Ana be asked, and the system's two tables say this."""
    tables = (tmp_path / "tcp", tmp_path / "tcp6")
    monkeypatch.setattr(neighbours, "TABLES", tables)
    monkeypatch.setattr(os, "geteuid", lambda: ANA, raising=False)

    def say(tcp: str, tcp6: str) -> None:
        for table, text in zip(tables, (tcp, tcp6), strict=True):
            table.write_text(HEAD + text, encoding="ascii")

    return say


@pytest.mark.parametrize(("account", "stranger"), [(ANA, False), (DEE, True), (0, False)])
def test_another_account_is_a_stranger_and_the_administrator_is_none(
    account: int, listed: Callable[[str, str], None], *, stranger: bool
) -> None:
    ours = line(OURS[1], PEER[1], ANA)  # our own end of it, which says nothing about who is there
    listed(line(9, 9, DEE) + ours + line(PEER[1], OURS[1], account), "")
    assert is_stranger(PEER, OURS) == stranger


def test_one_who_comes_by_a_socket_of_the_other_kind_is_found_too(listed: Callable[[str, str], None]) -> None:
    listed("", line(PEER[1], OURS[1], DEE, before="0000000000000000FFFF0000"))
    assert is_stranger(PEER, OURS)


def test_where_the_system_does_not_tell_nobody_is_turned_away(listed: Callable[[str, str], None]) -> None:
    assert not is_stranger(PEER, OURS)
    listed("", "")
    assert not is_stranger(PEER, OURS)


def test_an_administrator_s_own_program_turns_nobody_away(
    listed: Callable[[str, str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    listed(line(PEER[1], OURS[1], DEE), "")
    monkeypatch.setattr(os, "geteuid", lambda: 0, raising=False)
    assert not is_stranger(PEER, OURS)


@linux
def test_the_system_s_own_tables_name_the_account_of_a_connection() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()) as client:
        assert neighbours._account(client.getsockname(), server.getsockname()) == os.geteuid()


def answering(_environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
    start_response("200 OK", [("Content-Length", "2")])
    return [b"hi"]


def _asked(port: int) -> bytes:
    with socket.create_connection(("127.0.0.1", port), timeout=10) as connection:
        connection.sendall(b"GET / HTTP/1.0\r\n\r\n")
        return b"".join(iter(lambda: connection.recv(4096), b""))


def test_a_stranger_is_hung_up_on_without_a_word(serving: Serving, monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(answering) as port:
        assert _asked(port).endswith(b"hi")
        monkeypatch.setattr(request, "is_stranger", lambda *_: True)
        with suppress(ConnectionError):  # what was sent was never read
            assert _asked(port) == b""


def test_strangers_who_say_nothing_keep_nobody_waiting(serving: Serving, monkeypatch: pytest.MonkeyPatch) -> None:
    strangers: set[tuple[str, int]] = set()
    monkeypatch.setattr(request, "is_stranger", lambda peer, _ours: peer in strangers)
    with serving(answering) as port:
        silent = [socket.socket() for _ in range(40)]
        for one in silent:
            one.bind(("127.0.0.1", 0))
            strangers.add(one.getsockname())
            one.connect(("127.0.0.1", port))
        answers: queue.Queue[bytes] = queue.Queue()
        threading.Thread(target=lambda: answers.put(_asked(port)), daemon=True).start()
        assert answers.get(timeout=5).endswith(b"hi")
        for one in silent:
            one.close()


ASK: Final = "import socket, sys; c = socket.create_connection(('127.0.0.1', int(sys.argv[1]))); sys.stdin.read()"


@linux
@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can be another account")
def test_a_real_other_account_is_told_from_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        dee = subprocess.Popen(["/usr/bin/env", "python3", "-c", ASK, str(port)], user=DEE, stdin=subprocess.PIPE)
        connection, peer = server.accept()
        monkeypatch.setattr(os, "geteuid", lambda: ANA)
        found = is_stranger(peer, connection.getsockname())
        connection.close()
        dee.communicate()
    assert found


def test_one_who_has_gone_already_is_no_failure(
    serving: Serving, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def gone(*_: object) -> bool:
        raise OSError("transport endpoint is not connected")

    with serving(answering) as port:
        monkeypatch.setattr(request, "is_stranger", gone)
        with suppress(ConnectionError):
            assert _asked(port) == b""
        monkeypatch.undo()
        assert _asked(port).endswith(b"hi")
    assert capsys.readouterr().err == ""
