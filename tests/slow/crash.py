"""Kill the program at random moments, again and again: nothing that was said to be kept may be lost, nothing half kept.

    python tests/slow/crash.py [--kills 50] [--seed 1] [--only writing]

A child does the work and says each step over a pipe after it returned; the parent kills it (SIGKILL) and looks. It shows what
survives the end of a process, not of the power: what the system was told to write is written.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import select
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import msgspec

from weatherglass.vault import (
    Cost,
    Damaged,
    Drawer,
    NoSuchFile,
    Passphrase,
    Shape,
    SqliteStore,
    change_passphrase,
    create,
    erase,
    make_room,
    open_file,
    receive,
    set_up_other,
    unlock,
)

ANA, BEN = Passphrase("a kettle, a river and nine green doors"), Passphrase("rain on the seventh of june")
SHAPE, COST = Shape(256, 32), Cost(8, 1, 1)
DAYS = 7
Say = Callable[[int], None]
Work = Callable[[Path, Say], None]
Look = Callable[[Path, int], list[str]]
FOREVER: Final = 10**9


class Trial(msgspec.Struct, frozen=True):
    """What the child does and says, and what must be true of the file afterwards, given the last that it said (-1: nothing)."""

    work: Work
    look: Look
    fresh: bool = False
    """Whether each kill begins with a new copy of the vault (for what is done once)."""


def words(number: int) -> bytes:
    """What is written in step ``number``: of many lengths, and seen at once if it is torn."""
    text = random.Random(number).randbytes(number * 997 % 24_000)
    return hashlib.sha256(text).digest() + number.to_bytes(8, "little") + text


def whole(data: bytes) -> int:
    """Return the step that wrote this, or -1 if it is torn."""
    right = hashlib.sha256(data[40:]).digest() == data[:32]
    number = int.from_bytes(data[32:40], "little")
    return number if right and words(number) == data else -1


@contextmanager
def vault(path: Path, passphrase: Passphrase = ANA) -> Iterator[Drawer]:
    """Open the vault, and close it again."""
    store = SqliteStore(path)
    try:
        found = unlock(store, passphrase)
        if found is None:
            raise LookupError
        yield Drawer(store, found)
    finally:
        store.close()


def store_of(drawer: Drawer) -> SqliteStore:
    """Return the file of a drawer."""
    assert isinstance(drawer.store, SqliteStore)
    return drawer.store


def last_step(drawer: Drawer) -> int:
    """Return the last step that the vault knows of."""
    return int.from_bytes(drawer.read("last") or bytes(8), "little")


def write(path: Path, say: Say) -> None:
    """Write one of seven documents and the number of the step, in one change each."""
    with vault(path) as drawer:
        for number in range(last_step(drawer) + 1, FOREVER):
            with drawer.change() as change:
                change.write(f"days/{number % DAYS}", words(number))
                change.write("last", number.to_bytes(8, "little"))
            say(number)


def written(path: Path, said: int) -> list[str]:
    """All that was said is there, the last step is whole, and none before it is torn."""
    with vault(path) as drawer:
        last = last_step(drawer)
        wrong = ["lost"] if last < said else []
        for number in range(max(1, last - DAYS + 1), last + 1):
            data = drawer.read(f"days/{number % DAYS}")
            if data is None or whole(data) != number:
                wrong.append("corrupt")
        return wrong


def reseal(path: Path, say: Say) -> None:
    """Write, lock, write, lock."""
    with vault(path) as drawer:
        for number in range(last_step(drawer) + 1, FOREVER):
            with drawer.change() as change:
                change.write(f"days/{number % DAYS}", words(number))
                change.write("last", number.to_bytes(8, "little"))
            say(number)
            drawer.reseal()


def born(path: Path, say: Say) -> None:
    """Make a vault."""
    create(path, ANA, shape=SHAPE, cost=COST)
    say(1)


def whole_or_not_there(path: Path, said: int) -> list[str]:
    """It opens or is not there; if it is not, it can be made."""
    if not path.exists():
        if said > 0:
            return ["lost"]
        create(path, ANA, shape=SHAPE, cost=COST)
    with vault(path) as drawer:
        return [] if drawer.names() == () and drawer.room().small == SHAPE.small else ["corrupt"]


def room(path: Path, say: Say) -> None:
    """Double the drawers."""
    with vault(path) as drawer:
        make_room(drawer, store_of(drawer))
        say(FOREVER)


def roomy(path: Path, said: int) -> list[str]:
    """Both sizes are right, but nothing between; everything is there, and can be written."""
    wrong = written(path, 0)
    with vault(path) as drawer:
        shape = drawer.slots.head.shape
        if shape not in {SHAPE, Shape(SHAPE.small * 2, SHAPE.large * 2)}:
            wrong.append("corrupt")
        if said == FOREVER and shape == SHAPE:
            wrong.append("lost")
        drawer.reseal()
        [rows] = store_of(drawer)._connection().execute("SELECT COUNT(*) FROM small").fetchone()  # from outside
        return wrong + (["corrupt"] if rows != 2 * shape.small else [])


def wipe(path: Path, say: Say) -> None:
    """Erase everything."""
    with vault(path) as drawer:
        erase(drawer, store_of(drawer))
        say(FOREVER)


def wiped(path: Path, said: int) -> list[str]:
    """Once it was said, no key opens; before, all is there or no key opens."""
    opens = []
    for passphrase in (ANA, BEN):
        try:
            with vault(path, passphrase) as drawer:
                drawer.names()
                opens.append(passphrase)
        except LookupError:
            continue
    if said == FOREVER and opens:
        return ["said erased, key still opens"]
    if opens and len(opens) != len((ANA, BEN)):
        return ["corrupt"]
    return written(path, 0) if opens else []


def secrets(path: Path, say: Say) -> None:
    """Change the passphrase to and fro."""
    for number in range(1, FOREVER):
        for old, new in ((ANA, Passphrase("new")), (Passphrase("new"), ANA)):
            try:
                with vault(path, old) as drawer:
                    change_passphrase(drawer, new)
            except LookupError:
                continue
            say(number * 2 + (new == ANA))


def one_secret(path: Path, said: int) -> list[str]:
    """Exactly one of the two opens: never none, never both."""
    opens = []
    for passphrase in (ANA, Passphrase("new")):
        try:
            with vault(path, passphrase) as drawer:
                if drawer.directory().keys.get(drawer.slots.opened.slot) != "passphrase":
                    return ["corrupt"]
                opens.append(passphrase)
        except LookupError:
            continue
    return [] if len(opens) == 1 else ["lost" if not opens else "the old one still opens"]


def bring(path: Path, say: Say) -> None:
    """Take in large files under one of two names."""
    with vault(path) as drawer:
        for number in range(last_step(drawer) + 1, FOREVER):
            with receive(drawer, f"archive/{number % 2}") as incoming:
                incoming.write(words(number) * 9)
            with drawer.change() as change:
                change.write("last", number.to_bytes(8, "little"))
            say(number)


def brought(path: Path, said: int) -> list[str]:
    """The last file that was said is there and whole, and so is any other."""
    with vault(path) as drawer:
        wrong = ["lost"] if last_step(drawer) < said else []
        for name in drawer.directory().large:
            try:
                with open_file(drawer, name) as file:
                    data = file.read()
                part = data[: len(data) // 9]
                if part * 9 != data or whole(part) < max(0, said - 1):
                    wrong.append("corrupt")
            except (Damaged, NoSuchFile):
                wrong.append("corrupt")
        return wrong


TRIALS: Final = {
    "writing": Trial(write, written),
    "locking": Trial(reseal, written),
    "birth": Trial(born, whole_or_not_there, fresh=True),
    "more room": Trial(room, roomy, fresh=True),
    "erasing": Trial(wipe, wiped, fresh=True),
    "passphrase": Trial(secrets, one_secret),
    "large files": Trial(bring, brought),
}


def child(work: Work, path: Path, pipe: int) -> None:
    """Do the work in this process, which is there for nothing else; never returns."""
    status = 1
    try:
        os.write(pipe, bytes(8))

        def say(number: int) -> None:
            os.write(pipe, number.to_bytes(8, "little"))

        work(path, say)
        status = 0
    finally:
        os._exit(status)


def run_once(work: Work, path: Path, patience: float) -> tuple[int, int, float]:
    """Start the work, kill it after ``patience`` seconds; give the last that it said, how often it spoke, how long it took."""
    reading, writing = os.pipe()
    number = os.fork()
    if number == 0:
        os.close(reading)
        child(work, path, writing)
    os.close(writing)
    os.read(reading, 8)
    began = time.monotonic()
    said = _listen(reading, began + patience)
    took = time.monotonic() - began
    os.kill(number, signal.SIGKILL)
    os.waitpid(number, 0)
    said += _rest(reading)
    os.close(reading)
    steps = [int.from_bytes(said[i : i + 8], "little") for i in range(0, len(said), 8)]
    return (steps[-1] if steps else -1), len(steps), took


def _listen(reading: int, until: float) -> bytes:
    said = b""
    while (left := until - time.monotonic()) > 0 and select.select([reading], [], [], left)[0]:
        part = os.read(reading, 1 << 16)
        if not part:
            break
        said += part
    return said


def _rest(reading: int) -> bytes:
    said = b""
    while part := os.read(reading, 1 << 16):
        said += part
    return said


def prepare(path: Path) -> None:
    """Make a vault with two drawers and a few documents."""
    create(path, ANA, shape=SHAPE, cost=COST)
    with vault(path) as drawer:
        set_up_other(drawer, store_of(drawer), BEN)
        for number in range(1, DAYS + 1):
            with drawer.change() as change:
                change.write(f"days/{number % DAYS}", words(number))
                change.write("last", number.to_bytes(8, "little"))


def renew(path: Path, template: Path, trial: Trial) -> None:
    """Put a new copy of the vault in place; none at all for a birth."""
    for old in path.parent.glob(path.name + "*"):
        old.unlink()
    if trial.work is not born:
        shutil.copy(template, path)


def kill_often(name: str, kills: int, folder: Path, draw: random.Random) -> Counter[str]:
    """Kill one kind of work so many times; count what was wrong, and what was said."""
    trial, template, path = TRIALS[name], folder / "template.db", folder / f"{name.replace(' ', '')}.db"
    if not template.exists():
        prepare(template)
    renew(path, template, trial)
    longest = 0.5
    if trial.fresh:
        _, _, longest = run_once(trial.work, path, 60.0)
    seen: Counter[str] = Counter(kills=kills)
    for _ in range(kills):
        if trial.fresh:
            renew(path, template, trial)
        said, steps, _ = run_once(trial.work, path, draw.uniform(0, longest * 1.3))
        seen["said"] += steps
        seen.update(trial.look(path, said))
    return seen


def report(line: str) -> None:
    """Print a line."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main(arguments: list[str] | None = None) -> int:
    """Print a line for each kind of work; give 1 if anything was lost or torn."""
    parser = argparse.ArgumentParser(description="Kill the vault at random moments and look.")
    parser.add_argument("--kills", type=int, default=50, help="how often each kind of work is killed (erasing: twice as often)")
    parser.add_argument("--seed", type=int, default=None)
    parser.add_argument("--only", choices=list(TRIALS), action="append")
    chosen = parser.parse_args(arguments)
    draw = random.Random(chosen.seed)
    failures = 0
    with tempfile.TemporaryDirectory() as folder:
        for name in chosen.only or TRIALS:
            kills = chosen.kills * (2 if name == "erasing" else 1)
            seen = kill_often(name, kills, Path(folder), draw)
            wrong = {what: count for what, count in seen.items() if what not in {"kills", "said"}}
            failures += sum(wrong.values())
            lost, torn = wrong.pop("lost", 0), wrong.pop("corrupt", 0)
            report(f"{name:12} {kills:4} kills  {seen['said']:6} said  lost {lost}  corrupt {torn}  {wrong or ''}")
    report("nothing lost, nothing torn" if not failures else f"{failures} FAILURES")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
