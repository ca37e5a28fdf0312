"""How tests/vault/data/v1.db was made: once, with the first release. It is kept, so that old files open for ever."""

from __future__ import annotations

import random
from pathlib import Path

from people import ANA, WORDS, opened
from vault.small import both, keep, store_of

from weatherglass.vault import Cost, Shape, SqliteStore, create, receive

PATH = Path(__file__).parent / "data" / "v1.db"
LETTER = b"A letter that fits in one slot.\n"
MONTH = random.Random(1).randbytes(9_000)
ARCHIVE = random.Random(2).randbytes(40_000) + bytes(30_000)


def make(path: Path) -> None:
    """Make a vault of two drawers with documents of one slot and of several, and a large file."""
    create(path, ANA, recovery=WORDS, shape=Shape(12, 1), cost=Cost(64, 2, 2))
    full, weather = both(opened(SqliteStore(path)))
    keep(full, plan=LETTER, **{"days/2026-11": MONTH})
    keep(weather, **{"days/2026-11": b"Rain."})
    with receive(full, "archive/1") as incoming:
        incoming.write(ARCHIVE)
    store_of(full).close()


if __name__ == "__main__":
    make(PATH)
