from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import threading
import urllib.request
from contextlib import closing
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from weatherglass.launch import CannotStart, place, run, single
from weatherglass.launch.place import ROOM, NoPlace
from weatherglass.launch.server import PortTaken
from weatherglass.launch.window import BY_HAND
from weatherglass.web import house

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

    from weatherglass.launch.machine import Machine
    from weatherglass.launch.run import Finish, Launch

    MakeMachine = Callable[..., Machine]


class _Pages:
    """Pages that close the program when they are asked for anything."""

    def __init__(self) -> None:
        self.launched: list[Launch] = []
        self.closed = False

    def build(self, *arguments: object) -> tuple[WSGIApplication, Finish]:
        launch: Launch = arguments[-1]  # type: ignore[assignment]
        self.launched.append(launch)
        return self.answer, self.close

    def answer(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        self.launched[0].finish()
        start_response("204 No Content", [])
        return []

    def close(self) -> None:
        self.closed = True


@pytest.fixture
def pages(monkeypatch: pytest.MonkeyPatch) -> _Pages:
    made = _Pages()
    monkeypatch.setattr(run, "_personal", made.build)
    monkeypatch.setattr(run, "_demo", made.build)
    monkeypatch.setattr(run, "harden", lambda: 0o022)
    monkeypatch.setattr(place.settle, "__kwdefaults__", {"free": lambda path: ROOM})
    return made


def _visit(sentence: str) -> None:
    """Ask for the page as soon as its address is said."""
    if sentence.startswith("Weather diary: "):
        with urllib.request.urlopen(sentence.removeprefix("Weather diary: "), timeout=10) as answer:
            assert answer.status == 204


def test_close_the_program_in_the_page_ends_it(pages: _Pages, make_machine: MakeMachine, tmp_path: Path) -> None:
    said: list[str] = []

    def say(sentence: str) -> None:
        said.append(sentence)
        _visit(sentence)

    assert run.run(tmp_path, "none", 0, say=say, machine=make_machine()) == 0
    assert pages.closed
    assert said[0].startswith("Weather diary: http://127.0.0.1:")
    assert said[1:] == [BY_HAND, "To end it, choose “Close the program” in the page, or press Ctrl-C here."]
    assert pages.launched[0].notice == BY_HAND


def test_while_it_runs_the_file_is_held_and_afterwards_free(pages: _Pages, make_machine: MakeMachine, tmp_path: Path) -> None:
    path = tmp_path / "weather.db"
    ports: list[int | None] = []

    def say(sentence: str) -> None:
        ports.append(single.port_of(path))
        assert single.Alone.take(path) is None
        _visit(sentence)

    run.run(path, "none", 0, say=say, machine=make_machine())
    assert ports[0]
    with single.Alone.take(path) or pytest.fail("still held"):
        pass


def test_a_second_start_opens_a_window_on_the_first(pages: _Pages, make_machine: MakeMachine, tmp_path: Path) -> None:
    said: list[str] = []
    with single.Alone.take(tmp_path / "weather.db") or pytest.fail("held") as first:
        first.announce(8123)
        assert run.run(tmp_path, "none", 0, say=said.append, machine=make_machine()) == 0
    assert said == ["It is open already. This is another window on it.", "Weather diary: http://127.0.0.1:8123/", BY_HAND]
    assert pages.launched == []


def test_a_folder_that_is_copied_elsewhere_is_said_here_and_on_the_page(
    pages: _Pages, make_machine: MakeMachine, tmp_path: Path
) -> None:
    said: list[str] = []

    def say(sentence: str) -> None:
        said.append(sentence)
        _visit(sentence)

    (tmp_path / "Dropbox").mkdir()
    run.run(tmp_path / "Dropbox", "none", 0, say=say, machine=make_machine())
    assert "Dropbox" in said[0]
    assert pages.launched[0].notice == f"{BY_HAND} {said[0]}"


def test_the_demonstration_makes_no_file(pages: _Pages, make_machine: MakeMachine) -> None:
    machine = make_machine()
    assert run.demo("none", 0, say=_visit, machine=machine) == 0
    assert pages.closed
    assert list(machine.home.iterdir()) == []


def test_a_place_that_will_not_do_starts_nothing(pages: _Pages, make_machine: MakeMachine, tmp_path: Path) -> None:
    with pytest.raises(NoPlace):
        run.run(tmp_path / "no" / "file", "none", 0, say=_visit, machine=make_machine())
    assert pages.launched == []


def test_a_busy_port_lets_go_of_the_file(
    pages: _Pages, make_machine: MakeMachine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def taken(*_: object, closing: Finish, **__: object) -> None:
        closing()
        raise PortTaken(8123)

    monkeypatch.setattr(run, "serve", taken)
    with pytest.raises(PortTaken):
        run.run(tmp_path, "none", 8123, say=_visit, machine=make_machine())
    assert pages.closed
    with single.Alone.take(tmp_path / "weather.db") or pytest.fail("still held"):
        pass


@pytest.mark.skipif(sys.platform == "win32", reason="signals of other systems")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_each_way_of_being_asked_to_end_locks_first(
    pages: _Pages, make_machine: MakeMachine, tmp_path: Path, number: signal.Signals
) -> None:
    before = signal.getsignal(number)

    def say(sentence: str) -> None:
        if sentence.startswith("To end it"):
            os.kill(os.getpid(), number)

    assert run.run(tmp_path, "none", 0, say=say, machine=make_machine()) == 0
    assert pages.closed
    assert signal.getsignal(number) == before


def test_beside_the_main_thread_it_runs_without_signals(pages: _Pages, make_machine: MakeMachine, tmp_path: Path) -> None:
    ends: list[int] = []
    machine = make_machine()
    thread = threading.Thread(target=lambda: ends.append(run.run(tmp_path, "none", 0, say=_visit, machine=machine)))
    thread.start()
    thread.join()
    assert ends == [0]


def test_a_database_of_another_program_is_not_opened(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "other.db")) as other:
        other.execute("CREATE TABLE visits (place)")
    other_place = place.Place(path=tmp_path / "other.db", exists=True)
    with pytest.raises(CannotStart):
        run._personal(other_place, run.Launch(finish=lambda: None, notice=""))


class _Home:
    """An open house: who is in, and its file."""

    def __init__(self) -> None:
        self.done: list[str] = []
        self.sessions = self.store = self

    def end_all(self) -> None:
        self.done.append("locked")

    def close(self) -> None:
        self.done.append("let go")


def test_at_the_end_work_beside_an_answer_is_finished_then_all_is_locked_and_let_go(monkeypatch: pytest.MonkeyPatch) -> None:
    home, may_go_on = _Home(), threading.Event()

    def seal_anew() -> None:
        assert may_go_on.wait(10)
        home.done.append("sealed anew")

    def current() -> _Home:
        return home

    monkeypatch.setattr(house, "current", current)
    beside = threading.Thread(target=seal_anew)
    beside.start()
    ending = threading.Thread(target=run._let_go, daemon=True)
    ending.start()
    assert home.done == []
    may_go_on.set()
    ending.join()
    assert home.done == ["sealed anew", "locked", "let go"]


def test_the_house_is_tidied_meanwhile(monkeypatch: pytest.MonkeyPatch) -> None:
    tidied: list[bool] = []
    monkeypatch.setattr(house, "current", lambda: SimpleNamespace(tidy=lambda: tidied.append(True)))
    given: dict[str, Any] = {}
    monkeypatch.setattr(run, "serve", lambda _application, **how: given.update(how))
    monkeypatch.setattr(run, "_pages", lambda *_, **__: (None, lambda: None))
    monkeypatch.setattr("weatherglass.demo.store", lambda: None)
    run.demo("none", 0, say=lambda _: None)
    given["meanwhile"]()
    assert tidied == [True]


WHOLE = """
import sys
from weatherglass.launch import place, run
place.ROOM = 0
def answer(environ, start_response):
    start_response("204 No Content", [])
    return []
run._personal = lambda where, launch: (answer, lambda: print("locked", flush=True))
run.run(place.Path(sys.argv[1]), "none", 0, say=lambda sentence: print(sentence, flush=True))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals of other systems")
def test_two_processes_one_server(tmp_path: Path) -> None:
    first = subprocess.Popen([sys.executable, "-c", WHOLE, tmp_path], stdout=subprocess.PIPE, text=True)
    assert first.stdout
    with first:
        address = first.stdout.readline()
        second = subprocess.run([sys.executable, "-c", WHOLE, tmp_path], capture_output=True, text=True, check=True, timeout=30)
        first.terminate()
        rest = first.stdout.read()
    assert second.stdout.splitlines()[:2] == ["It is open already. This is another window on it.", address.rstrip()]
    assert rest.endswith("locked\n")
    assert first.returncode == 0


def test_the_demonstration_says_on_its_first_page_what_opens_it(monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[str] = []
    monkeypatch.setattr(run, "_pages", lambda path, store, launch, *, demo: given.append(launch.notice))
    run._demo(lambda _: None, run.Launch(finish=lambda: None, notice=""))
    assert given == ["This is a fictional year. Nothing is kept. It opens with: one year of weather"]
