"""Look for what a person wrote, as an examiner would: in the files, open, locked, killed and ended, and in memory after locking.

    python tests/slow/forensic.py [--memory 10] [--small]

A full-size vault goes through a journey with canaries for words; every file beside it is searched in eight encodings. The same
search of a file in clear must find all eight, or it shows nothing. The memory of the process is searched from outside after
locking: this is a figure, not a promise.
"""

from __future__ import annotations

import argparse
import ctypes
import gc
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

sys.path.insert(0, str(Path(__file__).parents[1]))

from vault.test_at_rest import CANARIES, ENCODINGS, hits

from weatherglass.launch.harden import PR_SET_DUMPABLE, harden
from weatherglass.vault import (
    Cost,
    Drawer,
    Passphrase,
    Sessions,
    Shape,
    SqliteStore,
    change_passphrase,
    create,
    forget,
    open_file,
    receive,
    set_recovery,
    set_up_other,
    unlock,
)

ANA, BEN = Passphrase("kettle river nine green doors canary"), Passphrase("rain on the seventh of june canary")
WORDS = Passphrase("anchor button candle dairy easel fabric gallon")
SECRETS: Final = [*CANARIES, ANA, BEN, WORDS]
NOW: Final = datetime(2026, 3, 14, 20, 0, tzinfo=UTC)


def files(folder: Path) -> dict[str, bytes]:
    """Read everything in the folder."""
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def use(drawer: Drawer, say: Callable[[str], None]) -> None:
    """Write, shorten, delete, bring in, break off, lock."""
    for name, word in zip(CANARIES[:8], CANARIES[8:16], strict=True):
        with drawer.change() as change:
            change.write(name, f"{name} and {word} ".encode() * 40)
    say("open, after writing")
    with drawer.change() as change:
        change.write(CANARIES[0], b"shorter")
        change.delete(CANARIES[1])
    with receive(drawer, CANARIES[16]) as incoming:
        for _ in range(64):
            incoming.write((CANARIES[17] + os.urandom(60).hex()).encode() * 400)
        say("open, a file coming in")
    with suppress(KeyboardInterrupt), receive(drawer, CANARIES[18]) as incoming:
        incoming.write((CANARIES[19] + os.urandom(60).hex()).encode() * 9_000)
        raise KeyboardInterrupt
    with open_file(drawer, CANARIES[16]) as file:
        file.read()
    say("open, a file given up")
    drawer.reseal()
    say("locked")


def journey(folder: Path, shape: Shape, cost: Cost) -> list[tuple[str, dict[str, bytes]]]:
    """Do it in both drawers; copies of the folder at each step."""
    seen: list[tuple[str, dict[str, bytes]]] = []

    def say(step: str) -> None:
        seen.append((step, files(folder)))

    create(folder / "a.db", ANA, shape=shape, cost=cost)
    say("born")
    store = SqliteStore(folder / "a.db")
    found = unlock(store, ANA)
    assert found
    full = Drawer(store, found)
    weather = set_up_other(full, store, BEN)
    set_recovery(full, WORDS)
    for drawer in (full, weather):
        use(drawer, say)
    change_passphrase(full, Passphrase(f"{ANA} changed"))
    store.close()
    say("ended")
    return seen


def control(folder: Path) -> int:
    """Write a canary in clear, in every encoding; say in how many it is found."""
    for number, encode in enumerate(ENCODINGS.values()):
        (folder / str(number)).write_bytes(os.urandom(999) + encode(CANARIES[0])[0] + os.urandom(999))
    return len(hits(b"".join(files(folder).values()), CANARIES))


def traced(folder: Path) -> list[str]:
    """Which files the system was asked to open for writing while all this was done, but the vault's own. Needs strace."""
    if not shutil.which("strace"):
        return ["strace is not here"]
    log = folder / "trace"
    command = [
        "strace",
        "-f",
        "-qq",
        "-e",
        "trace=open,openat,creat",
        "-o",
        str(log),
        sys.executable,
        __file__,
        "--child",
        str(folder / "v"),
    ]
    (folder / "v").mkdir()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)  # ourselves
    opened = re.findall(r'"([^"]*)", [^)]*(?:O_WRONLY|O_RDWR|O_CREAT)', log.read_text(encoding="utf-8", errors="replace"))
    own = {str(folder / "v" / name) for name in ("a.db", "a.db-wal", "a.db-journal", "a.db.new")}
    return sorted(
        {name for name in opened if name not in own and name != "/dev/null" and not name.endswith(".pyc") and ".pyc." not in name}
    )


