"""The window: a private one where a browser for it is found; else a sentence on what stays behind."""

from __future__ import annotations

import subprocess
import threading
import webbrowser
from collections.abc import Callable
from typing import Literal

import msgspec

from weatherglass.launch.browsers import Browser, find
from weatherglass.launch.machine import Machine

Choice = Literal["private", "normal", "none"]

PRIVATE = (
    "In a private window, none of your words are kept in the browser. "
    "Someone who watches the screen or the keyboard can still see them."
)
STAYS = (
    "The browser will keep the address of this page, its title, and when you were here. It is not given your words to keep. "
    "A private window keeps none of this."
)
ORDINARY = f"This is an ordinary window. {STAYS}"
NOT_FOUND = f"No browser was found that we can open a private window in, so this is an ordinary one. {STAYS}"
BY_HAND = (
    "Open the address in a private window of your browser. An ordinary one keeps the address, the title, and when you were here."
)
AS_ROOT = f"The browser here does not start for the administrator (root), so no window was opened. {BY_HAND}"
NO_WINDOW = f"No window could be opened. {BY_HAND}"


class Window(msgspec.Struct, frozen=True):
    """What is to be opened, or was."""

    kind: Choice
    private: bool
    sentence: str
    """What stays behind. For the terminal; for the page too, unless the window is private."""
    browser: Browser | None = None

    @property
    def notice(self) -> str:
        """Return what the page should say: nothing in a private window."""
        return "" if self.private else self.sentence


def plan(choice: Choice, machine: Machine) -> Window:
    """Decide on the window before the server starts, so that the first page can already say what stays behind."""
    if choice == "none":
        return Window("none", private=False, sentence=BY_HAND)
    if not machine.has_screen:
        return Window("none", private=False, sentence=NO_WINDOW)
    here = find(machine)
    able = [browser for browser in here if not (browser.needs_sandbox and machine.administrator)]
    if here and not able:
        return Window("none", private=False, sentence=AS_ROOT)
    if choice == "normal":
        return Window("normal", private=False, sentence=ORDINARY)
    if able:
        return Window("private", private=True, sentence=PRIVATE, browser=able[0])
    return Window("normal", private=False, sentence=NOT_FOUND)


def start(command: tuple[str, ...], umask: int) -> None:
    """Start a program that outlives us, with nothing of ours: not our terminal, nor our umask."""
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(command, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True, umask=umask)  # noqa: S603  # ours
    threading.Thread(target=process.wait, daemon=True).start()  # else it would stay in the list of processes as one that is dead


def show(
    window: Window,
    address: str,
    *,
    umask: int = -1,
    run: Callable[[tuple[str, ...], int], None] = start,
    usual: Callable[[str], bool] = webbrowser.open,
) -> Window:
    """Open it, and return what was opened. Where a private window fails, no ordinary one takes its place: the person decides."""
    try:
        if window.browser:
            run(window.browser.command(address), umask)
        opened = window.browser is not None or window.kind == "none" or usual(address)
    except (OSError, webbrowser.Error):
        opened = False
    return window if opened else Window("none", private=False, sentence=NO_WINDOW)
