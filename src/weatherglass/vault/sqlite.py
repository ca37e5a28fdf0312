"""A vault in one SQLite file: three tables of bodies, equal in size, never inserted or deleted after birth.

Not protected: while the program runs, the write-ahead log beside the file holds the rows written last; `settle` empties it.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, Final

from weatherglass.vault.connection import FAULTS, IN_MEMORY, IN_THE_MAKING, PRAGMAS, SCHEMA, connect, open_ours
from weatherglass.vault.layout import BadHead, Size
from weatherglass.vault.store import Damaged, NoFile, NotSaved

_TABLES: Final = {Size.SMALL: "small", Size.LARGE: "large"}
_BATCH: Final = 500
_PIECE: Final = 1 << 20


class SqliteStore:
    """One file, one connection, one writer at a time."""

    def __init__(self, path: Path | None, db: sqlite3.Connection | None = None) -> None:
        """Open the file at ``path``, or wait for one to be created there: see `exists`. With no path: in memory."""
        self._path, self._db = path, db
        self._lock, self.incoming = threading.RLock(), threading.Lock()
        self._raw: BinaryIO | None = None
        self._copies = 0
        if db is None and path is not None and path.exists():
            self._connection()

    @classmethod
    def in_memory(cls) -> SqliteStore:
        """A store that is gone when the program ends: for the demonstration and for tests."""
        return cls(None, connect(":memory:", PRAGMAS | IN_MEMORY))

    @classmethod
    def building(cls, path: Path) -> SqliteStore:
        """Open a file in the making: fast, and not to be trusted before it is flushed and closed."""
        return cls(path, connect(str(path), IN_THE_MAKING))

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
        except (KeyError, *FAULTS):
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
        """Empty the write-ahead log into the file and cut it to nothing; while a copy is taken, that waits for its end."""
        with self._lock:
            if self._db is None or self._path is None or (self._copies and not flush):
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
        """Give the whole file in pieces of 1 MiB, as it stood when this began. Raises NoFile for one in memory.

        What is written meanwhile waits in the log: a browser that stops reading keeps nobody from writing.
        """
        with self._lock:
            source = self._reading_end()
            self.settle()
            self._copies += 1
            self._connection().execute("PRAGMA wal_autocheckpoint=0")
        try:
            at = 0
            while piece := self._piece(source, at):
                at += len(piece)
                yield piece
        finally:
            self._end_copy()

    def _reading_end(self) -> BinaryIO:
        """Open the file for copies, once: closing it would take SQLite's own lock (sqlite.org/howtocorrupt.html, 2.2)."""
        if self._path is None:
            raise NoFile
        if self._raw is None:
            self._raw = self._path.open("rb", buffering=0)
        return self._raw

    def _piece(self, source: BinaryIO, at: int) -> bytes:
        with self._lock:
            if source.closed:
                raise NoFile
            source.seek(at)
            return source.read(_PIECE)

    def _end_copy(self) -> None:
        with self._lock:
            self._copies = max(0, self._copies - 1)
            if not self._copies and self._db is not None:
                self._db.execute("PRAGMA wal_autocheckpoint=1000")
                with suppress(NotSaved):
                    self.settle()

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
                self._copies = 0
                with suppress(NotSaved):
                    self.settle()
                self._db.close()
                self._db = None
            if self._raw is not None:
                self._raw.close()
                self._raw = None

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
            except FAULTS:
                raise BadHead from None

    def _give_up(self, db: sqlite3.Connection) -> None:
        with suppress(sqlite3.Error):
            if db.in_transaction:
                db.execute("ROLLBACK")
        if db.in_transaction and self._path is not None:  # a fresh connection finds what was kept, and nothing else
            db.close()
            self._db = None
