"""What all statements that rest on looks have in common: which look speaks, and what is said while there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from weatherglass.cycle.days import span
from weatherglass.cycle.looks import FIRST_YEAR, first_day
from weatherglass.cycle.statements import NOT_YET, Statement
from weatherglass.dates import on

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from weatherglass.cycle.days import Day, Span
    from weatherglass.cycle.statements import Counts, Look


def newest(looks: Sequence[Look], question: str) -> tuple[Look | None, Look | None]:
    """Return the look that speaks for a question, the newest that showed something or else the newest, and the newest."""
    mine = [look for look in looks if look.statement == question]
    last = mine[-1] if mine else None
    return next((look for look in reversed(mine) if look.outcome == "shown"), last), last


def told(look: Look, last: Look, says: str, misses: str, interval: tuple[float, float | None] | None = None) -> Statement:
    """Return the statement of a look; where a later one, `last`, found less, that is said too."""
    later = f" Looked at again with the days up to {on(last.due)}, it could be chance." if last is not look else ""
    return Statement(look.statement, look.outcome, dict(look.counts), look.p, interval, look.basis, f"{says}{later}", misses)


def too_little(
    question: str, days: Sequence[Day], today: date, lacking: Callable[[Span], tuple[str, ...]], misses: str
) -> Statement:
    """Return that not enough is written yet, with what is missing for programs only."""
    counts: Counts = {"logged": len(days), "incidents": sum(day.incident for day in days)}
    missing: tuple[str, ...] = ("no day is logged",)
    if days:
        seen = span(days, first_day(days) or days[0].date, today)
        day = next((day for day, _ in FIRST_YEAR if day >= seen.logged.size), seen.logged.size)
        missing = (f"the end of day {day} of the diary: today is day {seen.logged.size}", *lacking(seen))
    basis = tuple(day.date for day in days if day.incident)
    return Statement(question, "too-little", counts, None, None, basis, NOT_YET, misses, missing)