def locked_child(path: Path, *, forgets: bool) -> None:
    """Open, read, lock as the program does, say so, and wait to be looked at."""
    store = SqliteStore(path)
    sessions = Sessions(store)
    found = unlock(store, Passphrase(os.read(0, 999).decode().strip()))
    assert found
    cookie = sessions.begin(found, NOW)
    del found
    drawer = sessions.enter(cookie, NOW)
    assert drawer
    drawer.read("plan")
    del drawer
    last = sessions.end(cookie, NOW)
    assert last
    last.reseal()
    del last
    gc.collect()
    if forgets:
        forget()
    report("locked")
    signal.pause()


def memory(process: int) -> bytes:
    """All memory of a process that can be written, from outside."""
    parts = []
    maps = Path(f"/proc/{process}/maps").read_text(encoding="ascii", errors="replace")
    with Path(f"/proc/{process}/mem").open("rb", buffering=0) as file:
        for line in maps.splitlines():
            start, end, rights = re.match(r"(\w+)-(\w+) (\S+)", line).groups()  # type: ignore[union-attr]  # the kernel's form
            if rights.startswith("rw"):
                with suppress(OSError, OverflowError, ValueError):
                    file.seek(int(start, 16))
                    parts.append(file.read(int(end, 16) - int(start, 16)))
    return b"".join(parts)


def allow_a_look() -> None:
    """Undo the one part of hardening that would keep this examiner out."""
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(PR_SET_DUMPABLE, 1, 0, 0, 0)


def copies_after_lock(folder: Path, *, forgets: bool = True) -> tuple[int, int, int]:
    """Copies of drawer key, of a written word and of the passphrase in the memory of a locked program."""
    path = folder / "m.db"
    create(path, ANA, shape=Shape(64, 8), cost=Cost(64, 1, 1))
    store = SqliteStore(path)
    found = unlock(store, ANA)
    assert found
    word = random.randbytes(16).hex().encode()
    with Drawer(store, found).change() as change:
        change.write("plan", word)
    store.close()
    command = [sys.executable, __file__, "--locked", str(path)] + ([] if forgets else ["--unforgetting"])
    child = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)  # ourselves
    assert child.stdin
    assert child.stdout
    child.stdin.write(ANA.encode() + b"\n")
    child.stdin.flush()
    assert child.stdout.readline() == b"locked\n"
    found_in = memory(child.pid)
    child.kill()
    child.communicate()
    path.unlink()
    return found_in.count(found.key), found_in.count(word), found_in.count(ANA.encode())


def report(*parts: object) -> None:
    """Print a line."""
    sys.stdout.write(" ".join(str(part) for part in parts) + "\n")
    sys.stdout.flush()


def search(shape: Shape, cost: Cost) -> int:
    """Search the files of a journey and the control; the number of failures."""
    failures = 0
    with tempfile.TemporaryDirectory() as folder:
        for step, there in journey(Path(folder), shape, cost):
            found = {name: len(hits(data, SECRETS)) for name, data in there.items()}
            failures += sum(found.values())
            report(f"{step:28}", ", ".join(f"{name} {len(there[name]):,} bytes: {count} found" for name, count in found.items()))
            if step in {"locked", "ended"} and len(there.get("a.db-wal", b"")):
                failures += 1
                report("  the log is not empty")
    with tempfile.TemporaryDirectory() as folder:
        clear = control(Path(folder))
        report(f"control, in clear: found in {clear} of {len(ENCODINGS)} encodings")
        failures += clear != len(ENCODINGS)
    with tempfile.TemporaryDirectory() as folder:
        others = traced(Path(folder))
        report("other files opened for writing:", others or "none")
        failures += bool(others) and "strace is not here" not in others
    return failures


def main() -> int:
    """Print the report; give 1 if a word was found in a file."""
    parser = argparse.ArgumentParser(description="Search files and memory for what was written.")
    parser.add_argument("--memory", type=int, default=10, help="runs of the search in memory")
    parser.add_argument("--small", action="store_true", help="a small vault instead of one of full size")
    parser.add_argument("--child", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--locked", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--unforgetting", action="store_true", help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.locked:
        harden()
        allow_a_look()
        locked_child(chosen.locked, forgets=not chosen.unforgetting)
    if chosen.child:
        journey(chosen.child, Shape(256, 128), Cost(64, 1, 1))
        return 0
    failures = search(*((Shape(256, 128), Cost(64, 1, 1)) if chosen.small else (Shape(), Cost())))
    with tempfile.TemporaryDirectory() as folder:
        runs = [copies_after_lock(Path(folder)) for _ in range(chosen.memory)]
    for name, counts in zip(("drawer key", "a word read", "passphrase"), zip(*runs, strict=True), strict=True):
        report(f"in memory after locking, {name}: none in {counts.count(0)} of {len(runs)} runs, most {max(counts)} (a figure)")
    report("nothing found" if not failures else f"{failures} FAILURES")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
