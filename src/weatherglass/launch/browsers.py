"""Which browsers with a private window are here, by their usual names and places. Measured: Chromium and Firefox on Linux."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import msgspec

from weatherglass.launch.machine import Machine

FIRST_RUN = ("--no-first-run", "--no-default-browser-check")
"""Else a browser that was never opened asks questions before it shows the page."""


class Browser(msgspec.Struct, frozen=True):
    """A browser that is here."""

    name: str
    flags: tuple[str, ...]
    """What opens a private window; `{address}` stands for the address."""
    program: str
    needs_sandbox: bool

    def command(self, address: str) -> tuple[str, ...]:
        """Return the program and its arguments. The address is no secret: docs/decisions/002-window-and-end.md."""
        return (self.program, *(flag.format(address=address) for flag in self.flags))


class _Kind(msgspec.Struct, frozen=True):
    name: str
    mark: str
    """What the name of its desktop file holds."""
    flags: tuple[str, ...]
    linux: tuple[str, ...]
    """Programs, those of flatpak last."""
    mac: str
    windows: str
    needs_sandbox: bool = True


_INCOGNITO = ("--incognito", *FIRST_RUN, "--app={address}")
_INPRIVATE = ("--inprivate", *FIRST_RUN, "--app={address}")
KINDS = (
    _Kind(
        "Chromium",
        "chromium",
        _INCOGNITO,
        ("chromium", "chromium-browser", "org.chromium.Chromium"),
        "Chromium.app/Contents/MacOS/Chromium",
        "Chromium/Application/chrome.exe",
    ),
    _Kind(
        "Firefox",
        "firefox",
        ("--private-window", "{address}"),
        ("firefox", "firefox-esr", "org.mozilla.firefox"),
        "Firefox.app/Contents/MacOS/firefox",
        "Mozilla Firefox/firefox.exe",
        needs_sandbox=False,
    ),
    _Kind(
        "Chrome",
        "chrome",
        _INCOGNITO,
        ("google-chrome", "google-chrome-stable", "com.google.Chrome"),
        "Google Chrome.app/Contents/MacOS/Google Chrome",
        "Google/Chrome/Application/chrome.exe",
    ),
    _Kind(
        "Brave",
        "brave",
        _INCOGNITO,
        ("brave-browser", "brave-browser-stable", "brave", "com.brave.Browser"),
        "Brave Browser.app/Contents/MacOS/Brave Browser",
        "BraveSoftware/Brave-Browser/Application/brave.exe",
    ),
    _Kind(
        "Edge",
        "edge",
        _INPRIVATE,
        ("microsoft-edge", "microsoft-edge-stable", "com.microsoft.Edge"),
        "Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
        "Microsoft/Edge/Application/msedge.exe",
    ),
)
"""In order of preference: first those whose traces were measured, then their relatives."""


def find(machine: Machine) -> tuple[Browser, ...]:
    """Return the browsers that are here: the person's own default first, if it is one of them."""
    usual = _default(machine)
    kinds = sorted(KINDS, key=lambda kind: kind.mark not in usual)
    return tuple(
        Browser(kind.name, kind.flags, program, kind.needs_sandbox) for kind in kinds for program in _programs(kind, machine)
    )


def _programs(kind: _Kind, machine: Machine) -> Iterator[str]:
    """Yield the first program of this kind that is here, if any."""
    if machine.system == "win32":
        bases = [
            Path(machine.environ[name])
            for name in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")
            if name in machine.environ
        ]
        found = [str(base / kind.windows) for base in bases if (base / kind.windows).is_file()]
    elif machine.system == "darwin":
        bases = [machine.root / "Applications", machine.home / "Applications"]
        found = [str(base / kind.mac) for base in bases if (base / kind.mac).is_file()]
    else:
        found = [program for name in kind.linux if (program := shutil.which(name, path=_path(machine)))]
    yield from found[:1]


def _path(machine: Machine) -> str:
    exports = (machine.root / "var/lib/flatpak/exports/bin", machine.home / ".local/share/flatpak/exports/bin")
    return ":".join((machine.environ.get("PATH", ""), *map(str, exports)))


def _default(machine: Machine) -> str:
    """Return the desktop file's name of the default browser, as `firefox-esr.desktop`; nothing where that cannot be told."""
    ask = shutil.which("xdg-settings", path=machine.environ.get("PATH", ""))
    if machine.system in {"win32", "darwin"} or ask is None:
        return ""
    try:
        answer = subprocess.run(  # noqa: S603  # the system's own tool, no argument of anyone's
            [ask, "get", "default-web-browser"], capture_output=True, text=True, check=False, timeout=2, env=dict(machine.environ)
        )
    except (OSError, ValueError, subprocess.SubprocessError):
        return ""
    return answer.stdout.casefold()
