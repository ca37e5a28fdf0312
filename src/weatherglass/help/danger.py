"""What is said, gently and once, after an event that advocates treat as urgent."""

from __future__ import annotations

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


def first_lines(country: str | None, *, today: date) -> tuple[Helpline, ...]:
    """Give the first line for abuse; where it is for a part of the country only, all of them, so that nobody is left out.

    Raises UnknownCountry.
    """
    found = tuple(line for line in lines(country, today=today) if line.kind == "abuse") if country else ()
    return found if found and found[0].region else found[:1]
