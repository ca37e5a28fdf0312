"""What was answered and what is to bring to a session can be taken along, each by its own tick alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from people import NOW
from web.forecast.taking import FILES, TAKE, TAKEN, choose, filled

from weatherglass.record import answered, notes, taken
from weatherglass.record.answered import Answers
from weatherglass.record.notes import Note
from weatherglass.web.forecast import choosing

if TYPE_CHECKING:
    from visiting import Browser

    from weatherglass.vault import Drawer

LOW_MOOD = "Two questions about low mood, 14 March 2026: Low mood: 4 of 6"
ASK = "Ask about the nights."


@pytest.fixture
def drawer(drawer: Drawer) -> Drawer:
    """Something of each kind, and what a session may be about."""
    answered.keep_answers(filled(drawer), "phq-2", Answers(answers=(3, 1)), now=NOW)
    notes.keep_note(drawer, "bring", Note(words=ASK), now=NOW)
    return drawer


def _ids(drawer: Drawer) -> tuple[str, str]:
    [taking], [note] = answered.takings(drawer, "phq-2"), notes.notes(drawer, "bring")
    return taking.id, note.id


def _text(ana: Browser) -> str:
    return ana.get("/forecast/text").text


def test_each_is_there_to_tick(ana: Browser, drawer: Drawer) -> None:
    page = ana.get(TAKE).text
    assert LOW_MOOD in page
    assert ASK in page


def left_out_of_all(ana: Browser, drawer: Drawer) -> None:
    ana.post(TAKEN, {"all": "1"})
    assert not {*taken.taken(drawer).ids} & {*_ids(drawer)}
    assert taken.taken(drawer).ids


def test_all_leaves_them_out(ana: Browser, drawer: Drawer) -> None:
    left_out_of_all(ana, drawer)


def test_sabotage_all_that_takes_them_too_would_be_seen(ana: Browser, drawer: Drawer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(choosing, "APART", frozenset({choosing.REACHED}))
    with pytest.raises(AssertionError):
        left_out_of_all(ana, drawer)


def test_a_tick_takes_one_alone(ana: Browser, drawer: Drawer) -> None:
    low_mood, note = _ids(drawer)
    choose(ana, low_mood)
    assert LOW_MOOD in _text(ana)
    assert ASK not in _text(ana)
    choose(ana, note)
    assert ASK in _text(ana)
    assert LOW_MOOD not in _text(ana)
    assert all(ana.get(place).status == 200 for place in FILES)


def test_what_was_deleted_or_brought_is_not_taken(ana: Browser, drawer: Drawer) -> None:
    low_mood, note = _ids(drawer)
    choose(ana, low_mood, note, "card-word")
    answered.remove_answers(drawer, "phq-2", low_mood)
    notes.tick(drawer, "bring", note, done=NOW)
    assert "lemons" in _text(ana)
    assert LOW_MOOD not in _text(ana)
    assert ASK not in _text(ana)


def test_an_answer_that_was_left_out_is_said_to_be(ana: Browser, drawer: Drawer) -> None:
    half = answered.keep_answers(drawer, "phq-4", Answers(answers=(1, 1, 2, None)), now=NOW)
    choose(ana, half.id)
    assert "Worry: 2 of 6; Low mood: left out; Both together: left out" in _text(ana)
