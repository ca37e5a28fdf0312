"""The recogniser: which words of a text resemble the catalogue, and why. It points out; it judges and counts nobody."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np
from msgspec import Struct

from weatherglass.signs.catalogue import OWN, family_of, signs
from weatherglass.signs.examples import examples
from weatherglass.signs.learned import FAMILIES, NEUTRAL, Learned, NotLearned, learned, numbers_of
from weatherglass.signs.rules import OWN as OWN_WORDS
from weatherglass.signs.rules import SAID, TOLD, Hit, rules, without_quotes
from weatherglass.signs.sentences import Sentence, sentences
from weatherglass.signs.talk import is_talk, without_speakers
from weatherglass.signs.tongue import is_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

ENTRY, MESSAGE = "entry", "message"
"""Whose text it is: the person's own entry, or a message that the other wrote to them."""
_VOICES = {None: frozenset((TOLD, SAID, OWN_WORDS)), ENTRY: frozenset((TOLD, SAID, OWN_WORDS)), MESSAGE: frozenset((SAID,))}
_NEUTRAL_AT_MOST, _FAMILY_AT_LEAST = 0.6, 0.08
"""A rule's find is let go where what was learned finds the sentence neutral, or nothing like its family: set by five-fold
cross-validation over the examples. One that advocates treat as urgent needs no likeness."""
_ABOUT_ME = re.compile(r"\b(?:i|i'm|im|ive|id|me|my|myself|mine)\b", re.IGNORECASE)
_ABOUT_US = re.compile(r"\b(?:i|i'm|im|ive|id|me|my|myself|mine|us|our|we|you|u|ur|your|you're|youre|yourself)\b", re.IGNORECASE)
"""Likeness knows no grammar. Without one of these words a sentence is of others: "she said that it was her fault"."""
_TO_ME = re.compile(r"\"[^\"]*\b(?:you|u|your|ur|you're|youre)\b", re.IGNORECASE)
_NOT_SO = re.compile(r"\b(?:not|never|wasn'?t|isn'?t|no longer) (?:\w+ )?(?:my|mine|me)\b(?: fault| doing)?", re.IGNORECASE)
"""Words to the writer inside a quote count; "it was not my fault" does not."""
_TOGETHER = 256
_RULE_WORTH = 1.5
"""Log odds of a sentence in which a rule found something, where nothing was learned."""
BESIDE, _OTHER = 0.3, 0.5
"""What its sentences weigh beside what was learned of whole texts; and words of another beside all that are not neutral."""
_ONE_OF_A_FAMILY = 2
_LONGEST_LIST = 400


class Suggestion(Struct, frozen=True):
    """Words that resemble a sign: its id, the characters from `start` to `end`, and in words what they resemble."""

    sign: str
    start: int
    end: int
    why: str


def suggest(text: str, *, language: str = "en", voice: str | None = None) -> tuple[Suggestion, ...]:
    """Give what resembles the catalogue in a text, in the order of its words.

    `voice` is ENTRY, MESSAGE (then nothing of the person's own families is looked for) or None (not known). A text in another
    language gives nothing: ask `is_in` in order to say so. Works with the rules alone where the model is not installed.
    """
    if not is_in(text, language):
        return ()
    found, knowing = list(sentences(text)), _knowing(language)
    return tuple(
        suggestion
        for start in range(0, len(found), _TOGETHER)
        for each in _of(found[start : start + _TOGETHER], language, voice, knowing)
        for suggestion in each
    )


def suggest_each(texts: Sequence[str], *, language: str = "en", voice: str | None = None) -> list[tuple[Suggestion, ...]]:
    """Give what `suggest` would for each of many short texts, faster: only sentences that may be like something are judged.

    The caller has made sure that they are in the language: a message of two words says nothing of that.
    """
    knowing = _knowing(language)
    every = [(number, sentence) for number, text in enumerate(texts) for sentence in sentences(text)]
    likely = [(number, one) for number, one in every if _hits(one, language, voice) or (knowing and knowing.may_be(one.text))]
    given: list[list[Suggestion]] = [[] for _ in texts]
    for start in range(0, len(likely), _TOGETHER):
        part = likely[start : start + _TOGETHER]
        for (number, _), found in zip(part, _of([one for _, one in part], language, voice, knowing), strict=True):
            given[number] += found
    return [tuple(found) for found in given]


def _knowing(language: str) -> Learned | None:
    try:
        return learned(language)
    except NotLearned:
        return None


def rank(texts: Sequence[str], *, language: str = "en") -> NDArray[np.float64]:
    """Give an array of shape (texts,): the higher, the more a text resembles the catalogue. Only the order means anything.

    Over a text's sentences, the mean and the log-sum of the log odds that they are not neutral, with half of those that they tell
    of what another does: a text ranks high where much of it resembles the catalogue, and where one sentence does so very much.
    Beside it stands what was learned of whole texts: from talks where speakers take turns, else from posts.
    """
    scores = np.array([_score(text, language) for text in texts], np.float64)
    finite = scores[np.isfinite(scores)]
    return np.where(np.isfinite(scores), scores, finite.min() - 1 if len(finite) else 0.0)


