"""What a look could not have seen, with figures from made-up diaries (bench/evidence.py, docs/evidence.md)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from weatherglass.cycle.statements import Look

NOT_COUNTED = "Kindness on the day of an incident is not counted, and neither is a day that you did not write."
EVEN = "Where both come at even gaps, like a clock, this look can miss that one follows the other."
TOO_SHORT = "Whatever there is to see, a record this short could not show it."

UNWRITTEN_GAPS = "A day that you did not write may have held an incident; then a gap here is longer than it was."
EVEN_MISSED = (
    "Gaps that are even only in part are often missed, and what is even for another reason, such as visits, looks the same."
)
FEWER = "Fewer incidents that are written can also mean more fear, or less writing. Only closer and harder is looked for."
CHANGE = (
    "One look like this, in made-up diaries in which incidents came to be twice as many, missed it {}; four times as many, {}."
)
DIP = "Days without a weather and days after incidents are not in it."

NEARLY_ALL = 0.9

# By number of the look (later ones as the third) and whether nearly every day is written (else three of four): with about so many
# incidents, in how many of ten made-up diaries one look misses kindness that rises from 15 to 45, and from 15 to 30, days in 100.
MISSED: dict[tuple[int, bool], tuple[tuple[int, int, int], ...]] = {
    (1, True): ((6, 6, 9), (9, 5, 9), (12, 4, 8), (18, 3, 8)),
    (1, False): ((6, 8, 9), (9, 7, 9), (12, 7, 9)),
    (2, True): ((6, 5, 9), (12, 2, 8), (18, 1, 6), (24, 0, 6), (36, 0, 5)),
    (2, False): ((6, 7, 9), (12, 4, 8), (18, 3, 8), (24, 3, 8), (36, 3, 8)),
    (3, True): ((6, 3, 8), (12, 1, 6), (18, 0, 5), (24, 0, 3), (36, 0, 2), (48, 0, 2)),
    (3, False): ((6, 5, 8), (12, 2, 7), (18, 1, 6), (24, 0, 6), (36, 0, 5), (48, 0, 5)),
}


def kindness_missed(look: Look | None) -> str:
    """Return what a look at kindness could not have seen, or what a record too short for a look cannot."""
    if look is None:
        return f"{TOO_SHORT} {NOT_COUNTED}"
    strong, weak = rates(look)
    return (
        f"{NOT_COUNTED} {EVEN} In made-up diaries with about so many incidents, one look like this missed kindness "
        f"that rose from 15 to 45 days in 100 after an incident {_of_ten(strong)}, "
        f"and missed a rise from 15 to 30 days {_of_ten(weak)}."
    )


# By number of the look (later ones as the third) and whether nearly every day is written: in how many of ten diaries the looks
# up to it miss weather that is lower before incidents by one step, and by half of one (a step is a standard deviation there).
TENSION_MISSED = {
    (1, True): (6, 10),
    (2, True): (2, 8),
    (3, True): (0, 5),
    (1, False): (8, 9),
    (2, False): (4, 9),
    (3, False): (1, 8),
}
# The same for `change`: a rate of incidents that ends up twice, and four times, what it was.
CHANGE_MISSED = {1: (10, 10), 2: (10, 10), 3: (10, 8)}


def tension_missed(look: Look) -> str:
    """Return what a look at the days before incidents could not have seen."""
    strong, weak = TENSION_MISSED[min(look.number, 3), _nearly_all(look)]
    return (
        f"{DIP} In made-up diaries, looks like this missed weather that was one step lower in the days before "
        f"{_of_ten(strong)}, and half a step lower {_of_ten(weak)}."
    )


def change_missed(look: Look) -> str:
    """Return what a look at change could not have seen: a doubling, nearly always."""
    double, fourfold = CHANGE_MISSED[min(look.number, 3)]
    return f"{CHANGE.format(_of_ten(double), _of_ten(fourfold))} {FEWER}"


def _nearly_all(look: Look) -> bool:
    return look.counts["logged"] >= NEARLY_ALL * ((look.due - look.first).days + 1)


def rates(look: Look) -> tuple[int, int]:
    """Return in how many of ten diaries such a look misses the strong and the weak rise: the row with the nearest incidents."""
    rows = MISSED[min(look.number, 3), _nearly_all(look)]
    return min(rows, key=lambda row: abs(row[0] - look.counts["incidents"]))[1:]


def _of_ten(times: int) -> str:
    return {0: "hardly ever", 1: "once in 10", 10: "nearly always"}.get(times, f"{times} times in 10")
