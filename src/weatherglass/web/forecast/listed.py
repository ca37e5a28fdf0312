"""The list of things to do as a form: what it says when it comes back, put onto what is kept by then."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from weatherglass import record
from weatherglass.web import both

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from weatherglass.record.plans import Line, Plan


class Read(NamedTuple):
    """What a list says: ids that are done, the day of each that stood in it, whether a day was written that is none."""

    done: tuple[str, ...]
    show: dict[str, date | None]
    wrong: bool


def typed(line: Line, fields: Mapping[str, str]) -> tuple[bool, str]:
    """Give whether a thing is ticked and its day. What did not stand in the form, or was not changed in it, is as it is kept."""
    done, show = line.done is not None, line.show.isoformat() if line.show else ""
    if line.id not in both.several(fields, "shown"):
        return done, show
    said = fields.get(f"day-{line.id}", show).strip()
    return both.tick(fields, "done", line.id, now=done), show if said == fields.get(f"was-day-{line.id}") else said


def read(found: Plan, fields: Mapping[str, str]) -> Read:
    """Read a list that comes back: a day that is none leaves the one that is kept."""
    stood = both.several(fields, "shown")
    rows = {line: typed(line, fields) for line in found.todo if line.id in stood}
    wrong = {line for line, (_, said) in rows.items() if said and day(said) is None}
    show = {line.id: line.show if line in wrong else day(said) for line, (_, said) in rows.items()}
    return Read(tuple(line.id for line, (ticked, _) in rows.items() if ticked), show, bool(wrong))


def day(text: str) -> date | None:
    """Read a day; None where there is none in the calendar."""
    try:
        return record.day(text.strip())
    except record.NoSuchDay:
        return None