def _score(text: str, language: str) -> float:
    talk = is_talk(text)
    found = list(sentences(without_speakers(text) if talk else text))[:_LONGEST_LIST]
    if not found:
        return -np.inf
    knowing = _knowing(language)
    if knowing is None:
        told = [any(not hit.denied for hit in _hits(one, language, None)) for one in found]
        return _together(np.where(told, _RULE_WORTH, -_RULE_WORTH))
    shares, vectors = knowing.likeness([one.text for one in found])
    score = by_sentences(shares)
    if vectors is None:
        return score
    return (knowing.talk(shares, vectors) if talk else knowing.post(vectors)) + BESIDE * score


def by_sentences(shares: NDArray[np.float32]) -> float:
    """Give how much a text resembles the catalogue by the shares of its sentences alone."""
    other, neutral = _odds(shares[:, len(OWN) : NEUTRAL].sum(1)), _odds(shares[:, NEUTRAL])
    return _together(_OTHER * other - neutral)


def _odds(share: NDArray[np.float32]) -> NDArray[np.float64]:
    bounded = np.clip(share, 1e-4, 1 - 1e-4).astype(np.float64)
    return np.asarray(np.log(bounded / (1 - bounded)))


def _together(odds: NDArray[np.float64]) -> float:
    return float(odds.mean() + np.logaddexp.reduce(odds))


def _hits(sentence: Sentence, language: str, voice: str | None) -> list[Hit]:
    return rules(language).look(sentence, _VOICES[voice])


def _of(found: Sequence[Sentence], language: str, voice: str | None, knowing: Learned | None) -> Iterator[list[Suggestion]]:
    """Give the suggestions for each sentence."""
    shares, vectors = knowing.likeness([one.text for one in found]) if knowing else (None, None)
    for number, sentence in enumerate(found):
        hits = _hits(sentence, language, voice)
        share = None if shares is None else shares[number]
        kept = _by_rules(hits, share, language)
        if knowing is not None and share is not None and vectors is not None:
            kept += _by_likeness(sentence, hits, share, vectors[number], knowing, language, voice)
        yield _least(kept, language)


def _by_rules(hits: list[Hit], share: NDArray[np.float32] | None, language: str) -> list[Suggestion]:
    if share is not None and share[NEUTRAL] >= _NEUTRAL_AT_MOST:
        return []
    known = signs(language)
    return [
        Suggestion(hit.rule.sign, hit.start, hit.end, hit.rule.why)
        for hit in hits
        if not hit.denied
        and hit.rule.sign in known
        and (share is None or known[hit.rule.sign].urgent or share[_column(hit.rule.sign, language)] >= _FAMILY_AT_LEAST)
    ]


def _column(sign: str, language: str) -> int:
    return FAMILIES.index(family_of(sign, language).family)


def _by_likeness(
    sentence: Sentence,
    hits: list[Hit],
    share: NDArray[np.float32],
    vector: NDArray[np.float32],
    knowing: Learned,
    language: str,
    voice: str | None,
) -> list[Suggestion]:
    """Give at most one: of the family that the sentence is most like, where that is like enough and no rule saw it denied."""
    best = int(np.argmax(share[:NEUTRAL]))
    family = FAMILIES[best]
    denied = {family_of(hit.rule.sign, language).family for hit in hits if hit.denied}
    mine, text = (_ABOUT_ME if family in OWN else _ABOUT_US), without_quotes(sentence.text)
    if (
        (mine.search(text) is None and _TO_ME.search(sentence.text) is None)
        or _NOT_SO.search(text) is not None
        or share[best] < knowing.thresholds[best]
        or family in denied
        or (voice == MESSAGE and family in OWN)
    ):
        return []
    among = [
        number for sign in signs(language) if family_of(sign, language).family == family for number in numbers_of(sign, language)
    ]
    every = examples(language)
    near = every[knowing.nearest(vector, among)]
    sign = next(sign for sign in near.signs if family_of(sign, language).family == family)
    shown = [number for number in numbers_of(sign, language) if every[number].register == "catalogue"]
    like = every[knowing.nearest(vector, shown)].text  # one that stands on the sign's page, where it is read with care
    return [Suggestion(sign, sentence.start, sentence.end, f"it is like this example: “{like}”")]


def _least(kept: list[Suggestion], language: str) -> list[Suggestion]:
    """Give one for each family, rules first, in the order of the words."""
    chosen: dict[str, Suggestion] = {}
    for one in kept:
        chosen.setdefault(family_of(one.sign, language).family, one)
    return sorted(chosen.values(), key=lambda one: (one.start, one.end))[:_ONE_OF_A_FAMILY]
