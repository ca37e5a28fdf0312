"""What is said, gently and once, after an event that advocates treat as urgent."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from weatherglass.help.sheets import emergency, lines

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from weatherglass.help.helpline import Emergency, Helpline

FACTS = {
    "strangulation": "Someone pressed on my neck, or kept me from breathing",
    "weapon": "There was a weapon, or one is near",
    "threat-to-kill": "They said that they would kill me or someone else",
    "forced-sex": "They made me do something sexual that I did not want",
    "stalking": "They follow me, watch me or turn up",
    "just-left": "I have left, or am about to",
    "pregnancy": "I am pregnant, or have just had a baby",
}
"""Facts that advocates treat as urgent, in the person's words (Campbell 2003; science.md 5.1; content/en/dangerous.md)."""
URGENT = frozenset(FACTS)
QUESTION = "This can be dangerous. Would you like to talk to someone today?"
DOCTOR = "Strangulation is always serious. See a doctor, even without marks."  # MEDSAC 2026, see content/en/dangerous.md
PAGE = "dangerous"


class Advice(Struct, frozen=True, kw_only=True):
    """The same words for one urgent thing or three. `doctor` is empty where nobody was strangled; `page` is the guide's."""

    question: str
    lines: tuple[Helpline, ...]
    emergency: Emergency
    doctor: str
    page: str


def advice(flags: Iterable[str], country: str | None, today: date) -> Advice | None:
    """Give what to say after an event with these flags, and whom to call in a country (None: not chosen); None if none is urgent.

    The caller says it once for each keeping. Raises UnknownCountry for a code that is no country's.
    """
    urgent = URGENT & set(flags)
    if not urgent:
        return None
    return Advice(
        question=QUESTION,
        lines=first_lines(country, today=today),
        emergency=emergency(country),
        doctor=DOCTOR if "strangulation" in urgent else "",
        page=PAGE,
    )


def first_lines(country: str | None, *, today: date, kind: str = "abuse") -> tuple[Helpline, ...]:
    """Give whom to call first for one kind of need (`helpline.KINDS`); where a country has no line of that kind, those for abuse.

    One line; where it is for a part of the country only, one for each part, and where all are for women, one for others too.
    Raises UnknownCountry.
    """
    every = lines(country, today=today) if country else ()
    found = tuple(line for line in every if line.kind == kind)
    if not found:
        return first_lines(country, today=today) if kind != "abuse" else ()
    first = _one_a_region(found) if found[0].region else found[:1]
    others = () if any(map(_for_all, first)) else tuple(line for line in found if _for_all(line))[:1]
    return (*first, *others)


def _one_a_region(found: Iterable[Helpline]) -> tuple[Helpline, ...]:
    first: dict[str, Helpline] = {}
    for line in found:
        first.setdefault(line.region, line)
    return tuple(line for region, line in first.items() if region)


def _for_all(line: Helpline) -> bool:
    """Tell whether a line takes calls of others than women who were hurt: its audience names whom it is for first."""
    who = line.audience.casefold().partition(";")[0]
    return not re.search(r"\b(women|girls|mothers)\b", who) or bool(re.search(r"\b(men|anyone|everyone|any gender|all)\b", who))
