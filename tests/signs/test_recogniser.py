"""The recogniser: what it sees, what it must not take for it, how well it meets the set that was labelled by hand."""

from __future__ import annotations

import re
from collections import Counter
from importlib import import_module

import numpy as np
import pytest
from judging import Judged, judged, lines, of_family, whole

from weatherglass.guide.shelf import folder
from weatherglass.signs import family_of, is_in, rank, suggest, suggest_each
from weatherglass.signs.catalogue import OWN, THEIRS
from weatherglass.signs.examples import examples, passages
from weatherglass.signs.learned import Learned
from weatherglass.signs.recognise import ENTRY, MESSAGE
from weatherglass.signs.sentences import MOST, sentences

RECOGNISE = import_module("weatherglass.signs.recognise")
RULES = import_module("weatherglass.signs.rules")


def families(text: str, voice: str | None = None) -> set[str]:
    return {family_of(one.sign).family for one in suggest(text, voice=voice)}


@pytest.fixture(scope="module")
def every() -> list[Judged]:
    return judged()


@pytest.mark.parametrize(
    ("text", "family"),
    [
        ("He hit me again last night.", "harm"),
        ("she put her hands round my neck", "harm"),
        ("If you leave me I will kill myself.", "threat"),
        ("I'm not allowed to see my sister.", "control"),
        ("he goes through my phone every night", "control"),
        ("You're crazy, that never happened.", "twisting"),
        ("It was my fault, I made him angry.", "self-blame"),
        ("He didn't mean it, he was just stressed.", "excusing"),
        ("I'm walking on eggshells around her.", "fear"),
        ("My mum says that nobody else would ever want me.", "cutting-off"),
        ("if you loved me you would quit", "pressure"),
        ('He told me: "You are worthless."', "put-down"),
        ("He wrote that it is all my fault.", "twisting"),
        ("He swore that it would never happen again.", "charm"),
    ],
)
def test_plain_words_are_pointed_out(text: str, family: str) -> None:
    assert family in families(text)


@pytest.mark.parametrize(
    "text",
    [
        "She said that it was her fault.",
        "He says he deserves it.",
        'She said "it was my fault" and cried.',
        "My dad said, “I made her angry”, about Mum.",
        "It was not my fault.",
        "My friend says her husband hits her.",
        "He has never hit me.",
        "Nobody checks my phone.",
        "In the film he strangles her and nobody notices.",
        "They beat us 3-0 and we went home.",
        "I could murder a curry right now.",
        "Sorry I'm late, the bus broke down.",
        "If he hit me I would leave.",
        "",
        "   \n\n ",
        "😭😭😭 !!! ???",
        "12345 67890",
    ],
)
def test_words_of_others_denials_films_and_nothing_are_not_taken_for_it(text: str) -> None:
    assert suggest(text) == ()


def test_what_she_said_of_herself_is_not_taken_for_ones_own_and_what_she_said_of_me_is_hers() -> None:
    assert "self-blame" not in families("She said that it was her fault.")
    assert "self-blame" not in families("My mother said it was my fault.", ENTRY)
    assert "twisting" in families("He says that I made him do it.", ENTRY)


def test_a_place_is_that_of_the_words_in_the_text_as_it_was_given() -> None:
    text = "We had soup 🍲.\r\n\r\n<b>He hit me</b> in the kitchen. It “rained”."
    (found,) = suggest(text)
    assert text[found.start : found.end] == "He hit me"
    assert found.sign == "hitting"
    assert found.why


def test_of_messages_only_what_another_says_to_one_is_looked_for() -> None:
    assert families("it was my fault, i made her angry", MESSAGE) & set(OWN) == set()
    assert "threat" in families("ill kill you if you leave", MESSAGE)


def test_another_language_gets_nothing_and_can_be_told() -> None:
    text = "Mi marido me grita todos los días, me quita el dinero y dice que estoy loca."
    assert suggest(text) == ()
    assert not is_in(text)


def test_a_line_of_ten_million_characters_is_looked_at_up_to_a_limit() -> None:
    found = suggest("he hit me and " * 715_000)
    assert found
    assert max(one.end for one in found) <= MOST


def test_many_short_texts_get_what_each_would_get() -> None:
    texts = ["ok", "ill kill you", "where are the keys", "you're worthless", "", "good night x"]
    given = suggest_each(texts, voice=MESSAGE)
    assert [bool(one) for one in given] == [False, True, False, True, False, False]


def test_texts_are_put_in_an_order_and_never_outside_of_numbers() -> None:
    texts = ["He hits me and takes my money and I am afraid.", "We went to the park and had soup.", "", "Er schreit."]
    scores = rank(texts)
    assert scores.shape == (4,)
    assert np.isfinite(scores).all()
    assert scores[0] > scores[1] > scores[2] - 1e9
    assert rank([]).shape == (0,)


