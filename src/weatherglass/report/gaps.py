"""The days between incidents, shortest first: a drawing and its table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise
from typing import Final

import msgspec

from weatherglass.cycle.days import Day
from weatherglass.report.markup import Markup, drawing, element, joined, table
from weatherglass.report.words import days, link

WIDTH: Final = 320
LABELLED: Final = 40
"""Up to so many bars each carries its number; more are drawn close together, and the table has the numbers."""
TALL: Final = 480
"""Height of a drawing of many bars."""
ROOM: Final = 30
"""Left free beside the longest bar for its number."""


class Gap(msgspec.Struct, frozen=True):
    """The days from one incident, `first`, to the next, `last`."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """How many days later the next one came."""
        return (self.last - self.first).days


def gaps(days: Iterable[Day], *, today: date) -> tuple[Gap, ...]:
    """Return the ended gaps up to `today`, shortest first, as `cycle` counts them: incidents on consecutive days have none."""
    incidents = sorted({day.date for day in days if day.incident and day.date <= today})
    found = (Gap(first, last) for first, last in pairwise(incidents))
    return tuple(sorted((gap for gap in found if gap.days > 1), key=lambda gap: (gap.days, gap.first)))


def in_order(found: Iterable[Gap]) -> tuple[Gap, ...]:
    """Return gaps as they came, oldest first."""
    return tuple(sorted(found, key=lambda gap: gap.first))


def gaps_drawing(found: Sequence[Gap], name: str = "gaps", order: str = "shortest first") -> Markup:
    """Return a bar a gap. The gap that is still open is not drawn: nobody is to count days that go on."""
    labelled = len(found) <= LABELLED
    row = 16.0 if labelled else TALL / len(found)
    lengths = [gap.days for gap in found]
    scale = (WIDTH - ROOM) / max(lengths)
    bars = (_bar(gap, row * number, row, scale, labelled=labelled) for number, gap in enumerate(found))
    says = (
        f"{len(found)} bars, one for each time between incidents, from {days(min(lengths))} to {days(max(lengths))}, {order}. "
        "The table below says the same in words."
    )
    return drawing(name, f"Days between incidents, {order}", says, (WIDTH, round(row * len(found)) + 2), *bars)


def gaps_table(found: Sequence[Gap], order: str = "shortest first") -> Markup:
    """Return the same as a table; the incidents on both sides are links to their days."""
    rows = [(days(gap.days), joined(link(gap.first), " and ", link(gap.last))) for gap in found]
    return table(f"Days between incidents, {order}", ("Days between", "The incidents"), rows)


def _bar(gap: Gap, y: float, row: float, scale: float, *, labelled: bool) -> Markup:
    thick = row - (8 if labelled else min(1.0, row / 4))
    bar = element(
        "rect", x=0, y=f"{y + (row - thick) / 2:.4g}", width=f"{gap.days * scale:.4g}", height=f"{thick:.4g}", class_="bar-of"
    )
    number = element("text", str(gap.days), x=f"{gap.days * scale + 5:.4g}", y=f"{y + row / 2 + 4:.4g}") if labelled else ""
    return joined(bar, number)
