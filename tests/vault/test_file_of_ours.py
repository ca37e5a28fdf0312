"""The file on the disk: what is not ours is left alone, one program has it open, and nothing lies beside it."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from people import ANA, opened
from vault.small import PLAIN, anas_at, keep, store_of

from weatherglass.vault import (
    BadHead,
    Damaged,
    InUse,
    NoFile,
    NotSaved,
    SqliteStore,
    connection,
    unlock,
)
from weatherglass.vault.connection import SCHEMA, connect


def test_where_there_is_no_file_there_is_nothing_and_none_is_made(tmp_path: Path) -> None:
    store = SqliteStore(tmp_path / "a.db")
    assert not store.exists()
    with pytest.raises(NoFile):
        unlock(store, ANA)
    assert list(tmp_path.iterdir()) == []
    store_of(anas_at(tmp_path / "a.db")).close()
    assert store.exists()
    store.close()


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    drawer = anas_at(tmp_path / "a.db")
    keep(drawer, plan=PLAIN)
    store_of(drawer).close()
    return tmp_path / "a.db"


@pytest.mark.parametrize("content", [b"", b"a letter to my sister", b"SQLite format 3\0" + bytes(5_000), bytes(100_000)])
def test_a_file_that_is_not_ours_is_refused_and_left_as_it_was(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "letter.txt"
    path.write_bytes(content)
    with pytest.raises(BadHead):
        SqliteStore(path)
    assert path.read_bytes() == content
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadHead):
        SqliteStore(tmp_path)


def test_the_database_of_another_program_is_refused_and_left_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "places.sqlite"
    db = sqlite3.connect(path)
    db.execute("CREATE TABLE head (n INTEGER PRIMARY KEY, url TEXT)")
    db.close()
    before = path.read_bytes()
    with pytest.raises(BadHead):
        SqliteStore(path)
    assert path.read_bytes() == before


def test_looking_first_is_what_leaves_another_programs_database_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "_looks_like_ours", lambda _: True)  # sabotage
    path = tmp_path / "places.sqlite"
    db = sqlite3.connect(path)
    db.execute("CREATE TABLE moz_places (url TEXT)")
    db.close()
    before = path.read_bytes()
    with pytest.raises(BadHead):
        SqliteStore(path)
    assert path.read_bytes() != before


TRAPS = [
    "CREATE TRIGGER t BEFORE UPDATE ON key BEGIN SELECT RAISE(IGNORE); END",
    "CREATE TABLE old (body BLOB)",
    "CREATE INDEX i ON small (body)",
    "CREATE VIEW v AS SELECT 1",
]


@pytest.mark.parametrize("trap", TRAPS)
def test_a_vault_to_which_something_was_added_is_refused(vault: Path, trap: str) -> None:
    with sqlite3.connect(vault) as db:
        db.execute(trap)
    db.close()
    with pytest.raises(BadHead):
        SqliteStore(vault)


def test_a_trigger_would_keep_a_key_that_was_said_to_be_erased(vault: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with sqlite3.connect(vault) as db:
        db.execute(TRAPS[0])
    db.close()
    monkeypatch.setattr(connection, "_schema", lambda _: SCHEMA)  # sabotage
    store = SqliteStore(vault)
    with store.change() as writing:
        for number in range(8):
            writing.put_key(number, bytes(140))
    assert unlock(store, ANA) is not None
    store.close()


@pytest.mark.parametrize("share", [0.0, 0.001, 0.01, 0.3, 0.9, 0.999])
def test_a_file_that_is_cut_off_gives_a_plain_sentence_or_what_is_whole(vault: Path, share: float) -> None:
    whole = vault.read_bytes()
    vault.write_bytes(whole[: int(len(whole) * share)])
    with suppress(BadHead, Damaged, NotSaved):
        assert opened(SqliteStore(vault)).read("plan") == PLAIN


def _open_elsewhere(path: Path) -> str:
    """Open the file in another process, and say what it said."""
    code = "import sys; from pathlib import Path; from weatherglass.vault import SqliteStore; SqliteStore(Path(sys.argv[1]))"
    done = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=False)
    return done.stderr.strip().rpartition("\n")[2]


def test_a_second_process_is_told_that_the_file_is_open_already(vault: Path) -> None:
    store = SqliteStore(vault)
    assert "InUse" in _open_elsewhere(vault)
    with pytest.raises(InUse):
        SqliteStore(vault)
    keep(opened(store), plan=b"undisturbed")
    store.close()
    assert _open_elsewhere(vault) == ""


def test_no_index_of_the_log_lies_beside_the_file(vault: Path) -> None:
    store = SqliteStore(vault)
    drawer = opened(store)
    keep(drawer, plan=b"x")
    drawer.reseal()
    assert {path.name for path in vault.parent.iterdir()} == {"a.db", "a.db-wal"}
    store.close()


def test_shared_the_index_would_say_after_locking_which_rows_were_written(vault: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "PRAGMAS", {"journal_mode": "wal"})  # sabotage
    store = SqliteStore(vault, connect(str(vault), {"journal_mode": "wal"}))
    drawer = opened(store)
    keep(drawer, plan=b"x")
    drawer.reseal()
    index = vault.with_name("a.db-shm").read_bytes()
    assert any(index[136:])
    store.close()


@pytest.mark.parametrize("how", ["settle", "close", "start"])
def test_the_log_is_empty_after_settling_closing_and_starting(vault: Path, how: str) -> None:
    store, log = SqliteStore(vault), vault.with_name("a.db-wal")
    drawer = opened(store)
    keep(drawer, plan=b"last words")
    assert log.stat().st_size > 0
    if how == "start":
        copy = vault.with_name("copy.db")
        for ending in ("", "-wal"):
            shutil.copy(f"{vault}{ending}", f"{copy}{ending}")
        again = SqliteStore(copy)  # as after a crash
        assert copy.with_name("copy.db-wal").stat().st_size == 0
        assert opened(again).read("plan") == b"last words"
        again.close()
    elif how == "settle":
        store.settle()
        assert log.stat().st_size == 0
    store.close()
    assert not log.exists()


def test_a_store_that_was_closed_opens_again_when_it_is_asked(vault: Path) -> None:
    store = SqliteStore(vault)
    store.close()
    store.close()
    assert opened(store).read("plan") == PLAIN
    store.close()
