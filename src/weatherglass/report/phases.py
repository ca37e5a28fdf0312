"""The phases of a year as a thin drawing and a table of runs. A fixed rule, no finding."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import Final

import msgspec

from weatherglass.cycle.statements import Phase, Word
from weatherglass.dates import MONTHS, SHORT, day_and_month
from weatherglass.report.markup import Markup, drawing, element, joined, table

LABEL: Final = 34
PITCH: Final = 9
ROW: Final = 20
WIDTH: Final = LABEL + 31 * PITCH + 2
NAMES: Final[dict[Word, str]] = {"incident": "incident", "make-up": "making up", "tension": "tension", "calm": "other days"}


class Run(msgspec.Struct, frozen=True):
    """Days of one month that follow each other and have one phase; both ends are included."""

    first: date
    last: date
    word: Word


def runs(phases: Sequence[Phase], year: int) -> tuple[Run, ...]:
    """Return the runs of one year; days that are not written are in none."""
    mine = (phase for phase in phases if phase.date.year == year)
    found = ((key[1], list(group)) for key, group in groupby(mine, key=lambda phase: (phase.date.month, phase.word)))
    return tuple(Run(group[0].date, group[-1].date, word) for word, group in found if word)


def phases_drawing(found: Sequence[Run], year: int, name: str = "phases") -> Markup:
    """Return a line a month: tall marks are incidents, rings making up, low marks tension, the bare line all other days."""
    labels = (element("text", word[:SHORT], x=0, y=ROW * number + 15) for number, word in enumerate(MONTHS))
    says = "One line for each month. The table below says the same in words. It is drawn by a fixed rule and is no finding."
    marks = (_run(run) for run in found)
    return drawing(name, f"{year}, drawn by a fixed rule", says, (WIDTH, ROW * 12 + 4), *labels, *marks)


def phases_table(found: Sequence[Run]) -> Markup:
    """Return the runs as a table, without those of other days."""
    rows = [(_period(run), NAMES[run.word]) for run in found if run.word != "calm"]
    return table("Days by the rule", ("Days", "Drawn as"), rows)


def _period(run: Run) -> str:
    return day_and_month(run.last) if run.first == run.last else f"{run.first.day} to {day_and_month(run.last)}"


def _run(run: Run) -> Markup:
    """Draw the line under a run, then a mark a day."""
    x, y = LABEL + PITCH * (run.first.day - 1), ROW * run.first.month - 4
    length = (run.last - run.first).days + 1
    line = element("path", d=f"M{x} {y}h{PITCH * length}", class_="written")
    return joined(line, *_marks(run.word, x + PITCH / 2, y, length))


def _marks(word: Word, x: float, y: int, length: int) -> Iterator[Markup]:
    for number in range(length):
        at = x + PITCH * number
        if word == "incident":
            yield element("path", d=f"M{at:g} {y}v-13", class_="tall")
        elif word == "tension":
            yield element("path", d=f"M{at:g} {y}v-5", class_="low")
        elif word == "make-up":
            yield element("circle", cx=f"{at:g}", cy=y - 6, r=3, class_="ring")
