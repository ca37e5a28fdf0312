"""The whole set of questions in made-up diaries, each question beside kindness, and the gaps. `bench/evidence.py` runs it."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from made_up import Recipe, diaries, every_look

from bench.evidence_kindness import EVERY, LOGGINGS
from weatherglass.cycle import change, kindness, regularity, tension, windows
from weatherglass.cycle.calm import ENOUGH_GAPS
from weatherglass.cycle.looks import FIRST_YEAR
from weatherglass.cycle.statements import Look
from weatherglass.cycle.survival import median

QUESTIONS = (kindness.ID, tension.ID, change.ID, regularity.ID)
NULLS = (
    *(Recipe(every=every) for every in EVERY),
    *(Recipe(model, every=every) for model in ("clustered", "weekends", "shared") for every in (7, 10)),
    Recipe("regular"),
    *(Recipe(logging=logging) for logging in (*LOGGINGS[1:], "more and more", "fewer quiet days")),
    Recipe("clustered", every=7, logging="at random"),
    Recipe(inertia=0.7),
    Recipe(relief=1.0),
    Recipe("regular", relief=2.0, every=8),
    Recipe(raised=0.45),
    Recipe(raised=0.45, logging="at random"),
    Recipe("clustered", raised=0.45),
    Recipe(raised=0.45, relief=1.0),
)


def family(count: int, seed: int) -> None:
    """Print how often each statement, and any of them, is shown in a year where there is nothing (or kindness alone) to show."""
    count //= 2
    print(f"\n## The whole set in a year ({count} diaries a row, seed {seed})\n")
    print("| diary | kindness | tension | change | regularity | the last three | any | says after | says before |")
    print("|---|---|---|---|---|---|---|---|---|")
    for recipe in NULLS:
        rows = [_set(every_look(diary)) for diary in diaries(recipe, count=count, seed=seed)]
        print(f"| {_name(recipe)} | " + " | ".join(f"{share:.3f}" for share in np.mean(rows, axis=0)) + " |", flush=True)


def _set(taken: Sequence[Look]) -> list[bool]:
    shown = [any(look.statement == question and look.outcome == "shown" for look in taken) for question in QUESTIONS]
    after = any(look.statement == kindness.ID and kindness.says_after(look) for look in taken)
    before = any(look.statement == tension.ID and tension.says_before(look) for look in taken)
    return [*shown, any(shown[1:]), any(shown), after, before]


def _name(recipe: Recipe) -> str:
    """Say what is particular about a recipe."""
    usual = Recipe()
    odd = [f"{name} {value}" for name in recipe.__struct_fields__ if (value := getattr(recipe, name)) != getattr(usual, name)]
    return ", ".join(odd) or "independent, every 10 days, every day written"


def _power(title: str, question: str, recipes: Sequence[Recipe], count: int, seed: int) -> None:
    """Print how often one question is answered by each look of the year, and by one at its end at .05 with nothing else asked."""
    count //= 8
    print(f"\n## {title} ({count} diaries a row, seed {seed})\n")
    print("| diary | by 120 | by 240 | by 365 | one look at .05, nothing else asked |\n|---|---|---|---|---|")
    for recipe in recipes:
        rows = []
        for diary in diaries(recipe, count=count, seed=seed):
            mine = [look for look in every_look(diary) if look.statement == question]
            by = [any(look.outcome == "shown" and look.number <= number for look in mine) for number in (1, 2, 3)]
            rows.append([*by, any(look.number == len(FIRST_YEAR) and look.p <= 0.05 for look in mine)])  # noqa: PLR2004  .05
        print(f"| {_name(recipe)} | " + " | ".join(f"{share:.3f}" for share in np.mean(rows, axis=0)) + " |", flush=True)


def tension_found(count: int, seed: int) -> None:
    """Print how often harder weather before incidents is found."""
    recipes = [Recipe(dip=dip, every=every, logging=way) for way in LOGGINGS[:2] for dip in (0.5, 1.0) for every in (7, 10, 14)]
    _power("Tension before, found", tension.ID, recipes, count, seed)


def change_found(count: int, seed: int) -> None:
    """Print how often a growing rate, or growing severity, is found."""
    rates = [Recipe(growth=growth, every=every) for growth in (2.0, 4.0) for every in (7, 10, 14)]
    drifts = [Recipe(drift=drift, every=every) for drift in (1.0, 2.0) for every in (7, 10, 14)]
    logged = [Recipe(growth=4.0, logging="at random"), Recipe(drift=2.0, logging="at random")]
    _power("Change, found", change.ID, [*rates, *drifts, *logged], count, seed)


def regularity_found(count: int, seed: int) -> None:
    """Print how often gaps of a gamma law of shape 4, and nearly even ones, are found."""
    recipes = [
        Recipe(model, every=every, logging=way) for model in ("gamma", "regular") for every in (7, 10, 14) for way in LOGGINGS[:2]
    ]
    _power("Regularity, found", regularity.ID, recipes, count, seed)


def gaps(count: int, seed: int) -> None:
    """Print how often the interval of the median gap holds the true median of gaps that come by chance."""
    print(f"\n## Median of the days between incidents, 95 % interval ({count} diaries a row, seed {seed})\n")
    print("| incident every | days | holds the true median | no upper end |\n|---|---|---|---|")
    for every in EVERY:
        for days in (180, 365):
            truth = 1 + math.ceil(math.log(0.5) / math.log(1 - 1 / every))
            held, open_ended, taken = 0, 0, 0
            for diary in diaries(Recipe(days=days, every=every), count=count, seed=seed):
                starts, ends = windows.bounds(diary.incident)
                lengths = (starts[1:] - ends[:-1]).tolist()
                if len(lengths) >= ENOUGH_GAPS:
                    _, low, high = median(lengths, (days - int(ends[-1]) - 1,))
                    held += low is not None and low <= truth <= (math.inf if high is None else high)
                    open_ended, taken = open_ended + (high is None), taken + 1
            print(f"| {every} | {days} | {held / taken:.3f} | {open_ended / taken:.3f} |", flush=True)
