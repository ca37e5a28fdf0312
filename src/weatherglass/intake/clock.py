"""From a phone's wall clock to UTC: what a zone did on each day, and the hours that it left out or had twice."""

from __future__ import annotations

from datetime import datetime, timedelta, tzinfo
from typing import Final

import msgspec
import numpy as np

from weatherglass.intake.messages import Numbers

DAY: Final = 86_400_000
"""Milliseconds of a day."""
_EPOCH: Final = datetime(1970, 1, 1)  # noqa: DTZ001  # a wall clock has no zone


class Told(msgspec.Struct, frozen=True, eq=False):
    """n times in ms since 1970 UTC; how many stood in an hour that the zone skipped (`gaps`) or had twice (`folds`)."""

    utc: Numbers
    gaps: int
    folds: int


class Clock:
    """Local times of one zone, as UTC. Remembers the days that it met."""

    def __init__(self, zone: tzinfo) -> None:
        self._zone = zone
        self._days: dict[int, int | None] = {}

    def to_utc(self, local: Numbers) -> Told:
        """Convert n local times (ms since 1970-01-01 00:00 on the wall clock).

        As PEP 495 has it: a time that came twice is the first; one that never was is moved past the gap.
        """
        days = local // DAY
        edges = np.flatnonzero(np.concatenate([[True], days[1:] != days[:-1]])) if len(days) else np.empty(0, np.int64)
        runs = np.diff(np.append(edges, len(days)))
        known = [self._offset(int(day)) for day in days[edges]]
        utc = local - np.repeat(np.array([offset or 0 for offset in known], np.int64), runs)
        odd = np.repeat(np.array([offset is None for offset in known], np.bool_), runs)
        gaps = folds = 0
        for at in np.flatnonzero(odd):
            first, second = (self._at(int(local[at]), fold) for fold in (0, 1))
            utc[at] = local[at] - first
            gaps, folds = gaps + (first < second), folds + (first > second)
        return Told(utc, gaps, folds)

    def _offset(self, day: int) -> int | None:
        """The zone's offset (ms) on a local day; None where it changes on it."""
        if day not in self._days:
            ends = {self._at(time, fold) for time in (day * DAY, day * DAY + DAY - 1000) for fold in (0, 1)}
            self._days[day] = ends.pop() if len(ends) == 1 else None
        return self._days[day]

    def _at(self, local: int, fold: int) -> int:
        wall = (_EPOCH + timedelta(milliseconds=local)).replace(tzinfo=self._zone, fold=fold)
        return int((wall.utcoffset() or timedelta()) / timedelta(milliseconds=1))
