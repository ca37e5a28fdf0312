"""Small wins: what a person calls a step, the newest first; not counted, not compared, on no other page unasked."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from web.noting import ROOMS

from weatherglass.record import notes

if TYPE_CHECKING:
    from visiting import Browser, Clock

    from weatherglass.vault import Drawer

WINS = ROOMS["wins"]


def newest_first(ana: Browser) -> None:
    for words, day in (("the second", "2026-03-02"), ("the first", "2026-03-03"), ("the last", "2001-01-01")):
        WINS.add(ana, words=words, day=day)
    assert re.findall(r'<p dir="auto">([^<]*)</p>', ana.get("/clear").text) == ["the first", "the second", "the last"]


def test_the_newest_day_is_first_and_any_day_is_fine(ana: Browser) -> None:
    newest_first(ana)


def test_sabotage_another_order_would_be_seen(ana: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(notes, "newest", notes.notes)
    with pytest.raises(AssertionError):
        newest_first(ana)


def test_the_day_that_is_offered_is_the_persons_own(ana: Browser, clock: Clock) -> None:
    assert WINS.form(ana)["day"] == "2026-11-20"
    clock.turn(minutes=3)
    assert WINS.form(ana)["day"] == "2026-11-20"


def test_a_change_of_the_words_leaves_the_day(ana: Browser, drawer: Drawer) -> None:
    WINS.add(ana)
    ana.post("/clear/keep", WINS.change_form(ana) | {"words": "I said no."})
    [one] = notes.notes(drawer, "wins")
    assert (one.words, str(one.day)) == ("I said no.", "2026-11-18")


def test_nothing_is_counted_or_asked_for(ana: Browser) -> None:
    for number in range(9):
        WINS.add(ana, words=f"win {'x' * number}")
    text = re.sub(r"<[^>]*>", " ", ana.get("/clear").text)
    assert not re.search(
        r"\b9\b|\bnine\b|keep going|keep it up|more than|best|goal|points|level|streak|in a row", text, re.IGNORECASE
    )


def test_they_stand_on_no_other_page(ana: Browser) -> None:
    WINS.add(ana, words="bought myself beans")
    for place in ("/today", "/sky", "/more", "/forecast/take", "/parcel", "/vane", "/lull", "/ebb"):
        assert "beans" not in ana.get(place).text, place
