"""The recogniser: sentences a second on one core, with the model and by rules alone; and how well it meets the evaluation set.

python -m bench.signs            speed beside the goals, precision and recall by family and by register
python -m bench.signs FILE...    the AUROC of `rank` over texts of `=== 1 kind` and `=== 0 kind`
"""

from __future__ import annotations

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # one core: before NumPy is loaded

import re
import resource
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from judging import Judged, Measure, interval, judged, lines, of_family, whole  # tests/ is on the path now

from weatherglass.signs import rank
from weatherglass.signs.catalogue import OWN, THEIRS
from weatherglass.signs.learned import learned
from weatherglass.signs.rules import OWN as OWN_WORDS
from weatherglass.signs.rules import SAID, TOLD, rules
from weatherglass.signs.sentences import sentences

VOICES = frozenset((TOLD, SAID, OWN_WORDS))
WITH_MODEL, BY_RULES = 150, 20_000
"""Sentences a second on one core: the goals."""


def main(arguments: Sequence[str]) -> None:
    """Print speeds and measures, or the AUROC over given texts."""
    if arguments:
        for name in arguments:
            _order(Path(name))
        return
    _speed()
    _measures(judged())


def _speed() -> None:
    texts = [text for *_, text in lines()]
    knowing = learned("en")
    knowing.likeness(["warm"])
    taken = _best(lambda: knowing.likeness(texts))
    print(f"with the model: {len(texts) / taken:8.0f} sentences a second, {len(texts) / taken / WITH_MODEL:.1f} x the goal")
    found = [one for text in texts for one in sentences(text)] * 8
    taken = _best(lambda: [rules().look(one, VOICES) for one in found])
    print(f"rules alone:    {len(found) / taken:8.0f} sentences a second, {len(found) / taken / BY_RULES:.1f} x the goal")
    print(f"memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


def _best(work: Callable[[], object]) -> float:
    taken = []
    for _ in range(3):
        begun = time.perf_counter()
        work()
        taken.append(time.perf_counter() - begun)
    return min(taken)


def _measures(every: list[Judged]) -> None:
    print("\n| | precision (95 %) | recall (95 %) | suggested | labelled |\n|---|---|---|---|---|")
    for family in (*OWN, *THEIRS):
        _row(family, of_family(every, family))
    _row("**all families**", whole(every))
    for register in sorted({one.register for one in every}):
        _row(f"*{register}*", whole([one for one in every if one.register == register]))
    for part in sorted({one.part for one in every}):
        _row(f"**part: {part}**", whole([one for one in every if one.part == part]))
    neutral = [one for one in every if not one.families]
    print(
        f"\nNeutral sentences in which something was suggested: {sum(bool(one.suggested) for one in neutral)} of {len(neutral)}."
    )


def _row(name: str, measure: Measure) -> None:
    low, high = interval(measure.right, measure.made)
    least, most = interval(measure.right, measure.wanted)
    shares = f"{measure.precision:.2f} ({low:.2f}-{high:.2f}) | {measure.recall:.2f} ({least:.2f}-{most:.2f})"
    print(f"| {name} | {shares} | {measure.made} | {measure.wanted} |")


def _order(path: Path) -> None:
    parts = [part.split("\n", 1) for part in re.split(r"^=== ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]]
    labels = np.array([head.startswith("1") for head, _ in parts])
    scores = rank([text for _, text in parts])
    above = (scores[labels][:, None] > scores[~labels]).mean() + 0.5 * (scores[labels][:, None] == scores[~labels]).mean()
    print(f"{path.name}: {len(parts)} texts, AUROC {above:.3f}")


if __name__ == "__main__":
    main(sys.argv[1:])
