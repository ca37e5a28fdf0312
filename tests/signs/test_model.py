"""The model: the vectors that it is known to give, and a file that is not the right one is never used."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import numpy as np
import pytest

from weatherglass.signs.learned import learned
from weatherglass.signs.model import LAYERS, LONGEST, SHA256, WIDTH, NoModel, model

MODEL = import_module("weatherglass.signs.model")


def test_a_known_sentence_has_its_known_vector() -> None:
    (vector,) = model().encode(["This is an example sentence"])
    assert vector[:3] == pytest.approx([0.0676569, 0.0634959, 0.0487131], abs=1e-5)


def test_each_vector_has_length_one_whatever_stands_beside_it() -> None:
    texts = ["He hit me.", "", "word " * 5000, "😭", "ok"]
    together = model().encode(texts)
    assert np.linalg.norm(together, axis=1) == pytest.approx(np.ones(5), abs=1e-5)
    alone = np.concatenate([model().encode([text]) for text in texts])
    assert together == pytest.approx(alone, abs=1e-5)
    assert LONGEST < 512


def test_each_layer_gives_a_vector_of_length_one_and_the_last_is_that_of_the_text() -> None:
    texts = ["He hit me.", "word " * 5000, "ok"]
    every = model().layers(texts)
    assert every.shape == (3, LAYERS * WIDTH)
    each = every.reshape(3, LAYERS, WIDTH)
    assert np.linalg.norm(each, axis=2) == pytest.approx(np.ones((3, LAYERS)), abs=1e-5)
    assert each[:, -1] == pytest.approx(model().encode(texts), abs=1e-6)
    assert float(np.abs(each[:, 0] - each[:, -1]).max()) > 0.01


def test_the_hash_is_that_of_the_weights_that_were_chosen() -> None:
    assert SHA256 == "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


def test_weights_that_were_changed_by_one_byte_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = bytearray((MODEL._place() / "model.safetensors").read_bytes())
    data[-1] ^= 1
    (tmp_path / "model.safetensors").write_bytes(data)
    monkeypatch.setattr(MODEL, "_place", lambda: tmp_path)
    with pytest.raises(NoModel, match="not the one"):
        model.__wrapped__()


def test_sabotage_without_the_hash_changed_weights_are_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = MODEL._place()
    data = bytearray((place / "model.safetensors").read_bytes())
    data[-1] ^= 1
    (tmp_path / "model.safetensors").write_bytes(data)
    (tmp_path / "tokenizer.json").write_bytes((place / "tokenizer.json").read_bytes())
    monkeypatch.setattr(MODEL, "_place", lambda: tmp_path)
    monkeypatch.setattr(MODEL, "_checked", lambda path, _: path.read_bytes())
    assert model.__wrapped__() is not None


def test_a_model_that_is_not_there_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(MODEL, "find_spec", lambda _: None)
    with pytest.raises(NoModel, match="not installed"):
        model.__wrapped__()
    monkeypatch.setattr(MODEL, "_place", lambda: tmp_path)
    with pytest.raises(NoModel, match="missing"):
        model.__wrapped__()


def test_without_the_model_what_was_learned_of_words_works_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    def none() -> None:
        raise NoModel

    monkeypatch.setattr(import_module("weatherglass.signs.learned"), "model", none)
    alone = learned.__wrapped__("en")
    shares, vectors = alone.likeness(["he hit me", "we had soup"])
    assert not alone.with_model
    assert vectors is None
    assert shares.sum(1) == pytest.approx([1, 1], abs=1e-4)
    assert shares[0, -1] < shares[1, -1]


def test_what_was_learned_is_from_the_examples_that_stand_in_content() -> None:
    """Fails after a change to an example or to the catalogue: run `make signs`."""
    assert learned("en").with_model


def test_what_was_learned_from_other_examples_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    module = import_module("weatherglass.signs.learned")
    monkeypatch.setattr(module, "digest", lambda _: "another")
    with pytest.raises(module.NotLearned, match="make signs"):
        learned.__wrapped__("en")
