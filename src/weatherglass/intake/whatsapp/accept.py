"""Which lines shaped like a header begin a message, and which of those may have been typed to look like one.

On an iPhone the text says it (records end CR LF, lines inside a message LF). Elsewhere this decides little and marks much: only a
line that both looks unlike the export around it and runs backwards in time stays part of the message above it.
"""

from __future__ import annotations

from typing import Final

import msgspec
import numpy as np

from weatherglass.intake.messages import Flags, Numbers
from weatherglass.intake.outline import Regime
from weatherglass.intake.whatsapp.shapes import Block, Book, Lines

RUN: Final = 3
"""So many lines of another layout in a row are no forgery: the phone's language changed, or two exports were joined."""
_MOST: Final = 64
"""Changes of layout that are followed; a file with more is odd, and its further ones are only marked."""


def after_cr(source: Block, lines: Lines) -> Flags:
    """Which of n lines follow a CR LF (the first of a block follows a record)."""
    flags: Flags = (lines.start == 0) | (source.array[lines.start - 2] == ord("\r"))
    return flags


class Turns:
    """Finds out in one pass from which byte on an export has which layout."""

    def __init__(self) -> None:
        self.regimes: list[Regime] = []

    def follow(self, lines: Lines, base: int, book: Book, *, final: bool) -> int:
        """Look at n lines, and return of how many of them the layout is settled: a short run at the end waits for more."""
        if not len(lines):
            return 0
        edges: list[int] = np.flatnonzero(np.concatenate([[True], lines.layout[1:] != lines.layout[:-1]])).tolist()
        for first, end in zip(edges, [*edges[1:], len(lines)], strict=True):
            layout = book.layouts[int(lines.layout[first])]
            if not self.regimes:
                self.regimes.append(Regime(0, layout))
            elif layout != self.regimes[-1].layout and len(self.regimes) < _MOST:
                if end - first >= RUN:
                    self.regimes.append(Regime(base + int(lines.start[first]), layout))
                elif end == len(lines) and not final:
                    return first
        return len(lines)


class Accepted(msgspec.Struct, frozen=True, eq=False):
    """For n lines: which begin a message, which of these are unlike the layout around them, which run back in time."""

    begins: Flags
    unlike: Flags
    back: Flags


def accept(lines: Lines, local: Numbers, base: int, regimes: tuple[Regime, ...], book: Book, before: int | None) -> Accepted:
    """Decide about n lines. `local`: their times (ms); `before`: the time of the message before them, if any.

    The first line of a text always begins a message: there is none that it could be part of.
    """
    where = np.array([regime.start for regime in regimes], np.int64)
    wanted = np.array([book.number(regime.layout) for regime in regimes], np.int64)
    at = np.maximum(np.searchsorted(where, lines.start + base, side="right") - 1, 0)
    unlike: Flags = lines.layout != wanted[at]
    begins = np.ones(len(lines), np.bool_)
    last = known = -1  # the line looked at before, and the last one known to begin a message
    for index in np.flatnonzero(unlike):
        if index > last + 1:
            known = int(index) - 1
        elif last >= 0 and begins[last]:
            known = last
        earlier = before if known < 0 else int(local[known])
        begins[index] = earlier is None or local[index] >= earlier
        last = int(index)
    times = local[begins]
    back = np.zeros(len(lines), np.bool_)
    if len(times):
        back[begins] = np.concatenate([[before is not None and times[0] < before], times[1:] < times[:-1]])
    return Accepted(begins, unlike, back)
