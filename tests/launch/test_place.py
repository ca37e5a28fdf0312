from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from weatherglass.launch import place
from weatherglass.launch.place import ROOM, SQLITE, NoPlace, default, settle, synced

if TYPE_CHECKING:
    from collections.abc import Callable

    from weatherglass.launch.machine import Machine

    MakeMachine = Callable[..., Machine]


def _plenty(folder: Path) -> int:
    return ROOM


def test_each_system_has_its_folder(make_machine: MakeMachine) -> None:
    linux, mac, windows = (make_machine(system) for system in ("linux", "darwin", "win32"))
    assert default(linux) == linux.home / ".local/share/weather-diary/weather.db"
    assert default(mac) == mac.home / "Library/Application Support/weather-diary/weather.db"
    assert default(windows) == windows.home / "AppData/Local/weather-diary/weather.db"


def test_the_persons_own_data_folder_is_used_if_it_is_absolute(make_machine: MakeMachine, tmp_path: Path) -> None:
    assert default(make_machine(environ={"XDG_DATA_HOME": str(tmp_path)})) == tmp_path / "weather-diary/weather.db"
    odd = make_machine(environ={"XDG_DATA_HOME": "data"})
    assert default(odd) == odd.home / ".local/share/weather-diary/weather.db"


def test_the_name_of_the_program_is_nowhere_in_it() -> None:
    assert "glass" not in f"{place.FOLDER}/{place.FILE}"


def test_the_default_folder_is_made_for_this_person_alone(make_machine: MakeMachine) -> None:
    machine = make_machine()
    settled = settle(None, machine, free=_plenty)
    assert (settled.path, settled.exists, settled.warning) == (default(machine), False, "")
    assert settled.path.parent.stat().st_mode & 0o077 == 0
    assert not settled.path.exists()


def test_a_folder_means_the_file_in_it(make_machine: MakeMachine, tmp_path: Path) -> None:
    assert settle(tmp_path, make_machine(), free=_plenty).path == tmp_path / "weather.db"


def test_a_file_that_is_there_needs_no_room(make_machine: MakeMachine, tmp_path: Path) -> None:
    (tmp_path / "mine.db").write_bytes(SQLITE + b"rest")
    settled = settle(tmp_path / "mine.db", make_machine(), free=lambda _: 0)
    assert (settled.path, settled.exists) == (tmp_path / "mine.db", True)


def test_too_little_room_is_said_before_anything_is_made(make_machine: MakeMachine, tmp_path: Path) -> None:
    with pytest.raises(NoPlace, match="170 MB are needed, 12 MB are free"):
        settle(tmp_path, make_machine(), free=lambda _: 12_000_000)
    assert not (tmp_path / "weather.db").exists()


@pytest.mark.parametrize("content", [b"", b"a photograph", SQLITE[:10]])
def test_a_file_of_another_program_is_left_as_it_is(make_machine: MakeMachine, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "photo.jpg").write_bytes(content)
    with pytest.raises(NoPlace, match="left as it is"):
        settle(tmp_path / "photo.jpg", make_machine(), free=_plenty)
    assert (tmp_path / "photo.jpg").read_bytes() == content


def test_a_folder_that_is_not_there_is_not_made(make_machine: MakeMachine, tmp_path: Path) -> None:
    with pytest.raises(NoPlace, match="is not there"):
        settle(tmp_path / "stick" / "weather.db", make_machine(), free=_plenty)
    assert not (tmp_path / "stick").exists()


def test_what_is_no_file_is_refused(make_machine: MakeMachine, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(NoPlace, match="is not a file"):
        settle(tmp_path / "pipe", make_machine(), free=_plenty)


@pytest.mark.parametrize("exists", [True, False])
def test_a_place_that_can_only_be_read_is_said_to_be_one(
    make_machine: MakeMachine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, exists: bool
) -> None:
    if exists:
        (tmp_path / "weather.db").write_bytes(SQLITE)
    monkeypatch.setattr(os, "access", lambda path, mode: not mode & os.W_OK)
    with pytest.raises(NoPlace, match="Nothing can be written in"):
        settle(tmp_path / "weather.db", make_machine(), free=_plenty)


@pytest.mark.parametrize("name", ["x" * 300, f"{'x' * 300}/weather.db"])
def test_a_place_that_cannot_even_be_looked_at_is_said(make_machine: MakeMachine, tmp_path: Path, name: str) -> None:
    with pytest.raises(NoPlace, match="cannot be reached"):
        settle(tmp_path / name, make_machine(), free=_plenty)


def test_a_place_inside_a_folder_of_somebody_else_is_said(
    make_machine: MakeMachine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def closed(path: Path) -> bool:
        raise PermissionError(path)

    monkeypatch.setattr(Path, "is_dir", closed)  # Python before 3.14 lets this one through
    with pytest.raises(NoPlace, match="cannot be reached"):
        settle(tmp_path / "weather.db", make_machine(), free=_plenty)


def test_a_default_folder_that_cannot_be_made_is_said(make_machine: MakeMachine) -> None:
    machine = make_machine()
    (machine.home / ".local").write_text("in the way", encoding="ascii")
    with pytest.raises(NoPlace, match="cannot be made here"):
        settle(None, machine, free=_plenty)


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        ("Dropbox/diary", "Dropbox"),
        ("OneDrive - Personal", "OneDrive"),
        ("Library/Mobile Documents/com~apple~CloudDocs", "iCloud"),
        ("Library/CloudStorage/box", "a cloud service"),
        ("Google Drive", "Google Drive"),
        ("nextcloud/x", "Nextcloud"),
    ],
)
def test_a_folder_that_is_copied_elsewhere_is_warned_of(
    make_machine: MakeMachine, tmp_path: Path, folder: str, service: str
) -> None:
    (tmp_path / folder).mkdir(parents=True)
    settled = settle(tmp_path / folder, make_machine(), free=_plenty)
    assert service in settled.warning
    assert "glass" not in settled.warning.lower()


def test_a_link_into_such_a_folder_is_warned_of(tmp_path: Path) -> None:
    (tmp_path / "Dropbox").mkdir()
    (tmp_path / "mine").symlink_to(tmp_path / "Dropbox")
    assert "Dropbox" in synced(tmp_path / "mine" / "weather.db")


def test_a_file_that_is_only_called_so_is_not_warned_of(tmp_path: Path) -> None:
    assert synced(tmp_path / "dropbox.db") == ""
