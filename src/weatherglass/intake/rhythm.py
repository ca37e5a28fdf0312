"""How many messages came and went, day by day: counts alone, and no word of any message is read."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import tzinfo
from typing import Final

import msgspec
import numpy as np

from weatherglass.intake.clock import DAY
from weatherglass.intake.messages import Flags, Kind, Messages, Numbers
from weatherglass.intake.wall import Wall

HOUR: Final = 3_600_000
FIVE: Final = 5
"""A message of the night was sent from midnight to before this hour, on the clock of the phone."""
THEIRS, MINE = 0, 1
"""The two sides."""
_NEVER: Final = np.int64(np.iinfo(np.int64).max)
_ORDINAL: Final = 719_163
"""`date(1970, 1, 1).toordinal()`."""
_COUNTS: Final = 6
"""Columns of numbers of a day: messages, of the night, calls, each of both sides. Two columns of first times follow."""


class Day(msgspec.Struct, frozen=True, array_like=True):
    """One local day on which there was something. `day`: `date.toordinal()`. `theirs` and `mine` count messages, calls apart.

    `theirs_first`, `mine_first`: the earliest message or call of a side, ms since 1970 UTC; None where there was none.
    """

    day: int
    theirs: int = 0
    mine: int = 0
    theirs_night: int = 0
    mine_night: int = 0
    theirs_calls: int = 0
    mine_calls: int = 0
    theirs_first: int | None = None
    mine_first: int | None = None

    @property
    def all(self) -> int:
        """Messages and calls of both sides."""
        return self.theirs + self.mine + self.theirs_calls + self.mine_calls


class Run(msgspec.Struct, frozen=True, array_like=True):
    """`count` messages in a row of one side (`THEIRS`, `MINE`), with nothing from the other between them.

    `year`: in which it began, of the local day; `first`, `last`: of its first and last message, ms since 1970 UTC.
    """

    year: int
    side: int
    count: int
    first: int
    last: int


class Rhythm(msgspec.Struct, frozen=True):
    """The counts of one archive, or of several put together.

    `days` in order, only those with something; `runs`: the longest of each year and side; `each`: of each of the others, in the
    order given, the messages in all. Counted, and how many: `deleted` ones, because they were sent, and `doubtful` ones (they may
    have been typed to look like a message, but most came late or from another clock). Not counted: `strangers`, messages of those
    who are neither me nor one of the others; lines of the program itself. `shared`: days that more than one archive held.
    """

    days: tuple[Day, ...] = ()
    runs: tuple[Run, ...] = ()
    each: tuple[int, ...] = ()
    deleted: int = 0
    doubtful: int = 0
    strangers: int = 0
    shared: int = 0


def rhythm(chunks: Iterable[Messages], *, me: str, others: Iterable[str], zone: tzinfo, turns: int = 0) -> Rhythm:
    """Count the messages of an archive in one pass; memory grows with the days, not with the messages.

    `me`, `others`: names of participants. `zone`: the clock of the phone. `turns`: the hour (0 to 11) at which a day turns;
    the night is from midnight to five whatever it is. Runs are read in the order of the archive. Counting, no estimate.
    """
    tally = _Tally(me, tuple(others), zone, turns)
    for chunk in chunks:
        tally.add(chunk)
    return tally.rhythm()


class _Tally:
    """What has been counted so far: a row a day, the run that is under way, the longest runs."""

    def __init__(self, me: str, others: tuple[str, ...], zone: tzinfo, turns: int) -> None:
        self._me, self._others, self._turns = me, others, turns
        self._wall = Wall(zone)
        self._days = np.empty(0, np.int64)
        self._rows = np.empty((0, _COUNTS + 2), np.int64)
        self._each = np.zeros(len(others), np.int64)
        self._longest: dict[tuple[int, int], Run] = {}
        self._under_way: Run | None = None
        self._deleted = self._doubtful = self._strangers = 0

    def add(self, chunk: Messages) -> None:
        """Count one chunk of n messages."""
        who = self._who(chunk)
        person = (who > -2) & (chunk.kind != Kind.SYSTEM)  # noqa: PLR2004  # -2: the program itself
        counted = person & (who >= 0)
        self._doubtful += int(np.count_nonzero(counted & chunk.doubtful))
        self._strangers += int(np.count_nonzero(person & (who == -1)))
        if not counted.any():
            return
        sent, who, call = chunk.sent[counted], who[counted], chunk.kind[counted] == Kind.CALL
        self._deleted += int(np.count_nonzero(chunk.kind[counted] == Kind.DELETED))
        self._each += np.bincount(who[~call], minlength=len(self._others) + 1)[1:]
        side = np.where(who == 0, MINE, THEIRS)
        local = self._wall.local(sent)
        day = (local - self._turns * HOUR) // DAY
        self._add_days(day, _columns(sent, side, call, (local % DAY) < FIVE * HOUR))
        self._add_runs(day, sent, side, call)

    def rhythm(self) -> Rhythm:
        """Give all that was counted."""
        if self._under_way:
            self._end(self._under_way)
        return Rhythm(
            days=tuple(_day(int(day), row.tolist()) for day, row in zip(self._days, self._rows, strict=True)),
            runs=tuple(self._longest[key] for key in sorted(self._longest)),
            each=tuple(self._each.tolist()),
            deleted=self._deleted,
            doubtful=self._doubtful,
            strangers=self._strangers,
        )

    def _who(self, chunk: Messages) -> Numbers:
        """Of each message: 0 me, 1 and more the others in their order, -1 somebody else, -2 the program itself."""
        numbers = {self._me: 0} | {name: number for number, name in enumerate(self._others, start=1) if name != self._me}
        table = np.array([*(numbers.get(name, -1) for name in chunk.participants), -2], np.int64)
        return table[chunk.sender]  # a sender of -1 finds the last

    def _add_days(self, day: Numbers, columns: Numbers) -> None:
        days = np.concatenate([self._days, day])
        rows = np.concatenate([self._rows, columns])
        self._days, at = np.unique(days, return_inverse=True)
        self._rows = np.empty((len(self._days), _COUNTS + 2), np.int64)
        for column in range(_COUNTS):
            self._rows[:, column] = np.bincount(at, rows[:, column], len(self._days)).astype(np.int64)
        for column in range(_COUNTS, _COUNTS + 2):
            first = np.full(len(self._days), _NEVER)
            np.minimum.at(first, at, rows[:, column])
            self._rows[:, column] = first

    def _add_runs(self, day: Numbers, sent: Numbers, side: Numbers, call: Flags) -> None:
        starts = np.flatnonzero(np.diff(side, prepend=-1))
        ends = np.append(starts[1:], len(side)) - 1
        counts = np.add.reduceat((~call).astype(np.int64), starts)
        years = (day[starts].astype("M8[D]").astype("M8[Y]").astype(np.int64)) + 1970
        rows = np.stack([years, side[starts], counts, sent[starts], sent[ends]], axis=1)
        if self._under_way and self._under_way.side == rows[0, 1]:
            before = self._under_way
            rows[0] = (before.year, before.side, before.count + counts[0], before.first, rows[0, 4])
        elif self._under_way:
            self._end(self._under_way)
        self._under_way = Run(*rows[-1].tolist())
        for run in _longest(rows[:-1]):
            self._end(run)

    def _end(self, run: Run) -> None:
        """Keep a run that ended where it is the longest of its year and side; of two alike the first."""
        best = self._longest.get((run.year, run.side))
        if run.count and (best is None or run.count > best.count):
            self._longest[run.year, run.side] = run


def _columns(sent: Numbers, side: Numbers, call: Flags, night: Flags) -> Numbers:
    """Return n rows of `_COUNTS` zeros and ones, and the time in the column of its side."""
    sides = [side == THEIRS, side == MINE]
    marks = [of & ~call for of in sides] + [of & ~call & night for of in sides] + [of & call for of in sides]
    return np.stack([*(mark.astype(np.int64) for mark in marks), *(np.where(of, sent, _NEVER) for of in sides)], axis=1)


def _longest(rows: Numbers) -> list[Run]:
    """Give the longest of each year and side, the first of those alike."""
    if not len(rows):
        return []
    found = rows[np.lexsort((-rows[:, 2], rows[:, 1], rows[:, 0]))]
    fresh = np.flatnonzero(np.any(np.diff(found[:, :2], axis=0, prepend=-1), axis=1))
    return [Run(*found[at].tolist()) for at in fresh]


def _day(day: int, row: list[int]) -> Day:
    first = [None if time == _NEVER else time for time in row[_COUNTS:]]
    return Day(day + _ORDINAL, *row[:_COUNTS], *first)


def together(parts: Iterable[Rhythm]) -> Rhythm:
    """Put archives of the same people together. A day that several hold is counted from the one that holds most of it, once."""
    every = list(parts)
    days: dict[int, Day] = {}
    held: dict[int, int] = {}
    longest: dict[tuple[int, int], Run] = {}
    for part in every:
        for day in part.days:
            held[day.day] = held.get(day.day, 0) + 1
            days[day.day] = max(days.get(day.day, day), day, key=lambda one: one.all)
        for run in part.runs:
            longest[run.year, run.side] = max(longest.get((run.year, run.side), run), run, key=lambda one: one.count)
    return Rhythm(
        days=tuple(days[number] for number in sorted(days)),
        runs=tuple(longest[key] for key in sorted(longest)),
        each=every[0].each if len(every) == 1 else (),
        deleted=sum(part.deleted for part in every),
        doubtful=sum(part.doubtful for part in every),
        strangers=sum(part.strangers for part in every),
        shared=sum(1 for number in held.values() if number > 1),
    )
