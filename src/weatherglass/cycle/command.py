"""`weatherglass cycle DIARY.csv [--today DATE] [--json]`: what a diary shows, as sentences or JSON."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, ArgumentTypeError
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import msgspec

from weatherglass.cycle.diary import BadDiary, days
from weatherglass.cycle.reader import read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from weatherglass.cycle.days import Day
    from weatherglass.cycle.statements import Reading

BAD_INPUT = 2


class BadCall(Exception):
    """A call that cannot be understood. Its text is the sentence to show; it does not repeat what was typed."""


class _Parser(ArgumentParser):
    def error(self, message: str) -> NoReturn:  # noqa: ARG002  argparse's message repeats what was typed, which may be a name
        raise BadCall("Write it as: weatherglass cycle DIARY.csv [--today 2026-03-01] [--json]")


def run(arguments: list[str]) -> int:
    """Print what the diary shows and return 0; on bad input print one plain sentence on standard error and return 2.

    `arguments` are those after `weatherglass cycle`. Days after `--today` (today's date, if not given) are left out, and said.
    """
    try:
        call = _parser().parse_args(arguments)
        written = list(_written(call.diary))
    except (BadCall, BadDiary) as error:
        sys.stderr.write(f"{error}\n")
        return BAD_INPUT
    today = call.today or datetime.now().astimezone().date()
    later = len({day.date for day in written if day.logged and day.date > today})
    if later:
        sys.stderr.write(f"Days after {today} are left out: {later}.\n")
    reading = read(written, today=today)
    sys.stdout.write(msgspec.json.encode(reading).decode() if call.json else said(reading))
    sys.stdout.write("\n")
    return 0


def said(reading: Reading) -> str:
    """Return a reading as plain sentences: each statement, then what it could not have seen."""
    head = f"You wrote on {reading.logged} of {reading.days} days. Days with an incident: {reading.incidents}."
    return "\n\n".join([head, *(f"{statement.says.removesuffix('.')}.\n{statement.misses}" for statement in reading.statements)])


def _parser() -> _Parser:
    parser = _Parser(prog="weatherglass cycle", description="Shows what the days and events of a diary can and cannot tell.")
    parser.add_argument("diary", type=Path, help="a CSV file with the columns date, weather, felt, events")
    parser.add_argument("--today", type=_day, help="read it as on this day (as 2026-03-01)")
    parser.add_argument("--json", action="store_true", help="print JSON")
    return parser


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError from None


def _written(path: Path) -> Iterator[Day]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            yield from days(lines, note=lambda sentence: sys.stderr.write(f"{sentence}\n"))
    except OSError:
        raise BadDiary("That file could not be opened.") from None
    except UnicodeError:
        raise BadDiary("That file is not text in UTF-8, as a CSV file must be.") from None
