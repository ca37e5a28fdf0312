"""A vault in one SQLite file: three tables of bodies, equal in size, never inserted or deleted after birth.

Not protected: while the program runs, the write-ahead log beside the file holds the rows written last; `settle` empties it.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from weatherglass.vault.layout import BadHead, Size
from weatherglass.vault.store import Damaged, InUse, NoFile, NotSaved

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
_MEMORY: Final[dict[str, str | int]] = {"journal_mode": "memory"}
# A file that is being made is thrown away if anything fails, so it needs no journal; it is flushed before it gets its name.
_BUILDING: Final[dict[str, str | int]] = {"page_size": 4096, "journal_mode": "off", "synchronous": 0}
_TABLES: Final = {Size.SMALL: "small", Size.LARGE: "large"}
_BATCH: Final = 500
_PIECE: Final = 1 << 20
_FAULTS: Final = (sqlite3.DatabaseError, UnicodeDecodeError)
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
    except _FAULTS as error:
        raise _meaning(error) from None
    if _schema(db) != SCHEMA:
        db.close()
        raise BadHead
    return db


def _schema(db: sqlite3.Connection) -> tuple[str, ...]:
    try:
        return tuple(sql for (sql,) in db.execute("SELECT sql FROM sqlite_schema ORDER BY rootpage"))
    except _FAULTS:
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


class SqliteStore:
    """One file, one connection, one writer at a time."""

    def __init__(self, path: Path | None, db: sqlite3.Connection | None = None) -> None:
        """Open the file at ``path``, or wait for one to be created there: see `exists`. With no path: in memory."""
        self._path, self._db = path, db
        self._lock, self.incoming = threading.RLock(), threading.Lock()
        if db is None and path is not None and path.exists():
            self._connection()

    @classmethod
    def in_memory(cls) -> SqliteStore:
        """A store that is gone when the program ends: for the demonstration and for tests."""
        return cls(None, connect(":memory:", PRAGMAS | _MEMORY))

    @classmethod
    def building(cls, path: Path) -> SqliteStore:
        """Open a file in the making: fast, and not to be trusted before it is flushed and closed."""
        return cls(path, connect(str(path), _BUILDING))

    def begin(self, head: bytes, keys: Sequence[bytes]) -> None:
        """Make the tables, the head and the key slots: once, at birth."""
        db = self._connection()
        for statement in SCHEMA:
            db.execute(statement)
        db.execute("INSERT INTO head VALUES (0, ?)", (head,))
        db.executemany("INSERT INTO key VALUES (?, ?)", list(enumerate(keys)))

    def exists(self) -> bool:
        """Whether there is a vault here."""
        try:
            return bool(self.head())
        except NoFile:
            return False

    def head(self) -> bytes:
        """Raise NoFile where there is no file, BadHead where its head is gone."""
        rows = self._query("SELECT body FROM head WHERE n = 0")
        if not rows:
            raise BadHead
        return rows[0]

    def keys(self) -> list[bytes]:
        """Eight bodies, in order."""
        return self._query("SELECT body FROM key ORDER BY n")

    def read(self, size: Size, rows: Sequence[int]) -> list[bytes]:
        """Bodies of these rows, in this order. Raises Damaged where one is not there."""
        found: dict[int, bytes] = {}
        try:
            with self._lock:
                for start in range(0, len(rows), _BATCH):
                    found.update(self._some(size, rows[start : start + _BATCH]))
            bodies = [found[number] for number in rows]
        except (KeyError, *_FAULTS):
            raise Damaged from None
        if not all(isinstance(body, bytes) and len(body) == size.value for body in bodies):
            raise Damaged  # a flipped bit can make a number of a row
        return bodies

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Several reads that see one state: nobody else has the file, and no thread can change it meanwhile."""
        with self._lock:
            yield

    @contextmanager
    def change(self) -> Iterator[SqliteStore]:
        """One transaction; any error rolls it back. Raises NotSaved when SQLite could not write."""
        with self._lock:
            db = self._connection()
            if db.in_transaction:  # rolling back the inner one would leave the outer one to write without any
                raise RuntimeError("a change inside a change")
            try:
                db.execute("BEGIN IMMEDIATE")
                yield self
                db.execute("COMMIT")
            except sqlite3.Error:
                self._give_up(db)
                raise NotSaved from None
            except BaseException:
                self._give_up(db)
                raise

    def put(self, size: Size, bodies: Mapping[int, bytes]) -> None:
        """Overwrite rows in place; a body of another size, or a row that is not there, is refused."""
        if any(len(body) != size.value for body in bodies.values()):
            raise ValueError("a body of another size would show")
        cursor = self._connection().executemany(
            f"UPDATE {_TABLES[size]} SET body = ? WHERE n = ?",  # noqa: S608  # a table of ours
            ((body, number) for number, body in bodies.items()),
        )
        if cursor.rowcount not in {len(bodies), -1}:
            raise NotSaved

    def put_key(self, number: int, body: bytes) -> None:
        """Overwrite a key slot."""
        self._connection().execute("UPDATE key SET body = ? WHERE n = ?", (body, number))

    def put_head(self, body: bytes) -> None:
        """Overwrite the head."""
        self._connection().execute("UPDATE head SET body = ? WHERE n = 0", (body,))

    def append(self, size: Size, bodies: Sequence[bytes]) -> None:
        """Add rows at the end of a table."""
        db, table = self._connection(), _TABLES[size]
        [start] = db.execute(f"SELECT COALESCE(MAX(n) + 1, 0) FROM {table}").fetchone()  # noqa: S608  # a table of ours
        db.executemany(f"INSERT INTO {table} VALUES (?, ?)", enumerate(bodies, start))  # noqa: S608  # a table of ours

    def settle(self, *, flush: bool = False) -> None:
        """Empty the write-ahead log into the file and cut it to nothing."""
        with self._lock:
            if self._db is None or self._path is None:
                return
            if flush:
                self._db.execute("PRAGMA synchronous=EXTRA")
            try:
                busy, *_ = self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            except sqlite3.Error:
                raise NotSaved from None
            finally:
                self._db.execute("PRAGMA synchronous=FULL")
            if busy:
                raise NotSaved

    def copy(self) -> Iterator[bytes]:
        """Give the whole file in pieces of 1 MiB; nothing is written while it is read. Raises NoFile for one in memory."""
        if self._path is None:
            raise NoFile
        with self._lock, self._path.open("rb") as file:
            self.settle()
            while piece := file.read(_PIECE):
                yield piece

    def destroy(self) -> None:
        """Let go of the file and remove it, with what SQLite keeps beside it: once it is erased."""
        self.close()
        if self._path:
            for ending in ("", "-wal", "-shm"):
                self._path.with_name(self._path.name + ending).unlink(missing_ok=True)

    def close(self) -> None:
        """Settle and let go of the file."""
        with self._lock:
            if self._db is not None:
                with suppress(NotSaved):
                    self.settle()
                self._db.close()
                self._db = None

    def _connection(self) -> sqlite3.Connection:
        if self._db is None:
            if self._path is None or not self._path.exists():
                raise NoFile
            self._db = open_ours(self._path)
            with suppress(NotSaved):  # on a full disk a plan must still be readable; the next lock tries again
                self.settle()
        return self._db

    def _some(self, size: Size, rows: Sequence[int]) -> sqlite3.Cursor:
        marks = ",".join("?" * len(rows))
        return self._connection().execute(f"SELECT n, body FROM {_TABLES[size]} WHERE n IN ({marks})", rows)  # noqa: S608  # a table of ours

    def _query(self, statement: str) -> list[bytes]:
        with self._lock:
            try:
                return [body if isinstance(body, bytes) else b"" for (body,) in self._connection().execute(statement)]
            except _FAULTS:
                raise BadHead from None

    def _give_up(self, db: sqlite3.Connection) -> None:
        with suppress(sqlite3.Error):
            if db.in_transaction:
                db.execute("ROLLBACK")
        if db.in_transaction and self._path is not None:  # a fresh connection finds what was kept, and nothing else
            db.close()
            self._db = None
