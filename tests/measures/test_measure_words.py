"""What stands around the questionnaires: words for each questionnaire, trait and sum, at the cuts that were published."""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib import import_module
from itertools import pairwise
from pathlib import Path

import pytest
from msgspec import structs

from weatherglass.guide.shelf import folder
from weatherglass.guide.sources import BrokenPage
from weatherglass.measures import KEYS, WHERES
from weatherglass.measures.words import TURNED, Words, words

TRAITS = ("extraversion", "agreeableness", "conscientiousness", "neuroticism", "intellect")
LINES = ("mini-ipip", "ipip-50")
MOODS = [name for name in KEYS if name not in LINES]
CUTS = {
    ("phq-2", "depression"): {2: "in one study this misses fewer", 3: "the makers' own"},
    ("phq-4", "anxiety"): {3: "the makers' own"},
    ("phq-4", "depression"): {2: "as for two questions alone", 3: "the makers' own"},
    ("phq-4", "total"): {3: "mild", 6: "moderate", 9: "severe"},
    ("pc-ptsd-5", "total"): {1: "not nothing", 3: "misses the fewest", 4: "makes the fewest mistakes"},
}
"""Where each published step begins (science.md 3)."""
SAID = {
    ("phq-2", "depression", 2): "beginning at 2 missed fewer",
    ("phq-2", "depression", 3): "would ask further",
    ("phq-4", "total", 0): "“none”",
    ("phq-4", "total", 3): "mild",
    ("phq-4", "total", 6): "moderate",
    ("phq-4", "total", 9): "severe",
    ("pc-ptsd-5", "total", 3): "3 misses the fewest",
    ("pc-ptsd-5", "total", 4): "at 4 where they want the fewest mistakes",
}


def bands(found: Words, measure: str, scale: str) -> list[tuple[int, int]]:
    return [(one.first, one.last) for one in found.around.bands if (one.measure, one.scale) == (measure, scale)]


@pytest.mark.parametrize("name", KEYS)
def test_each_questionnaire_says_what_it_is_what_to_heed_and_what_it_rests_on(name: str) -> None:
    about = words().about(name)
    assert all(getattr(about, part).strip() for part in ("about", "before", "again", "evidence", "licence"))
    assert words().places.what[name].endswith(".")


@pytest.mark.parametrize("name", KEYS)
def test_each_sum_has_words_and_each_scale_a_title(name: str) -> None:
    for scale in KEYS[name].scales:
        assert words().title(name, scale.name)
        assert (words().trait(scale.name) is None) == (name in MOODS)
        for total in range(len(scale.items) * KEYS[name].lowest, len(scale.items) * KEYS[name].highest + 1):
            if name in MOODS:
                band = words().band(name, scale.name, total)
                assert band.first <= total <= band.last
                assert band.says.strip()
                assert band.do.strip()


def test_each_trait_has_words_for_both_ends_and_between_as_strength_and_as_risk() -> None:
    assert tuple(one.id for one in words().traits.traits) == TRAITS
    for trait in words().traits.traits:
        said = [text for text in structs.asdict(trait).values() if isinstance(text, str)]
        assert all(text.strip() for text in said)
        assert len(said) == len({*said}), "no two of them say the same"
        places = [words().place(trait, step) for step in range(len(WHERES))]
        assert len({*places}) == len(WHERES)
        assert places[1].endswith(places[0])
        assert places[3].endswith(places[4])


@pytest.mark.parametrize(("measure", "scale"), CUTS)
def test_steps_begin_where_the_published_ones_do(measure: str, scale: str) -> None:
    found = bands(words(), measure, scale)
    assert [first for first, _ in found] == [0, *CUTS[measure, scale]]
    assert all(last + 1 == first for (_, last), (first, _) in pairwise(found))


def test_no_scale_has_steps_that_are_not_published() -> None:
    assert {(one.measure, one.scale) for one in words().around.bands} == {*CUTS}


@pytest.mark.parametrize(("measure", "scale", "total"), SAID)
def test_a_step_says_what_the_makers_say_of_it(measure: str, scale: str, total: int) -> None:
    assert SAID[measure, scale, total] in words().band(measure, scale, total).says


def test_what_the_two_questions_catch_and_miss_stands_with_its_figures() -> None:
    evidence = words().about("phq-2").evidence
    assert "2,642 people" in evidence
    assert "a sum of 2 or more caught 86, and a sum of 3 or more caught 61" in evidence
    assert "78 were below 2, and 92 below 3" in evidence


def test_a_line_that_misses_many_women_is_said_to() -> None:
    assert "a line at 4 missed many of the women" in words().about("pc-ptsd-5").evidence


def is_turned() -> None:
    mood = words().trait("neuroticism")
    assert mood
    assert words().trait("emotional-stability") is mood
    assert words().title("ipip-50", "emotional-stability") == words().title("mini-ipip", "neuroticism") == mood.title


