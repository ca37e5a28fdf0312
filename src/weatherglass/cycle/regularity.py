"""`regularity`: whether incidents come at more even gaps than days picked by chance would. Most relationships show no cycle."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from weatherglass.cycle.burst import variation
from weatherglass.cycle.calm import NO_FORECAST
from weatherglass.cycle.looks import ENOUGH_DAYS
from weatherglass.cycle.missed import EVEN_MISSED, TOO_SHORT, UNWRITTEN_GAPS
from weatherglass.cycle.permuting import drawn_p
from weatherglass.cycle.spells import gaps
from weatherglass.cycle.statements import BY_CHANCE, Look
from weatherglass.cycle.telling import newest, told, too_little
from weatherglass.dates import period

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from numpy.typing import NDArray

    from weatherglass.cycle.days import Day, Span
    from weatherglass.cycle.looks import Due
    from weatherglass.cycle.statements import Statement

ID = "regularity"
ENOUGH_GAPS = 12
MOST = "In one study of 200 women, the days of 12 in 100 followed a regular cycle (Katerndahl and others)."
HARD = "Not knowing what comes next is hard in itself."


def look_at(seen: Span, at: Due) -> Look | None:
    """Return the look at the gaps up to its day, not yet held against a level; None with fewer than 12 gaps or 45 logged days."""
    if lacking(seen):
        return None
    found = gaps(seen)
    p = max(even_p(found.calendar, least=2), even_p(found.written, least=1))
    counts: dict[str, int | float] = {
        "logged": int(seen.logged.sum()),
        "incidents": int(seen.incident.sum()),
        "gaps": int(found.calendar.size),
        "shortest": int(found.calendar.min()),
        "longest": int(found.calendar.max()),
        "middle_low": int(np.sort(found.calendar)[found.calendar.size // 4]),
        "middle_high": int(np.sort(found.calendar)[-1 - found.calendar.size // 4]),
        "variation": round(variation(found.calendar), 4),
    }
    basis = tuple(seen.day(index) for index in seen.incident.nonzero()[0].tolist())
    return Look(ID, at.number, seen.first, at.day, at.alpha, p, counts, basis, "could-be-chance")


def even_p(lengths: NDArray[np.int64], *, least: int) -> float:
    """Return the chance that as many gaps of the same total, cut at random days, vary as little as these.

    The figure compared is the coefficient of variation, which for a fixed total and number rests on the sum of squares alone. The
    null is drawn in whole days: any measure that takes days for points on a line calls such gaps too even (science.md 2.1, on
    Kim and Jo 2016).
    """
    spare = int(lengths.sum()) - lengths.size * (least - 1)
    if spare <= lengths.size:
        return 1.0

    def draw(chance: np.random.Generator, size: int) -> NDArray[np.float64]:
        cuts = chance.random((size, spare - 1)).argpartition(lengths.size - 2, axis=1)[:, : lengths.size - 1] + 1
        cuts.sort(axis=1)
        drawn = np.diff(cuts, axis=1, prepend=0, append=spare) + (least - 1)
        unlike: NDArray[np.float64] = np.square(drawn, dtype=np.float64).sum(axis=1)
        return -unlike

    return drawn_p(-float(np.square(lengths, dtype=np.float64).sum()), draw)


def lacking(seen: Span) -> tuple[str, ...]:
    """Return what is missing for a look, in words for programs."""
    found, logged = gaps(seen).calendar.size, int(seen.logged.sum())
    wanted = ((logged, ENOUGH_DAYS, "logged days"), (found, ENOUGH_GAPS, "ended gaps between incidents"))
    return tuple(f"{name}: {there} of at least {enough}" for there, enough, name in wanted if there < enough)


def statement(days: Sequence[Day], looks: Sequence[Look], *, today: date) -> Statement:
    """Return what the newest look that showed something says, else the newest, else that it is too early to tell."""
    look, last = newest(looks, ID)
    if look is None or last is None:
        return too_little(ID, days, today, lacking, f"{TOO_SHORT} {UNWRITTEN_GAPS}")
    return told(look, last, sentence(look), f"{UNWRITTEN_GAPS} {EVEN_MISSED}")


def sentence(look: Look) -> str:
    """Return the counts in words, and what they can mean."""
    counts = look.counts
    says = (
        f"The days between incidents went from {counts['shortest']} to {counts['longest']}, "
        f"and half of them from {counts['middle_low']} to {counts['middle_high']}."
    )
    if look.outcome == "shown":
        return f"{says} They are more even than chance gives. {BY_CHANCE['shown']} {NO_FORECAST} {_looks_at(look)}"
    return (
        f"{says} They follow no regular cycle that can be told from chance. {BY_CHANCE['could-be-chance']} {MOST} {HARD} "
        f"{_looks_at(look)}"
    )


def _looks_at(look: Look) -> str:
    return f"This looks at {period(look.first, look.due)}."
