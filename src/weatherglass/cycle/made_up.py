"""Diaries made by chance, with or without a tie between incidents and kindness, to see what the statistics do with them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Literal, TypeAlias

import numpy as np
from msgspec import Struct

from weatherglass.cycle import kindness
from weatherglass.cycle.days import Day, Event, Flags, Span
from weatherglass.cycle.looks import due
from weatherglass.cycle.windows import after

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from weatherglass.cycle.statements import Look

Model: TypeAlias = Literal["independent", "clustered", "weekends", "regular", "shared"]
Logging: TypeAlias = Literal["every day", "at random", "in stretches", "eventful days"]

FIRST = date(2025, 1, 1)
LOGGED = 0.76  # share of days reported by 145 women over 12 weeks (Burge and others 2014; science.md 1.3)
BUSY, QUIET, STAY = 1.7, 0.3, 1 / 15  # rates in a busy and a quiet stretch, and the chance a day that it turns
WEEKEND, WEEKDAY = 2.0, 0.6
AWAY = 1 / 5  # chance a day that a stretch without writing ends


class Recipe(Struct, frozen=True):
    """How a diary is made.

    An incident comes about every `every` days; kindness comes on a share `base` of days, and on `raised` of the `lasting` days
    after an incident (None: no tie). `model`: independent (every day for itself), clustered (incidents and kindness each have
    busy and quiet stretches of their own), weekends (both come more then), regular (incidents at nearly even gaps, never
    kindness on the same day), shared (both have the same stretches, so that they lie together though neither follows the
    other).
    """

    model: Model = "independent"
    days: int = 365
    every: float = 10
    base: float = 0.15
    raised: float | None = None
    lasting: int = 3
    logging: Logging = "every day"


def diaries(recipe: Recipe, *, count: int, seed: int) -> Iterator[Span]:
    """Yield `count` diaries; the same recipe and seed give the same."""
    chance = np.random.default_rng(seed)
    for _ in range(count):
        yield _diary(recipe, chance)


def days(span: Span) -> tuple[Day, ...]:
    """Return the columns as the days of a diary, without those that are not written."""
    return tuple(
        Day(span.day(index), weather=0, events=(Event("incident"),) * bool(incident) + (Event("gift"),) * bool(kind))
        for index, (logged, incident, kind) in enumerate(zip(span.logged, span.incident, span.kind, strict=True))
        if logged
    )


def looks(diary: Span) -> tuple[Look | None, ...]:
    """Return all looks at a made-up diary that come due in it, None for those for which too little is written."""
    after_it = diary.day(diary.logged.size)
    return tuple(kindness.look_at(diary.until(at.day), at) for at in due(diary.first, after_it))


def _diary(recipe: Recipe, chance: np.random.Generator) -> Span:
    stretch, own = _stretches(recipe, chance)
    incident = _regular(recipe, chance) if recipe.model == "regular" else chance.random(recipe.days) < stretch / recipe.every
    rate = recipe.base * own
    if recipe.raised is not None:
        rate = np.where(after(incident, recipe.lasting), np.maximum(rate, recipe.raised), rate)
    kind = chance.random(recipe.days) < rate
    if recipe.model == "regular":
        kind &= ~incident
    logged = _logged(recipe, incident | kind, chance)
    return Span(FIRST, logged, incident & logged, kind & logged)


def _stretches(recipe: Recipe, chance: np.random.Generator) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return by how much each day's rate of incidents, and of kindness, differs from the mean rate."""
    if recipe.model == "weekends":
        week = np.where(np.arange(recipe.days) % 7 < 2, WEEKEND, WEEKDAY)  # noqa: PLR2004  two days of the week
        return week, week
    if recipe.model in {"clustered", "shared"}:
        first, second = _busy(recipe.days, chance), _busy(recipe.days, chance)
        return first, first if recipe.model == "shared" else second
    return np.ones(recipe.days), np.ones(recipe.days)


def _busy(size: int, chance: np.random.Generator) -> NDArray[np.float64]:
    turns = np.cumsum(chance.random(size) < STAY) + chance.integers(2)
    return np.where(turns % 2, BUSY, QUIET)


def _regular(recipe: Recipe, chance: np.random.Generator) -> Flags:
    gaps = np.maximum(1, np.rint(chance.normal(recipe.every, recipe.every / 5, size=recipe.days)))
    at = np.cumsum(gaps).astype(np.int64) - chance.integers(1, int(recipe.every) + 1)
    incident = np.zeros(recipe.days, dtype=np.bool_)
    incident[at[(at >= 0) & (at < recipe.days)]] = True
    return incident


def _logged(recipe: Recipe, eventful: Flags, chance: np.random.Generator) -> Flags:
    if recipe.logging == "at random":
        return chance.random(recipe.days) < LOGGED
    if recipe.logging == "eventful days":
        return eventful | (chance.random(recipe.days) < 1 / 2)
    logged = np.ones(recipe.days, dtype=np.bool_)
    if recipe.logging == "in stretches":
        leave, writing = AWAY * (1 - LOGGED) / LOGGED, True
        for day, turn in enumerate(chance.random(recipe.days)):
            writing = bool(turn >= leave if writing else turn < AWAY)
            logged[day] = writing
    return logged
