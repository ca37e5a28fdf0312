"""Questions about oneself: plain, kind, without a gender, a diagnosis or a verdict; a broken file is refused."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import textstat
from msgspec.structs import replace
from test_words_never_said import NEVER

from weatherglass.guide import mirror, shelf
from weatherglass.guide.mirror import Question, Set, after, set_at, sets
from weatherglass.guide.sources import BrokenPage
from weatherglass.guide.sources import sources as shared_sources

HIGHEST_GRADE = 7.5
SETS = list(sets().values())
QUESTIONS = [question for one in SETS for question in one.questions]
NEVER_SAID = (
    r"why (do|did) (you|I) stay|\bvictim|codependent|narcissis|\baddict|\btrigger|you must|you should|stockholm|studies show"
    r"|\babuser\b|\btoxic|\bhealed\b|\bcured?\b|\bdisorder|\bsymptom|\bdiagnos|\bmy fault\b|\bwrong with (me|you)\b"
)
HAS_NO_GENDER = r"\b(he|she|him|her|his|hers|husband|wife|boyfriend|girlfriend|mother|father|mum|dad)\b"
RANKS = re.compile(r"\d|%|\bhow (often|much|many)\b|\b(yes or no|never or always|rate|rank|type|style|normal)\b", re.IGNORECASE)
MAY = re.compile(
    r"was not your fault|with whom I was safe, if only for an hour|Not seeing it may have kept you safe"
    r"|It is better done with someone who is trained"
)
"""Words that say something else here: the opposite of blame, memories of a child, advice about a helper."""


def grade(text: str) -> float:
    return float(textstat.flesch_kincaid_grade(text))


def plain(text: str) -> str:
    """A text without the marks of its sources."""
    return re.sub(r" ?\[[a-z-]+\]", "", text)


def wrong(text: str) -> list[str]:
    """What a writer must mend, in one word each."""
    said = MAY.sub("", plain(text))
    found = {"never": NEVER_SAID, "gender": HAS_NO_GENDER, **NEVER["en"]}
    return [name for name, words in found.items() if re.search(words, said, re.IGNORECASE)]


def wrong_question(question: Question) -> list[str]:
    asks = question.asks
    mend = {
        "ranks": RANKS.search(asks),
        "grade": grade(asks) > HIGHEST_GRADE,
        "id": not re.fullmatch(r"[a-z]+(-[a-z]+)+", question.id),
        "long": len(asks.split()) > 25,
        "of others": not re.search(r"\b(I|my|me)\b|anyone|someone|that house", asks),
    }
    return [*wrong(asks), *(name for name, found in mend.items() if found)]


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.id)
def test_each_question_is_plain_and_kind(question: Question) -> None:
    assert wrong_question(question) == []


@pytest.mark.parametrize(
    ("asks", "found"),
    [
        ("Why did I stay?", "never"),
        ("What is wrong with me?", "never"),
        ("What did my mother do?", "gender"),
        ("Which type am I?", "ranks"),
        ("How often do I hold my breath?", "ranks"),
        ("Do I score as calm?", "a score"),
        ("Am I safe now?", "a verdict of safety"),
        ("What do I do that you should leave them?", "staying or leaving"),
        ("Which interpersonal vulnerabilities do I habitually externalise in unfamiliar relationships?", "grade"),
        ("Is love good?", "of others"),
    ],
)
def test_sabotage_a_question_that_is_not_would_be_seen(asks: str, found: str) -> None:
    assert found in wrong_question(replace(QUESTIONS[0], asks=asks))


@pytest.mark.parametrize("one", SETS, ids=lambda one: one.id)
def test_what_stands_around_the_questions_is_plain_and_says_that_it_is_no_test(one: Set) -> None:
    assert [wrong(text) for text in (one.title, one.about, one.after)] == [[], [], []]
    assert grade(one.about) <= HIGHEST_GRADE
    assert "This is no test" in one.about
    assert re.search(r"not explain what someone did to you|not your fault", one.about + one.after)
    assert len(one.title) <= 40
    assert all(re.fullmatch(r"[ABC]\d+(\.\d+)?", fact) for fact in one.facts)


def test_early_on_says_that_one_can_stop_and_need_not_begin() -> None:
    about = set_at(2).about
    for said in ("can stir things up", "Stop at any word", "someone you can call", "need not be done"):
        assert said in about
    assert set_at(2).questions[0].id == "early-safe", "first something good"


def rests_on(one: Set) -> set[str]:
    shown = after(one, "/almanac/")
    assert {source.id for source in shown.sources} == set(re.findall(r"\[([a-z-]+)\]", one.after))
    assert "[" not in re.sub(r"<[^>]*>", "", shown.html[one.id])
    return {source.id for source in shown.sources}


@pytest.mark.parametrize("one", SETS, ids=lambda one: one.id)
def test_what_it_rests_on_is_marked_and_among_the_sources(one: Set) -> None:
    assert rests_on(one)


def test_sabotage_a_source_that_is_none_would_be_seen() -> None:
    with pytest.raises(BrokenPage):
        rests_on(replace(SETS[0], after="People say so. [nobody]"))


def test_one_is_found_by_its_number_and_no_other() -> None:
    assert [set_at(leaf).id for leaf in (1, 2)] == ["close", "early"]
    for leaf in (0, -1, 3, 100_000):
        with pytest.raises(mirror.NoSuchSet):
            set_at(leaf)


def test_ids_are_kept_with_what_is_written_and_stay() -> None:
    """Who takes one out or renames it leaves words without their question."""
    assert {question.id for question in QUESTIONS} >= {
        *(f"close-{name}" for name in ("distance", "silence", "need", "say", "calm", "before", "wish")),
        *(f"early-{name}" for name in ("safe", "who", "love", "anger", "sorry", "learned", "say")),
    }


# A broken file

SET = {"id": '"a"', "leaf": "1", "title": '"x"', "about": '"x"', "after": '"x"', "questions": '[{ id = "q", asks = "x?" }]'}


def _text(*ones: dict[str, str], named: str = '["s"]') -> str:
    return f"sources = {named}\n" + "".join(
        "[[sets]]\n" + "".join(f"{key} = {value}\n" for key, value in (SET | one).items()) for one in ones
    )


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Content of one source, to which a test adds its questions."""
    (tmp_path / "en" / "sources").mkdir(parents=True)
    (tmp_path / "en" / "sources" / "a.toml").write_text(
        '[[sources]]\nid = "s"\ntext = "x"\nstrength = "x"\nseen = "undated"\n', encoding="utf-8"
    )
    monkeypatch.setattr(shelf, "PLACES", (tmp_path,))
    monkeypatch.setattr(mirror, "sources", shared_sources.__wrapped__)
    return tmp_path / "en" / "mirror.toml"


