from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from weatherglass.launch.browsers import KINDS, find

if TYPE_CHECKING:
    from collections.abc import Callable

    from weatherglass.launch.machine import Machine

    MakeMachine = Callable[..., Machine]

ADDRESS = "http://127.0.0.1:8123/"
CHROMIUM = ["--incognito", "--no-first-run", "--no-default-browser-check", f"--app={ADDRESS}"]
FIREFOX = ["--private-window", ADDRESS]
EDGE = ["--inprivate", "--no-first-run", "--no-default-browser-check", f"--app={ADDRESS}"]
FLATPAK = "../../var/lib/flatpak/exports/bin/"


@pytest.mark.parametrize(
    ("system", "program", "name", "flags"),
    [
        ("linux", "chromium", "Chromium", CHROMIUM),
        ("linux", "chromium-browser", "Chromium", CHROMIUM),
        ("linux", "google-chrome-stable", "Chrome", CHROMIUM),
        ("linux", "brave-browser", "Brave", CHROMIUM),
        ("linux", "microsoft-edge", "Edge", EDGE),
        ("linux", "firefox", "Firefox", FIREFOX),
        ("linux", "firefox-esr", "Firefox", FIREFOX),
        ("linux", FLATPAK + "org.mozilla.firefox", "Firefox", FIREFOX),
        ("freebsd14", "firefox", "Firefox", FIREFOX),
        ("darwin", "Applications/Google Chrome.app/Contents/MacOS/Google Chrome", "Chrome", CHROMIUM),
        ("darwin", "Applications/Firefox.app/Contents/MacOS/firefox", "Firefox", FIREFOX),
        ("darwin", "Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge", "Edge", EDGE),
        ("darwin", "../home/Applications/Brave Browser.app/Contents/MacOS/Brave Browser", "Brave", CHROMIUM),
        ("win32", "Program Files/Google/Chrome/Application/chrome.exe", "Chrome", CHROMIUM),
        ("win32", "Program Files/Mozilla Firefox/firefox.exe", "Firefox", FIREFOX),
        ("win32", "Program Files/Microsoft/Edge/Application/msedge.exe", "Edge", EDGE),
        ("win32", "../home/AppData/Local/Google/Chrome/Application/chrome.exe", "Chrome", CHROMIUM),
    ],
)
def test_each_browser_opens_its_private_window(
    make_machine: MakeMachine, system: str, program: str, name: str, flags: list[str]
) -> None:
    where = {"freebsd14": "linux"}.get(system, system)
    [browser] = find(make_machine(where, program))
    command = browser.command(ADDRESS)
    assert browser.name == name
    assert list(command[1:]) == flags
    assert command[0].endswith(program.rpartition("/")[2])


def test_every_kind_opens_a_private_window() -> None:
    assert all({"--incognito", "--inprivate", "--private-window"} & set(kind.flags) for kind in KINDS)


def test_those_that_were_measured_come_first(make_machine: MakeMachine) -> None:
    machine = make_machine("linux", "microsoft-edge", "google-chrome", "firefox", "chromium")
    assert [browser.name for browser in find(machine)] == ["Chromium", "Firefox", "Chrome", "Edge"]


@pytest.mark.parametrize(
    ("desktop_file", "name"),
    [
        ("firefox-esr.desktop", "Firefox"),
        ("org.mozilla.firefox.desktop", "Firefox"),
        ("google-chrome.desktop", "Chrome"),
        ("chromium_chromium.desktop", "Chromium"),
        ("microsoft-edge.desktop", "Edge"),
        ("org.gnome.Epiphany.desktop", "Chromium"),
        ("", "Chromium"),
    ],
)
def test_a_persons_own_default_comes_first(make_machine: MakeMachine, desktop_file: str, name: str) -> None:
    machine = make_machine("linux", "chromium", "firefox", "google-chrome", "microsoft-edge", default=desktop_file or "''")
    assert find(machine)[0].name == name


def test_a_default_that_cannot_be_asked_for_is_no_failure(make_machine: MakeMachine) -> None:
    machine = make_machine("linux", "firefox", "xdg-settings")  # an empty file: it cannot be run
    assert [browser.name for browser in find(machine)] == ["Firefox"]


def test_a_computer_without_a_browser_has_none(make_machine: MakeMachine) -> None:
    assert [find(make_machine(system)) for system in ("linux", "darwin", "win32")] == [(), (), ()]
