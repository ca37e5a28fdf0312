"""The textbook figures for a trend in when things happen: Laplace, MIL-HDBK-189, the power law, reversals."""

from __future__ import annotations

from math import exp, log, sqrt
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import ArrayLike, NDArray


def laplace_sum(gaps: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the sum of the times of events that end `gaps` (the last axis): large where the gaps grow shorter."""
    summed: NDArray[np.float64] = np.cumsum(gaps, axis=-1).sum(axis=-1)
    return summed


def laplace(times: ArrayLike, end: float | None = None) -> float:
    """Return Laplace's U of event times watched from 0 to `end`, or up to the last event if no end is given.

    Above 0: events come closer together. Standard normal where they come at a constant rate (NIST e-Handbook 8.2.3.4).
    """
    at, last = _watched(times, end)
    return float((at.sum() / at.size - last / 2) / (last / sqrt(12 * at.size)))


def laplace_pooled(systems: Sequence[ArrayLike], end: float) -> float:
    """Return Laplace's U of several systems, each watched from 0 to `end`."""
    return laplace(np.concatenate([np.asarray(one, dtype=np.float64) for one in systems]), end)


def mil_hdbk(times: ArrayLike, end: float | None = None) -> tuple[float, int]:
    """Return 2 * sum(log(end / t)) and its degrees of freedom of chi-square at a constant rate (MIL-HDBK-189).

    With no end given the last event is the end, and is not counted.
    """
    at, last = _watched(times, end)
    return float(2 * np.log(last / at).sum()), 2 * at.size


def power_law(systems: Sequence[ArrayLike], end: float | None = None) -> tuple[float, float]:
    """Return the maximum-likelihood shape and scale (beta, lambda) of events at the rate lambda * beta * t ** (beta - 1).

    All systems are watched from 0 to `end` (or, one alone, up to its last event): Crow, AMSAA TR-138, 1974. Shape above 1: events
    come closer together.
    """
    chi = sum(mil_hdbk(one, end)[0] for one in systems)
    events = sum(np.size(one) for one in systems)
    last = end if end is not None else float(np.max(systems[0]))
    beta = 2 * events / chi
    return beta, events / len(systems) / last**beta


def reversals(gaps: ArrayLike) -> int:
    """Return in how many pairs of gaps the later is the longer (Mann, Econometrica 1945; NIST e-Handbook 8.2.3.4)."""
    lengths = np.asarray(gaps, dtype=np.float64)
    return int(np.triu(lengths[None, :] > lengths[:, None], k=1).sum())


def chi_square_above(value: float, freedom: int) -> float:
    """Return the chance of chi-square above `value`, for even degrees of freedom: a finite sum. Raises ValueError.

    For 2k degrees it is the chance of fewer than k events of a Poisson law with mean value / 2.
    """
    if freedom % 2:
        raise ValueError("The degrees of freedom must be even.")
    term = total = 1.0
    for number in range(1, freedom // 2):
        term *= value / 2 / number
        total += term
    return exp(log(total) - value / 2)


def _watched(times: ArrayLike, end: float | None) -> tuple[NDArray[np.float64], float]:
    """Return the times that count, and the end; watched up to the last event, that one is the end and carries nothing more."""
    at = np.sort(np.asarray(times, dtype=np.float64))
    return (at, end) if end is not None else (at[:-1], float(at[-1]))
