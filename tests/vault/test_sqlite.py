"""The file: its settings on every connection, what happens when it cannot be written, and files that are not ours."""

from __future__ import annotations

import sqlite3
import threading
from pathlib import Path
from typing import Any

import pytest
from people import ANA
from vault.small import PLAIN, anas, anas_at, bodies, keep, store_of

from weatherglass.vault import (
    BadHead,
    Damaged,
    NotSaved,
    Size,
    SqliteStore,
    UnsafeStore,
    connection,
    unlock,
)
from weatherglass.vault.connection import PRAGMAS, connect


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


def test_a_body_of_another_size_is_refused() -> None:
    drawer = anas()
    with pytest.raises(ValueError, match="size"), drawer.store.change() as writing:
        writing.put(Size.SMALL, {0: b"short"})


def test_a_row_that_is_not_there_is_not_said_to_be_saved() -> None:
    drawer = anas()
    with pytest.raises(NotSaved), drawer.store.change() as writing:
        writing.put(Size.SMALL, {10_000: bytes(4_000)})


def test_rows_come_in_the_order_that_was_asked_for_however_many() -> None:
    store = store_of(anas())
    every, there = list(range(127, -1, -1)) * 9, bodies(store)
    assert store.read(Size.SMALL, every) == [there["small", number] for number in every]
    assert store.read(Size.SMALL, []) == []


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
