"""The file: its settings on every connection, what happens when it cannot be written, and files that are not ours."""

from __future__ import annotations

import random
import resource
import shutil
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest
from people import ANA, opened
from vault.small import PLAIN, anas, anas_at, bodies, keep, store_of

from weatherglass.vault import (
    BadHead,
    Damaged,
    InUse,
    NoFile,
    NotSaved,
    Size,
    SqliteStore,
    UnsafeStore,
    connection,
    open_file,
    receive,
    unlock,
)
from weatherglass.vault.connection import PRAGMAS, SCHEMA, connect


def _settings(store: SqliteStore) -> dict[str, str | int]:
    db = store._connection()
    return {pragma: db.execute(f"PRAGMA {pragma}").fetchone()[0] for pragma in PRAGMAS}


def test_every_setting_is_read_back_on_every_connection_and_in_every_thread(tmp_path: Path) -> None:
    store = store_of(anas_at(tmp_path / "a.db"))
    seen = [_settings(store)]
    store.close()
    thread = threading.Thread(target=lambda: seen.append(_settings(store)))  # it opens the file again
    thread.start()
    thread.join()
    store.settle(flush=True)
    seen.append(_settings(store))
    store.close()
    assert seen == [PRAGMAS] * 3
    assert PRAGMAS == {
        "locking_mode": "exclusive",
        "journal_mode": "wal",
        "synchronous": 2,
        "secure_delete": 1,
        "temp_store": 2,
        "foreign_keys": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
    }


def test_in_memory_the_settings_are_kept_but_for_the_journal() -> None:
    assert _settings(store_of(anas())) == PRAGMAS | {"journal_mode": "memory"}


class _Deaf(sqlite3.Connection):
    """A connection that takes a setting in silence and does not keep it."""

    ignored = ""

    def execute(self, statement: str, *parameters: Any) -> sqlite3.Cursor:
        if statement.startswith(f"PRAGMA {self.ignored}="):
            return super().execute("SELECT 1")
        return super().execute(statement, *parameters)


NOISE = random.Random(5).randbytes(300_000)


@pytest.mark.parametrize("ignored", sorted(PRAGMAS))
def test_a_connection_that_ignores_a_setting_is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ignored: str) -> None:
    real = sqlite3.connect
    monkeypatch.setattr(_Deaf, "ignored", ignored)
    monkeypatch.setattr(sqlite3, "connect", lambda path, **settings: real(path, factory=_Deaf, **settings))
    by_itself = real(":memory:").execute(f"PRAGMA {ignored}").fetchone()[0]
    if by_itself == PRAGMAS[ignored]:  # this SQLite was built that way: ask for what it was not
        monkeypatch.setattr(
            connection, "PRAGMAS", PRAGMAS | {ignored: {"synchronous": 3, "secure_delete": 2}.get(ignored, 1 - int(by_itself))}
        )
    with pytest.raises(UnsafeStore, match=ignored):
        connect(str(tmp_path / "b.db"), {ignored: connection.PRAGMAS[ignored]})


class _Failing:
    """A connection on which one statement fails."""

    def __init__(self, db: sqlite3.Connection, statement: str) -> None:
        self._db, self._statement = db, statement

    def __getattr__(self, name: str) -> Any:
        return getattr(self._db, name)

    def _check(self, statement: str) -> None:
        if statement.startswith(self._statement):
            raise sqlite3.OperationalError("database or disk is full")

    def execute(self, statement: str, *parameters: Any) -> sqlite3.Cursor:
        self._check(statement)
        return self._db.execute(statement, *parameters)

    def executemany(self, statement: str, rows: Any) -> sqlite3.Cursor:
        self._check(statement)
        return self._db.executemany(statement, rows)


STATEMENTS = ["BEGIN", "UPDATE", "COMMIT"]


@pytest.mark.parametrize("statement", STATEMENTS)
def test_a_failure_of_the_store_is_said_and_changes_nothing(tmp_path: Path, statement: str) -> None:
    drawer = anas_at(tmp_path / "a.db")
    store = store_of(drawer)
    keep(drawer, plan=b"before")
    db, before = store._connection(), bodies(store)
    store._db = _Failing(db, statement)  # type: ignore[assignment]
    with pytest.raises(NotSaved, match="Nothing that was here before is lost"):
        keep(drawer, plan=b"after")
    store._db = db
    assert bodies(store) == before
    assert not db.in_transaction
    keep(drawer, plan=b"works again")
    store.close()
    assert opened(SqliteStore(tmp_path / "a.db")).read("plan") == b"works again"


@pytest.mark.parametrize("statement", STATEMENTS)
def test_a_file_coming_in_meets_the_same_failure(statement: str) -> None:
    drawer = anas()
    store = store_of(drawer)
    db = store._connection()
    with pytest.raises(NotSaved), receive(drawer, "archive/1") as incoming:  # noqa: PT012  # the error comes after the writes
        incoming.write(PLAIN)
        store._db = _Failing(db, statement)  # type: ignore[assignment]
    store._db = db
    assert drawer.room().large_free == 16