def test_emotional_stability_is_the_ups_and_downs_counted_the_other_way_round() -> None:
    is_turned()
    turned = {scale.name for name in LINES for scale in KEYS[name].scales} - {*TRAITS}
    assert turned == {*TURNED}


def test_sabotage_a_scale_that_is_taken_for_a_trait_of_its_own_would_be_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(TURNED, "emotional-stability")
    with pytest.raises(AssertionError):
        is_turned()


def test_no_line_says_that_a_trait_brought_the_harm() -> None:
    assert "No answer here is why someone hurt you." in words().traits.never
    assert "It is not the cause." in words().traits.never
    for name in LINES:
        assert "cannot tell who you will be, why someone hurt you" in words().about(name).about


def test_every_mark_is_named_among_the_sources_of_its_words() -> None:
    for group in (words().traits.traits, words().around.measures, words().around.bands):
        for one in group:
            texts = " ".join(text for text in structs.asdict(one).values() if isinstance(text, str))
            assert {*re.findall(r"\[([a-z0-9-]+)\]", texts)} == {*one.sources}, texts[:60]


def test_a_language_without_words_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(import_module("weatherglass.measures.words"), "folder", lambda _: tmp_path)
    with pytest.raises(BrokenPage, match=r"traits\.toml"):
        words.__wrapped__("en")


Read = Callable[[str, str, str], Words]


@pytest.fixture
def changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Read:
    """Read the words with a piece of one of their files replaced, once."""
    monkeypatch.setattr(import_module("weatherglass.measures.words"), "folder", lambda _: tmp_path)
    (tmp_path / "measures").mkdir()

    def put(name: str, old: str, new: str) -> Words:
        for stem in ("traits", "answers", "places"):
            said = (folder("en") / "measures" / f"{stem}.toml").read_text(encoding="utf-8")
            assert stem != name or old in said
            text = said.replace(old, new, 1) if stem == name else said
            (tmp_path / "measures" / f"{stem}.toml").write_text(text, encoding="utf-8")
        return words.__wrapped__("en")

    return put


WORRY = 'measure = "phq-4"\nscale = "anxiety"\n'
BROKEN = {
    "a sum without a step": ("answers", WORRY + "from = 0\nto = 2\n", WORRY + "from = 0\nto = 1\n", "phq-4, anxiety"),
    "a sum in two steps": ("answers", WORRY + "from = 3\nto = 6\n", WORRY + "from = 2\nto = 6\n", "phq-4, anxiety"),
    "a step too high": ("answers", WORRY + "from = 3\nto = 6\n", WORRY + "from = 3\nto = 7\n", "from 0 to 6"),
    "a scale without steps": ("answers", WORRY, 'measure = "phq-4"\nscale = "worry"\n', "phq-4, anxiety"),
    "a step without what to do": ("answers", "\ndo = ", "\ndone = ", "answers.toml"),
    "a questionnaire without words": ("answers", 'id = "phq-2"', 'id = "phq-9"', "each questionnaire is missing"),
    "a source of a step that is none": (
        "answers",
        'sources = ["phq-4-bands"]',
        'sources = ["made-up"]',
        "made-up: no such source",
    ),
    "a source of a trait that is none": (
        "traits",
        'sources = ["traits-harm-mood"]',
        'sources = ["made-up"]',
        "made-up: no such source",
    ),
    "a trait that is gone": ("traits", 'id = "intellect"', 'id = "wit"', "mini-ipip, intellect"),
    "a trait without a risk": ("traits", "\nrisk = ", "\nrisks = ", "traits.toml"),
    "a trait without ends": ("places", 'trait = "intellect"', 'trait = "wit"', "words for its ends"),
    "a questionnaire without what it asks": ("places", "phq-2 = ", "phq-9 = ", "says what it asks"),
    "a scale without a title": ("places", 'scale = "anxiety"', 'scale = "worry"', "phq-4, anxiety"),
}


@pytest.mark.parametrize("broken", BROKEN.values(), ids=BROKEN)
def test_a_broken_file_is_refused(changed: Read, broken: tuple[str, str, str, str]) -> None:
    name, old, new, says = broken
    with pytest.raises(BrokenPage, match=re.escape(says)):
        changed(name, old, new)


def test_whole_files_are_not_refused(changed: Read) -> None:
    assert changed("places", "between", "between") == words()


@pytest.mark.parametrize("broken", ["a sum without a step", "a sum in two steps"])
def test_sabotage_without_the_check_a_sum_would_have_no_words_or_two(
    changed: Read, broken: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_module("weatherglass.measures.words"), "_covered", lambda *_: True)
    with pytest.raises(pytest.fail.Exception):
        test_a_broken_file_is_refused(changed, BROKEN[broken])
