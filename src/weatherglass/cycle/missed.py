"""What a look could not have seen, with figures from made-up diaries (bench/evidence.py, docs/evidence.md)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from weatherglass.cycle.statements import Look

NOT_COUNTED = "Kindness on the day of an incident is not counted, and neither is a day that you did not write."
TOO_SHORT = "Whatever there is to see, a record this short could not show it."

# Of ten made-up diaries with at least so many incidents, in how many one look missed kindness that rose from 15 to 45, and from
# 15 to 30, days in 100 after an incident. The first row is for looks that may spend .0125, the second for .025.
MISSED: dict[float, tuple[tuple[int, int, int], ...]] = {
    0.0125: ((5, 8, 10), (8, 6, 9), (12, 5, 9), (18, 2, 8), (24, 1, 7), (36, 0, 5)),
    0.025: ((5, 7, 9), (8, 5, 9), (12, 3, 8), (18, 1, 7), (24, 0, 5), (36, 0, 3)),
}


def kindness_missed(look: Look | None) -> str:
    """Return what a look at kindness could not have seen, or what a record too short for a look cannot."""
    if look is None:
        return f"{TOO_SHORT} {NOT_COUNTED}"
    strong, weak = rates(look.alpha, look.counts["incidents"])
    return (
        f"{NOT_COUNTED} In made-up diaries with about so many incidents, one look like this missed kindness that rose from 15 to "
        f"45 days in 100 after an incident {_of_ten(strong)}, and missed a rise from 15 to 30 days {_of_ten(weak)}."
    )


def rates(alpha: float, incidents: int) -> tuple[int, int]:
    """Return in how many of ten diaries the strong and the weak rise are missed, for the row that fits."""
    row = next((row for row in reversed(MISSED[alpha]) if row[0] <= incidents), MISSED[alpha][0])
    return row[1:]


def _of_ten(times: int) -> str:
    return {0: "hardly ever", 1: "once in 10", 10: "nearly always"}.get(times, f"{times} times in 10")
