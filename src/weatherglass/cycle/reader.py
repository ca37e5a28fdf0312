"""One reading of a diary: all statements, the drawing, and the looks to keep."""

from __future__ import annotations

from typing import TYPE_CHECKING

from weatherglass.cycle import calm, change, kindness, regularity, swing, tension
from weatherglass.cycle.days import merged
from weatherglass.cycle.phases import phases
from weatherglass.cycle.statements import Reading
from weatherglass.cycle.taking import take

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from weatherglass.cycle.days import Day
    from weatherglass.cycle.statements import Look


def read(days: Iterable[Day], *, today: date, taken: Iterable[Look] = ()) -> Reading:
    """Return what the diary shows on `today`. Days after `today` are left out; several of one date are put together.

    `taken` are the looks of earlier readings (`Reading.looks`, kept by the caller). They come back unchanged and are never
    worked out again, whatever was edited since; looks that have come due are added. Without `taken` all are worked out from the
    days as they are.
    """
    known = merged(days, today=today)
    looks = take(known, today=today, taken=tuple(taken))
    return Reading(
        days=(today - known[0].date).days + 1 if known else 0,
        logged=len(known),
        incidents=sum(day.incident for day in known),
        phases=phases(known, today=today),
        statements=(
            kindness.statement(known, looks, today=today),
            tension.statement(known, looks, today=today),
            calm.statement(known, today=today),
            change.statement(known, looks, today=today),
            regularity.statement(known, looks, today=today),
            swing.statement(known, today=today),
        ),
        looks=looks,
    )
