"""Each incident on one line, with the three days before and after it: a drawing and its table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from weatherglass.cycle.around import WINDOW, Around, Near
from weatherglass.cycle.days import INCIDENTS, KINDNESS
from weatherglass.dates import short, short_with_year
from weatherglass.report.markup import Markup, drawing, element, table
from weatherglass.report.words import days, kinds, link

WIDTH: Final = 320
LABEL: Final = 66
ROW: Final = 22
HEAD: Final = 24
NOTHING: Final = "nothing written"
NO_KINDNESS: Final = "no kindness written"


def near_drawing(incidents: Sequence[Around], *, before: bool = True, name: str = "near") -> Markup:
    """Return a line an incident: filled dots are incidents, rings kindness, a gap in the line a day that is not written.

    With `before=False` only the day and the three days after it are drawn.
    """
    rows = list(_rows(incidents))
    top = (element("text", word, x=_x(step, before=before), y=14, class_="mid") for step, word in _head(before=before))
    lines = (
        row if isinstance(row, str) else _line(row, HEAD + ROW * number + ROW // 2, before=before)
        for number, row in enumerate(rows)
    )
    drawn = (
        element("text", line, x=0, y=HEAD + ROW * number + ROW // 2 + 4, class_="year") if not isinstance(line, Markup) else line
        for number, line in enumerate(lines)
    )
    around = "the three days before and after it" if before else "the three days after it"
    says = f"{_number(incidents)} Each line is one incident with {around}. The table below says the same in words."
    return drawing(name, f"Incidents with {around}", says, (WIDTH, HEAD + ROW * len(rows) + 4), *top, *drawn)


def near_table(incidents: Sequence[Around], *, before: bool = True) -> Markup:
    """Return the same as a table of words, newest last; each incident is a link to its day."""
    head = ("Incident", "Three days before", "Three days after") if before else ("Incident", "Three days after")
    rows = [
        (
            link(one.day.date, short_with_year(one.day.date)),
            *((_words(one.before, one),) if before else ()),
            _words(one.after, one),
        )
        for one in incidents
    ]
    return table("Kindness around each incident", head, rows)


def _number(incidents: Sequence[Around]) -> str:
    return "One incident." if len(incidents) == 1 else f"{len(incidents)} incidents."


def _rows(incidents: Sequence[Around]) -> Iterator[str | Around]:
    """Yield the incidents, and before those of each year that year where there are several."""
    years = [(str(year), list(group)) for year, group in groupby(incidents, key=lambda one: one.day.date.year)]
    for year, group in years:
        if len(years) > 1:
            yield year
        yield from group


def _head(*, before: bool) -> Iterator[tuple[int, str]]:
    for step in range(-WINDOW if before else 0, WINDOW + 1):
        sign = "+" if step > 0 else "\N{MINUS SIGN}"
        yield step, f"{sign}{abs(step)}" if step else "day"


def _x(step: int, *, before: bool) -> int:
    """Return where a day `step` days from the incident stands."""
    columns = 2 * WINDOW + 1 if before else WINDOW + 1
    return LABEL + _pitch(columns) * (step + (WINDOW if before else 0)) + _pitch(columns) // 2


def _pitch(columns: int) -> int:
    return (WIDTH - LABEL) // columns


def _line(one: Around, y: int, *, before: bool) -> Markup:
    columns = 2 * WINDOW + 1 if before else WINDOW + 1
    shown = (*(one.before if before else ()), one.day, *one.after)
    marks = (
        _mark(near, _x((near.date - one.day.date).days, before=before), y, _pitch(columns), own=near is one.day) for near in shown
    )
    return element("g", element("text", short(one.day.date), x=0, y=y + 4), *marks)


def _mark(near: Near, x: int, y: int, pitch: int, *, own: bool) -> Markup:
    """Draw one day: its piece of the line, then what was on it."""
    if not near.logged:
        return Markup()
    half = pitch / 2
    parts = [element("path", d=f"M{x - half:g} {y}h{pitch}", class_="written")]
    hurt = not INCIDENTS.isdisjoint(near.kinds)
    if not KINDNESS.isdisjoint(near.kinds):
        parts.append(element("circle", cx=x, cy=y, r=9 if hurt else 5.5, class_="ring"))
    if hurt:
        parts.append(element("circle", cx=x, cy=y, r=6 if own else 4, class_="dot"))
    return Markup("".join(parts))


def _words(shown: Sequence[Near], one: Around) -> str:
    """Say how many days away something was: "1 day: apology; 3 days: nothing written"."""
    if not any(near.logged for near in shown):
        return NOTHING if shown else ""
    parts = [f"{days(abs((near.date - one.day.date).days))}: {_found(near)}" for near in shown if _found(near)]
    return "; ".join(parts) or NO_KINDNESS


def _found(near: Near) -> str:
    if not near.logged:
        return NOTHING
    return kinds(tuple(kind for kind in near.kinds if kind in KINDNESS or kind in INCIDENTS))
