"""Event coincidence analysis: how often events of one kind come near those of another. For comparison; no statement rests on it.

Its Poisson chance takes events for independent of each other, which in diaries they are not (docs/evidence.md).
"""

from __future__ import annotations

from math import comb
from typing import TYPE_CHECKING

import numpy as np
from msgspec import Struct

if TYPE_CHECKING:
    from numpy.typing import ArrayLike


class Coincidence(Struct, frozen=True):
    """Of `events`, how many had a partner, and the chance of as many where partners fall at random."""

    met: int
    events: int
    p: float


def precursor(later: ArrayLike, earlier: ArrayLike, *, length: float, window: float, lag: float = 0) -> Coincidence:
    """Return how many of the `later` events had an `earlier` one from `lag` to `lag + window` before them.

    Times and `length` (of what was watched) in one unit. Donges and others, European Physical Journal ST 2016 (arXiv 1508.03534).
    """
    after, before = _both(later, earlier)
    apart = after[:, None] - before[None, :] - lag
    met = int(((apart >= 0) & (apart <= window)).any(axis=1).sum())
    return Coincidence(met, after.size, poisson_p(met, after.size, before.size, length=length, window=window, lag=lag))


def trigger(earlier: ArrayLike, later: ArrayLike, *, length: float, window: float, lag: float = 0) -> Coincidence:
    """Return how many of the `earlier` events had a `later` one from `lag` to `lag + window` after them."""
    before, after = _both(earlier, later)
    apart = after[None, :] - before[:, None] - lag
    met = int(((apart >= 0) & (apart <= window)).any(axis=1).sum())
    return Coincidence(met, before.size, poisson_p(met, before.size, after.size, length=length, window=window, lag=lag))


def poisson_p(met: int, events: int, partners: int, *, length: float, window: float, lag: float = 0) -> float:
    """Return the chance that at least `met` of `events` have one of `partners` placed at random near them."""
    near = 1 - (1 - window / (length - lag)) ** partners
    return float(sum(comb(events, hits) * near**hits * (1 - near) ** (events - hits) for hits in range(met, events + 1)))


def _both(first: ArrayLike, second: ArrayLike) -> tuple[np.ndarray, np.ndarray]:
    return np.asarray(first, dtype=np.float64), np.asarray(second, dtype=np.float64)
