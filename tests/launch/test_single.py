from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from weatherglass.launch import single
from weatherglass.launch.single import Alone, CannotLock, Stuck, beside, enter, port_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from _typeshed import StrPath

HOLDER = """
import sys
from pathlib import Path
from weatherglass.launch.single import Alone
alone = Alone.take(Path(sys.argv[1]))
alone.announce(8123)
print("holding", flush=True)
sys.stdin.read()
"""


def _no_pause(seconds: float) -> None:
    raise AssertionError("waited")


def _hold(path: StrPath) -> subprocess.Popen[str]:
    """Start another process that holds the file, and wait until it does."""
    process = subprocess.Popen([sys.executable, "-c", HOLDER, path], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdout
    assert process.stdout.readline() == "holding\n"
    return process


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    return tmp_path / "weather.db"


@pytest.fixture
def other(vault: Path) -> Iterator[subprocess.Popen[str]]:
    with _hold(vault) as process:
        try:
            yield process
        finally:
            process.kill()


def test_a_second_process_finds_the_port_of_the_first(vault: Path, other: subprocess.Popen[str]) -> None:
    assert enter(vault, pause=_no_pause) == 8123


def test_without_the_lock_two_would_open_one_file(
    vault: Path, other: subprocess.Popen[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(single, "_lock", lambda descriptor: None)
    alone = enter(vault, pause=_no_pause)
    assert isinstance(alone, Alone)
    alone.release()


def test_another_name_of_the_same_file_has_the_same_lock(vault: Path, other: subprocess.Popen[str], tmp_path: Path) -> None:
    folder = tmp_path / "link"
    folder.symlink_to(tmp_path, target_is_directory=True)
    name = tmp_path / "elsewhere.db"
    name.symlink_to(vault)
    assert [enter(folder / vault.name, pause=_no_pause), enter(name, pause=_no_pause)] == [8123, 8123]


def test_another_file_is_free(vault: Path, other: subprocess.Popen[str]) -> None:
    with Alone.take(vault.with_name("other.db")) or pytest.fail("held"):
        pass


def test_a_lock_left_by_a_crash_is_free(vault: Path, other: subprocess.Popen[str]) -> None:
    other.kill()
    other.wait()
    assert port_of(vault) == 8123
    alone = enter(vault, pause=_no_pause)
    assert isinstance(alone, Alone)
    assert port_of(vault) is None
    alone.release()


def test_one_that_is_just_starting_is_waited_for(vault: Path) -> None:
    with Alone.take(vault) or pytest.fail("held") as first:
        pauses: list[float] = []

        def pause(seconds: float) -> None:
            pauses.append(seconds)
            first.announce(8124)

        assert enter(vault, pause=pause) == 8124
    assert pauses == [single.PAUSE]


def test_one_that_is_just_ending_is_waited_for(vault: Path) -> None:
    first = Alone.take(vault)
    assert first
    second = enter(vault, pause=lambda _: first.release())
    assert isinstance(second, Alone)
    second.release()


def test_one_that_never_answers_is_named(vault: Path) -> None:
    with Alone.take(vault) or pytest.fail("held"), pytest.raises(Stuck, match="does not answer"):
        enter(vault, pause=lambda _: None, patience=3)


def test_a_place_without_locks_is_refused(vault: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(descriptor: int) -> None:
        raise OSError(95, "not supported")

    monkeypatch.setattr(single, "_lock", refuse)
    with pytest.raises(CannotLock, match="choose a folder on this computer"):
        enter(vault, pause=_no_pause)


def test_the_file_beside_holds_the_port_and_nothing_else(vault: Path) -> None:
    with Alone.take(vault) or pytest.fail("held") as alone:
        alone.announce(8123)
        assert beside(vault).read_bytes() == b"8123"
        assert beside(vault).stat().st_mode & 0o077 == 0
    assert beside(vault).read_bytes() == b""
    assert [file.name for file in vault.parent.iterdir()] == ["weather.db-lock"]
