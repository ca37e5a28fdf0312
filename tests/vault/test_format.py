"""docs/format.md is right: a reader written from it alone reads what the program writes, and old files open."""

from __future__ import annotations

import ast
import random
import shutil
from pathlib import Path

import pytest
from people import ANA, BEN, WORDS, opened
from vault.independent import Reader
from vault.make_v1 import ARCHIVE, LETTER, MONTH, make
from vault.small import PLAIN, anas_at, both, keep, store_of

from weatherglass.vault import Passphrase, Shape, SqliteStore, change_passphrase, make_room, open_file, receive
from weatherglass.vault.chest import FRAME

DATA = Path(__file__).parent / "data"
NOISE = random.Random(3).randbytes(2 * FRAME + 5)


def test_the_reader_shares_no_line_with_the_program() -> None:
    source = Path(__file__).with_name("independent.py").read_text(encoding="utf-8")
    names = {alias.name for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module or "" for node in ast.walk(ast.parse(source)) if isinstance(node, ast.ImportFrom)}
    assert not any(name.startswith(("weatherglass", "vault")) for name in names)
    assert len(source.splitlines()) < 100


def test_the_reader_reads_documents_and_files_of_both_drawers(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    full, weather = both(anas_at(path, recovery=WORDS))
    documents = {f"days/{number}": random.Random(number).randbytes(number * 700) for number in range(15)}
    keep(full, **documents)
    keep(full, **{"days/14": PLAIN})
    keep(weather, settings=b"weather")
    for name, data in {"archive/1": NOISE, "archive/2": b"", "archive/3": PLAIN * 30}.items():
        with receive(full, name) as incoming:
            incoming.write(data)
    full.reseal()
    store_of(full).close()
    for passphrase in (ANA, f" {ANA.upper()}\t", WORDS):
        reader = Reader(path, passphrase)
        assert {name: reader.document(name) for name in reader.directory["small"]} == documents | {"days/14": PLAIN}
        assert [reader.file(f"archive/{n}") for n in (1, 2, 3)] == [NOISE, b"", PLAIN * 30]
        assert reader.clothes == 1
        reader.db.close()
    reader = Reader(path, BEN)
    assert (reader.document("settings"), reader.clothes) == (b"weather", 2)
    reader.db.close()
    with pytest.raises(ValueError, match="unpack"):
        Reader(path, "not this one")


def test_the_reader_reads_a_long_directory_more_room_and_another_passphrase(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    drawer = anas_at(path, Shape(150, 2))
    store = store_of(drawer)
    make_room(drawer, store)
    drawer = opened(store)
    names = [random.Random(number).randbytes(30).hex() for number in range(200)]
    keep(drawer, **dict.fromkeys(names, b"x"))
    assert drawer.directory().rest
    change_passphrase(drawer, Passphrase("Straße nach Köln, zu Fuß"))
    store.close()
    reader = Reader(path, "STRASSE  nach Ko\u0308ln, zu fuss")
    assert {name: reader.document(name) for name in reader.directory["small"]} == dict.fromkeys(names, b"x")
    reader.db.close()


@pytest.mark.parametrize("passphrase", [ANA, WORDS])
def test_a_vault_of_the_first_release_opens(tmp_path: Path, passphrase: Passphrase) -> None:
    """Its passphrases are those of small.py: ANA, WORDS (recovery) and BEN (weather)."""
    path = tmp_path / "v1.db"
    shutil.copy(DATA / "v1.db", path)
    drawer = opened(SqliteStore(path), passphrase)
    assert drawer.read_many(drawer.names()) == {"days/2026-11": MONTH, "plan": LETTER}
    assert open_file(drawer, "archive/1").read() == ARCHIVE
    assert opened(store_of(drawer), BEN).read("days/2026-11") == b"Rain."
    keep(drawer, plan=b"written on")
    store_of(drawer).close()
    reader = Reader(path, passphrase)
    assert (reader.document("plan"), reader.document("days/2026-11"), reader.file("archive/1")) == (b"written on", MONTH, ARCHIVE)
    reader.db.close()


def test_the_program_still_makes_the_file_that_it_made_then(tmp_path: Path) -> None:
    make(tmp_path / "now.db")
    now, then = (tmp_path / "now.db").read_bytes(), (DATA / "v1.db").read_bytes()
    assert len(now) == len(then) < 300_000
    assert now[:24] == then[:24], "page size and mode"


@pytest.mark.parametrize("name", ["v1.db"])
def test_the_kept_files_are_all_tested(name: str) -> None:
    assert [path.name for path in DATA.iterdir()] == [name]
