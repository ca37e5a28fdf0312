"""Reads the days of a diary from CSV: date, weather, felt, events."""

from __future__ import annotations

import csv
from datetime import date
from itertools import chain
from typing import TYPE_CHECKING

from weatherglass.cycle.days import KINDS, Day, Event

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

FARTHEST = 2  # weather and felt go from -2 to 2
SEVERITIES = {"1", "2", "3", "4"}
EARLIEST = 1900
COLUMNS = ("date", "weather", "felt", "events")
MOST_ROWS = 1_000_000  # far more than a life of days; a file of ten million is no diary, and is not read to its end
LONGEST_LINE = 100_000  # characters
PARTED = {";": "semicolons", "\t": "tabs"}
NOTED = 3  # duplicate days that are named one by one


class BadDiary(Exception):
    """A diary that cannot be read as it is. Its text is the sentence to show: it names the line, never what the person wrote."""


def days(lines: Iterable[str], *, note: Callable[[str], object] = lambda _: None) -> Iterator[Day]:
    """Yield the days of a CSV text given line by line, with a header; see INTERFACES.md, `weatherglass cycle`.

    The column `date` must be there; of columns with other names, one must be `weather` or `events` beside them. What is done to
    a file that is a little different is told to `note`, a sentence each: cells parted by semicolons or tabs, columns of other
    names (passed over), a date that comes several times
    (`days.merged` puts them together). Raises `BadDiary` at the first row that cannot be read: a day left out in silence would
    change what is counted.
    """
    given = _short(iter(lines))
    head = next(given, "")
    parted = _parting(head, note)
    rows = csv.DictReader(chain([head], given), strict=True, delimiter=parted)
    try:
        _heading([*(rows.fieldnames or ())], note)
        seen: dict[date, int] = {}
        again = 0
        for number, row in enumerate(rows, start=1):
            if number > MOST_ROWS:
                raise BadDiary(f"Line {rows.line_num}: this is more than {MOST_ROWS} rows, which no diary of days has.")
            day = _day(row, rows.line_num)
            if day.date in seen:
                again += 1
                if again <= NOTED:
                    note(f"Line {rows.line_num}: that day is on line {seen[day.date]} already. Both count as one day.")
            seen.setdefault(day.date, rows.line_num)
            yield day
        if again > NOTED:
            note(f"In all, {again} rows are about a day that was there already. Of several weathers the hardest counts.")
    except csv.Error:
        raise BadDiary(f"Line {rows.reader.line_num}: this line cannot be read as a table row.") from None


def _short(lines: Iterator[str]) -> Iterator[str]:
    for number, line in enumerate(lines, start=1):
        if len(line) > LONGEST_LINE:
            raise BadDiary(f"Line {number}: this line is too long to be a row of a diary.")
        if "\0" in line:
            raise BadDiary(f"Line {number}: this line holds signs that no text has.")
        yield line


def _parting(head: str, note: Callable[[str], object]) -> str:
    """Return what parts the cells: a comma, or what the heading uses where it has no comma."""
    for sign, name in PARTED.items():
        if sign in head and "," not in head:
            note(f"Line 1: the columns are parted by {name}, and are read so.")
            return sign
    return ","


def _heading(names: list[str], note: Callable[[str], object]) -> None:
    known = {name for name in names if name in COLUMNS}
    if "date" not in known:
        raise BadDiary("Line 1: there must be a column named date.")
    if len(known) < len([name for name in names if name in COLUMNS]):
        raise BadDiary("Line 1: a column is there twice.")
    if len(names) > len(known) and not known & {"weather", "events"}:
        raise BadDiary("Line 1: there must be a column named weather, or one named events.")
    if len(names) > len(known):
        missing = ", ".join(name for name in COLUMNS if name not in known)
        said = f" Not there: {missing}." if missing else ""
        note(f"Line 1: columns with other names are passed over: {len(names) - len(known)}.{said}")


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
    if colon and not kind:
        raise BadDiary(f"Line {line}, column events: there is a severity without what happened. Write it as in incident:3.")
    if kind not in KINDS:
        raise BadDiary(f"Line {line}, column events: a word there is not known. Known are {', '.join(sorted(KINDS))}.")
    if colon and severity not in SEVERITIES:
        raise BadDiary(f"Line {line}, column events: what stands after the colon must be 1, 2, 3 or 4.")
    return Event(kind, int(severity) if colon else None)
