"""Making a vault: whole or not there, and never over another file."""

from __future__ import annotations

import sqlite3
import stat
import threading
from pathlib import Path

import pytest
from people import ANA, CHEAP, WORDS, opened
from vault.small import PLAIN, SHAPE, anas_at, keep, store_of

from weatherglass.vault import AlreadyThere, Clothes, NotSaved, Passphrase, SqliteStore, birth, create, unlock


def test_a_new_vault_opens_in_full_clothes_and_holds_nothing(tmp_path: Path) -> None:
    drawer = anas_at(tmp_path / "new" / "a.db")
    assert drawer.clothes is Clothes.FULL
    assert drawer.names() == ()
    assert stat.S_IMODE((tmp_path / "new" / "a.db").stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "new" / "a.db-wal").stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o700
    store_of(drawer).close()
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["a.db"]


def test_recovery_words_open_the_same_drawer(tmp_path: Path) -> None:
    drawer = anas_at(tmp_path / "a.db", recovery=WORDS)
    keep(drawer, plan=PLAIN)
    assert opened(store_of(drawer), Passphrase("  " + WORDS.upper().replace(" ", "  "))).read("plan") == PLAIN
    assert sorted(drawer.directory().keys.values()) == ["passphrase", "recovery"]
    store_of(drawer).close()


@pytest.mark.parametrize("there", [b"", b"a letter to my sister"])
def test_what_is_there_is_never_overwritten(tmp_path: Path, there: bytes) -> None:
    path = tmp_path / "a.db"
    path.write_bytes(there)
    with pytest.raises(AlreadyThere):
        create(path, ANA, shape=SHAPE, cost=CHEAP)
    assert path.read_bytes() == there
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.db"]


def test_a_file_that_comes_while_one_is_built_is_not_overwritten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, fill = tmp_path / "a.db", birth._fill

    def slow(*arguments: object) -> None:
        fill(*arguments)  # type: ignore[arg-type]
        path.write_bytes(b"a letter")

    monkeypatch.setattr(birth, "_fill", slow)
    with pytest.raises(AlreadyThere):
        create(path, ANA, shape=SHAPE, cost=CHEAP)
    assert path.read_bytes() == b"a letter"


@pytest.mark.parametrize("step", ["_fill", "furnish", "_flush"])
@pytest.mark.parametrize(
    "error", [OSError(28, "full"), sqlite3.OperationalError("disk I/O error"), sqlite3.DatabaseError("full")]
)
def test_one_that_fails_half_way_leaves_nothing_and_a_second_works(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, error: Exception
) -> None:
    def fails(*arguments: object, **settings: object) -> None:
        raise error

    with monkeypatch.context() as patch:
        patch.setattr(birth, step, fails)
        with pytest.raises(NotSaved):
            create(tmp_path / "a.db", ANA, shape=SHAPE, cost=CHEAP)
    assert list(tmp_path.iterdir()) == []
    store_of(anas_at(tmp_path / "a.db")).close()


def test_what_a_killed_one_left_does_not_stand_in_the_way(tmp_path: Path) -> None:
    (tmp_path / "a.db.new").write_bytes(b"half a vault")
    store_of(anas_at(tmp_path / "a.db")).close()
    assert [path.name for path in tmp_path.iterdir()] == ["a.db"]


def _log_of_another_vault(path: Path) -> bytes:
    drawer = anas_at(path)
    keep(drawer, plan=PLAIN)
    log = path.with_name(path.name + "-wal").read_bytes()
    store_of(drawer).close()
    path.unlink()
    return log


def test_a_log_that_an_earlier_file_left_is_not_written_into_the_new_one(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    log = _log_of_another_vault(path)
    (tmp_path / "a.db-wal").write_bytes(log)
    drawer = anas_at(path)
    keep(drawer, plan=b"new")
    assert drawer.read("plan") == b"new"
    store_of(drawer).close()


def test_a_log_left_lying_would_destroy_the_new_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.db"
    log = _log_of_another_vault(path)
    monkeypatch.setattr(birth, "_BESIDE", ())  # sabotage
    create(path, ANA, shape=SHAPE, cost=CHEAP)
    whole = path.read_bytes()
    (tmp_path / "a.db-wal").write_bytes(log)
    SqliteStore(path).close()
    assert path.read_bytes()[4096:] != whole[4096:]


def test_a_button_pressed_twice_makes_one_whole_vault(tmp_path: Path) -> None:
    said: list[str] = []

    def press(passphrase: Passphrase) -> None:
        try:
            create(tmp_path / "a.db", passphrase, shape=SHAPE, cost=CHEAP)
            said.append(passphrase)
        except AlreadyThere:
            said.append("already")

    threads = [threading.Thread(target=press, args=(Passphrase(f"pressed {n}"),)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert said.count("already") == 3
    [made] = [passphrase for passphrase in said if passphrase != "already"]
    store = SqliteStore(tmp_path / "a.db")
    assert unlock(store, Passphrase(made)) is not None
    store.close()


def test_a_folder_that_cannot_be_written_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(NotSaved):
        create(tmp_path / "file" / "a.db", ANA, shape=SHAPE, cost=CHEAP)


def test_a_folder_that_cannot_be_flushed_is_no_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    flush = birth._flush

    def as_on_windows(path: Path, *how: int) -> None:
        if path.is_dir():
            raise PermissionError
        flush(path, *how)

    monkeypatch.setattr(birth, "_flush", as_on_windows)
    store_of(anas_at(tmp_path / "a.db")).close()
