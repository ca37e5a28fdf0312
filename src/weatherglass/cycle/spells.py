"""The gaps between spells of incidents, in days of the calendar and in days that were written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from msgspec import Struct

from weatherglass.cycle.windows import bounds

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from weatherglass.cycle.days import Span


class Gaps(Struct, frozen=True):
    """Gaps in order of time. `calendar`: days, each at least 2. `written`: written days in the same gaps, each at least 1.

    `still_open`: from the last incident to the end of what is looked at, in both ways of counting.
    """

    calendar: NDArray[np.int64]
    written: NDArray[np.int64]
    still_open: tuple[int, int]


def gaps(seen: Span) -> Gaps:
    """Return the gaps between spells of incidents on consecutive days, as `calm` counts them; none with fewer than two spells.

    Counting written days as well keeps a change in writing from looking like a change in what happened: who writes more sees
    more incidents a month, and not more a written day.
    """
    starts, ends = bounds(seen.incident)
    written = np.cumsum(seen.logged)
    if not starts.size:
        return Gaps(np.zeros(0, np.int64), np.zeros(0, np.int64), (0, 0))
    last = int(ends[-1])
    still_open = seen.logged.size - 1 - last, int(written[-1] - written[last])
    return Gaps(
        (starts[1:] - ends[:-1]).astype(np.int64), (written[starts[1:]] - written[ends[:-1]]).astype(np.int64), still_open
    )
