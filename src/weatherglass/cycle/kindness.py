"""`kindness-after`: whether kindness comes in the days after incidents more than on other days, and how sure that is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from weatherglass.cycle import windows
from weatherglass.cycle.chance import share_interval, shift_p, shuffle_p, sign_p
from weatherglass.cycle.looks import ENOUGH_DAYS
from weatherglass.cycle.missed import kindness_missed
from weatherglass.cycle.statements import BY_CHANCE, Look
from weatherglass.cycle.telling import newest, told, too_little
from weatherglass.dates import period

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from weatherglass.cycle.days import Day, Span
    from weatherglass.cycle.looks import Due
    from weatherglass.cycle.statements import Outcome, Statement

ID = "kindness-after"
ENOUGH_INCIDENTS = 5
SIGN_LEVEL = 0.05  # of the before/after sign test at each look: below it the sentence may say "after"


def look_at(seen: Span, at: Due) -> Look | None:
    """Return the look at the days of `seen`, or None where too little is written: fewer than 5 incident days or 45 logged days.

    Shown is what neither rotating nor shuffling the days explains: both p at most `at.alpha`. Rotation alone raises a false
    alarm in up to .03 of made-up years, with the shuffle about .02 (docs/evidence.md).
    """
    if lacking(seen):
        return None
    usable, following = windows.ordinary(seen), windows.after(seen.incident)
    counts = windows.counts(seen)
    p = shift_p(seen.kind[usable], following[usable])
    shuffled = shuffle_p(seen.kind[usable], following[usable])
    sign = sign_p(counts["more_after_than_before"], counts["less_after_than_before"])
    outcome: Outcome = "shown" if max(p, shuffled) <= at.alpha else "could-be-chance"
    tests = {"shuffle_p": shuffled, "sign_p": sign}
    return Look(ID, at.number, seen.first, at.day, at.alpha, p, dict(counts), _basis(seen), outcome, **tests)


def lacking(seen: Span) -> tuple[str, ...]:
    """Return what is missing for a look, in words for programs."""
    logged, incidents = int(seen.logged.sum()), int(seen.incident.sum())
    watched = bool((windows.ordinary(seen) & windows.after(seen.incident)).any())
    return tuple(
        sentence
        for enough, sentence in (
            (logged >= ENOUGH_DAYS, f"logged days: {logged} of at least {ENOUGH_DAYS}"),
            (incidents >= ENOUGH_INCIDENTS, f"incident days: {incidents} of at least {ENOUGH_INCIDENTS}"),
            (watched, "logged days without incident in the three days after incidents: none yet"),
        )
        if not enough
    )


def statement(days: Sequence[Day], looks: Sequence[Look], *, today: date) -> Statement:
    """Return what is said: of the newest look that showed something, else of the newest, else that it is too early to tell."""
    look, last = newest(looks, ID)
    if look is None or last is None:
        return too_little(ID, days, today, lacking, kindness_missed(None))
    says = f"{sentence(look)} {BY_CHANCE[look.outcome]} This looks at {period(look.first, look.due)}."
    return told(look, last, says, kindness_missed(look), share_interval(*_share(look)))


def sentence(look: Look) -> str:
    """Return the counts in words. "After" is said only where the look shows it and the before/after sign test holds as well."""
    counts = look.counts
    hits, trials = _share(look)
    if says_after(look):
        return (
            f"After {hits} of {trials} incidents there was kindness within three days. "
            f"It came on {counts['days_after_with_kindness']} of {counts['days_after']} days after incidents, "
            f"and on {counts['other_days_with_kindness']} of {counts['other_days']} other days."
        )
    return (
        f"There was kindness around {hits} of {trials} incidents, at most three days away. "
        f"It came on {counts['days_around_with_kindness']} of {counts['days_around']} days around incidents, "
        f"and on {counts['days_away_with_kindness']} of {counts['days_away']} other days."
    )


def says_after(look: Look) -> bool:
    """Tell whether the word "after" is earned."""
    return look.outcome == "shown" and look.sign_p is not None and look.sign_p <= SIGN_LEVEL


def _share(look: Look) -> tuple[int, int]:
    side = "after" if says_after(look) else "around"
    return int(look.counts[f"incidents_with_kindness_{side}"]), int(look.counts[f"incidents_with_days_{side}"])


def _basis(seen: Span) -> tuple[date, ...]:
    """Return the dates of the incidents, and of the kindness around them."""
    near = windows.after(seen.incident) | windows.before(seen.incident)
    rests = seen.incident | (seen.kind & near)
    return tuple(seen.day(index) for index in rests.nonzero()[0].tolist())
