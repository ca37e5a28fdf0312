"""What people read: every figure has its source, every link leads somewhere, and the words are plain."""

from __future__ import annotations

import html
import re

import pytest
import textstat

from weatherglass.guide import Page, glossary, leaves, page, pages
from weatherglass.guide.shelf import folder

HIGHEST_GRADE = 7.0
NEEDED = {
    *("device", "before", "drawers", "forgotten", "traces", "dangerous", "what-it-is", "pull", "cycle"),
    *("quiet-days", "for-someone", "export-whatsapp", "hard-now"),
}
FIGURE = re.compile(r"\d|\bstudy\b|\bstudies\b|\bresearch\b|\bsurvey\b|per cent|percent", re.IGNORECASE)
MARK = re.compile(r'<a href="#source-([a-z0-9-]+)" class="source"')
NOT_SAID = re.compile(
    r"why (do|did) you stay|\bvictim\b|codependent|narcissis|\baddict|\btrigger|you must|leave no trace|military-grade|great job"
    r"|stockholm (?!syndrome)|courageous|studies show|\babuser\b",
    re.IGNORECASE,
)


def _grade(text: str) -> float:
    """Flesch-Kincaid grade (Kincaid and others, 1975)."""
    return float(textstat.flesch_kincaid_grade(text))


def _blocks(shown: Page) -> list[str]:
    return re.findall(r"<(?:p|li)>(.*?)</(?:p|li)>", shown.html, re.DOTALL)


def _unsourced(shown: Page) -> list[str]:
    """Paragraphs that state a figure or a study without a mark."""
    spoken = [(block, re.sub(r"<a [^>]*class=\"source\".*?</a>", "", block)) for block in _blocks(shown)]
    return [words for block, words in spoken if FIGURE.search(re.sub(r"<[^>]*>", "", words)) and not MARK.search(block)]


def _prose(shown: Page) -> str:
    without_marks = re.sub(r"<a [^>]*class=\"source\".*?</a>", "", shown.html)
    without_headings = re.sub(r"<h\d>.*?</h\d>", "", without_marks)
    return html.unescape(re.sub(r"<[^>]*>", "", without_headings))


def test_all_pages_are_there() -> None:
    assert set(pages()) >= NEEDED


@pytest.mark.parametrize("name", pages())
def test_each_figure_and_study_has_its_source(name: str) -> None:
    assert _unsourced(page(name)) == []


@pytest.mark.parametrize("name", pages())
def test_each_source_is_used_and_each_mark_has_one(name: str) -> None:
    shown = page(name)
    ids = [source.id for source in shown.sources]
    assert len(ids) == len(set(ids))
    assert set(MARK.findall(shown.html)) == set(ids), "a source that no sentence rests on, or a mark without one"


@pytest.mark.parametrize("name", pages())
def test_each_link_leads_to_a_page(name: str) -> None:
    for target in re.findall(r'href="([^"#]+)"', page(name, base="/almanac/").html):
        if target in {"/almanac/signs", "/almanac/words"}:
            continue
        place, _, number = target.removeprefix("/almanac/").rpartition("/")
        assert int(number) in ({term.leaf for term in glossary().all} if place == "words" else leaves().values())


@pytest.mark.parametrize("name", pages())
def test_the_words_are_plain(name: str) -> None:
    assert _grade(_prose(page(name))) <= HIGHEST_GRADE


QUOTES_LABELS = {
    "stockholm",
    "seven-stages",
    "brain-chemistry",
    "personality-disorders",
    "codependency",
    "mutual-abuse",
    "disputed",
}
"""Pages that say what is claimed by others: labels stand there because they are disputed."""


@pytest.mark.parametrize("name", sorted(set(pages()) - QUOTES_LABELS))
def test_the_voice_never_blames_or_labels(name: str) -> None:
    assert NOT_SAID.search(_prose(page(name))) is None


@pytest.mark.parametrize("name", pages())
def test_titles_are_short_and_facts_exist(name: str) -> None:
    shown = page(name)
    assert 0 < len(shown.title) <= 40
    assert all(re.fullmatch(r"[ABC]\d+(\.\d+)?", fact) for fact in shown.facts)


def test_no_page_names_a_number_to_call() -> None:
    """Numbers grow old; they come from the helplines' data, with source and date."""
    for name in pages():
        assert re.search(r"\b\d{3}[- ]?\d{3}[- ]?\d{3,4}\b|\b(911|999|112|988)\b", _prose(page(name))) is None


def test_before_writing_five_lines_are_read() -> None:
    assert len(re.findall("<li>", page("before").html)) == 5


def test_someone_who_cares_reads_ten_lines() -> None:
    assert len(re.findall("<li>", page("for-someone").html)) == 10


def test_the_dispute_is_shown_as_one() -> None:
    assert "do not agree" in page("what-it-is").html


def test_most_stories_in_the_study_had_no_steady_beat() -> None:
    assert "For about 59 in 100" in page("cycle").html


def test_strangulation_sends_to_a_doctor_even_without_marks() -> None:
    assert "See a doctor, even without marks." in page("dangerous").html


def test_sabotage_a_figure_without_a_source_is_caught() -> None:
    shown = page("pull")
    bare = Page(
        leaf=1, name="pull", title="x", html=re.sub(r"<a [^>]*class=\"source\".*?</a>", "", shown.html), sources=(), facts=()
    )
    assert _unsourced(shown) == []
    assert _unsourced(bare)


def test_sabotage_hard_words_are_caught() -> None:
    hard = "Intermittent reinforcement constitutes a determinative psychological mechanism perpetuating dysfunctional attachment."
    assert _grade(hard) > HIGHEST_GRADE


def test_no_page_holds_html_of_its_own() -> None:
    for path in folder("en").glob("*.md"):
        assert not re.search(r"<[a-z/!]", path.read_text(encoding="utf-8"))
