"""The kinds of event, the facts that advocates treat as urgent, and the chips that a person taps."""

from __future__ import annotations

import enum
from typing import Final

import msgspec


class Kind(enum.StrEnum):
    """What happened, in the words of DESIGN.md (A10, B4, B7, C4)."""

    TENSION = "tension"
    THREAT = "threat"
    INCIDENT = "incident"
    CONTROL = "control"
    SILENCE = "silence"
    CONTACT = "contact"
    APOLOGY = "apology"
    PROMISE = "promise"
    GIFT = "gift"
    AFFECTION = "affection"
    CALM = "calm"
    REACHED_OUT = "reached-out"


HURTING: Final = frozenset({Kind.INCIDENT, Kind.THREAT})
"""Kinds that count as an incident (INTERFACES.md)."""
KIND: Final = frozenset({Kind.APOLOGY, Kind.GIFT, Kind.AFFECTION, Kind.PROMISE})
"""Kinds that count as kindness (INTERFACES.md)."""
WORDS: Final = {
    Kind.TENSION: "tension",
    Kind.THREAT: "threat",
    Kind.INCIDENT: "incident",
    Kind.CONTROL: "control",
    Kind.SILENCE: "silence",
    Kind.CONTACT: "they got in touch",
    Kind.APOLOGY: "apology",
    Kind.PROMISE: "promise",
    Kind.GIFT: "gift",
    Kind.AFFECTION: "kindness",
    Kind.CALM: "quiet day",
    Kind.REACHED_OUT: "I got in touch",
}
"""What a kind is called inside a sentence."""


class Flag(enum.StrEnum):
    """Facts that advocates treat as urgent (science.md 5.1), said of one event."""

    STRANGULATION = "strangulation"
    WEAPON = "weapon"
    THREAT_TO_KILL = "threat-to-kill"


class Chip(msgspec.Struct, frozen=True):
    """One thing to tap: its id, what it says, and the kind of event that it makes."""

    id: str
    says: str
    kind: Kind
    flag: Flag | None = None


CHIPS: Final = (
    Chip("tense", "Tense", Kind.TENSION),
    Chip("shouting", "Shouting", Kind.INCIDENT),
    Chip("hurt", "Hurt me", Kind.INCIDENT),
    Chip("threat", "Threat", Kind.THREAT),
    Chip("silence", "Silence", Kind.SILENCE),
    Chip("checked", "Checked on me", Kind.CONTROL),
    Chip("money", "Money", Kind.CONTROL),
    Chip("bad", "Something else bad", Kind.INCIDENT),
    Chip("sorry", "Sorry", Kind.APOLOGY),
    Chip("promise", "Promise", Kind.PROMISE),
    Chip("gift", "Gift", Kind.GIFT),
    Chip("kind", "Kind", Kind.AFFECTION),
    Chip("quiet", "Quiet day", Kind.CALM),
    Chip("contact", "They got in touch", Kind.CONTACT),
    Chip("reached", "I got in touch", Kind.REACHED_OUT),
)
DANGER: Final = (
    Chip("neck", "Hands or anything else on my neck", Kind.INCIDENT, Flag.STRANGULATION),
    Chip("weapon", "A weapon", Kind.THREAT, Flag.WEAPON),
    Chip("kill", "Said they would kill", Kind.THREAT, Flag.THREAT_TO_KILL),
)
_BY_ID: Final = {chip.id: chip for chip in (*CHIPS, *DANGER)}
SEVERITIES: Final = ((1, "A little"), (2, "Hard"), (3, "Very hard"), (4, "As hard as it gets"))


def chip(name: str) -> Chip | None:
    """Return the chip of this id, or None for an id that is not ours."""
    return _BY_ID.get(name)
