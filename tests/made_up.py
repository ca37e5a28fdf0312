"""Diaries made by chance, with or without something in them to find, to see what the statistics do with them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Literal, TypeAlias

import numpy as np
from msgspec import Struct

from weatherglass.cycle import kindness, taking
from weatherglass.cycle.days import Day, Event, Flags, Span
from weatherglass.cycle.looks import due
from weatherglass.cycle.windows import after, before

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from weatherglass.cycle.statements import Look

Model: TypeAlias = Literal["independent", "clustered", "weekends", "regular", "gamma", "shared"]
Logging: TypeAlias = Literal["every day", "at random", "in stretches", "eventful days", "more and more", "fewer quiet days"]

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
    kindness on the same day), gamma (gaps of a gamma law of shape 4), shared (incidents, kindness and hard weather have the same
    stretches, so that they lie together though none follows another).

    Weather keeps some of the day before's (`inertia`), is lower by `dip` standard deviations on the three days before an
    incident and higher by `relief` on the three after. `growth`: the rate of incidents at the end by that at the start.
    `drift`: by how many standard deviations severity rises from start to end. `logging`: "more and more" goes from half of the
    days to all; "fewer quiet days" is every day at first, and from the middle on all eventful days and 3 in 10 of the others.
    """

    model: Model = "independent"
    days: int = 365
    every: float = 10
    base: float = 0.15
    raised: float | None = None
    lasting: int = 3
    logging: Logging = "every day"
    inertia: float = 0.4
    dip: float = 0.0
    relief: float = 0.0
    growth: float = 1.0
    drift: float = 0.0


def diaries(recipe: Recipe, *, count: int, seed: int) -> Iterator[Span]:
    """Yield `count` diaries; the same recipe and seed give the same."""
    chance = np.random.default_rng(seed)
    for number in range(count):
        yield _diary(recipe, chance, np.random.default_rng((seed, number)))


def days(span: Span) -> tuple[Day, ...]:
    """Return the columns as the days of a diary, without those that are not written."""
    return tuple(
        Day(
            span.day(index),
            weather=int(span.weather[index]) if span.rated[index] else None,
            events=(Event("incident", int(span.severity[index]) or None),) * bool(span.incident[index])
            + (Event("gift"),) * bool(span.kind[index]),
        )
        for index in np.flatnonzero(span.logged).tolist()
    )


def looks(diary: Span) -> tuple[Look | None, ...]:
    """Return all looks at a made-up diary that come due in it, None for those for which too little is written."""
    after_it = diary.day(diary.logged.size)
    return tuple(kindness.look_at(diary.until(at.day), at) for at in due(diary.first, after_it))


def every_look(diary: Span) -> tuple[Look, ...]:
    """Return the looks at all questions that come due in a made-up diary."""
    after_it = diary.day(diary.logged.size)
    return tuple(look for at in due(diary.first, after_it) for look in taking.looks_at(diary.until(at.day), at))


def _diary(recipe: Recipe, chance: np.random.Generator, rating: np.random.Generator) -> Span:
    stretch, own = _stretches(recipe, chance)
    incident = _incidents(recipe, stretch, chance)
    rate = recipe.base * own
    if recipe.raised is not None:
        rate = np.where(after(incident, recipe.lasting), np.maximum(rate, recipe.raised), rate)
    kind = chance.random(recipe.days) < rate
    if recipe.model == "regular":
        kind &= ~incident
    logged = _logged(recipe, incident | kind, chance)
    weather = _weather(recipe, incident, stretch, rating) * logged
    severity = _severity(recipe, rating) * (incident & logged)
    return Span(FIRST, logged, incident & logged, kind & logged, logged, weather.astype(np.int8), severity.astype(np.int8))


def _incidents(recipe: Recipe, stretch: NDArray[np.float64], chance: np.random.Generator) -> Flags:
    if recipe.model == "regular":
        return _regular(recipe, chance)
    if recipe.model == "gamma":
        return _placed(recipe, np.maximum(1, np.rint(chance.gamma(4, recipe.every / 4, size=recipe.days))), chance)
    trend = np.exp(np.linspace(-0.5, 0.5, recipe.days) * np.log(recipe.growth))
    came: Flags = chance.random(recipe.days) < stretch * trend / trend.mean() / recipe.every
    return came


def _weather(recipe: Recipe, incident: Flags, stretch: NDArray[np.float64], rating: np.random.Generator) -> NDArray[np.float64]:
    """Return the weather of each day, -2 to 2: an autoregression of first order with variance 1, rounded."""
    noise, level = rating.normal(size=recipe.days), np.zeros(recipe.days)
    fresh, last = np.sqrt(1 - recipe.inertia**2), 0.0
    for day, new in enumerate(noise.tolist()):
        last = recipe.inertia * last + fresh * new if day else new
        level[day] = last
    if recipe.model in {"shared", "weekends"}:
        level -= stretch - 1
    level -= recipe.dip * before(incident)
    level += recipe.relief * after(incident)
    return np.clip(np.rint(level), -2, 2)


def _severity(recipe: Recipe, rating: np.random.Generator) -> NDArray[np.float64]:
    worse = recipe.drift * np.linspace(-0.5, 0.5, recipe.days)
    return np.clip(np.floor(3 + rating.normal(size=recipe.days) + worse), 1, 4)


def _stretches(recipe: Recipe, chance: np.random.Generator) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return by how much each day's rate of incidents, and of kindness, differs from the mean rate."""
    if recipe.model == "weekends":
        week = np.where(np.arange(recipe.days) % 7 < 2, WEEKEND, WEEKDAY)
        return week, week
    if recipe.model in {"clustered", "shared"}:
        first, second = _busy(recipe.days, chance), _busy(recipe.days, chance)
        return first, first if recipe.model == "shared" else second
    return np.ones(recipe.days), np.ones(recipe.days)


def _busy(size: int, chance: np.random.Generator) -> NDArray[np.float64]:
    turns = np.cumsum(chance.random(size) < STAY) + chance.integers(2)
    return np.where(turns % 2, BUSY, QUIET)


def _regular(recipe: Recipe, chance: np.random.Generator) -> Flags:
    return _placed(recipe, np.maximum(1, np.rint(chance.normal(recipe.every, recipe.every / 5, size=recipe.days))), chance)


def _placed(recipe: Recipe, gaps: NDArray[np.float64], chance: np.random.Generator) -> Flags:
    at = np.cumsum(gaps).astype(np.int64) - chance.integers(1, int(recipe.every) + 1)
    incident = np.zeros(recipe.days, dtype=np.bool_)
    incident[at[(at >= 0) & (at < recipe.days)]] = True
    return incident


def _logged(recipe: Recipe, eventful: Flags, chance: np.random.Generator) -> Flags:
    if recipe.logging == "at random":
        return chance.random(recipe.days) < LOGGED
    if recipe.logging == "eventful days":
        return eventful | (chance.random(recipe.days) < 1 / 2)
    if recipe.logging == "more and more":
        return chance.random(recipe.days) < np.linspace(0.5, 1, recipe.days)
    if recipe.logging == "fewer quiet days":
        return eventful | (chance.random(recipe.days) < np.where(np.arange(recipe.days) < recipe.days / 2, 1, 0.3))
    logged = np.ones(recipe.days, dtype=np.bool_)
    if recipe.logging == "in stretches":
        leave, writing = AWAY * (1 - LOGGED) / LOGGED, True
        for day, turn in enumerate(chance.random(recipe.days)):
            writing = bool(turn >= leave if writing else turn < AWAY)
            logged[day] = writing
    return logged
