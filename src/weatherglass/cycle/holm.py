"""Several questions at one look: Holm's step, so that asking more of them raises no more false alarms."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def holm(chances: Sequence[float], alpha: float) -> tuple[tuple[float, bool], ...]:
    """Return for each p the level that it is held against and whether it passes, in the order given.

    The smallest is held against alpha / m, the next against alpha / (m - 1), and so on up to the first that does not pass; none
    after it passes (Holm, A simple sequentially rejective multiple test procedure, Scandinavian Journal of Statistics 1979).
    """
    found: dict[int, tuple[float, bool]] = {}
    going = True
    for rank, index in enumerate(sorted(range(len(chances)), key=chances.__getitem__)):
        level = alpha / (len(chances) - rank)
        going = going and chances[index] <= level
        found[index] = level, going
    return tuple(found[index] for index in range(len(chances)))
