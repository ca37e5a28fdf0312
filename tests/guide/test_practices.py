"""The short practices: enough for every need, plain, honest about what they rest on, and free to stop."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec
import pytest
import textstat

from weatherglass.guide import practices as shelf_of_practices
from weatherglass.guide import shelf
from weatherglass.guide.practices import Practice, for_need, need, needs, practice, practice_sources, practices
from weatherglass.guide.sources import BrokenPage
from weatherglass.guide.sources import sources as shared_sources

HIGHEST_GRADE = 7.0
EACH = list(practices().values())
NEVER_SAID = re.compile(
    r"why (do|did) you stay|\bvictim\b|codependent|narcissis|\baddict|\btrigger|you must|you should|great job|courageous"
    r"|stockholm|studies show|\babuser\b|\btoxic|\bhealed\b|\bcured?\b|\bstreak|\bwell done\b|\bleave (him|her|them) now",
    re.IGNORECASE,
)
PERSON_HAS_NO_GENDER = re.compile(
    r"\b(he|she|him|her|his|hers|husband|wife|boyfriend|girlfriend|mother|father|mum|dad)\b", re.IGNORECASE
)
EFFECT = re.compile(
    r"rewir|dopamin|cortisol|oxytocin|serotonin|adrenalin|\bvag(us|al)\b|nervous system|\bproven\b|scientific|guarantee"
    r"|\b(lowers|reduces?|boosts?|heals?|cures?|releases?|resets?|regulates?|calms (you|your|the)|soothes?)\b"
    r"|\bwill (help|heal|calm|pass|feel|sleep)|\byou('ll| will) (feel|sleep|be)|\bmakes you (calm|strong|safe|happ)",
    re.IGNORECASE,
)
DIAGNOSIS = re.compile(
    r"\b(ptsd|disorder|depressed|anxiety|panic attacks?|symptoms?|diagnos\w+|patients?|therapy works)\b", re.IGNORECASE
)
AMERICAN = re.compile(
    r"\b(color|behavior|favor|center|neighbor|mom|realiz\w+|recogniz\w+|practicing|program?med)\b", re.IGNORECASE
)
INWARD = re.compile(r"\bbreath|\burge\b|\bthroat\b|\bshoulders\b|let a thought|miss them\. cry|watch a thought", re.IGNORECASE)
HOW_FAR = re.compile(r"\bno study\b|\bours\b|\bour own\b|\bnot about\b|\bno tested\b|\bthey are advice\b", re.IGNORECASE)


def _told(one: Practice) -> str:
    """What a person is told to do, and when not to; without what it rests on."""
    return " ".join([one.title, one.whom, *one.steps, one.write])


def _whole(one: Practice) -> str:
    return " ".join([one.title, one.whom, one.not_when, *one.steps, one.write, one.evidence])


def _grade(one: Practice) -> float:
    """Flesch-Kincaid grade of all but the title."""
    return float(textstat.flesch_kincaid_grade(" ".join([one.whom, one.not_when, *one.steps, one.write, one.evidence])))


def _wrong(one: Practice) -> list[str]:
    """What a writer must mend, in one word each."""
    said = _whole(one)
    found = {
        "never": NEVER_SAID.search(said),
        "gender": PERSON_HAS_NO_GENDER.search(said),
        "effect": EFFECT.search(_told(one)),
        "diagnosis": DIAGNOSIS.search(said),
        "spelling": AMERICAN.search(said),
        "grade": _grade(one) > HIGHEST_GRADE,
        "steps": not 3 <= len(one.steps) <= 7 or any(not step or len(step.split()) > 25 for step in one.steps),
        "minutes": not 1 <= one.minutes <= 30,
        "title": not 0 < len(one.title) <= 40,
        "evidence": not HOW_FAR.search(one.evidence),
        "stop": bool(one.breath or INWARD.search(" ".join(one.steps))) and not re.search(r"\bstop\b", " ".join(one.steps)),
        "eyes": one.breath and "eyes" not in " ".join(one.steps).casefold(),
        "force": one.breath and not re.search(r"force|as you like|by itself|as it likes", " ".join(one.steps)),
        "not when": not one.not_when.startswith("When "),
    }
    return [name for name, wrong in found.items() if wrong]


def test_there_are_enough_for_every_need() -> None:
    assert len(EACH) >= 40
    assert {one.id: len(for_need(one.id)) for one in needs() if len(for_need(one.id)) < 3} == {}


def test_each_need_is_nearest_to_something() -> None:
    assert {one.needs[0] for one in EACH} == {one.id for one in needs()}


@pytest.mark.parametrize("one", EACH, ids=lambda one: one.id)
def test_each_is_plain_kind_and_free_to_stop(one: Practice) -> None:
    assert _wrong(one) == []


@pytest.mark.parametrize("one", EACH, ids=lambda one: one.id)
def test_each_says_for_whom_when_not_and_what_it_rests_on(one: Practice) -> None:
    for said in (one.whom, one.not_when, one.evidence):
        assert len(said.split()) >= 5
        assert said.endswith(".")
    assert practice_sources(one)
    assert len(set(one.sources)) == len(one.sources)
    assert len(set(one.needs)) == len(one.needs)
    assert 1 <= one.leaf <= 79
    assert one.facts
    assert all(re.fullmatch(r"[ABC]\d+(\.\d+)?", fact) for fact in one.facts)


@pytest.mark.parametrize("one", EACH, ids=lambda one: one.id)
def test_what_it_rests_on_names_each_kind_of_source(one: Practice) -> None:
    """The articles are named where they carry something, and only there."""
    assert ("articles" in one.evidence.casefold()) == ("articles" in one.sources)


@pytest.mark.parametrize("one", EACH, ids=lambda one: one.id)
def test_no_source_is_said_to_carry_an_effect(one: Practice) -> None:
    """Only two sources tell what happens: an urge that grows less, and people to lean on."""
    assert EFFECT.search(one.evidence.replace("a way to heal", "").replace("part of healing", "")) is None


def test_some_are_written_and_some_have_the_calm_picture() -> None:
    assert len(EACH) / 4 <= sum(bool(one.write) for one in EACH) <= len(EACH) / 2
    assert 4 <= sum(one.breath for one in EACH) <= 6


def test_breathing_is_left_to_those_whose_breath_is_well() -> None:
    for one in EACH:
        if one.breath and "breath" in one.title.casefold() + " ".join(one.steps[:2]).casefold():
            assert re.search(r"asthma|dizzy", one.not_when), one.id


def test_danger_comes_before_a_practice() -> None:
    """What can bring someone near, or can be found, or can be punished, says so."""
    for name in (
        "no-in-one-line",
        "keep-the-line",
        "a-small-no",
        "walk-with-eyes",
        "money-on-one-page",
        "one-hello",
        "small-goodbye",
    ):
        assert re.search(
            r"danger|punished|follow|warned|find|pass it on|bring you near|threats",
            next(one for one in EACH if one.id == name).not_when,
        ), name


def test_the_night_and_the_pull_know_of_dying() -> None:
    for name in ("awake-at-night", "ride-the-wave", "hour-of-missing"):
        assert "dying" in next(one for one in EACH if one.id == name).not_when


def test_the_nearest_and_the_shorter_come_first() -> None:
    for one in needs():
        places = [(found.needs.index(one.id), found.minutes) for found in for_need(one.id)]
        assert places == sorted(places)


def test_one_is_found_by_its_number_and_no_other() -> None:
    assert practice(1).id == "five-senses"
    assert need(1).id == "panic"
    for ask in (practice, need):
        for leaf in (0, -1, 100_000):
            with pytest.raises(shelf_of_practices.NoSuchPractice):
                ask(leaf)


def test_what_nobody_needs_finds_nothing() -> None:
    assert for_need("no such need") == ()


GOOD = {
    "id": '"a"',
    "leaf": "1",
    "title": '"x"',
    "needs": '["n"]',
    "minutes": "1",
    "whom": '"x"',
    "not_when": '"x"',
    "steps": '["x"]',
    "evidence": '"x"',
    "sources": '["s"]',
}


def _text(*ones: dict[str, str]) -> str:
    return "\n".join("[[practices]]\n" + "\n".join(f"{key} = {value}" for key, value in (GOOD | one).items()) for one in ones)


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Content of one need and one source, to which a test adds its practices."""
    (tmp_path / "en" / "sources").mkdir(parents=True)
    (tmp_path / "en" / "practices").mkdir()
    (tmp_path / "en" / "sources" / "a.toml").write_text(
        '[[sources]]\nid = "s"\ntext = "x"\nstrength = "x"\nseen = "undated"\n', encoding="utf-8"
    )
    (tmp_path / "en" / "practices" / "needs.toml").write_text('[[needs]]\nid = "n"\nleaf = 1\nsays = "x"\n', encoding="utf-8")
    monkeypatch.setattr(shelf, "PLACES", (tmp_path,))
    monkeypatch.setattr(shelf_of_practices, "needs", needs.__wrapped__)
    monkeypatch.setattr(shelf_of_practices, "sources", shared_sources.__wrapped__)
    return tmp_path / "en" / "practices" / "01.toml"


