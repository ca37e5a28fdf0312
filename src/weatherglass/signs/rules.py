"""The first layer: expressions that know who speaks, who acts, and whether it is denied. They say in words what they saw."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from weatherglass.guide.shelf import folder

if TYPE_CHECKING:
    from collections.abc import Iterator

    from weatherglass.signs.sentences import Sentence

TOLD, SAID, OWN = "told", "said", "own"
"""Whose words a rule is for: the writer's telling of another, another's words to the writer, the writer about themselves."""
_BEFORE = 42
"""Characters before a match in which it can be denied, wished for, or put in someone else's mouth."""
_WORD = re.compile(r"[a-z][a-z'-]*")
_DENIED = re.compile(
    r"\b(?:not|never|no longer|nobody|no ?one|none|without|hardly|isn'?t|wasn'?t|doesn'?t|didn'?t|don'?t|won'?t|wouldn'?t|can'?t"
    r")\b[^,;:.]*$",
    re.IGNORECASE,
)
_SUPPOSED = re.compile(r"\b(?:if|unless|imagine|imagined|pretend|in case|dreamt|dreamed|nightmare)\b[^,;:.]*$", re.IGNORECASE)
"""Not for what another says to one: "if you leave me I will kill you" is meant."""
_QUOTED = re.compile(r'"[^"]*"')
_FEW = 2
_SPACE = re.compile(r"\[[^\]]*\]|( )")
_REPORTED = re.compile(
    r"\b(?:he|she|they|(?!i\b)\w+) (?:says?|said|tells?|told|thinks?|thought|claims?|claimed|insists?|insisted|admits?|admitted"
    r"|believes?|believed|swears?|swore|feels?|felt|wrote|writes|texted|texts|shouted|screamed|yelled)\b"
    r"(?: me| us| him| her| them)?(?: that)?[ ,:\"']*(?:(?:it|this|that|everything|all)(?:'s| is| was)? )?$",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"\b(?:films?|movies?|novels?|books?|episodes?|series|scenes?|characters?|chapters?|villains?|plots?|games?|match|level"
    r"|boss fight|trailer|tv show|actors?|actress|player|goal|team|season|podcast|documentary|the news|in the play|thriller"
    r"|cartoon|lyrics)\b",
    re.IGNORECASE,
)
_MINE = re.compile(r"\b(?:me|my|i|us|our|i'm|im|you|your)\b", re.IGNORECASE)


class Rule(Struct, frozen=True):
    """A sign, whose words it is for, the words without one of which it cannot match, its expressions, and its sentence."""

    sign: str
    voice: str
    keys: frozenset[str]
    patterns: tuple[re.Pattern[str], ...]
    why: str
    negated: bool


class Hit(Struct, frozen=True):
    """What a rule found in a sentence: from `start` to `end` in the text. `denied`: the words are there, and are denied."""

    rule: Rule
    start: int
    end: int
    denied: bool


class BrokenRule(ValueError):
    """A rule that a writer must mend; caught by the tests."""


class _Written(Struct, frozen=True, forbid_unknown_fields=True):
    sign: str
    voice: str
    keys: str
    patterns: tuple[str, ...]
    why: str
    negated: bool = False


class _File(Struct, frozen=True, forbid_unknown_fields=True):
    parts: dict[str, str]
    rules: tuple[_Written, ...]


class Rules:
    """All rules of a language, found by their words."""

    def __init__(self, rules: tuple[Rule, ...]) -> None:
        self.all = rules
        self._by_key: dict[str, list[int]] = {}
        for number, rule in enumerate(rules):
            for key in rule.keys:
                self._by_key.setdefault(key, []).append(number)

    def look(self, sentence: Sentence, voices: frozenset[str]) -> list[Hit]:
        """Give what is found in a sentence by rules for these voices, at most one hit a rule, in the order of the rules."""
        words = set(_WORD.findall(sentence.text.lower()))
        numbers = {number for word in words if word in self._by_key for number in self._by_key[word]}
        hits = (_hit(self.all[number], sentence) for number in sorted(numbers) if self.all[number].voice in voices)
        found = [hit for hit in hits if hit is not None]
        return [] if found and _is_elsewhere(sentence.text) else found


@cache
def rules(language: str = "en") -> Rules:
    """Give the rules of a language; none where it has none. Raises NoContent, and BrokenRule for one that cannot be read."""
    path = folder(language) / "rules.toml"
    if not path.is_file():
        return Rules(())
    try:
        written = msgspec.toml.decode(path.read_text(encoding="utf-8"), type=_File)
        return Rules(tuple(_made(rule, written.parts) for rule in written.rules))
    except (msgspec.DecodeError, re.error, KeyError, IndexError) as wrong:
        raise BrokenRule(f"rules: {wrong}") from wrong


def _made(rule: _Written, parts: dict[str, str]) -> Rule:
    patterns = tuple(re.compile(rf"(?<![\w'-]){_spaced(pattern.format(**parts))}", re.IGNORECASE) for pattern in rule.patterns)
    return Rule(rule.sign, rule.voice, frozenset(rule.keys.split()), patterns, rule.why, rule.negated)


def _spaced(pattern: str) -> str:
    """Let a space outside of brackets stand for any white space: markup has become spaces."""
    return _SPACE.sub(lambda found: r"\s+" if found.group(1) else found.group(), pattern)


def _hit(rule: Rule, sentence: Sentence) -> Hit | None:
    denied: Hit | None = None
    text = sentence.text if rule.voice == SAID or '"' not in sentence.text else without_quotes(sentence.text)
    for pattern in rule.patterns:
        if pattern.search(text) is None:  # mostly: and quicker than to begin to iterate
            continue
        for match in pattern.finditer(text):
            before = text[max(0, match.start() - _BEFORE) : match.start()]
            if rule.voice == OWN and _REPORTED.search(before):
                continue
            hit = Hit(rule, sentence.start + match.start(), sentence.start + match.end(), _is_denied(rule, before))
            if not hit.denied:
                return hit
            denied = hit
    return denied


def without_quotes(text: str) -> str:
    """Give a sentence with spaces for its quotes: "my" in there is of whoever said it. One that is all quote stays."""
    bare = _QUOTED.sub(lambda found: " " * len(found.group()), text)
    return bare if len(bare.split()) >= _FEW else text


def _is_denied(rule: Rule, before: str) -> bool:
    if rule.negated:
        return False
    return _DENIED.search(before) is not None or (rule.voice != SAID and _SUPPOSED.search(before) is not None)


def _is_elsewhere(text: str) -> bool:
    """A film, a book or a match is spoken of, and nobody who speaks is in it."""
    return _ELSEWHERE.search(text) is not None and _MINE.search(text) is None


def each(rules: Rules, found: list[Sentence], voices: frozenset[str]) -> Iterator[list[Hit]]:
    """Give the hits of each sentence."""
    return (rules.look(sentence, voices) for sentence in found)
