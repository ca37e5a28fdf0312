"""`tension-before`: whether the other person's treatment was harder in the days before incidents than on days away from them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from weatherglass.cycle import windows
from weatherglass.cycle.chance import share_interval, shift_p, sign_p
from weatherglass.cycle.looks import ENOUGH_DAYS
from weatherglass.cycle.missed import TOO_SHORT, tension_missed
from weatherglass.cycle.statements import BY_CHANCE, Look
from weatherglass.cycle.telling import newest, told, too_little
from weatherglass.dates import period

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from weatherglass.cycle.days import Day, Flags, Small, Span
    from weatherglass.cycle.looks import Due
    from weatherglass.cycle.statements import Statement

ID = "tension-before"
ENOUGH_INCIDENTS = 5
SIGN_LEVEL = 0.05
KINDEST = 2


def look_at(seen: Span, at: Due) -> Look | None:
    """Return the look at the weather before incidents up to its day, not yet held against a level.

    Only days with a weather and without an incident count, and none of the three days after one: else kindness after incidents
    would make all other days look hard. What is summed is how hard each day before an incident was; chance is the rotation of
    `chance.shift_p`. How the person felt and what they did is not in it (science.md 5.4). None with fewer than 5 incident days
    or 45 logged days.
    """
    if lacking(seen):
        return None
    usable = compared(seen)
    exposed = windows.before(seen.incident)
    p = shift_p(hard(seen)[usable], exposed[usable])
    after, before = windows.sides(seen.incident, _rated(seen), hard(seen))
    nearer, farther = windows.approach(seen.incident, usable, hard(seen))
    sign = max(sign_p(before, after), sign_p(nearer, farther))
    basis = tuple(seen.day(index) for index in (seen.incident | (usable & exposed)).nonzero()[0].tolist())
    return Look(ID, at.number, seen.first, at.day, at.alpha, p, _counts(seen), basis, "could-be-chance", sign_p=sign)


def hard(seen: Span) -> Small:
    """Return how hard each day was, 0 (sun) to 4 (storm)."""
    return KINDEST - seen.weather


def compared(seen: Span) -> Flags:
    """Return the days that are compared: with a weather, without an incident, and not on the three days after one."""
    return _rated(seen) & ~windows.after(seen.incident)


def _rated(seen: Span) -> Flags:
    return seen.rated & ~seen.incident


def lacking(seen: Span) -> tuple[str, ...]:
    """Return what is missing for a look, in words for programs."""
    logged, incidents = int(seen.logged.sum()), int(seen.incident.sum())
    usable, exposed = compared(seen), windows.before(seen.incident)
    both = bool((usable & exposed).any()) and bool((usable & ~exposed).any())
    return tuple(
        sentence
        for enough, sentence in (
            (logged >= ENOUGH_DAYS, f"logged days: {logged} of at least {ENOUGH_DAYS}"),
            (incidents >= ENOUGH_INCIDENTS, f"incident days: {incidents} of at least {ENOUGH_INCIDENTS}"),
            (both, "days with a weather, before incidents and away from them: not both yet"),
        )
        if not enough
    )


def statement(days: Sequence[Day], looks: Sequence[Look], *, today: date) -> Statement:
    """Return what the newest look that showed something says, else the newest, else that it is too early to tell."""
    look, last = newest(looks, ID)
    if look is None or last is None:
        return too_little(ID, days, today, lacking, TOO_SHORT)
    side = "before" if says_before(look) else "around"
    counts = look.counts
    interval = share_interval(int(counts[f"hard_{side}"]), int(counts[f"days_{side}"]))
    return told(look, last, sentence(look), tension_missed(look), interval)


def sentence(look: Look) -> str:
    """Return the counts in words.

    "Before" is said only where the look shows it and both sign tests hold as well: the days before against those after, and
    against the three days before them.
    """
    counts = look.counts
    if says_before(look):
        says = (
            f"In the three days before incidents, {counts['hard_before']} of {counts['days_before']} days had rain or a storm. "
            f"Of the days away from incidents, {counts['hard_away']} of {counts['days_away']} had."
        )
    else:
        says = (
            f"Around incidents, at most three days away, {counts['hard_around']} of {counts['days_around']} days had rain or a "
            f"storm. Of the days away from incidents, {counts['hard_away']} of {counts['days_away']} had."
        )
    return f"{says} {BY_CHANCE[look.outcome]} This looks at {period(look.first, look.due)}."


def says_before(look: Look) -> bool:
    """Tell whether the word "before" is earned."""
    return look.outcome == "shown" and look.sign_p is not None and look.sign_p <= SIGN_LEVEL


def _counts(seen: Span) -> dict[str, int | float]:
    rated, hard = _rated(seen), seen.weather < 0
    before, near = windows.before(seen.incident), windows.before(seen.incident) | windows.after(seen.incident)
    counts: dict[str, int | float] = {"logged": int(seen.logged.sum()), "incidents": int(seen.incident.sum())}
    for name, days in (("before", compared(seen) & before), ("around", rated & near), ("away", rated & ~near)):
        counts |= {f"days_{name}": int(days.sum()), f"hard_{name}": int((hard & days).sum())}
        counts |= {f"mean_{name}": round(float(seen.weather[days].mean()), 3)} if days.any() else {}
    return counts
