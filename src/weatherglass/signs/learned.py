"""What was learned from the examples: for a sentence, how much it is like those of each family, and like neutral ones.

Two softmax regressions, one over the vectors of all layers of the model and one over words and pairs of words (TF-IDF), each
trained on our own examples alone by `make signs`; their geometric mean. Without the model the second works by itself.
"""

from __future__ import annotations

import io
import math
import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from weatherglass.guide.shelf import folder
from weatherglass.signs.catalogue import OWN, THEIRS
from weatherglass.signs.examples import digest, examples
from weatherglass.signs.model import WIDTH, Model, NoModel, model

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

FAMILIES = OWN + THEIRS
NEUTRAL = len(FAMILIES)
"""The column after those of the families."""
FILE = "recogniser.npz"
_WORTH_A_LOOK = 1.5
"""By so much log likeness a family may stand behind neutral for a sentence to be judged."""
_WORD = re.compile(r"[a-z']+")


class NotLearned(RuntimeError):
    """What was learned is not there, or is not from these examples. The rules work without it."""


class Learned:
    """The weights. Shapes: vectors (14, 6 x 384) and (14,), words (14, terms) and (14,), `near` one row of 384 an example."""

    def __init__(self, stored: dict[str, NDArray[np.generic]], encoder: Model | None) -> None:
        self._encoder = encoder
        self._vector_weights = np.asarray(stored["vector_weights"], np.float32)
        self._vector_bias = np.asarray(stored["vector_bias"], np.float32)
        self._word_weights = np.asarray(stored["word_weights"], np.float32).T.copy()
        self._word_bias = np.asarray(stored["word_bias"], np.float32)
        self._rarity = np.asarray(stored["rarity"], np.float32)
        self._terms = {term: number for number, term in enumerate(str(stored["terms"]).split("\n"))}
        self._near = np.asarray(stored["near"], np.float32) / 127
        self._talk_weights = np.asarray(stored["talk_weights"], np.float32)
        self._talk_bias = float(stored["talk_bias"])
        self._post_weights = np.asarray(stored["post_weights"], np.float32)
        self._post_bias = float(stored["post_bias"])
        self.thresholds = np.asarray(stored["thresholds"], np.float32)

    @property
    def with_model(self) -> bool:
        """Whether the model is there, so that likeness is judged and not only words."""
        return self._encoder is not None

    def likeness(self, texts: Sequence[str]) -> tuple[Floats, Floats | None]:
        """Give (texts, 14) shares that add up to 1 (13 families, neutral), and the texts' vectors (None without a model)."""
        different = list(dict.fromkeys(texts))
        if len(different) < len(texts):  # the same words again and again are judged once
            shares, vectors = self.likeness(different)
            places = {text: number for number, text in enumerate(different)}
            again = [places[text] for text in texts]
            return shares[again], None if vectors is None else vectors[again]
        words = _logged(np.stack([self._by_words(text) for text in texts]))
        if self._encoder is None:
            return np.exp(words), None
        deep = self._encoder.layers(texts)
        both = (words + _logged(np.asarray(deep @ self._vector_weights.T + self._vector_bias, np.float32))) / np.float32(2)
        return np.exp(_logged(np.asarray(both, np.float32))), deep[:, -WIDTH:]

    def may_be(self, text: str) -> bool:
        """Tell by its words alone, in some microseconds, whether a sentence is worth judging."""
        scores = self._by_words(text)
        return bool(scores[:NEUTRAL].max() > scores[NEUTRAL] - _WORTH_A_LOOK)

    def talk(self, shares: Floats, vectors: Floats) -> float:
        """Give the log odds that a talk (its sentences' shares and vectors) is one in which someone is worked upon."""
        return float(talk_features(shares, vectors) @ self._talk_weights + self._talk_bias)

    def post(self, vectors: Floats) -> float:
        """Give the log odds that a text (its sentences' vectors) is one in which somebody tells of being hurt by another."""
        return float(post_features(vectors) @ self._post_weights + self._post_bias)

    def nearest(self, vector: Floats, among: Sequence[int]) -> int:
        """Give which of the examples of these numbers is nearest to a vector."""
        return among[int(np.argmax(self._near[list(among)] @ vector))]

    def _by_words(self, text: str) -> Floats:
        found = _WORD.findall(text.lower().replace("\u2019", "'"))
        counts: dict[int, int] = {}
        for term in (*found, *(f"{one} {other}" for one, other in pairwise(found))):
            if (number := self._terms.get(term)) is not None:
                counts[number] = counts.get(number, 0) + 1
        if not counts:
            return self._word_bias
        numbers = list(counts)
        values = np.array([1 + math.log(count) for count in counts.values()], np.float32) * self._rarity[numbers]
        return np.asarray((values / np.linalg.norm(values)) @ self._word_weights[numbers] + self._word_bias)


@cache
def learned(language: str = "en") -> Learned:
    """Load what was learned. Raises NotLearned."""
    path = folder(language) / FILE
    if not path.is_file():
        raise NotLearned("Nothing was learned from examples in this language.")
    with np.load(io.BytesIO(path.read_bytes()), allow_pickle=False) as stored:
        kept = {name: stored[name] for name in stored.files}
    if str(kept["examples"]) != digest(language):
        raise NotLearned("What was learned is from other examples: run `make signs`.")
    try:
        return Learned(kept, model())
    except NoModel:
        return Learned(kept, None)


@cache
def numbers_of(sign_or_family: str, language: str = "en") -> tuple[int, ...]:
    """Give the numbers of the examples that show a sign."""
    return tuple(number for number, example in enumerate(examples(language)) if sign_or_family in example.signs)


def talk_features(shares: Floats, vectors: Floats) -> Floats:
    """Give what is looked at in a talk: the mean vector (384) and a third of the log mean shares (14)."""
    return np.concatenate([vectors.mean(0), np.log(shares.mean(0)) / 3])


def post_features(vectors: Floats) -> Floats:
    """Give what is looked at in a whole text that is no talk: the mean vector (384)."""
    return np.asarray(vectors.mean(0), np.float32)


def _logged(scores: Floats) -> Floats:
    """Log of softmax, row by row."""
    shifted = scores - scores.max(-1, keepdims=True)
    return np.asarray(shifted - np.log(np.exp(shifted).sum(-1, keepdims=True)))
