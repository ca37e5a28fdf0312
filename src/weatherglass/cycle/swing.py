"""`swing`: how far the weather changed from one day to the next. It describes: nothing is tested, nobody is compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from weatherglass.cycle.days import span
from weatherglass.cycle.looks import ENOUGH_DAYS
from weatherglass.cycle.statements import NOT_YET, Statement

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from numpy.typing import NDArray

    from weatherglass.cycle.days import Day, Span
    from weatherglass.cycle.statements import Counts

ID = "swing"
ENOUGH_PAIRS = 20
FAR = 2  # steps: from storm to cloud, from rain to fair
ONLY_PAIRS = (
    "Only a day and the day after it are compared, where both have a weather; a change within one day is not seen, "
    "and neither is one across a day that you did not write. It describes what you wrote and says nothing of why."
)


def statement(days: Sequence[Day], *, today: date) -> Statement:
    """Return how often the weather changed by two steps or more from a day to the next, and in each half of the diary.

    In the counts: `sd`, the standard deviation of the weather, and `mssd`, the mean square of the changes from day to day
    (von Neumann and others, 1941), both in steps. `basis`: the later day of each such change. Too little with fewer than 45 days
    that have a weather or fewer than 20 pairs of neighbouring days.
    """
    if not days:
        return _too_little({"rated": 0, "pairs": 0})
    seen = span(days, days[0].date, today)
    later, steps = _steps(seen)
    rated = seen.weather[seen.rated]
    counts: Counts = {"rated": int(rated.size), "pairs": int(steps.size)}
    if rated.size < ENOUGH_DAYS or steps.size < ENOUGH_PAIRS:
        return _too_little(counts)
    far = np.abs(steps) >= FAR
    half = steps.size // 2
    counts |= {"far": int(far.sum()), "far_first": int(far[:half].sum()), "pairs_first": half}
    counts |= {"far_second": int(far[half:].sum()), "pairs_second": int(steps.size - half)}
    counts |= {"storms": int((rated == -FAR).sum()), "suns": int((rated == FAR).sum())}
    counts |= {"sd": round(float(rated.std(ddof=1)), 3), "mssd": round(float(np.square(steps).mean()), 3)}
    basis = tuple(seen.day(index) for index in later[far].tolist())
    return Statement(ID, "shown", counts, None, None, basis, _says(counts), ONLY_PAIRS)


def _steps(seen: Span) -> tuple[NDArray[np.intp], NDArray[np.int64]]:
    """Return the days whose day before has a weather as well, as indices, and the steps from that one to them."""
    later = np.flatnonzero(seen.rated[1:] & seen.rated[:-1]) + 1
    weather = seen.weather.astype(np.int64)
    return later, weather[later] - weather[later - 1]


def _says(counts: Counts) -> str:
    return (
        f"From one day to the next the weather changed by two steps or more {counts['far']} of {counts['pairs']} times: "
        f"{counts['far_first']} of {counts['pairs_first']} in the first half of what you wrote, "
        f"{counts['far_second']} of {counts['pairs_second']} in the second. "
        f"There was a storm on {counts['storms']} days, and sun on {counts['suns']}."
    )


def _too_little(counts: Counts) -> Statement:
    needs = (
        f"days with a weather: {counts['rated']} of at least {ENOUGH_DAYS}",
        f"pairs of neighbouring days with a weather: {counts['pairs']} of at least {ENOUGH_PAIRS}",
    )
    return Statement(ID, "too-little", counts, None, None, (), NOT_YET, ONLY_PAIRS, needs)
