"""The evaluation set, and how well what is suggested meets it: by family and by register, with intervals."""

from __future__ import annotations

import math
from pathlib import Path
from typing import NamedTuple

from weatherglass.signs import family_of, suggest
from weatherglass.signs.recognise import ENTRY, MESSAGE

FOLDER = Path(__file__).parent / "signs" / "evaluation"
VOICES = {"own": ENTRY, "theirs": MESSAGE}


class Judged(NamedTuple):
    """A sentence, the families that a reader gave it (none: neutral), those that were suggested, and the part it is from."""

    families: frozenset[str]
    register: str
    voice: str
    text: str
    suggested: frozenset[str]
    part: str


PARTS = {"sentences-6": "plain words", "sentences-7": "plain words", "sentences-8": "another writer"}
"""What a file of the set is like; the others hold mostly hints, and neutral sentences that look alike."""


class Measure(NamedTuple):
    """Right suggestions, all suggestions, all that should be suggested."""

    right: int
    made: int
    wanted: int

    @property
    def precision(self) -> float:
        return self.right / self.made if self.made else math.nan

    @property
    def recall(self) -> float:
        return self.right / self.wanted if self.wanted else math.nan


def lines() -> list[tuple[frozenset[str], str, str, str]]:
    """The hand-labelled sentences: families, register, voice, text."""
    return [line[:4] for line in _lines()]


def _lines() -> list[tuple[frozenset[str], str, str, str, str]]:
    found = []
    for path in sorted(FOLDER.glob("*.tsv")):
        for line in path.read_text(encoding="utf-8").splitlines():
            families, register, voice, text = line.split("\t")
            given = frozenset(() if families == "-" else families.split("+"))
            found.append((given, register, voice, text, PARTS.get(path.stem, "hints")))
    return found


def judged() -> list[Judged]:
    """Every sentence with what is suggested for it."""
    return [
        Judged(families, register, voice, text, _suggested(text, voice), part)
        for families, register, voice, text, part in _lines()
    ]


def _suggested(text: str, voice: str) -> frozenset[str]:
    return frozenset(family_of(one.sign).family for one in suggest(text, voice=VOICES[voice]))


def of_family(every: list[Judged], family: str) -> Measure:
    """How well one family is met."""
    return Measure(
        sum(family in one.suggested and family in one.families for one in every),
        sum(family in one.suggested for one in every),
        sum(family in one.families for one in every),
    )


def whole(every: list[Judged]) -> Measure:
    """How well all families together are met."""
    return Measure(
        sum(len(one.suggested & one.families) for one in every),
        sum(len(one.suggested) for one in every),
        sum(len(one.families) for one in every),
    )


def interval(right: int, of: int) -> tuple[float, float]:
    """Wilson's 95 % interval of a share (Wilson 1927)."""
    if not of:
        return 0.0, 1.0
    z, share = 1.959964, right / of
    middle, half = share + z * z / (2 * of), z * math.sqrt(share * (1 - share) / of + z * z / (4 * of * of))
    return (middle - half) / (1 + z * z / of), (middle + half) / (1 + z * z / of)
