"""The days between incidents, shortest first: a drawing and its table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise
from typing import Final

import msgspec

from weatherglass.cycle.days import Day
from weatherglass.report.markup import Markup, drawing, element, joined, table
from weatherglass.report.words import days, link, times

WIDTH: Final = 320
LABELLED: Final = 40
"""Up to so many bars each carries its number; more are drawn close together, and the table has the numbers."""
ROW: Final = 16.0
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
    row = ROW if labelled else TALL / len(found)
    lengths = [gap.days for gap in found]
    scale = (WIDTH - ROOM) / max(lengths)
    bars = [_bar(gap, row * number, scale) for number, gap in enumerate(found)] if labelled else [_many(found, row, scale)]
    says = (
        f"{len(found)} bars, one for each time between incidents, from {days(min(lengths))} to {days(max(lengths))}, {order}. "
        "The table below says the same in words."
    )
    return drawing(name, f"Days between incidents, {order}", says, (WIDTH, round(row * len(found)) + 2), *bars)


def gaps_table(found: Sequence[Gap], order: str = "shortest first") -> Markup:
    """Return the same as a table; the incidents on both sides are links to their days. Of many, how often each length came."""
    caption = f"Days between incidents, {order}"
    if len(found) > LABELLED:
        often = Counter(gap.days for gap in found)
        rows = [(days(length), times(number)) for length, number in sorted(often.items())]
        return table("Days between incidents, and how often", ("Days between", "How often"), rows)
    linked = [(days(gap.days), joined(link(gap.first), " and ", link(gap.last))) for gap in found]
    return table(caption, ("Days between", "The incidents"), linked)


def _bar(gap: Gap, y: float, scale: float) -> Markup:
    bar = element("rect", x=0, y=f"{y + 4:.4g}", width=f"{gap.days * scale:.4g}", height=8, class_="bar-of")
    return joined(bar, element("text", str(gap.days), x=f"{gap.days * scale + 5:.4g}", y=f"{y + 12:.4g}"))


def _many(found: Sequence[Gap], row: float, scale: float) -> Markup:
    """Draw all bars as one path, close together: as elements, ten years of them would weigh more than all else on the page."""
    thick = f"{row - min(1.0, row / 4):.3g}"
    bars = (f"M0 {row * number:.5g}h{gap.days * scale:.4g}v{thick}H0z" for number, gap in enumerate(found))
    return element("path", d="".join(bars), class_="bar-of")
