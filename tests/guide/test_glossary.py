"""The glossary: enough words, each sourced and plain, linked where it is used, and every bold word among them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import textstat

from weatherglass import guide, signs
from weatherglass.guide import shelf
from weatherglass.guide.sources import BrokenPage

TERMS = guide.glossary().all
NAMED = (
    *(
        "love bombing",
        "hoovering",
        "triangulation",
        "twinning",
        "gaslighting",
        "DARVO",
        "coercive control",
        "cognitive dissonance",
    ),
    *("intermittent reinforcement", "fawning"),
)
MARK = re.compile(r"\[([a-z0-9-]+)\]")


def test_there_are_at_least_sixty_words_and_those_that_people_meet_most() -> None:
    assert len(TERMS) >= 60
    assert {name.casefold() for name in NAMED} <= set(guide.glossary().by_form)


@pytest.mark.parametrize("term", TERMS, ids=lambda term: term.term)
def test_each_word_has_a_source_a_page_that_is_there_and_signs_that_are_there(term: guide.Term) -> None:
    assert MARK.findall(term.says)
    guide.texts(term.term, {"says": term.says})
    assert not term.page or term.page in guide.leaves()
    assert set(term.signs) <= set(signs.signs())


def test_the_words_are_explained_in_plain_words() -> None:
    for term in TERMS:
        said = MARK.sub("", term.says)
        assert textstat.flesch_kincaid_grade(said) <= 9.5, term.term  # one to four sentences: a single long word weighs much
    whole = " ".join(MARK.sub("", term.says) for term in TERMS)
    assert textstat.flesch_kincaid_grade(whole) <= 7.0


@pytest.mark.parametrize("name", guide.pages())
def test_each_bold_word_of_a_page_is_in_the_glossary(name: str) -> None:
    for bold in re.findall(r"<strong>(.*?)</strong>", guide.page(name).html):
        assert re.sub(r"<[^>]*>", "", bold).casefold() in guide.glossary().by_form


def test_a_word_is_linked_where_it_is_first_used_and_only_there() -> None:
    html = guide.page("mix", base="/almanac/").html
    number = guide.glossary().by_form["intermittent reinforcement"].leaf
    assert html.count(f'href="/almanac/words/{number}"') == 1


def test_no_word_is_linked_in_its_own_entry_or_inside_another_link() -> None:
    term = guide.glossary().by_form["gaslighting"]
    shown = guide.texts("x", {"a": "Gaslighting is meant. [gaslighting](device.md)"}, base="/almanac/", term=term.leaf).html["a"]
    assert 'class="term"' not in shown


def test_the_longest_form_is_found_first() -> None:
    found = guide.glossary().first("This is a trauma bond.", set())
    assert found is not None
    assert found[2].term == "trauma bond"


@pytest.mark.parametrize(
    "text",
    [
        "terms = 3",
        '[[terms]]\nleaf = 1\nterm = "a"\nsays = "x"\n[[terms]]\nleaf = 1\nterm = "b"\nsays = "x"',
        '[[terms]]\nleaf = 1\nterm = "a"\nsays = "x"\n[[terms]]\nleaf = 2\nterm = "b"\nalso = ["A"]\nsays = "x"',
    ],
)
def test_a_broken_glossary_is_refused(text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "glossary.toml").write_text(text, encoding="utf-8")
    monkeypatch.setattr(shelf, "PLACES", (tmp_path,))
    with pytest.raises(BrokenPage):
        guide.glossary.__wrapped__("en")


def test_two_shared_sources_with_one_id_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "en" / "sources").mkdir(parents=True)
    text = '[[sources]]\nid = "a"\ntext = "x"\nstrength = "x"\nseen = "undated"\n'
    for name in ("one", "two"):
        (tmp_path / "en" / "sources" / f"{name}.toml").write_text(text, encoding="utf-8")
    monkeypatch.setattr(shelf, "PLACES", (tmp_path,))
    with pytest.raises(BrokenPage, match="another source"):
        guide.sources.__wrapped__("en")


def test_every_shared_source_is_used_somewhere() -> None:
    whole = "".join(path.read_text(encoding="utf-8") for path in shelf.folder("en").rglob("*") if path.suffix in {".md", ".toml"})
    named = re.sub(r'id = "[^"]+"', "", whole)
    assert [one for one in guide.sources() if f"[{one}]" not in named and f'"{one}"' not in named] == []


def test_a_word_that_is_not_there_is_refused() -> None:
    with pytest.raises(guide.NoSuchTerm):
        guide.term(100_000)
