"""What `weatherglass.cycle` does with made-up diaries: false alarms, finds, misses. Prints; docs/evidence.md keeps it.

Usage: bench/evidence.py [--count N] [--seed N] [set] [tension] [change] [regularity] [false-alarm] [found]
       [halves] [missed] [years] [sign] [gaps]
"""

from __future__ import annotations

import argparse
import math
import sys
import time
from collections.abc import Callable, Sequence
from datetime import timedelta
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))
from made_up import LOGGED, Logging, Model, Recipe, diaries, every_look, looks

from weatherglass.cycle import change, kindness, regularity, tension, windows
from weatherglass.cycle.calm import ENOUGH_GAPS
from weatherglass.cycle.chance import shift_p, shuffle_p, sign_p
from weatherglass.cycle.days import Span
from weatherglass.cycle.looks import FIRST_YEAR, Due
from weatherglass.cycle.missed import MISSED
from weatherglass.cycle.statements import Look
from weatherglass.cycle.survival import median

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


PARTS = {
    "set": family,
    "tension": tension_found,
    "change": change_found,
    "regularity": regularity_found,
    "false-alarm": false_alarm,
    "found": found,
    "halves": halves,
    "missed": missed,
    "years": years,
    "sign": sign,
    "gaps": gaps,
}


def main() -> None:
    """Print the parts that are asked for, or all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("parts", nargs="*", choices=[*PARTS, []])  # [] stands for none given
    parser.add_argument("--count", type=int, default=4000)
    parser.add_argument("--seed", type=int, default=20260301)
    call = parser.parse_args()
    for name in call.parts or PARTS:
        start = time.perf_counter()
        PARTS[name](call.count, call.seed)
        print(f"\n{name}: {timedelta(seconds=round(time.perf_counter() - start))}", flush=True)


if __name__ == "__main__":
    main()
