"""Reading paths and the questions that tell two things apart: every step leads somewhere, every answer in the end to a page."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest

from weatherglass import guide
from weatherglass.guide import shelf
from weatherglass.guide.sources import BrokenPage


def test_there_is_a_way_for_each_of_the_four() -> None:
    titles = [way.title for way in guide.ways()]
    assert titles[:4] == ["I think it is happening to me", "I have left", "Someone I love", "I help people"]


def test_every_page_about_it_stands_in_a_way_or_is_linked_from_a_page_or_a_question() -> None:
    in_ways = {name for way in guide.ways() for name in way.pages}
    asked = {answer.page for question in guide.questions().values() for answer in question.answers}
    linked = {
        name for name in guide.pages() for other in guide.pages() if f'href="{guide.leaves()[name]}"' in guide.page(other).html
    }
    about_the_program = {"before", "device", "drawers", "forgotten", "traces", "export-whatsapp", "hard-now", "quiet-days"}
    assert set(guide.pages()) - in_ways - asked - linked - about_the_program == {"disputed"} - in_ways


@pytest.mark.parametrize("start", [1, 2, 3, 4, 5])
def test_each_question_ends_at_a_page_within_five_answers(start: int) -> None:
    open_, steps = {start}, 0
    while open_:
        steps += 1
        assert steps <= 5
        open_ = {answer.to for leaf in open_ for answer in guide.questions()[leaf].answers if answer.to}


def test_fear_and_a_shared_loss_lead_to_different_places_and_both_to_a_third() -> None:
    asked = guide.questions()
    assert {answer.page for answer in asked[2].answers} == {"both-at-once", "what-it-is"}
    assert "shared-loss" in {answer.page for answer in asked[3].answers}


@pytest.mark.parametrize("text", ["questions = 1", '[[questions]]\nleaf = 1\nasks = "x"\nanswers = [{ says = "y", to = 9 }]'])
def test_questions_that_lead_nowhere_are_refused(text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "front.toml").write_text(text, encoding="utf-8")
    monkeypatch.setattr(shelf, "PLACES", (tmp_path,))
    with pytest.raises(BrokenPage):
        guide.questions.__wrapped__("en")


@pytest.mark.parametrize("pages", ['["nowhere"]', '["pull", "pull"]'])
def test_a_way_that_leads_nowhere_or_twice_to_one_page_is_refused(
    pages: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "ways.toml").write_text(f'[[ways]]\nleaf = 1\ntitle = "x"\nsays = "x"\npages = {pages}', encoding="utf-8")
    known = guide.leaves()
    monkeypatch.setattr(import_module("weatherglass.guide.ways"), "leaves", lambda _: known)
    monkeypatch.setattr(shelf, "PLACES", (tmp_path,))
    with pytest.raises(BrokenPage):
        guide.ways.__wrapped__("en")
