from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import pytest

from weatherglass.launch.window import AS_ROOT, BY_HAND, NO_WINDOW, NOT_FOUND, ORDINARY, PRIVATE, Choice, plan, show, start

if TYPE_CHECKING:
    from collections.abc import Callable

    from weatherglass.launch.machine import Machine

    MakeMachine = Callable[..., Machine]

ADDRESS = "http://127.0.0.1:8123/"


def _never(*_: object) -> NoReturn:
    raise AssertionError("nothing should be opened")


@pytest.mark.parametrize(
    ("choice", "programs", "kind", "private", "sentence"),
    [
        ("private", ["firefox"], "private", True, PRIVATE),
        ("private", [], "normal", False, NOT_FOUND),
        ("normal", ["firefox"], "normal", False, ORDINARY),
        ("none", ["firefox"], "none", False, BY_HAND),
    ],
)
def test_the_window_is_the_one_asked_for(
    make_machine: MakeMachine, choice: Choice, programs: list[str], kind: str, *, private: bool, sentence: str
) -> None:
    window = plan(choice, make_machine("linux", *programs))
    assert (window.kind, window.private, window.sentence) == (kind, private, sentence)


def test_the_page_says_what_stays_behind_unless_the_window_is_private(make_machine: MakeMachine) -> None:
    assert plan("private", make_machine("linux", "firefox")).notice == ""
    assert plan("normal", make_machine("linux", "firefox")).notice == ORDINARY


def test_sentences_name_what_stays_and_not_the_program() -> None:
    for sentence in (NOT_FOUND, ORDINARY, BY_HAND):
        assert all(word in sentence for word in ("address", "title", "when you were here"))
    assert not any("weatherglass" in sentence.lower() for sentence in (NOT_FOUND, ORDINARY, BY_HAND, AS_ROOT, NO_WINDOW, PRIVATE))


def test_without_a_screen_no_window_is_tried(make_machine: MakeMachine) -> None:
    machine = make_machine("linux", "firefox", environ={"DISPLAY": ""})
    assert plan("private", machine).sentence == NO_WINDOW
    assert plan("private", make_machine("linux", "firefox", environ={"DISPLAY": "", "WAYLAND_DISPLAY": "wayland-0"})).private


def test_for_root_the_sandbox_is_never_taken_away(make_machine: MakeMachine) -> None:
    window = plan("private", make_machine("linux", "chromium", administrator=True))
    assert (window.kind, window.sentence, window.browser) == ("none", AS_ROOT, None)
    both = plan("private", make_machine("linux", "chromium", "firefox", administrator=True))
    assert both.browser
    assert both.browser.name == "Firefox"
    here = plan("private", make_machine("linux", "chromium"))
    assert here.browser
    assert not any("sandbox" in word for word in here.browser.command(ADDRESS)[1:])


def test_a_private_window_is_started_with_the_umask_from_before(make_machine: MakeMachine) -> None:
    started: list[tuple[tuple[str, ...], int]] = []
    window = plan("private", make_machine("linux", "firefox"))
    shown = show(window, ADDRESS, umask=0o022, run=lambda command, umask: started.append((command, umask)), usual=_never)
    assert shown is window
    [(command, umask)] = started
    assert command[1:] == ("--private-window", ADDRESS)
    assert umask == 0o022


def test_a_private_window_that_fails_is_not_replaced_by_an_ordinary_one(make_machine: MakeMachine) -> None:
    def fail(command: tuple[str, ...], umask: int) -> None:
        raise FileNotFoundError

    shown = show(plan("private", make_machine("linux", "firefox")), ADDRESS, run=fail, usual=_never)
    assert (shown.kind, shown.private, shown.sentence) == ("none", False, NO_WINDOW)


def test_an_ordinary_window_is_left_to_the_system(make_machine: MakeMachine) -> None:
    window = plan("normal", make_machine("linux"))
    asked: list[str] = []

    def usual(address: str) -> bool:
        asked.append(address)
        return True

    assert show(window, ADDRESS, run=_never, usual=usual) is window
    assert asked == [ADDRESS]
    assert show(window, ADDRESS, run=_never, usual=lambda _: False).sentence == NO_WINDOW


def test_with_no_window_nothing_is_opened(make_machine: MakeMachine) -> None:
    window = plan("none", make_machine("linux", "firefox"))
    assert show(window, ADDRESS, run=_never, usual=_never) is window


@pytest.mark.skipif(sys.platform == "win32", reason="no fifo, no umask there")
def test_a_started_program_has_its_umask_and_not_our_terminal(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    start(("/bin/sh", "-c", f"echo $(umask) $(readlink /proc/self/fd/0) > {pipe}"), 0o022)
    assert pipe.read_text(encoding="ascii").split()[0] == "0022"
