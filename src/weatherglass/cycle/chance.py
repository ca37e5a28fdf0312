"""How often chance alone gives as much: the circular shift, the sign test, an exact interval for a share."""

from __future__ import annotations

from itertools import pairwise
from math import comb, exp, lgamma, log, log1p
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from weatherglass.cycle.days import Flags, Small

TAIL = 0.025
EPSILON = 1e-17  # a term this small beside the sum changes nothing in it
STEPS = 50  # halvings: far finer than any figure that is shown


def shift_p(kind: Flags | Small, exposed: Flags, *, parts: int = 2) -> float:
    """Return the share of all rotations of `kind` that meet `exposed` at least as often as it was written, that one included.

    Both are arrays of n >= 1 elements, the same days in order; `kind` may be bools or whole numbers from 0, which are then summed
    over the days `exposed`. They are cut into `parts` of equal length and each part is rotated
    on its own, in all ways together: n ** 2 / 4 of them for two. Rotating keeps each column's own rhythm, so what is left to
    chance is only how the two lie to each other. Method: science.md 2.1, circular shift on the written days without an
    incident. In one part a rotation by a day or two still fits where kindness always comes on the next day, and at least 1 in n
    do; two parts are the finer null that science.md 2.3 asks for, with as few false alarms (docs/evidence.md).
    """
    ways, met = np.ones(1, dtype=np.int64), 0
    edges = [-(-kind.size * part // parts) for part in range(parts + 1)]
    for start, end in pairwise(edges):
        if end > start:
            meetings = _meetings(kind[start:end], exposed[start:end])
            ways, met = np.convolve(ways, np.bincount(meetings)), met + int(meetings[0])
    return float(ways[met:].sum() / ways.sum())


def _meetings(kind: Flags | Small, exposed: Flags) -> NDArray[np.int64]:
    """Return how often each rotation of `kind` meets `exposed`: by the correlation theorem, exact since all are whole numbers."""
    return np.rint(np.fft.irfft(np.fft.rfft(kind) * np.conj(np.fft.rfft(exposed)), kind.size)).astype(np.int64)


def shuffle_p(kind: Flags, exposed: Flags) -> float:
    """Return the share of all ways to shuffle `kind` that meet `exposed` at least as often (Fisher's exact test, one-sided)."""
    size, kinds, exposures, met = kind.size, int(kind.sum()), int(exposed.sum()), int((kind & exposed).sum())
    ways, term = 0, comb(exposures, met) * comb(size - exposures, kinds - met)
    for both in range(met, min(kinds, exposures) + 1):
        ways += term  # whole numbers throughout: the next term from this one, which divides without rest
        term = term * (exposures - both) * (kinds - both) // ((both + 1) * (size - exposures - kinds + both + 1))
    return float(ways / comb(size, kinds))


def sign_p(more: int, less: int) -> float:
    """Return the chance of at least `more` heads in `more + less` tosses of a fair coin (exact one-sided sign test)."""
    tosses = more + less
    return float(sum(comb(tosses, heads) for heads in range(more, tosses + 1)) / 2**tosses)


def share_interval(hits: int, trials: int) -> tuple[float, float]:
    """Return the exact 95 % interval for a share of `hits` in `trials` (Clopper and Pearson, Biometrika 1934), from 0 to 1.

    It takes the trials for independent; incidents close to each other share days, and then the truth is a little less sure than
    this.
    """
    low = 0.0 if hits == 0 else _where(lambda share: _at_least(hits, trials, share) > TAIL)
    high = 1.0 if hits == trials else _where(lambda share: _at_least(hits + 1, trials, share) > 1 - TAIL)
    return low, high


def _at_least(hits: int, trials: int, share: float) -> float:
    """Return the chance of so many hits or more: the smaller tail is summed, so that no term is out of a float's reach."""
    if hits > trials * share:
        return _tail(hits, trials, share)
    return 1 - _tail(trials - hits + 1, trials, 1 - share)


def _tail(hits: int, trials: int, share: float) -> float:
    """Sum the terms from `hits` (above the middle) on, each from the one before it, until they no longer count."""
    if not 0 < share < 1 or hits > trials:
        return 0.0
    ways = lgamma(trials + 1) - lgamma(hits + 1) - lgamma(trials - hits + 1)
    term, total = exp(ways + hits * log(share) + (trials - hits) * log1p(-share)), 0.0
    for k in range(hits, trials + 1):
        if term <= total * EPSILON:
            break
        total += term
        term *= share / (1 - share) * (trials - k) / (k + 1)
    return total


def _where(reached: Callable[[float], bool]) -> float:
    """Return the smallest share from which on `reached` holds, by halving."""
    low, high = 0.0, 1.0
    for _ in range(STEPS):
        middle = (low + high) / 2
        low, high = (low, middle) if reached(middle) else (middle, high)
    return (low + high) / 2
