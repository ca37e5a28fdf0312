"""Bits flip: no wrong word is ever shown, and the errors are ours."""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path

import pytest
from people import ANA
from vault.small import anas_at, keep, store_of

from weatherglass.vault import BadHead, Damaged, NotSaved, Shape, SqliteStore, UnsafeStore, open_file, receive, unlock
from weatherglass.vault import drawer as drawers
from weatherglass.vault.drawer import Slots

FLIPS, PAGE = 3_000, 4_096
OURS = (BadHead, Damaged, NotSaved, UnsafeStore)
DOCUMENTS = {f"days/{number}": random.Random(number).randbytes(3_000) for number in range(8)}
ARCHIVE = random.Random(9).randbytes(60_000)


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    """A file of which most is in use, so that most flips hit something."""
    drawer = anas_at(tmp_path / "a.db", Shape(12, 1))
    keep(drawer, **DOCUMENTS)
    with receive(drawer, "archive/1") as incoming:
        incoming.write(ARCHIVE)
    store_of(drawer).close()
    return tmp_path / "a.db"


def look(path: Path) -> Counter[str]:
    """Open the vault and read everything; say how it went."""
    seen: Counter[str] = Counter()
    store = None
    try:
        store = SqliteStore(path)
        found = unlock(store, ANA)
        if found is None:
            return Counter(locked=1)
        drawer = drawers.Drawer(store, found)
        for name, data in DOCUMENTS.items():
            seen[_compare(lambda name=name: drawer.read(name), data)] += 1
        seen[_compare(lambda: open_file(drawer, "archive/1").read(), ARCHIVE)] += 1
    except OURS:
        seen["refused"] += 1
    finally:
        if store is not None:
            store.close()
    return seen


def _compare(read: object, data: bytes) -> str:
    assert callable(read)
    try:
        return "right" if read() == data else "WRONG"
    except OURS:
        return "damaged"


def flip(path: Path, generator: random.Random, count: int) -> tuple[Counter[str], int]:
    """Flip one bit, look, flip it back; ``count`` times. Also: how often something was damaged and the rest still read."""
    whole, total, partly = path.read_bytes(), Counter[str](), 0
    for _ in range(count):
        where = generator.randrange(len(whole))
        with path.open("r+b", buffering=0) as file:
            file.seek(where)
            file.write(bytes([whole[where] ^ 1 << generator.randrange(8)]))
        seen = look(path)
        total += seen
        partly += bool(seen["damaged"] and seen["right"])
        _put_back(path, whole)
    return total, partly


def _put_back(path: Path, whole: bytes) -> None:
    for ending in ("-wal", "-shm", "-journal"):
        path.with_name(path.name + ending).unlink(missing_ok=True)
    path.write_bytes(whole)


def test_of_3000_flipped_bits_none_shows_a_wrong_word(vault: Path) -> None:
    assert look(vault) == {"right": 9}
    total, partly = flip(vault, random.Random(11), FLIPS)
    assert total["WRONG"] == 0
    assert total["damaged"] > 300, "the flips must hit something, or this shows nothing"
    assert partly > 200, "what was not hit is still there"


def test_bits_flipped_in_what_sqlite_itself_wrote_give_errors_of_ours(vault: Path) -> None:
    whole, draw, total = vault.read_bytes(), random.Random(5), Counter[str]()
    heads = [page + byte for page in range(0, len(whole), PAGE) for byte in range(24)]
    for where in draw.sample([*range(200), *range(3_700, PAGE), *heads], 500):
        with vault.open("r+b", buffering=0) as file:
            file.seek(where)
            file.write(bytes([whole[where] ^ 1 << draw.randrange(8)]))
        total += look(vault)
        _put_back(vault, whole)
    assert total["WRONG"] == 0
    assert total["refused"] > 20


def test_unsealed_flipped_bits_would_show_wrong_words(vault: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = Slots.plain
    whole: dict[tuple[object, int], tuple[int, bytes]] = {}

    def careless(slots: Slots, size: object, slot: int, body: bytes) -> tuple[int, bytes]:
        """Sabotage: what does not open is shown nonetheless, as a cipher without a tag would show it."""
        try:
            whole[size, slot] = plain(slots, size, slot, body)  # type: ignore[arg-type]
        except Damaged:
            generation, data = whole[size, slot]
            return generation, bytes([data[0], *data[1:700], data[700] ^ 1, *data[701:]])
        return whole[size, slot]

    monkeypatch.setattr(Slots, "plain", careless)
    assert look(vault) == {"right": 9}
    total, _ = flip(vault, random.Random(11), 150)
    assert total["WRONG"] > 0