def test_a_whole_file_is_read(place: Path) -> None:
    place.write_text(_text({}, {"id": '"b"', "leaf": "2"}), encoding="utf-8")
    assert list(practices.__wrapped__("en")) == [1, 2]


@pytest.mark.parametrize(
    "text",
    [
        "practices = 1",
        "[[practices]]",
        "not toml [",
        _text({}, {}),
        _text({}, {"leaf": "2"}),
        _text({}, {"id": '"b"'}),
        _text({"needs": "[]"}),
        _text({"needs": '["elsewhere"]'}),
        _text({"sources": "[]"}),
        _text({"sources": '["elsewhere"]'}),
        _text({"steps": "[]"}),
        _text({"whom": '""'}),
        _text({"not_when": '""'}),
        _text({"evidence": '""'}),
        _text({"minutes": '"long"'}),
        _text({"streak": "3"}),
    ],
)
def test_a_broken_file_is_refused(text: str, place: Path) -> None:
    place.write_text(text, encoding="utf-8")
    with pytest.raises(BrokenPage):
        practices.__wrapped__("en")


@pytest.mark.parametrize(
    ("changed", "found"),
    [
        ({"whom": "When you are an addict of love."}, "never"),
        ({"whom": "When he shouts at you."}, "gender"),
        ({"steps": ("Breathe. It rewires the brain. You can stop.", "Two.", "Three.")}, "effect"),
        ({"steps": ("One.", "You will feel calm.", "Three.")}, "effect"),
        ({"title": "Calm that lowers cortisol"}, "effect"),
        ({"whom": "For people with PTSD."}, "diagnosis"),
        ({"whom": "When the color is gone."}, "spelling"),
        (
            {"whom": "Individuals experiencing physiological dysregulation subsequent to interpersonal traumatisation. " * 4},
            "grade",
        ),
        ({"steps": ("One.", "Two.")}, "steps"),
        ({"steps": ("word " * 26, "Two.", "Three.")}, "steps"),
        ({"minutes": 0}, "minutes"),
        ({"title": "x" * 41}, "title"),
        ({"evidence": "The articles name it."}, "evidence"),
        ({"steps": ("Follow your breath.", "Two.", "Three.")}, "stop"),
        ({"breath": True, "steps": ("Close them.", "In by itself.", "You can stop.")}, "eyes"),
        ({"breath": True, "steps": ("Eyes open.", "In, deeply, and hold.", "You can stop.")}, "force"),
        ({"not_when": "Never."}, "not when"),
    ],
)
def test_sabotage_what_a_writer_must_mend_is_found(changed: dict[str, object], found: str) -> None:
    whole = practice(1)
    assert _wrong(whole) == []
    assert found in _wrong(msgspec.structs.replace(whole, **changed))
