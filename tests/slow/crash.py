"""Kill the program at random moments, again and again: nothing that was said to be kept may be lost, nothing half kept.

    python tests/slow/crash.py [--kills 50] [--seed 1] [--only writing]

A child does the work and says each step over a pipe after it returned; the parent kills it (SIGKILL) and looks. It shows what
survives the end of a process, not of the power: what the system was told to write is written.
"""

from __future__ import annotations

import argparse
import os
import random
import select
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from slow.trials import TRIALS, Trial, Work, born, prepare


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
