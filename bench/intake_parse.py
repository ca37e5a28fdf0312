"""Reads 1,000,000 messages of a WhatsApp export with Weatherglass, its peers, and the simplest things that could be done.

    .venv/bin/python -m bench.intake_parse

The peers live in a venv of their own (.venv-bench, from bench/requirements.lock). Prints one line for each: seconds (the best of
a few), messages a second, peak memory of the process, and how many times our survey's time that is.
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

from bench import intake_chat

ROOT = Path(__file__).resolve().parents[1]
PEERS = ROOT / ".venv-bench" / "bin" / "python"
OURS = "survey"
_REGEX = r"^(\d\d/\d\d/\d{4}), (\d\d:\d\d) - ([^:]+: )?(.*)"
PROGRAMS: dict[str, str] = {
    "one regex per line": f"""
import re, sys
find = re.compile({_REGEX!r}).match
print(sum(find(line) is not None for line in open(sys.argv[1], encoding="utf-8")))
""",
    OURS: """
import sys
from weatherglass.intake import survey
print(survey(open(sys.argv[1], "rb")).messages)
""",
    "stream": """
import sys
from weatherglass.intake import stream
print(sum(map(len, stream(open(sys.argv[1], "rb")))))
""",
    "whatstk": """
import sys
from whatstk import WhatsAppChat
print(len(WhatsAppChat.from_source(sys.argv[1], max_size=None).df))
""",
    "chat-miner": """
import sys
from chatminer.chatparsers import WhatsAppParser
parser = WhatsAppParser(sys.argv[1])
parser.parse_file()
print(len(parser.parsed_messages.get_df()))
""",
}
THEIRS = {"whatstk", "chat-miner"}


class Run(NamedTuple):
    """One process: wall and processor seconds, peak memory in MB, what it printed."""

    seconds: float
    cpu: float
    peak: float
    said: str


def main() -> int:
    """Measure, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--messages", type=int, default=1_000_000)
    parser.add_argument("--times", type=int, default=3, help="runs of what takes less than five seconds")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        chat = Path(folder) / "chat.txt"
        intake_chat.write(chat, asked.messages)
        print(f"{asked.messages:,} messages, {chat.stat().st_size / 1e6:.1f} MB")
        runs = {"wc -l": _best(["wc", "-l", str(chat)], asked.times)}
        for name, program in PROGRAMS.items():
            if name in THEIRS and not PEERS.exists():
                print(f"{name}: not measured, there is no .venv-bench")
                continue
            python = PEERS if name in THEIRS else Path(sys.executable)
            runs[name] = _best([str(python), "-c", program, str(chat)], asked.times)
    _print(runs, asked.messages)
    return 0


def _best(command: list[str], times: int) -> Run:
    """The quickest of some runs; one is enough for what takes long."""
    best = _run(command)
    for _ in range(times - 1 if best.seconds < 5 else 0):  # noqa: PLR2004  # seconds
        best = min(best, _run(command))
    return best


def _run(command: list[str]) -> Run:
    with tempfile.TemporaryFile() as out:
        begun = time.perf_counter()
        process = subprocess.Popen(command, stdout=out, stderr=subprocess.DEVNULL, cwd=tempfile.gettempdir())
        _, status, used = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - begun
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        said = out.read().decode().strip().splitlines()
    if process.returncode:
        return Run(float("inf"), float("inf"), 0, "failed")
    return Run(seconds, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, said[-1].split()[0])


def _print(runs: dict[str, Run], messages: int) -> None:
    ours = runs[OURS].seconds
    print(f"{'':20}{'seconds':>9}{'cpu':>8}{'messages/s':>13}{'peak MB':>9}{'x ours':>8}  found")
    for name, run in runs.items():
        rate = messages / run.seconds
        print(f"{name:20}{run.seconds:9.3f}{run.cpu:8.2f}{rate:13,.0f}{run.peak:9.0f}{run.seconds / ours:8.2f}  {run.said}")


if __name__ == "__main__":
    sys.exit(main())
