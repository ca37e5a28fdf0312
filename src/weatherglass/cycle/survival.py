"""Kaplan and Meier's median for lengths of time of which some are still open."""

from __future__ import annotations

from math import exp, inf, log, sqrt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Z = 1.959963984540054  # the normal deviate of a two-sided 95 % interval
HALF = 0.5


def median(ended: Sequence[int], still_open: Sequence[int] = ()) -> tuple[int | None, int | None, int | None]:
    """Return the median length and its 95 % interval (low, high), each None where the lengths do not reach it.

    `ended` and `still_open` are in the same unit (days); an open one is known to be longer than its figure. The median is the
    first length by which the Kaplan-Meier curve has fallen to a half; the interval holds the lengths at which a half lies in
    the curve's log(-log) band (Kalbfleisch and Prentice 1980; Brookmeyer and Crowley, Biometrics 1982).
    """
    curve = list(_curve(ended, still_open))

    def first(column: int) -> int | None:
        return next((int(step[0]) for step in curve if step[column] <= HALF), None)

    return first(2), first(1), first(3)


def _curve(ended: Sequence[int], still_open: Sequence[int]) -> Iterator[tuple[float, float, float, float]]:
    """Yield length, lower end of the band, share still going on, upper end of the band, for each length that ended."""
    share, spread = 1.0, 0.0
    for length in sorted(set(ended)):
        at_risk = sum(other >= length for other in (*ended, *still_open))
        stopped = ended.count(length)
        share *= 1 - stopped / at_risk
        if stopped == at_risk:
            yield length, 0.0, 0.0, inf  # at nothing left the band has no upper end
            return
        spread += stopped / (at_risk * (at_risk - stopped))
        width = exp(Z * sqrt(spread) / -log(share))
        yield length, share**width, share, share ** (1 / width)
