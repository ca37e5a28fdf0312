"""What `weatherglass.cycle` does with made-up diaries: false alarms, finds, misses. Prints; docs/evidence.md keeps it.

Usage: bench/evidence.py [--count N] [--seed N] [set] [tension] [change] [regularity] [false-alarm] [found]
       [halves] [missed] [years] [sign] [gaps]
"""

from __future__ import annotations

import argparse
import sys
import time
from datetime import timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))
sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))
from bench.evidence_kindness import false_alarm, found, halves, missed, sign, years
from bench.evidence_set import change_found, family, gaps, regularity_found, tension_found

PARTS = {
    "set": family,
    "tension": tension_found,
    "change": change_found,
    "regularity": regularity_found,
    "false-alarm": false_alarm,
    "found": found,
    "halves": halves,
    "missed": missed,
    "years": years,
    "sign": sign,
    "gaps": gaps,
}


def main() -> None:
    """Print the parts that are asked for, or all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("parts", nargs="*", choices=[*PARTS, []])  # [] stands for none given
    parser.add_argument("--count", type=int, default=4000)
    parser.add_argument("--seed", type=int, default=20260301)
    call = parser.parse_args()
    for name in call.parts or PARTS:
        start = time.perf_counter()
        PARTS[name](call.count, call.seed)
        print(f"\n{name}: {timedelta(seconds=round(time.perf_counter() - start))}", flush=True)


if __name__ == "__main__":
    main()
