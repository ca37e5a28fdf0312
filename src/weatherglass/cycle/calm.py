"""`calm-length`: how many days lay between the incidents that were written down. Looks back only, and counts down to nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from weatherglass.cycle.days import span
from weatherglass.cycle.statements import NOT_YET, Statement
from weatherglass.cycle.survival import median
from weatherglass.cycle.windows import bounds

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from weatherglass.cycle.days import Day
    from weatherglass.cycle.statements import Counts

ID = "calm-length"
ENOUGH_GAPS = 3
SHOWN_IN_FULL = 12
NO_FORECAST = "This cannot tell when the next will come. Quiet days can be fearful too."
UNWRITTEN = "A day that you did not write may have held an incident; then a gap in this list is longer than it was."


def statement(days: Sequence[Day], *, today: date) -> Statement:
    """Return the gaps between spells of incidents, shortest first, and their Kaplan-Meier median with its 95 % interval.

    `days` are logged, in order, one a date, up to `today`. A spell is incidents on consecutive days; a gap is the days from
    the last day of one spell to the first of the next (Monday to Wednesday: 2), as science.md 2.1 counts them; time before the
    first incident is no gap; the last gap is open, known to be longer than from the last incident to `today` (none is open if
    `today` holds an incident). With fewer than 3 gaps
    it is too early to tell.
    """
    incidents = [day.date for day in days if day.incident]
    if not incidents:
        return _too_little({"incidents": 0, "gaps": ()}, (), 0)
    seen = span(days, incidents[0], today)
    starts, ends = bounds(seen.incident)
    gaps = tuple(sorted((starts[1:] - ends[:-1]).tolist()))
    since = seen.logged.size - 1 - int(ends[-1])
    still_open = (since,) if since > 0 else ()
    counts: Counts = {"incidents": len(incidents), "gaps": gaps, "open": since if still_open else None}
    counts |= {"days": seen.logged.size, "unwritten_days": int((~seen.logged).sum())}
    if len(gaps) < ENOUGH_GAPS:
        return _too_little(counts, tuple(incidents), len(gaps))
    middle, low, high = median(gaps, still_open)
    interval = None if low is None else (float(low), None if high is None else float(high))
    counts["median"] = middle
    return Statement(ID, "shown", counts, None, interval, tuple(incidents), _says(gaps, bool(still_open)), _misses(counts))


def _says(gaps: Sequence[int], still_open: bool) -> str:  # noqa: FBT001  private, one caller
    last = " The last one is still open." if still_open else ""
    return f"Days between incidents that you wrote down, shortest first: {_list(gaps)}.{last} {NO_FORECAST}"


def _list(gaps: Sequence[int]) -> str:
    if len(gaps) <= SHOWN_IN_FULL:
        return _listed(gaps)
    return f"{_listed(gaps[:5])}, and so on up to {_listed(gaps[-3:])} ({len(gaps)} in all)"


def _misses(counts: Counts) -> str:
    return (
        f"{UNWRITTEN} Since the first incident, {counts['unwritten_days']} of {counts['days']} days are not written. "
        "What came before the first incident is not in it."
    )


def _too_little(counts: Counts, basis: tuple[date, ...], gaps: int) -> Statement:
    needs = (f"ended gaps between incidents: {gaps} of at least {ENOUGH_GAPS}",)
    return Statement(ID, "too-little", counts, None, None, basis, NOT_YET, f"{UNWRITTEN} {NO_FORECAST}", needs)


def _listed(numbers: Sequence[int]) -> str:
    return ", ".join(map(str, numbers))
