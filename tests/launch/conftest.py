"""A tiny application behind the real server, and computers made of folders."""

from __future__ import annotations

import queue
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from cheroot.server import HTTPServer

from weatherglass.launch.machine import Machine
from weatherglass.launch.server import serve

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from wsgiref.types import WSGIApplication

    from launch.asking import Serving

    MakeMachine = Callable[..., Machine]


@pytest.fixture(autouse=True)
def _end_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """cheroot looks every half second whether it should stop."""
    monkeypatch.setattr(HTTPServer, "expiration_interval", 0.005)


@pytest.fixture
def serving() -> Serving:
    """Serve an application on a free port while inside."""

    @contextmanager
    def run(application: WSGIApplication) -> Iterator[int]:
        addresses: queue.Queue[str] = queue.Queue()
        finished, closed = threading.Event(), threading.Event()
        thread = threading.Thread(
            target=serve,
            args=(application,),
            kwargs={"port": 0, "ready": addresses.put, "closing": closed.set, "finished": finished},
        )
        thread.start()
        try:
            yield int(addresses.get(timeout=10).rstrip("/").rpartition(":")[2])
        finally:
            finished.set()
            thread.join()
            assert closed.is_set()

    return run


@pytest.fixture
def make_machine(tmp_path: Path) -> MakeMachine:
    """Make a computer of a system, with these programs on its PATH or at these places."""

    def make(
        system: str = "linux",
        *programs: str,
        environ: dict[str, str] | None = None,
        administrator: bool = False,
        default: str = "",
    ) -> Machine:
        root, home = tmp_path / "root", tmp_path / "home"
        path = root / "usr/bin"
        for name in programs:
            _executable((path if system == "linux" else root) / name, "")
        if default:
            _executable(path / "xdg-settings", f"#!/bin/sh\necho {default}\n")
        home.mkdir(exist_ok=True)
        settings = {"PATH": str(path), "DISPLAY": ":0"}
        if system == "win32":
            settings |= {"PROGRAMFILES": str(root / "Program Files"), "LOCALAPPDATA": str(home / "AppData" / "Local")}
        return Machine(system=system, environ=settings | (environ or {}), home=home, root=root, administrator=administrator)

    return make


def _executable(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="ascii")
    path.chmod(0o755)
