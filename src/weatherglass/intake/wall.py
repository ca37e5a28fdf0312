"""From UTC to a wall clock: the local time of each message, correct on the days on which a clock is changed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, tzinfo

import numpy as np

from weatherglass.intake.clock import DAY
from weatherglass.intake.messages import Numbers

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Wall:
    """Local times of one zone. Remembers the days that it met."""

    def __init__(self, zone: tzinfo) -> None:
        self._zone = zone
        self._days: dict[int, int | None] = {}

    def local(self, utc: Numbers) -> Numbers:
        """Convert n times (ms since 1970 UTC) to ms since 1970-01-01 00:00 on the wall clock."""
        days = utc // DAY
        edges = np.flatnonzero(np.diff(days, prepend=days[:1] - 1))
        known = [self._offset(int(day)) for day in days[edges]]
        runs = np.diff(np.append(edges, len(days)))
        local = utc + np.repeat(np.array([offset or 0 for offset in known], np.int64), runs)
        odd = np.repeat(np.array([offset is None for offset in known], np.bool_), runs)
        for at in np.flatnonzero(odd):
            local[at] = utc[at] + self._at(int(utc[at]))
        return local

    def _offset(self, day: int) -> int | None:
        """The zone's offset (ms) on a day of UTC; None where it changes on it."""
        if day not in self._days:
            ends = {self._at(time) for time in (day * DAY, day * DAY + DAY - 1)}
            self._days[day] = ends.pop() if len(ends) == 1 else None
        return self._days[day]

    def _at(self, utc: int) -> int:
        here = (_EPOCH + timedelta(milliseconds=utc)).astimezone(self._zone)
        return int((here.utcoffset() or timedelta()) / timedelta(milliseconds=1))
