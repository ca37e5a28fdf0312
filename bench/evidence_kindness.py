"""Kindness after incidents in made-up diaries: false alarms, finds, misses, other tests. `bench/evidence.py` runs it."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

import numpy as np
from made_up import LOGGED, Logging, Model, Recipe, diaries, looks

from weatherglass.cycle import kindness, windows
from weatherglass.cycle.chance import shift_p, shuffle_p, sign_p
from weatherglass.cycle.days import Span
from weatherglass.cycle.looks import FIRST_YEAR, Due
from weatherglass.cycle.missed import MISSED
from weatherglass.cycle.statements import Look

MODELS: tuple[Model, ...] = ("independent", "clustered", "weekends", "regular", "shared")
LOGGINGS: tuple[Logging, ...] = ("every day", "at random", "in stretches", "eventful days")
EVERY = (7, 10, 14, 20)


def tally(recipe: Recipe, count: int, seed: int) -> list[float]:
    """Return shares of diaries: shown by look 1, 2, 3; the shift alone; "after" said; first look not taken."""
    rows = [_year(looks(diary)) for diary in diaries(recipe, count=count, seed=seed)]
    return [float(share) for share in np.mean(rows, axis=0)]


def _year(taken: Sequence[Look | None]) -> list[bool]:
    shown = [look is not None and look.outcome == "shown" for look in taken]
    by = [any(shown[:number]) for number in range(1, len(FIRST_YEAR) + 1)]
    shift = any(look is not None and look.p <= look.alpha for look in taken)
    after = any(look is not None and kindness.says_after(look) for look in taken)
    return [*by, shift, after, taken[0] is None]


def _row(recipe: Recipe, count: int, seed: int) -> None:
    figures = " | ".join(f"{share:.3f}" for share in tally(recipe, count, seed))
    print(f"| {recipe.model} | {recipe.logging} | {recipe.every:g} | {recipe.raised or '-'} | {figures} |", flush=True)


def _head(title: str, count: int, seed: int) -> None:
    print(f"\n## {title} ({count} diaries a row, seed {seed})\n")
    print("| model | written | every | raised to | by 120 | by 240 | by 365 | shift alone | says after | no first look |")
    print("|---|---|---|---|---|---|---|---|---|---|")


def false_alarm(count: int, seed: int) -> None:
    """Print how often something is shown in a year where there is nothing."""
    _head("False alarm in a year", count, seed)
    for model in MODELS:
        for every in EVERY:
            _row(Recipe(model, every=every), count, seed)
    for logging in LOGGINGS[1:]:
        for every in EVERY:
            _row(Recipe("independent", every=every, logging=logging), count, seed)
    for model in MODELS[1:]:
        _row(Recipe(model, logging="at random"), count, seed)


def found(count: int, seed: int) -> None:
    """Print how often a rise of kindness after incidents is found."""
    count //= 4
    _head("Found", count, seed)
    for logging in LOGGINGS:
        for every in EVERY:
            for raised in (0.30, 0.45, 0.60):
                _row(Recipe(every=every, raised=raised, logging=logging), count, seed)


def halves(count: int, seed: int) -> None:
    """Print what rotating each half on its own finds, beside rotating the whole: shown by day 120, 240, 365 with the shuffle."""
    count //= 4
    print(f"\n## Rotating the whole, and each half on its own ({count} diaries a row, seed {seed})\n")
    print("| kindness | written | whole by 120 | 240 | 365 | halves by 120 | 240 | 365 |\n|---|---|---|---|---|---|---|---|")
    for logging in LOGGINGS[:2]:
        for name, recipe in (
            ("no tie", Recipe(logging=logging)),
            ("15 to 45 on three days", Recipe(raised=0.45, logging=logging)),
            ("15 to 80 on the next day", Recipe(raised=0.8, lasting=1, logging=logging)),
            ("5 to 80 on the next day", Recipe(base=0.05, raised=0.8, lasting=1, logging=logging)),
        ):
            rows = [[*_shown(diary, 1), *_shown(diary, 2)] for diary in diaries(recipe, count=count, seed=seed)]
            figures = " | ".join(f"{share:.3f}" for share in np.mean(rows, axis=0))
            print(f"| {name} | {logging} | {figures} |", flush=True)


def _shown(diary: Span, parts: int) -> list[bool]:
    shown = []
    for day, alpha in FIRST_YEAR:
        seen = diary.until(diary.day(day - 1))
        usable = windows.ordinary(seen)
        kind, exposed = seen.kind[usable], windows.after(seen.incident)[usable]
        p = max(shift_p(kind, exposed, parts=parts), shuffle_p(kind, exposed))
        shown.append(not kindness.lacking(seen) and p <= alpha)
    return [any(shown[: number + 1]) for number in range(len(shown))]


def missed(count: int, seed: int) -> None:
    """Print the table of missed.py: diaries of ten in which one look misses a rise to 45, and to 30, days in 100."""
    count //= 8
    print(f"\n## Missed by one look: kindness rises from 15 to 45, and to 30, days in 100 ({count} diaries, seed {seed})\n")
    print("| look | written | incidents | 45 | 30 |\n|---|---|---|---|---|")
    for (number, every_day), rows in MISSED.items():
        for incidents, *_ in rows:
            strong, weak = (_missed(number, incidents, raised, count, seed, every_day=every_day) for raised in (0.45, 0.30))
            written = "every day" if every_day else "at random"
            print(f"| {number} | {written} | {incidents} | {strong:.2f} | {weak:.2f} |", flush=True)


def _missed(number: int, incidents: int, raised: float, count: int, seed: int, *, every_day: bool) -> float:
    """Return the share missed among looks with about so many written incidents (a fifth more or fewer) that could be taken."""
    days, alpha = FIRST_YEAR[number - 1]
    recipe = Recipe(days=days, every=days / incidents, raised=raised)
    if not every_day:
        recipe = Recipe(days=days, every=LOGGED * days / incidents, raised=raised, logging="at random")
    outcomes: list[bool] = []
    for diary in diaries(recipe, count=8 * count, seed=seed):
        if abs(int(diary.incident.sum()) - incidents) <= incidents / 5 and len(outcomes) < count:
            look = kindness.look_at(diary, Due(number, diary.day(days - 1), alpha))
            outcomes += [look.outcome != "shown"] if look is not None else []
    return float(np.mean(outcomes)) if outcomes else math.nan


def years(count: int, seed: int) -> None:
    """Print how often something is shown in ten years where there is nothing."""
    count //= 4
    print(f"\n## False alarm in ten years of writing ({count} diaries, seed {seed})\n")
    print("| model | by year 1 | 2 | 5 | 10 |\n|---|---|---|---|---|")
    for model in MODELS[:-1]:
        rows = []
        for diary in diaries(Recipe(model, days=3650), count=count, seed=seed):
            shown = [look is not None and look.outcome == "shown" for look in looks(diary)]
            rows.append([any(shown[:number]) for number in (3, 4, 7, 12)])
        print(f"| {model} | " + " | ".join(f"{share:.3f}" for share in np.mean(rows, axis=0)) + " |", flush=True)


def sign(count: int, seed: int) -> None:
    """Print the before/after sign test by groups, as it is done, beside picking every incident a week after the last picked."""
    count //= 4
    print(f"\n## Sign test at .05 on 365 days ({count} diaries a row, seed {seed})\n")
    print("| model | every | raised | by groups | by picking |\n|---|---|---|---|---|")
    ways: tuple[Callable[[Span], tuple[int, int]], ...] = (_grouped, _picked)
    for recipe in (
        *(Recipe("shared", every=every) for every in (5, 7, 10)),
        *(Recipe(every=every, raised=0.45) for every in (7, 10, 14)),
    ):
        rows = [[sign_p(*way(diary)) <= kindness.SIGN_LEVEL for way in ways] for diary in diaries(recipe, count=count, seed=seed)]
        figures = " | ".join(f"{share:.3f}" for share in np.mean(rows, axis=0))
        print(f"| {recipe.model} | {recipe.every:g} | {recipe.raised or '-'} | {figures} |", flush=True)


def _grouped(span: Span) -> tuple[int, int]:
    return windows.sides(span.incident, windows.ordinary(span), span.kind)


def _picked(span: Span) -> tuple[int, int]:
    usable, last, signs = windows.ordinary(span), -math.inf, list[int]()
    for day in np.flatnonzero(span.incident).tolist():
        if day - last > 2 * windows.WINDOW:
            steps = np.arange(1, min(windows.WINDOW, day, usable.size - 1 - day) + 1)
            steps = steps[usable[day - steps] & usable[day + steps]]
            signs.append(int(span.kind[day + steps].sum()) - int(span.kind[day - steps].sum()))
            last = day
    return sum(sign > 0 for sign in signs), sum(sign < 0 for sign in signs)
