"""Chance by drawing: how often what is drawn at random comes to as much, stopped early where that is plainly often."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

SEED = 20260301  # fixed: the same diary is always read the same
BATCHES = (199, *(400,) * 9, 200)  # 3,999 in all; small, so that ten years need little memory
ENOUGH = 20  # met so often, p is known well enough to be far from any level used here
NEARLY = 1e-9


def drawn_p(observed: float, draw: Callable[[np.random.Generator, int], NDArray[np.float64]]) -> float:
    """Return the chance that a drawn figure is at least `observed`, the observed one counted among them.

    `draw(chance, size)` gives `size` figures. At most 3,999 are drawn; drawing stops at the twentieth that meets `observed`, and
    p is then 20 by the number drawn up to it (Besag and Clifford, Sequential Monte Carlo p-values, Biometrika 1991).
    """
    chance = np.random.default_rng(SEED)
    met = drawn = 0
    for size in BATCHES:
        hits = np.flatnonzero(draw(chance, size) >= observed - NEARLY)
        if met + hits.size >= ENOUGH:
            return float(ENOUGH / (drawn + int(hits[ENOUGH - met - 1]) + 1))
        met, drawn = met + hits.size, drawn + size
    return float((met + 1) / (drawn + 1))


def shuffled(values: NDArray[np.float64], chance: np.random.Generator, size: int) -> NDArray[np.float64]:
    """Return `values` in `size` random orders, a row each."""
    return chance.permuted(np.tile(values, (size, 1)), axis=1)