OTHER = {"id": '"b"', "leaf": "2", "questions": '[{ id = "r", asks = "y?" }]'}


def test_a_whole_file_is_read(place: Path) -> None:
    place.write_text(_text({}, OTHER), encoding="utf-8")
    assert list(sets.__wrapped__("en")) == [1, 2]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "sets = 1",
        "not toml [",
        _text({}, named='["elsewhere"]'),
        _text({}, {}),
        _text({}, OTHER | {"leaf": "1"}),
        _text({}, OTHER | {"id": '"a"'}),
        _text({}, OTHER | {"questions": SET["questions"]}),
        _text({"questions": '[{ id = "q", asks = "x?" }, { id = "q", asks = "y?" }]'}),
        _text({"questions": "[]"}),
        _text({"questions": '[{ id = "q", asks = "" }]'}),
        _text({"questions": '[{ id = "q" }]'}),
        _text({"questions": '[{ id = "q", asks = "x?", points = 3 }]'}),
        _text({"leaf": '"one"'}),
        _text({"score": "3"}),
    ],
)
def test_a_broken_file_is_refused(text: str, place: Path) -> None:
    place.write_text(text, encoding="utf-8")
    with pytest.raises(BrokenPage):
        sets.__wrapped__("en")


def test_a_file_that_is_not_there_is_refused(place: Path) -> None:
    with pytest.raises(BrokenPage):
        sets.__wrapped__("en")
