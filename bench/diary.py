"""Ten years of days: unlock and show them, save one more, and search; beside jrnl with encryption on the same entries.

    .venv/bin/python -m bench.diary [--jrnl .venv-bench/bin/python]

Prints milliseconds, and ratios against jrnl measured in the same run. The key derivation is printed apart: it is slow on purpose.
"""

from __future__ import annotations

import argparse
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from weatherglass import record
from weatherglass.record import About, Entry, Event, Kind
from weatherglass.record.days import keep_all
from weatherglass.vault import Drawer, Passphrase, SqliteStore, create, unlock

PASSPHRASE = Passphrase("a kettle, a river and nine green doors")
DAYS, LETTERS, JRNL_ENTRIES = 3_650, 600, 10_000
RARE, RARE_DAY = "harmonica", 1_234
NOW = datetime(2026, 3, 14, 20, tzinfo=UTC)
WORDS = [
    "kitchen",
    "door",
    "quiet",
    "shouted",
    "sorry",
    "again",
    "tired",
    "train",
    "morning",
    "rain",
    "phone",
    "nothing",
    "flowers",
    "promised",
]


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--jrnl", type=Path, help="the Python that has jrnl")
    jrnl = parser.parse_args().jrnl
    with tempfile.TemporaryDirectory() as folder:
        ours(Path(folder))
        if jrnl:
            beside_jrnl(Path(folder), jrnl.absolute())
    return 0


def ours(folder: Path) -> None:
    """Print what ten years cost."""
    drawer = ten_years(folder / "weather.db", DAYS)
    store = drawer.store
    head = timed(lambda: unlock(store, PASSPHRASE), 3)
    print(f"key derivation and eight trial openings   {head:8.1f} ms")
    show = timed(lambda: record.everything(drawer), 5)
    print(f"reading {DAYS} days of {LETTERS} letters       {show:8.1f} ms   (limit 150: {show / 150:.2f} of it)")
    save = timed(lambda: record.keep(drawer, written(NOW.date(), 1), now=NOW), 20)
    print(f"saving an entry, on the disk              {save:8.1f} ms   (limit 20: {save / 20:.2f} of it)")
    find = timed(lambda: record.seek(drawer, RARE), 5)
    print(f"finding a word that stands in one entry   {find:8.1f} ms")
    lock = timed(drawer.reseal, 3)
    print(f"locking: every small slot sealed anew     {lock:8.1f} ms")


def beside_jrnl(folder: Path, jrnl: Path) -> None:
    """Print adding and searching among 10,000 entries, ours unlocked, jrnl as a command."""
    drawer = ten_years(folder / "jrnl-sized.db", JRNL_ENTRIES)
    add = timed(lambda: record.keep(drawer, written(NOW.date(), 2), now=NOW), 10)
    common = timed(lambda: record.seek(drawer, "sorry kitchen"), 5)
    rare = timed(lambda: record.seek(drawer, RARE), 5)
    theirs = their_times(folder, jrnl)
    print(f"\n{JRNL_ENTRIES} entries             ours      jrnl     ratio")
    for name, mine, other in (
        ("add one", add, theirs[0]),
        ("find in 7 of 10", common, theirs[1]),
        ("find in one", rare, theirs[2]),
    ):
        print(f"{name:20} {mine:8.1f}  {other:8.1f}  {other / mine:8.1f}")


def their_times(folder: Path, jrnl: Path) -> tuple[float, float, float]:
    """Return milliseconds for jrnl to add one entry and to search, encrypted, its key store answered by a stub."""
    plain, config = folder / "plain.txt", folder / "jrnl.yaml"
    chance = random.Random(1)
    lines = (
        f"[{date(1998, 1, 1) + timedelta(days=day)} 20:00] {text(chance, RARE if day == RARE_DAY else '')}\n\n"
        for day in range(JRNL_ENTRIES)
    )
    plain.write_text("".join(lines), encoding="utf-8")
    config.write_text(CONFIG.format(journal=plain), encoding="utf-8")
    run = [str(jrnl), "-c", STUB, "--config-file", str(config)]
    subprocess.run([*run, "--encrypt"], check=True, capture_output=True, text=True)
    return (
        timed(lambda: subprocess.run([*run, "today:", "One more."], check=True, capture_output=True), 5),
        timed(
            lambda: subprocess.run(
                [*run, "-contains", "sorry", "-contains", "kitchen", "-and", "--short"], check=True, capture_output=True
            ),
            5,
        ),
        timed(lambda: subprocess.run([*run, "-contains", RARE, "--short"], check=True, capture_output=True), 5),
    )


CONFIG = """
colors: {{body: none, date: none, tags: none, title: none}}
default_hour: 9
default_minute: 0
editor: ''
encrypt: false
highlight: false
indent_character: '|'
journals: {{default: {journal}}}
linewrap: 79
tagsymbols: '@'
template: false
timeformat: '%F %R'
version: v4.2
"""
STUB = """
import sys
import jrnl.encryption.BasePasswordEncryption as encryption
for name in ("get_keyring_password", "create_password", "prompt_password"):
    setattr(encryption, name, lambda *_, **__: "a kettle a river")
from jrnl.main import run
sys.exit(run(sys.argv[1:]))
"""


def ten_years(path: Path, days: int) -> Drawer:
    """Make a vault of the usual size with an entry on each of so many days."""
    create(path, PASSPHRASE)
    store = SqliteStore(path)
    opened = unlock(store, PASSPHRASE)
    if opened is None:
        raise SystemExit("the vault did not open")
    drawer = Drawer(store, opened)
    first = NOW.date() - timedelta(days=days)
    keep_all(drawer, (written(first + timedelta(days=number), number) for number in range(days)))
    return drawer


def written(day: date, seed: int) -> Entry:
    """An entry of 600 letters with weather and an event."""
    chance = random.Random(seed)
    events = (Event(id=record.new_id(), kind=chance.choice(list(Kind))),)
    return Entry(
        id=record.new_id(),
        written=NOW,
        about=About(day=day),
        weather=chance.randint(-2, 2),
        events=events,
        text=text(chance, RARE if seed == RARE_DAY else ""),
    )


def text(chance: random.Random, first: str = "") -> str:
    """600 letters of words, none like another entry's."""
    words = [first] if first else []
    while sum(map(len, words)) + len(words) < LETTERS:
        words.append(chance.choice(WORDS) if not chance.randrange(3) else f"{chance.getrandbits(28):x}")
    return " ".join(words)[:LETTERS]


def timed(does: Callable[[], object], times: int) -> float:
    """Median milliseconds."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        does()
        taken.append((time.perf_counter() - start) * 1000)
    return statistics.median(taken)


if __name__ == "__main__":
    sys.exit(main())
