"""`change`: whether incidents came closer together, or grew harder, over the time that is written. It never says the opposite."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from weatherglass.cycle.looks import ENOUGH_DAYS
from weatherglass.cycle.missed import FEWER, TOO_SHORT, change_missed
from weatherglass.cycle.permuting import drawn_p, shuffled
from weatherglass.cycle.spells import gaps
from weatherglass.cycle.statements import BY_CHANCE, Look
from weatherglass.cycle.telling import newest, told, too_little
from weatherglass.cycle.trend import laplace_sum
from weatherglass.dates import period

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from numpy.typing import NDArray

    from weatherglass.cycle.days import Day, Small, Span
    from weatherglass.cycle.looks import Due
    from weatherglass.cycle.statements import Statement

ID = "change"
ENOUGH_INCIDENTS = 8
HARD = 3  # severity: "Very hard", and "As hard as it gets"


def look_at(seen: Span, at: Due) -> Look | None:
    """Return the look at the incidents up to its day, not yet held against a level.

    Two one-sided questions: do the gaps grow shorter (permutation of the gaps, from 8 spells on), do the incidents grow harder
    (Kendall's S over those with a severity, from 8 on; science.md 2.3). With both, p is twice the smaller (Bonferroni). None
    where neither can be asked or fewer than 45 days are logged.
    """
    if lacking(seen):
        return None
    severity = said(seen)
    gap_p = closer_p(seen) if gaps(seen).calendar.size >= ENOUGH_INCIDENTS - 1 else None
    severity_p = harder_p(severity) if severity.size >= ENOUGH_INCIDENTS else None
    asked = [p for p in (gap_p, severity_p) if p is not None]
    p = min(1.0, len(asked) * min(asked))
    basis = tuple(seen.day(index) for index in seen.incident.nonzero()[0].tolist())
    tests = {"gap_p": gap_p, "severity_p": severity_p}
    return Look(ID, at.number, seen.first, at.day, at.alpha, p, _counts(seen), basis, "could-be-chance", **tests)


def closer_p(seen: Span) -> float:
    """Return the chance that gaps in any other order shorten as much: the larger of calendar days and written days.

    Who writes more as time goes on makes the calendar's gaps shorter, and who stops writing quiet days makes the written ones
    shorter; only what both show is counted. The last gap, still open, is put in once it is longer than the middle one: it then
    speaks against shortening, whatever its end will be.
    """
    found = gaps(seen)
    return max(
        shortening_p(_closed(lengths, still_open))
        for lengths, still_open in zip((found.calendar, found.written), found.still_open, strict=True)
    )


def _closed(lengths: NDArray[np.int64], still_open: int) -> NDArray[np.float64]:
    counted = [*lengths.tolist(), still_open] if still_open > np.median(lengths) else lengths.tolist()
    return np.array(counted, dtype=np.float64)


def shortening_p(lengths: NDArray[np.float64]) -> float:
    """Return the chance that a random order of `lengths` gives as large a Laplace sum, which is large where early gaps are long.

    The Laplace sum is that of the times of the events, each the sum of the gaps up to it (science.md 2.1, gap permutation: exact
    for gaps that could have come in any order).
    """
    return drawn_p(float(laplace_sum(lengths)), lambda chance, size: laplace_sum(shuffled(lengths, chance, size)))


def harder_p(severities: Small) -> float:
    """Return the chance that a random order of `severities` (1 to 4, in order of time) rises as much by Kendall's S."""
    values = severities.astype(np.float64)
    return drawn_p(float(_rise(values[None, :])[0]), lambda chance, size: _rise(shuffled(values, chance, size)))


def _rise(rows: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return Kendall's S of each row: pairs in which the later is the larger, less those in which it is the smaller."""
    rise = np.zeros(len(rows))
    for level in range(1, 5):
        here = rows == level
        before = np.cumsum(here, axis=1) - here
        rise += ((rows > level) * before).sum(axis=1) - ((rows < level) * before).sum(axis=1)
    return rise


def said(seen: Span) -> Small:
    """Return the severities of the incident days for which one was said, in order of time."""
    return seen.severity[seen.incident & (seen.severity > 0)]


def lacking(seen: Span) -> tuple[str, ...]:
    """Return what is missing for a look, in words for programs."""
    logged, spells, severities = int(seen.logged.sum()), gaps(seen).calendar.size + 1, said(seen).size
    few = f"spells of incidents: {spells}, incidents with a severity: {severities}; one of them at least {ENOUGH_INCIDENTS}"
    short = f"logged days: {logged} of at least {ENOUGH_DAYS}"
    return (*((short,) if logged < ENOUGH_DAYS else ()), *((few,) if max(spells, severities) < ENOUGH_INCIDENTS else ()))


def statement(days: Sequence[Day], looks: Sequence[Look], *, today: date) -> Statement:
    """Return what the newest look that showed something says, else the newest, else that it is too early to tell."""
    look, last = newest(looks, ID)
    if look is None or last is None:
        return too_little(ID, days, today, lacking, f"{TOO_SHORT} {FEWER}")
    return told(look, last, sentence(look), change_missed(look))


def sentence(look: Look) -> str:
    """Return the counts of both halves in words, and what the look makes of them."""
    counts = look.counts
    says = [
        (
            f"In the first half there were {counts['incidents_first']} incidents on {counts['logged_first']} written days, "
            f"in the second half {counts['incidents_second']} on {counts['logged_second']}."
        )
    ]
    if look.severity_p is not None:
        says.append(
            f"Very hard or worse were {counts['hard_first']} of {counts['severities_first']} in the first half "
            f"and {counts['hard_second']} of {counts['severities_second']} in the second."
        )
    if look.outcome == "shown":
        says.append(_what(look))
    return " ".join([*says, BY_CHANCE[look.outcome], f"This looks at {period(look.first, look.due)}."])


def _what(look: Look) -> str:
    """Say which of the two is shown: each held against its half of the level where both were asked."""
    both = look.gap_p is not None and look.severity_p is not None
    level = look.alpha / 2 if both else look.alpha
    closer = look.gap_p is not None and look.gap_p <= level
    harder = look.severity_p is not None and look.severity_p <= level
    if closer and harder:
        return "They came closer together, and they grew harder."
    return "They came closer together." if closer else "They grew harder."


def _counts(seen: Span) -> dict[str, int | float]:
    half = seen.logged.size // 2
    counts: dict[str, int | float] = {"logged": int(seen.logged.sum()), "incidents": int(seen.incident.sum())}
    for name, part in (("first", slice(None, half)), ("second", slice(half, None))):
        severity = seen.severity[part][seen.incident[part] & (seen.severity[part] > 0)]
        counts |= {
            f"logged_{name}": int(seen.logged[part].sum()),
            f"incidents_{name}": int(seen.incident[part].sum()),
            f"severities_{name}": int(severity.size),
            f"hard_{name}": int((severity >= HARD).sum()),
        }
    return counts
