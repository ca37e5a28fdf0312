"""A disk that fails, is full or cannot be read: it is said, and nothing is torn."""

from __future__ import annotations

import random
import resource
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from people import opened
from vault.small import PLAIN, anas, anas_at, bodies, keep, store_of

from weatherglass.vault import (
    Damaged,
    NotSaved,
    SqliteStore,
    open_file,
    receive,
)

NOISE = random.Random(5).randbytes(300_000)


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
def small_disk(most: int = 64 * 1024) -> Iterator[None]:
    """No file can be written beyond so many bytes: writes fail as on a full disk."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, hard))
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
    with small_disk(16 * 1024):  # the log fits, no row does, whichever chance chose
        keep(drawer, plan=b"kept")
        with pytest.raises(NotSaved):
            store.settle()
        store.close()
        again = SqliteStore(tmp_path / "a.db")
        assert opened(again).read("plan") == b"kept", "it opens, with its log beside it"
    again.close()
    assert opened(SqliteStore(tmp_path / "a.db")).read("plan") == b"kept"
    assert (tmp_path / "a.db-wal").stat().st_size == 0


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