def test_a_failure_that_cannot_even_be_rolled_back_ends_the_connection(tmp_path: Path) -> None:
    drawer = anas_at(tmp_path / "a.db")
    store = store_of(drawer)
    keep(drawer, plan=b"before")
    db = store._connection()

    class Stuck(_Failing):
        def _check(self, statement: str) -> None:
            if statement in {"COMMIT", "ROLLBACK"}:
                raise sqlite3.OperationalError("disk I/O error")

    store._db = Stuck(db, "")  # type: ignore[assignment]
    with pytest.raises(NotSaved):
        keep(drawer, plan=b"after")
    assert drawer.read("plan") == b"before"
    keep(drawer, plan=b"works again")
    store.close()


@contextmanager
def small_disk() -> Iterator[None]:
    """No file can be written beyond 64 KiB: writes fail as on a full disk."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (64 * 1024, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_full_disk_is_said_and_everything_is_there_when_there_is_room_again(tmp_path: Path) -> None:
    drawer = anas_at(tmp_path / "a.db")
    store = store_of(drawer)
    keep(drawer, plan=PLAIN)
    store.settle()
    before = bodies(store)
    with small_disk():
        with pytest.raises(NotSaved):
            drawer.reseal()
        with pytest.raises(NotSaved), receive(drawer, "archive/1") as incoming:
            incoming.write(NOISE)
    assert bodies(store) == before
    keep(drawer, plan=b"works again")
    store.close()
    assert opened(SqliteStore(tmp_path / "a.db")).read("plan") == b"works again"


def test_what_was_committed_on_a_full_disk_is_there_though_the_log_cannot_be_emptied(tmp_path: Path) -> None:
    drawer = anas_at(tmp_path / "a.db")
    store = store_of(drawer)
    with small_disk():
        keep(drawer, plan=b"kept")
        with pytest.raises(NotSaved):
            store.settle()
        store.close()
        again = SqliteStore(tmp_path / "a.db")
        assert opened(again).read("plan") == b"kept", "it opens, with its log beside it"
    again.close()
    assert opened(SqliteStore(tmp_path / "a.db")).read("plan") == b"kept"
    assert (tmp_path / "a.db-wal").stat().st_size == 0


def test_a_body_of_another_size_is_refused() -> None:
    drawer = anas()
    with pytest.raises(ValueError, match="size"), drawer.store.change() as writing:
        writing.put(Size.SMALL, {0: b"short"})


def test_a_row_that_is_not_there_is_not_said_to_be_saved() -> None:
    drawer = anas()
    with pytest.raises(NotSaved), drawer.store.change() as writing:
        writing.put(Size.SMALL, {10_000: bytes(4_000)})


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


def test_rows_come_in_the_order_that_was_asked_for_however_many() -> None:
    store = store_of(anas())
    every, there = list(range(127, -1, -1)) * 9, bodies(store)
    assert store.read(Size.SMALL, every) == [there["small", number] for number in every]
    assert store.read(Size.SMALL, []) == []


def test_a_disk_that_cannot_be_read_is_damage_and_no_error_of_sqlite() -> None:
    drawer = anas()
    keep(drawer, plan=PLAIN)
    with receive(drawer, "archive/1") as incoming:
        incoming.write(PLAIN)
    file = open_file(drawer, "archive/1")
    store_of(drawer)._db = _Failing(store_of(drawer)._connection(), "SELECT n, body")  # type: ignore[assignment]
    deeds: Sequence[Any] = (drawer.names, lambda: drawer.read("plan"), file.read)
    for deed in deeds:
        with pytest.raises(Damaged):
            deed()


@pytest.mark.parametrize("other", ["7", "1.5", "'words'", "x'00'", "zeroblob(4001)"])
def test_a_row_that_a_flipped_bit_made_something_else_is_damage(other: str) -> None:
    drawer = anas()
    keep(drawer, plan=PLAIN)
    store_of(drawer)._connection().execute(f"UPDATE small SET body = {other}")
    with pytest.raises(Damaged):
        drawer.read("plan")


@pytest.mark.parametrize("other", ["7", "'words'", "x'00'"])
def test_a_key_slot_that_is_something_else_does_not_keep_the_others_shut(other: str) -> None:
    drawer = anas()
    db = store_of(drawer)._connection()
    db.execute(f"UPDATE key SET body = {other} WHERE n <> {drawer.slots.opened.slot}")
    assert unlock(store_of(drawer), ANA) is not None
    db.execute(f"UPDATE head SET body = {other}")
    with pytest.raises(BadHead):
        unlock(store_of(drawer), ANA)
    db.execute("DELETE FROM head")
    with pytest.raises(BadHead):
        unlock(store_of(drawer), ANA)
