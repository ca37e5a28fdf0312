"""How unevenly things come: the variation of gaps, and two figures of burstiness made of it."""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import ArrayLike


def variation(gaps: ArrayLike) -> float:
    """Return the coefficient of variation: standard deviation (of all gaps, not of a sample) by mean."""
    lengths = np.asarray(gaps, dtype=np.float64)
    return float(lengths.std() / lengths.mean())


def burstiness(spread: float) -> float:
    """Return B = (r - 1) / (r + 1) for the variation r, -1 for even gaps (Goh and Barabasi, Europhysics Letters 2008)."""
    return (spread - 1) / (spread + 1)


def burstiness_of_few(spread: float, gaps: int) -> float:
    """Return A_n, burstiness mended for a small number of gaps (Kim and Jo, Physical Review E 2016, arXiv 1604.01125).

    It is 0 where points are cast evenly on a line. In whole days it is still too low by .04 to .10 (science.md 2.1): therefore
    `regularity` compares with days drawn at random instead.
    """
    more, less = sqrt(gaps + 1), sqrt(gaps - 1)
    return (more * spread - less) / ((more - 2) * spread + less)
