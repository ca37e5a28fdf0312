"""What can be seen of a vault without a passphrase is the same for everyone, however it is used."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from vault.small import PLAIN, anas_at, bodies, both, keep, store_of

from weatherglass.vault import Drawer, SqliteStore, connection, receive

SALT = slice(0, 32)
SMALL, LOCAL, OVERFLOW = 4_000, 484, 4_092


def _bring(drawer: Drawer) -> None:
    with receive(drawer, "archive/1") as incoming:
        incoming.write(PLAIN * 90)


def _empty(drawer: Drawer) -> None:
    pass


def _full(drawer: Drawer) -> None:
    for number in range(30):
        keep(drawer, **{f"days/{number}": PLAIN})
    _bring(drawer)


def _weather(drawer: Drawer) -> None:
    _, weather = both(drawer)
    _full(weather)


def _both(drawer: Drawer) -> None:
    _full(drawer)
    _weather(drawer)
    drawer.reseal()


USES: dict[str, Callable[[Drawer], None]] = {"empty": _empty, "full only": _full, "weather only": _weather, "both": _both}


def made(path: Path, use: Callable[[Drawer], None]) -> bytes:
    """Make a vault, use it, end the program; return the file."""
    drawer = anas_at(path)
    use(drawer)
    store_of(drawer).close()
    return path.read_bytes()


def outline(path: Path) -> tuple[object, ...]:
    """All that is not random: the file with every body blotted out, and what SQLite says of it."""
    whole = path.read_bytes()
    with sqlite3.connect(path) as db:
        schema = db.execute("SELECT type, name, tbl_name, rootpage, sql FROM sqlite_schema").fetchall()
        rows = {
            table: db.execute(f"SELECT n, length(body) FROM {table}").fetchall() for table in ("head", "key", "small", "large")
        }
        free = [db.execute(f"PRAGMA {pragma}").fetchone()[0] for pragma in ("freelist_count", "page_count", "user_version")]
        every = [body for table in ("key", "small", "large") for (body,) in db.execute(f"SELECT body FROM {table}")]
        [[head]] = db.execute("SELECT body FROM head")
    db.close()
    places = _blot(whole, [*every, head[SALT]])
    return len(whole), schema, rows, free, places


def _pieces(length: int) -> list[int]:
    """How SQLite cuts a body: a small one in one piece; of a large one 484 bytes, then 4,092 to a page (fileformat2, 1.6)."""
    if length <= SMALL:
        return [length]
    rest, more = divmod(length - LOCAL, OVERFLOW)
    return [LOCAL, *[OVERFLOW] * rest, more]


def _blot(whole: bytes, every: list[bytes]) -> bytes:
    """Replace each piece of a body with dots: what is left are SQLite's own bytes, in their places."""
    left = bytearray(whole)
    for body in every:
        start = 0
        for length in _pieces(len(body)):
            at = whole.find(body[start : start + length])
            assert at >= 0
            left[at : at + length] = b"." * length
            start += length
    return bytes(left)


@pytest.fixture(scope="module")
def outlines(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[object, ...]]:
    folder = tmp_path_factory.mktemp("uses")
    for name, use in USES.items():
        made(folder / f"{name}.db", use)
    return {name: outline(folder / f"{name}.db") for name in USES}


@pytest.mark.parametrize("use", list(USES)[1:])
def test_every_byte_that_is_not_random_is_the_same_whatever_was_done(outlines: dict[str, tuple[object, ...]], use: str) -> None:
    assert outlines[use] == outlines["empty"]


def test_there_is_no_free_page_and_no_table_of_sequences(outlines: dict[str, tuple[object, ...]]) -> None:
    _, schema, _, free, _ = outlines["both"]
    assert isinstance(schema, list)
    assert isinstance(free, list)
    assert [name for _, name, *_ in schema] == ["head", "key", "small", "large"]
    assert (free[0], free[2]) == (0, 0)


def test_a_row_added_or_taken_away_would_be_seen(tmp_path: Path, outlines: dict[str, tuple[object, ...]]) -> None:
    made(tmp_path / "a.db", _empty)
    with sqlite3.connect(tmp_path / "a.db") as db:
        db.execute("DELETE FROM small WHERE n = 5")
        db.execute("INSERT INTO small VALUES (5, randomblob(4000))")
    db.close()
    assert outline(tmp_path / "a.db") != outlines["empty"]


def test_no_row_moves_in_a_thousand_saves(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    drawer = anas_at(path)
    store = store_of(drawer)
    before = _places(store, path)
    for number in range(1_000):
        keep(drawer, **{f"days/{number % 20}": PLAIN[: number * 7]})
    for _ in range(3):
        _bring(drawer)
    assert _places(store, path) == before
    store.close()


def _places(store: SqliteStore, path: Path) -> dict[tuple[str, int], int]:
    store.settle()
    whole = path.read_bytes()
    return {where: whole.find(body[:40]) for where, body in bodies(store).items() if where[0] != "head"}


def test_the_size_of_the_file_says_nothing(tmp_path: Path) -> None:
    sizes = {len(made(tmp_path / f"{number}.db", use)) for number, use in enumerate(USES.values())}
    assert len(sizes) == 1


def test_the_statements_that_make_a_vault_are_those_of_its_format() -> None:
    text = (Path(__file__).parents[2] / "docs" / "format.md").read_text(encoding="utf-8")
    assert tuple(re.findall(r"^CREATE .*$", text, re.MULTILINE)) == connection.SCHEMA
