"""What followed what: how often a written day was followed by a day of another kind. A fixed rule, no finding."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise
from math import hypot
from typing import Final, TypeAlias

from weatherglass.cycle.statements import Phase, Word
from weatherglass.report.markup import Markup, drawing, element, joined, table
from weatherglass.report.phases import NAMES

Changes: TypeAlias = Mapping[tuple[Word, Word], int]

NO_FINDING: Final = "A drawing by a fixed rule, no finding."
NO_CYCLE: Final = (
    "Most relationships show no regular cycle: in one study, 200 women told about each day for 12 weeks, "
    "and a steady beat was found for about 12 in 100 of them (Katerndahl, Burge and others, 2014)."
)
BY_RULE: Final = (
    "The rule calls a day tension or making up because an incident is near it, so the arrows beside incidents are partly its own "
    "doing. Counted are two days in a row that you both wrote, and that differ."
)
SIZE: Final = (320, 300)
BOX: Final = (88, 36)
AT: Final[Mapping[Word, tuple[int, int]]] = {
    "tension": (46, 150),
    "incident": (160, 22),
    "make-up": (274, 150),
    "calm": (160, 278),
}
"""The middle of each box."""
THICK: Final = 8
APART: Final = 9
"""How far an arrow stands aside of the line between two boxes, so that the one coming back has room."""
TIP: Final = 9


def changes(phases: Sequence[Phase], year: int | None = None) -> Changes:
    """Return how often a day of one word was followed, on the very next day, by one of another; in one year, or in all.

    Both days must be written; the year is that of the second. Days of one word in a row count once, when they end.
    """
    found: Counter[tuple[Word, Word]] = Counter()
    for before, after in pairwise(phases):
        if before.word and after.word and before.word != after.word and year in {None, after.date.year}:
            found[before.word, after.word] += 1
    return found


def flow(found: Changes, name: str = "flow") -> Markup:
    """Return four boxes in a ring, and an arrow a kind of change; its thickness and its number say how often."""
    most = max(found.values())
    arrows = (_arrow(key, number, most) for key, number in sorted(found.items(), key=lambda item: -item[1]))
    boxes = (_box(word) for word in AT)
    says = (
        f"Four boxes: {', '.join(NAMES[word] for word in AT)}. {sum(found.values())} changes from one day to the next, "
        "as arrows with numbers. The table below says the same in words. It is drawn by a fixed rule and is no finding."
    )
    return drawing(name, "What followed what, drawn by a fixed rule", says, SIZE, *arrows, *boxes)


def flow_table(found: Changes) -> Markup:
    """Return the changes as a table, the most frequent first."""
    ordered = sorted(found.items(), key=lambda item: (-item[1], item[0]))
    rows = [(NAMES[before].capitalize(), NAMES[after].capitalize(), str(number)) for (before, after), number in ordered]
    return table("One day and the next, by the rule", ("This day", "The day after", "How often"), rows)


def _box(word: Word) -> Markup:
    (x, y), (wide, high) = AT[word], BOX
    box = element("rect", x=x - wide // 2, y=y - high // 2, width=wide, height=high, rx=6, class_="box")
    return joined(box, element("text", NAMES[word], x=x, y=y + 4, class_="mid named"))


def _arrow(key: tuple[Word, Word], number: int, most: int) -> Markup:
    """Draw one arrow aside of the line between two boxes, on the right of one who walks along it."""
    (x1, y1), (x2, y2) = _ends(*key)
    length = hypot(x2 - x1, y2 - y1)
    along, aside = ((x2 - x1) / length, (y2 - y1) / length), (-(y2 - y1) / length, (x2 - x1) / length)
    thick = 1 + (THICK - 1) * number / most
    tip = TIP + thick / 2
    x3, y3 = x2 - along[0] * tip, y2 - along[1] * tip
    half = 3 + thick / 2
    head = _points((x3 + aside[0] * half, y3 + aside[1] * half), (x2, y2), (x3 - aside[0] * half, y3 - aside[1] * half))
    line = element("path", d=f"M{_points((x1, y1), (x3, y3))}", class_="way", stroke_width=f"{thick:.3g}")
    share, out = (0.3, thick / 2 + 8) if _crosses(*key) else (0.45, thick / 2 + 8)
    x, y = x1 + (x3 - x1) * share + aside[0] * out, y1 + (y3 - y1) * share + aside[1] * out
    return joined(
        line,
        element("path", d=f"M{head}z", class_="tip"),
        element("text", str(number), x=f"{x:.4g}", y=f"{y + 4:.4g}", class_="mid"),
    )


def _crosses(before: Word, after: Word) -> bool:
    return AT[before][0] == AT[after][0] or AT[before][1] == AT[after][1]


def _ends(before: Word, after: Word) -> tuple[tuple[float, float], tuple[float, float]]:
    """Return where an arrow begins and ends: at the edges of the boxes, a little aside of the line between their middles."""
    (x1, y1), (x2, y2) = AT[before], AT[after]
    length = hypot(x2 - x1, y2 - y1)
    aside = (-(y2 - y1) / length * APART, (x2 - x1) / length * APART)
    start, end = _edge((x1, y1), (x2, y2)), _edge((x2, y2), (x1, y1))
    return (start[0] + aside[0], start[1] + aside[1]), (end[0] + aside[0], end[1] + aside[1])


def _edge(middle: tuple[int, int], other: tuple[int, int]) -> tuple[float, float]:
    """Return where the line from the middle of a box towards another leaves the box, and a little further."""
    dx, dy = other[0] - middle[0], other[1] - middle[1]
    share = min(_share(BOX[0] / 2 + 6, dx), _share(BOX[1] / 2 + 6, dy))
    return middle[0] + dx * share, middle[1] + dy * share


def _share(half: float, way: int) -> float:
    return half / abs(way) if way else 1.0


def _points(*points: tuple[float, float]) -> str:
    return "L".join(f"{x:.4g} {y:.4g}" for x, y in points)
