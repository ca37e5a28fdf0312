"""Finding words in a drawer: the same as in every entry decoded, without decoding every entry."""

from __future__ import annotations

import sys
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from people import written

from weatherglass.record import everything, find, keep_all, search, seek
from weatherglass.record.days import Month
from weatherglass.record.document import decode
from weatherglass.record.search import FOLDED, may_hold
from weatherglass.vault import Drawer

TEXTS = ("The Kitchen door was locked.", "STRASSE", "Straße, again", "\ufb01ne, she said", "éclair", "ÉCLAIR und Tür", "nothing")


@pytest.fixture
def filled(drawer: Drawer) -> Drawer:
    """A month for each text, and one entry without a day."""
    keep_all(drawer, [written(date(2025, month, 3), text) for month, text in enumerate(TEXTS, start=1)])
    keep_all(drawer, [written(None, "in the KITCHEN")])
    return drawer


@pytest.mark.parametrize(
    "words", ["kitchen", "door kitchen", "strasse", "straße", "fine", "éclair", "tür éclair", "march", "window", "  "]
)
def test_it_finds_what_is_found_in_every_entry(filled: Drawer, words: str) -> None:
    assert seek(filled, words) == find(everything(filled), words)


@pytest.mark.parametrize(("words", "expected"), [("kitchen", 2), ("strasse", 2), ("fine", 1), ("éclair", 2), ("window", 0)])
def test_capitals_and_ligatures_make_no_difference(filled: Drawer, words: str, expected: int) -> None:
    assert len(seek(filled, words)) == expected


def test_months_that_cannot_hold_the_word_are_not_decoded(filled: Drawer, monkeypatch: pytest.MonkeyPatch) -> None:
    decoded: list[bytes] = []

    def watched(data: bytes, kind: type[Month]) -> Month:
        decoded.append(data)
        return decode(data, kind)

    monkeypatch.setattr("weatherglass.record.search.decode", watched)
    seek(filled, "locked")
    assert sum(b"locked" in data for data in decoded) == 1
    assert len(decoded) <= 3  # the one, and those whose letters could become others


def test_the_letters_that_become_ascii_are_all_known() -> None:
    every = (chr(number) for number in range(128, sys.maxunicode + 1))
    assert {one for one in every if any(letter.isascii() for letter in one.casefold())} == set(FOLDED)


@given(st.text(max_size=40), st.text(max_size=4))
def test_a_document_that_holds_a_word_is_never_passed_over(text: str, word: str) -> None:
    wanted = search.needles(word)
    if search.found(text, wanted):
        assert may_hold(text.encode("utf-8", "surrogatepass"), wanted)
