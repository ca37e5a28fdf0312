"""Where the one file is: by default a folder for this person alone, whose name and file speak of weather."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import msgspec

from weatherglass.launch import CannotStart
from weatherglass.launch.machine import Machine

FOLDER = "weather-diary"
FILE = "weather.db"
ROOM = 170_000_000
"""Bytes that a new file needs: its fixed size of about 160 MB, and what is written beside it meanwhile."""
SQLITE = b"SQLite format 3\x00"
"""How each SQLite file begins (sqlite.org/fileformat2.html, section 1.3): nothing of ours, and nothing else is opened."""
SYNCED = {
    "cloudstorage": "a cloud service",
    "dropbox": "Dropbox",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "icloud": "iCloud",
    "mobile documents": "iCloud",
    "nextcloud": "Nextcloud",
    "onedrive": "OneDrive",
    "owncloud": "ownCloud",
    "pcloud": "pCloud",
    "syncthing": "Syncthing",
}
"""How folders begin that a service copies to other devices."""


class NoPlace(CannotStart):
    """The file cannot be where it was asked to be."""


class Place(msgspec.Struct, frozen=True):
    """Where the file is, or will be."""

    path: Path
    exists: bool
    warning: str = ""
    """One sentence or two, where the place is one that others may see."""


def default(machine: Machine) -> Path:
    """Return the file's place when none is named (freedesktop.org base directories; Apple's and Microsoft's folders for data)."""
    if machine.system == "win32":
        base = Path(machine.environ.get("LOCALAPPDATA") or machine.home / "AppData" / "Local")
    elif machine.system == "darwin":
        base = machine.home / "Library" / "Application Support"
    else:
        named = Path(machine.environ.get("XDG_DATA_HOME", ""))
        base = named if named.is_absolute() else machine.home / ".local" / "share"
    return base / FOLDER / FILE


def settle(
    asked: Path | None, machine: Machine, *, free: Callable[[Path], int] = lambda path: shutil.disk_usage(path).free
) -> Place:
    """Decide on the file, making the default folder if need be.

    `asked` may be a file, or a folder in which `weather.db` is meant. `free` tells the bytes free in a folder.

    Raises:
        NoPlace: where the file cannot be read and written, is no vault, or has no room.

    """
    try:
        path = _default_made(machine) if asked is None else _named(asked)
        exists = path.exists()
    except OSError:  # inside a folder of somebody else; a name that is too long
        raise NoPlace("That place cannot be reached. Name another one with --file.") from None
    _check_file(path) if exists else _check_folder(path.parent, free)
    return Place(path=path, exists=exists, warning=synced(path))


def synced(path: Path) -> str:
    """Return what to know about a folder that is copied to other devices, or nothing."""
    for part in Path(os.path.realpath(path)).parent.parts:
        for start, service in SYNCED.items():
            if part.casefold().startswith(start):
                return (
                    f"This file is in a folder that {service} copies to other devices. Someone who can open those "
                    "sees that it is there, and when it changes. They cannot read it without your passphrase. "
                    "You can move it to a folder that is not copied."
                )
    return ""


def _default_made(machine: Machine) -> Path:
    path = default(machine)
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError:
        raise NoPlace(f"The folder {path.parent} cannot be made here. Name another place with --file.") from None
    return path


def _named(asked: Path) -> Path:
    path = asked.expanduser().absolute()
    if path.is_dir():
        path /= FILE
    if not path.parent.is_dir():
        raise NoPlace(f"The folder {path.parent} is not there. If it is on a USB stick, please plug that in first.")
    return path


def _check_file(path: Path) -> None:
    if not path.is_file():
        raise NoPlace(f"{path} is not a file.")
    if not (os.access(path, os.R_OK | os.W_OK) and os.access(path.parent, os.W_OK)):
        raise _unwritable(path.parent)
    with path.open("rb") as file:
        if file.read(len(SQLITE)) != SQLITE:
            raise NoPlace(f"{path} was not made by Weatherglass. It is left as it is.")


def _check_folder(folder: Path, free: Callable[[Path], int]) -> None:
    if not os.access(folder, os.W_OK):
        raise _unwritable(folder)
    if (left := free(folder)) < ROOM:
        raise NoPlace(f"There is not enough room in {folder}: {ROOM // 10**6} MB are needed, {left // 10**6} MB are free.")


def _unwritable(folder: Path) -> NoPlace:
    return NoPlace(f"Nothing can be written in {folder}. Name another place with --file.")
