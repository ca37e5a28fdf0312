"""What is done to a vault while it is killed, and what must be true of it afterwards."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import msgspec
from people import ANA, BEN, CHEAP

from weatherglass.vault import (
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

SHAPE = Shape(256, 32)
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
    create(path, ANA, shape=SHAPE, cost=CHEAP)
    say(1)


def whole_or_not_there(path: Path, said: int) -> list[str]:
    """It opens or is not there; if it is not, it can be made."""
    if not path.exists():
        if said > 0:
            return ["lost"]
        create(path, ANA, shape=SHAPE, cost=CHEAP)
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


def prepare(path: Path) -> None:
    """Make a vault with two drawers and a few documents."""
    create(path, ANA, shape=SHAPE, cost=CHEAP)
    with vault(path) as drawer:
        set_up_other(drawer, store_of(drawer), BEN)
        for number in range(1, DAYS + 1):
            with drawer.change() as change:
                change.write(f"days/{number % DAYS}", words(number))
                change.write("last", number.to_bytes(8, "little"))
