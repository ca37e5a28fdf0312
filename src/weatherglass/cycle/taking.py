"""Taking a look: all questions at once, the first of them before the others, and never a second time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from weatherglass.cycle import change, kindness, regularity, tension
from weatherglass.cycle.days import span
from weatherglass.cycle.holm import holm
from weatherglass.cycle.looks import REST, due, first_day

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from weatherglass.cycle.days import Day, Span
    from weatherglass.cycle.looks import Due
    from weatherglass.cycle.statements import Look

AFTER_THE_FIRST: Final = (tension, change, regularity)


def take(days: Sequence[Day], *, today: date, taken: Sequence[Look] = ()) -> tuple[Look, ...]:
    """Return all looks whose day is over: the `taken` as they are, and those that can be taken now.

    `days` are logged, in order, one a date. A look sees the days from the first day of the diary to its own day and no later
    ones. Once one question was looked at on a day, that day is closed for the others as well: what is written later about
    earlier days cannot open it again.
    """
    closed = {look.number for look in taken}
    first = first_day(days, taken)
    if first is None:
        return tuple(taken)
    coming = [at for at in due(first, today) if at.number not in closed]
    seen = span(days, first, today) if coming else None
    fresh = [look for at in coming for look in looks_at(seen.until(at.day), at)] if seen else []
    return tuple(sorted((*taken, *fresh), key=lambda look: look.number))


def looks_at(seen: Span, at: Due) -> tuple[Look, ...]:
    """Return the looks at the days of `seen`, one for each question that can be asked of them.

    `kindness-after` is held against the look's own alpha. The others share half as much by Holm's step; where kindness is shown,
    its alpha is not spent on a false alarm and passes on to them, and they share all of the look's (docs/decisions/011).
    """
    first = kindness.look_at(seen, at)
    shown = first is not None and first.outcome == "shown"
    others = [look for look in (question.look_at(seen, at) for question in AFTER_THE_FIRST) if look is not None]
    levels = holm([look.p for look in others], at.alpha if shown else at.alpha * REST)
    judged = (
        replace(look, alpha=alpha, outcome="shown" if passed else "could-be-chance")
        for look, (alpha, passed) in zip(others, levels, strict=True)
    )
    return (*((first,) if first else ()), *judged)
