"""What a reading gives: statements, the looks that they rest on, and the phases as a drawing."""

from __future__ import annotations

from datetime import date
from typing import Literal, TypeAlias

from msgspec import Struct

Outcome: TypeAlias = Literal["shown", "could-be-chance", "too-little"]
Word: TypeAlias = Literal["incident", "make-up", "tension", "calm"]
Counts: TypeAlias = dict[str, int | float | tuple[int, ...] | None]

NOT_YET = "Not enough is written yet to tell"
BY_CHANCE = {"shown": "This is hard to explain by chance.", "could-be-chance": "This could easily be chance."}


class Statement(Struct, frozen=True):
    """One thing that the diary shows, could show by chance, or cannot show yet.

    `counts`: what was counted, by name. `p`: of the test, one-sided, in (0, 1]. `interval`: 95 %, an open end is None. `basis`:
    the dates it rests on. `says`: the sentence. `misses`: what a record of this length could not have seen. `needs`: what is
    missing where it is too little; for programs, never to be shown (no one is to wait for incidents).
    """

    id: str
    outcome: Outcome
    counts: Counts
    p: float | None
    interval: tuple[float, float | None] | None
    basis: tuple[date, ...]
    says: str
    misses: str
    needs: tuple[str, ...] = ()


class Look(Struct, frozen=True):
    """One look at the days from `first` to `due`, taken once and then kept: whatever is edited later, it stays.

    `number` counts from 1. `alpha` is the level that `p` was held against (and `shuffle_p`, where there is one). `sign_p`: the
    before/after sign test's, for what may be said to come before or after. `gap_p` and `severity_p`: the two parts of `change`,
    each None where it could not be asked.
    """

    statement: str
    number: int
    first: date
    due: date
    alpha: float
    p: float
    counts: dict[str, int | float]
    basis: tuple[date, ...]
    outcome: Outcome
    shuffle_p: float | None = None
    sign_p: float | None = None
    gap_p: float | None = None
    severity_p: float | None = None


class Phase(Struct, frozen=True):
    """A day of the drawing and its word; None where nothing is written."""

    date: date
    word: Word | None


class Reading(Struct, frozen=True):
    """What a diary shows on one day.

    `days`: from the first written day to today, both included. `logged`: those that are written. `incidents`: days with an
    incident. `phases`: one a day, a drawing by a fixed rule and no finding. `looks`: all looks taken up to now; keep them, and
    give them back.
    """

    days: int
    logged: int
    incidents: int
    phases: tuple[Phase, ...]
    statements: tuple[Statement, ...]
    looks: tuple[Look, ...]
