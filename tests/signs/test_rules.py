"""The rules: each can match, knows who acts and who speaks, and says in words what it saw."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest

from weatherglass.guide import shelf
from weatherglass.signs import signs
from weatherglass.signs.examples import examples
from weatherglass.signs.rules import OWN, SAID, TOLD, BrokenRule, rules
from weatherglass.signs.sentences import sentences

EVERY = frozenset((TOLD, SAID, OWN))


def seen(text: str, voices: frozenset[str] = EVERY) -> set[str]:
    return {hit.rule.sign for one in sentences(text) for hit in rules().look(one, voices) if not hit.denied}


def test_every_sign_has_a_rule_and_every_rule_a_sign_a_voice_and_a_reason() -> None:
    assert {rule.sign for rule in rules().all} == set(signs())
    assert {rule.voice for rule in rules().all} == set(EVERY)
    assert all(rule.why and rule.keys for rule in rules().all)


def test_most_rules_see_an_example_of_their_own_sign() -> None:
    met = {sign for one in examples() for sign in one.signs if sign in seen(one.text)}
    assert len(met) >= 0.85 * len(signs())


@pytest.mark.parametrize(
    ("hurts", "is_another_thing"),
    [
        ("He hit me.", "I hit him."),
        ("He hit me.", "He hit the ball."),
        ("She threw a plate at me.", "She threw me a party."),
        ("Ben checks my phone.", "Ben checks his phone."),
        ("You're worthless.", "You're not worthless."),
        ("He won't let me see my sister.", "He lets me see my sister."),
        ("It was my fault.", "It was his fault."),
        ("He says I'm crazy.", "He says he's crazy."),
        ("He hid my pills.", "He brought my pills."),
    ],
)
def test_who_acts_on_whom_decides(hurts: str, is_another_thing: str) -> None:
    assert seen(hurts)
    assert not seen(is_another_thing)


def test_a_voice_that_is_not_asked_for_is_not_heard() -> None:
    assert seen("I'll kill you.", frozenset((SAID,))) == {"threat-kill"}
    assert seen("I'll kill you.", frozenset((OWN,))) == set()


@pytest.mark.parametrize(
    "text", ["rules = 1", '[parts]\n[[rules]]\nsign = "a"\nvoice = "said"\nkeys = "a"\npatterns = ["("]\nwhy = "x"']
)
def test_a_rule_that_cannot_be_read_is_refused(text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "rules.toml").write_text(text, encoding="utf-8")
    monkeypatch.setattr(shelf, "PLACES", (tmp_path,))
    with pytest.raises(BrokenRule):
        import_module("weatherglass.signs.rules").rules.__wrapped__("en")
