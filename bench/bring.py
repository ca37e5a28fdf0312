"""Bringing in a million messages: hashed, compressed, sealed, stored in the chest, surveyed; beside peers that only parse.

    .venv/bin/python -m bench.bring [--messages 1000000] [--peers .venv-bench/bin/python]

Each runs as a process of its own on the same file, three times, the best taken. Prints messages a second, peak memory and ratios.
The vault has a cheap key derivation, whose 128 MiB would hide what bringing in takes.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from bench.intake_chat import write

LIMIT = "one expression a line"
OURS = "brought in: sealed and stored"
PREPARE = """
from pathlib import Path
from weatherglass.vault import Cost, Passphrase, create
create(Path({vault!r}), Passphrase("a kettle, a river and nine green doors"), cost=Cost(8192, 1, 1))
"""
CHILDREN = {
    OURS: """
import msgspec
from pathlib import Path
from weatherglass import intake, record
from weatherglass.vault import *
store = SqliteStore(Path({vault!r}))
drawer = Drawer(store, unlock(store, Passphrase("a kettle, a river and nine green doors")))
import time; start = time.perf_counter()
from datetime import datetime
archive = record.Archive(id=record.new_id(), brought=datetime.now(), name="chat.txt", sha256="", size=0)
with receive(drawer, archive.file) as incoming, open({chat!r}, "rb") as file:
    while piece := file.read(65536): incoming.write(piece)
with open_file(drawer, archive.file) as source:
    found = intake.survey(source, order="dmy")
record.put_archive(drawer, msgspec.structs.replace(archive, sha256=found.sha256, survey=msgspec.msgpack.encode(found)))
print(found.messages, time.perf_counter() - start)
record.remove_archive(drawer, archive.id)
""",
    "weatherglass read --summary": """
import time; start = time.perf_counter()
import contextlib, io, json
from weatherglass.cli import main
out = io.StringIO()
with contextlib.redirect_stdout(out): main(["read", "--summary", "--order", "dmy", {chat!r}])
print(json.loads(out.getvalue())["messages"], time.perf_counter() - start)
""",
    LIMIT: """
import re, time; start = time.perf_counter()
match = re.compile(r"^(\\d\\d)/(\\d\\d)/(\\d{{4}}), (\\d\\d):(\\d\\d) - (?:([^:]+): )?(.*)$").match
lines = open({chat!r}, encoding="utf-8", newline="\\n")
print(sum(1 for line in lines if match(line)), time.perf_counter() - start)
""",
    "wc -l": """
import subprocess, time; start = time.perf_counter()
print(subprocess.run(["wc", "-l", {chat!r}], capture_output=True, text=True).stdout.split()[0], time.perf_counter() - start)
""",
}
PEERS = {
    "whatstk": """
import time; start = time.perf_counter()
from whatstk import WhatsAppChat
chat = WhatsAppChat.from_source({chat!r}, hformat="%d/%m/%Y, %H:%M - %name:", max_size=None)
print(len(chat.df), time.perf_counter() - start)
""",
    "chat-miner": """
import logging, time; start = time.perf_counter()
from chatminer.chatparsers import WhatsAppParser
parser = WhatsAppParser({chat!r}); parser.parse_file()
print(len(parser.parsed_messages.get_df()), time.perf_counter() - start)
""",
}


class Seen(NamedTuple):
    """What one process took: its own seconds for the work, and its peak memory in MB."""

    messages: int
    seconds: float
    memory: float


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--messages", type=int, default=1_000_000)
    parser.add_argument("--peers", type=Path)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        names = {"chat": str(Path(folder, "chat.txt")), "vault": str(Path(folder, "weather.db"))}
        write(Path(names["chat"]), chosen.messages)
        run(sys.executable, PREPARE.format(**names))
        seen = {name: best(sys.executable, code.format(**names), 3) for name, code in CHILDREN.items()}
        if chosen.peers:
            seen |= {name: best(str(chosen.peers.absolute()), code.format(**names), 1) for name, code in PEERS.items()}
        show(seen, Path(names["chat"]).stat().st_size)
    return 0


def show(seen: dict[str, Seen], size: int) -> None:
    """Print a table, with ours as the measure."""
    ours = seen[OURS].seconds
    print(f"{size / 1e6:.1f} MB")
    print(f"{'':34}{'seconds':>9}{'messages/s':>13}{'peak MB':>9}{'x ours':>9}")
    for name, one in seen.items():
        print(f"{name:34}{one.seconds:9.2f}{one.messages / one.seconds:13,.0f}{one.memory:9.0f}{one.seconds / ours:9.2f}")
    print(f"ours against the limit: {ours / seen[LIMIT].seconds:.2f} times {LIMIT} (goal: at most 3)")


def best(python: str, code: str, times: int) -> Seen:
    """Run a child some times and return its quickest run."""
    return min((run(python, code) for _ in range(times)), key=lambda one: one.seconds)


def run(python: str, code: str) -> Seen:
    """Run a child; its last line is what it counted and how long that took."""
    start = time.perf_counter()
    child = subprocess.Popen([python, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    out = child.stdout.read() if child.stdout else ""
    _, status, usage = os.wait4(child.pid, 0)
    if status:
        raise SystemExit(f"a child failed: {code.strip().splitlines()[0]}")
    words = out.split() or ["0", str(time.perf_counter() - start)]
    return Seen(int(words[-2]), float(words[-1]), usage.ru_maxrss / 1024)


if __name__ == "__main__":
    sys.exit(main())
