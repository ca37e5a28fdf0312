"""Connections to a vault's file: every pragma set and read back, and nothing opened that is not a vault.

Not protected: while the program runs, the write-ahead log beside the file holds the rows written last.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from weatherglass.vault.layout import BadHead
from weatherglass.vault.store import InUse, NotSaved

# Read back on each connection: a pragma that did not take in silence would break a promise (see GlobaLeaks' secure_delete).
# Alone: two programs would choose the same slots, and the index of the log (-shm) would list which rows were written last.
PRAGMAS: Final[dict[str, str | int]] = {
    "locking_mode": "exclusive",
    "journal_mode": "wal",
    "synchronous": 2,
    "secure_delete": 1,
    "temp_store": 2,
    "foreign_keys": 1,
    "trusted_schema": 0,
    "cell_size_check": 1,
}
IN_MEMORY: Final[dict[str, str | int]] = {"journal_mode": "memory"}
# A file that is being made is thrown away if anything fails, so it needs no journal; it is flushed before it gets its name.
IN_THE_MAKING: Final[dict[str, str | int]] = {"page_size": 4096, "journal_mode": "off", "synchronous": 0}
FAULTS: Final = (sqlite3.DatabaseError, UnicodeDecodeError)
"""What a damaged file makes SQLite raise: its message may quote bytes that are no text."""
_PATIENCE: Final = 1.0
_PAGE: Final = 4_096
_MAGIC: Final = b"SQLite format 3\0"
SCHEMA: Final = (
    "CREATE TABLE head (n INTEGER PRIMARY KEY, body BLOB NOT NULL)",
    "CREATE TABLE key (n INTEGER PRIMARY KEY, body BLOB NOT NULL)",
    "CREATE TABLE small (n INTEGER PRIMARY KEY, body BLOB NOT NULL)",
    "CREATE TABLE large (n INTEGER PRIMARY KEY, body BLOB NOT NULL)",
)


class UnsafeStore(Exception):
    """SQLite did not take a setting that the safety of the file rests on."""

    def __init__(self, pragma: str) -> None:
        super().__init__(f"This computer's SQLite does not keep the setting {pragma}, so nothing is opened.")


def connect(path: str, expected: Mapping[str, str | int] = PRAGMAS) -> sqlite3.Connection:
    """Open a connection with every pragma set and read back. Raises UnsafeStore."""
    db = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None, check_same_thread=False, cached_statements=32)
    try:
        for pragma, value in expected.items():
            _set(db, pragma, value)
    except BaseException:
        db.close()
        raise
    return db


def open_ours(path: Path) -> sqlite3.Connection:
    """Open a vault, and nothing else: another program's database is not touched, nor one to which a trigger was added.

    Raises BadHead, InUse, NotSaved (the disk cannot be written), UnsafeStore.
    """
    if not _looks_like_ours(path):
        raise BadHead
    try:
        db = connect(str(path))
    except FAULTS as error:
        raise _meaning(error) from None
    if _schema(db) != SCHEMA:
        db.close()
        raise BadHead
    return db


def _schema(db: sqlite3.Connection) -> tuple[str, ...]:
    try:
        return tuple(sql for (sql,) in db.execute("SELECT sql FROM sqlite_schema ORDER BY rootpage"))
    except FAULTS:
        return ()


def _looks_like_ours(path: Path) -> bool:
    """Look before SQLite does: opening a file writes to it."""
    try:
        with path.open("rb") as file:
            first = file.read(_PAGE)
    except OSError:
        return False
    return first.startswith(_MAGIC) and all(statement.encode() in first for statement in SCHEMA)


def _meaning(error: Exception) -> Exception:
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
    if code in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
        return InUse()
    return BadHead() if code in {sqlite3.SQLITE_ERROR, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT} else NotSaved()


def _set(db: sqlite3.Connection, pragma: str, value: str | int) -> None:
    db.execute(f"PRAGMA {pragma}={value}")
    if db.execute(f"PRAGMA {pragma}").fetchone() != (value,):
        raise UnsafeStore(pragma)
