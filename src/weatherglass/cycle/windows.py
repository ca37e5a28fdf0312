"""Which days lie near incidents, and what came on them: the counting for `kindness-after`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from weatherglass.cycle.days import Flags, Small, Span

WINDOW = 3  # days; see phases.WINDOW


def after(incident: Flags, window: int = WINDOW) -> Flags:
    """Return for each day whether an incident lies one to `window` days before it."""
    near = np.zeros_like(incident)
    for days in range(1, window + 1):
        near[days:] |= incident[:-days]
    return near


def before(incident: Flags) -> Flags:
    """Return for each day whether an incident lies one to three days after it."""
    return after(incident[::-1])[::-1]


def ordinary(span: Span) -> Flags:
    """Return for each day whether it is written and holds no incident: the only days on which kindness is counted."""
    return span.logged & ~span.incident


def counts(span: Span) -> dict[str, int]:
    """Return what the sentence of `kindness-after` says, counted, and what the sign test needs."""
    usable, following = ordinary(span), after(span.incident)
    near = following | before(span.incident)
    kind = span.kind & usable
    more, less = sides(span.incident, usable, span.kind)
    return {
        "logged": int(span.logged.sum()),
        "ordinary": int(usable.sum()),
        "incidents": int(span.incident.sum()),
        "incidents_with_days_after": _with(span.incident, usable, sides=1),
        "incidents_with_kindness_after": _with(span.incident, kind, sides=1),
        "days_after": int((usable & following).sum()),
        "days_after_with_kindness": int((kind & following).sum()),
        "other_days": int((usable & ~following).sum()),
        "other_days_with_kindness": int((kind & ~following).sum()),
        "incidents_with_days_around": _with(span.incident, usable, sides=2),
        "incidents_with_kindness_around": _with(span.incident, kind, sides=2),
        "days_around": int((usable & near).sum()),
        "days_around_with_kindness": int((kind & near).sum()),
        "days_away": int((usable & ~near).sum()),
        "days_away_with_kindness": int((kind & ~near).sum()),
        "more_after_than_before": more,
        "less_after_than_before": less,
    }


def _with(incident: Flags, days: Flags, *, sides: int) -> int:
    """Count the incidents that have one of `days` in the three days after them, or with `sides=2` also in the three before."""
    close = before(days)
    return int((incident & (close | after(days) if sides > 1 else close)).sum())


def sides(incident: Flags, usable: Flags, values: Flags | Small) -> tuple[int, int]:
    """Return around how many groups of incidents `values` were larger after than before, and around how many smaller.

    A group is incidents at most six days apart, so that the three days before one group and the three after the last never
    overlap. On each side the nearest `usable` days count, on both sides equally many. Read backwards in time every group is
    treated alike; so a busy stretch that holds incidents and kindness favours neither side, and writing more on one side does
    not either, which is what makes "after" mean after. Method: after-vs-before sign test, science.md 2.1; by groups it finds
    more than by picking every incident that stands a week after the last picked one (docs/evidence.md).
    """
    more = less = 0
    for start, end in _groups(incident):
        early = np.flatnonzero(usable[max(start - WINDOW, 0) : start])[::-1]
        late = np.flatnonzero(usable[end + 1 : end + 1 + WINDOW])
        pairs = min(early.size, late.size)
        before_it = values[max(start - WINDOW, 0) : start][early[:pairs]]
        after_it = values[end + 1 : end + 1 + WINDOW][late[:pairs]]
        difference = int(after_it.sum(dtype=np.int64)) - int(before_it.sum(dtype=np.int64))
        more, less = more + (difference > 0), less + (difference < 0)
    return more, less


def approach(incident: Flags, usable: Flags, values: Small) -> tuple[int, int]:
    """Return before how many groups of incidents `values` were larger on the last three days than on the three before those.

    And before how many they were smaller. As in `sides` the nearest `usable` days count, on both parts equally many. It keeps
    a kind spell after incidents, within a hard stretch, from passing for a hard spell before them: both parts lie before.
    """
    more = less = 0
    for start, _ in _groups(incident):
        near = np.arange(start - 1, max(start - 1 - WINDOW, -1), -1)
        far = np.arange(start - 1 - WINDOW, max(start - 1 - 2 * WINDOW, -1), -1)
        near, far = near[usable[near]], far[usable[far]]
        pairs = min(near.size, far.size)
        difference = int(values[near[:pairs]].sum(dtype=np.int64)) - int(values[far[:pairs]].sum(dtype=np.int64))
        more, less = more + (difference > 0), less + (difference < 0)
    return more, less


def _groups(incident: Flags) -> list[tuple[int, int]]:
    """Return the first and the last incident day of each group of incidents at most six days apart, as indices."""
    days = np.flatnonzero(incident)
    if not days.size:
        return []
    apart = np.diff(days) > 2 * WINDOW
    first, last = days[np.concatenate([[True], apart])], days[np.concatenate([apart, [True]])]
    return list(zip(first.tolist(), last.tolist(), strict=True))


def bounds(incident: Flags) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Return the indices of the first and of the last day of each spell of incidents on consecutive days."""
    edges = np.diff(np.concatenate([[0], incident.astype(np.int8), [0]]))
    return np.flatnonzero(edges == 1), np.flatnonzero(edges == -1) - 1