def test_posts_that_nothing_was_learned_from_are_put_in_order() -> None:
    path = folder("en") / "examples" / "posts.txt"
    parts = [part.split("\n", 1) for part in path.read_text(encoding="utf-8").split("=== ")[1:]]
    assert {text.strip() for _, text in parts}.isdisjoint(one.text for one in passages())
    shows = np.array([head.startswith("1") for head, _ in parts])
    scores = rank([text for _, text in parts])
    assert (scores[shows][:, None] > scores[~shows]).mean() >= 0.9


def test_what_was_learned_of_whole_posts_counts_in_the_order(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "He locks my door and I am afraid of him. We had soup."
    (before,) = rank([text])
    monkeypatch.setattr(Learned, "post", lambda *_: 100.0)
    (after,) = rank([text])
    assert after > before + 50


def test_the_set_is_large_half_neutral_of_every_family_and_register_and_apart_from_the_examples() -> None:
    found = lines()
    assert len(found) >= 1200
    neutral = sum(not given for given, *_ in found)
    assert 0.45 <= neutral / len(found) <= 0.6
    counted = Counter(family for given, *_ in found for family in given)
    assert set(counted) == {*OWN, *THEIRS}
    assert min(counted.values()) >= 50
    assert set(Counter(register for _, register, *_ in found)) == {
        *("diary", "message", "spoken", "learner", "lgbtq", "parent-child", "work"),
    }
    taught = {_bare(one.text) for one in examples()}
    assert [text for *_, text in found if _bare(text) in taught and len(text.split()) > 3] == []


def test_most_of_what_is_suggested_is_right_and_little_that_is_neutral_is_touched(every: list[Judged]) -> None:
    """Floors below what docs/evidence.md reports: the goals of .85 and .60 are not met yet, and this keeps what is."""
    measure = whole(every)
    assert measure.precision >= 0.8
    assert measure.recall >= 0.31
    neutral = [one for one in every if not one.families]
    assert sum(bool(one.suggested) for one in neutral) / len(neutral) <= 0.06
    assert all(of_family(every, family).precision >= 0.55 for family in (*OWN, *THEIRS))


def test_sabotage_without_the_look_for_denials_denied_words_are_pointed_out(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "I don't think that he hit me."
    assert suggest(text) == ()
    monkeypatch.setattr(RULES, "_DENIED", re.compile(r"(?!)"))
    assert suggest(text) != ()


def test_sabotage_without_the_look_for_who_says_it_words_of_others_are_taken_for_ones_own(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = "Ben said it was my fault."
    assert "self-blame" not in families(text)
    (sentence,) = sentences(text)
    assert RULES.rules().look(sentence, frozenset(("own",))) == []
    monkeypatch.setattr(RULES, "_REPORTED", re.compile(r"(?!)"))
    assert RULES.rules().look(sentence, frozenset(("own",))) != []


def test_sabotage_without_the_look_for_quotes_her_words_of_herself_are_taken_for_ones_own(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (sentence,) = sentences('She said "it was my fault" and cried.')
    monkeypatch.setattr(RULES, "_REPORTED", re.compile(r"(?!)"))
    assert RULES.rules().look(sentence, frozenset(("own", "told"))) == []
    monkeypatch.setattr(RULES, "_QUOTED", re.compile(r"(?!)"))
    assert RULES.rules().look(sentence, frozenset(("own", "told"))) != []


def test_sabotage_without_the_look_for_films_a_film_is_taken_for_life(monkeypatch: pytest.MonkeyPatch) -> None:
    (sentence,) = sentences("In the film Rowan slapped us.")
    voices = frozenset(("told",))
    monkeypatch.setattr(RULES, "_MINE", re.compile(r"(?!)"))
    assert RULES.rules().look(sentence, voices) == []
    monkeypatch.setattr(RULES, "_ELSEWHERE", re.compile(r"(?!)"))
    assert RULES.rules().look(sentence, voices) != []


def test_without_the_model_words_and_rules_work_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(RECOGNISE, "learned", _none_learned)
    assert families("He hit me again last night.") == {"harm"}
    assert rank(["He hit me.", "We had soup."])[0] > rank(["He hit me.", "We had soup."])[1]
    assert suggest_each(["he hit me"])[0][0].sign == "hitting"


def _none_learned(_: str) -> object:
    raise RECOGNISE.NotLearned


def _bare(text: str) -> str:
    return re.sub(r"[^a-z ]", "", text.lower())
