"""Reads the days of a diary from CSV: date, weather, felt, events."""

from __future__ import annotations

import csv
from datetime import date
from typing import TYPE_CHECKING

from weatherglass.cycle.days import KINDS, Day, Event

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

FARTHEST = 2  # weather and felt go from -2 to 2
SEVERITIES = {"1", "2", "3", "4"}
EARLIEST = 1900


class BadDiary(Exception):
    """A diary that cannot be read as it is. Its text is the sentence to show: it names the line, never what the person wrote."""


def days(lines: Iterable[str]) -> Iterator[Day]:
    """Yield the days of a CSV text given line by line, with a header; see INTERFACES.md, `weatherglass cycle`.

    Only the column `date` must be there; columns of other names are passed over. A date may come several times (`days.merged`
    puts them together). Raises `BadDiary` at the first row that cannot be read: a day left out in silence would change what is
    counted.
    """
    rows = csv.DictReader(lines, strict=True)
    try:
        if "date" not in [*(rows.fieldnames or ())]:
            raise BadDiary("Line 1: there must be a column named date.")
        for row in rows:
            yield _day(row, rows.line_num)
    except csv.Error:
        raise BadDiary(f"Line {rows.reader.line_num}: this line cannot be read as a table row.") from None


def _day(row: Mapping[str | None, str | list[str] | None], line: int) -> Day:
    if None in row:
        raise BadDiary(f"Line {line}: there are more cells than columns.")
    cells = {name: str(cell or "").strip() for name, cell in row.items()}
    return Day(
        _date(cells["date"], line),
        _degree(cells, "weather", line),
        _degree(cells, "felt", line),
        tuple(_event(word, line) for word in cells.get("events", "").split()),
    )


def _date(cell: str, line: int) -> date:
    try:
        when = date.fromisoformat(cell)
    except ValueError:
        raise BadDiary(f"Line {line}, column date: that day is not in the calendar, or not written as in 2026-03-01.") from None
    if when.year < EARLIEST:
        raise BadDiary(f"Line {line}, column date: that day is before {EARLIEST}.")
    return when


def _degree(cells: Mapping[str | None, str], column: str, line: int) -> int | None:
    cell = cells.get(column, "")
    if cell in {str(degree) for degree in range(-FARTHEST, FARTHEST + 1)}:
        return int(cell)
    if cell:
        raise BadDiary(f"Line {line}, column {column}: this must be -2, -1, 0, 1, 2 or nothing.")
    return None


def _event(word: str, line: int) -> Event:
    kind, colon, severity = word.partition(":")
    if kind not in KINDS:
        raise BadDiary(f"Line {line}, column events: a word there is not known. Known are {', '.join(sorted(KINDS))}.")
    if colon and severity not in SEVERITIES:
        raise BadDiary(f"Line {line}, column events: what stands after the colon must be 1, 2, 3 or 4.")
    return Event(kind, int(severity) if colon else None)
