"""Where sentences are: every place is that of the text as it was given, whatever is thrown in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from weatherglass.signs.rules import OWN, SAID, TOLD, rules
from weatherglass.signs.sentences import LONGEST, plainly, sentences

VOICES = frozenset((TOLD, SAID, OWN))


@given(st.text(max_size=800))
def test_each_sentence_stands_where_it_says_and_they_do_not_overlap(text: str) -> None:
    end = 0
    for found in sentences(text):
        assert end <= found.start < found.end <= len(text)
        assert len(found.text) == found.end - found.start
        assert plainly(text)[found.start : found.end] == found.text
        end = found.end


@given(st.text(alphabet="hitme sheI'\"<>*_.!?\n", max_size=400))
def test_no_text_breaks_a_rule_and_each_hit_stands_in_its_sentence(text: str) -> None:
    for found in sentences(text):
        for hit in rules().look(found, VOICES):
            assert found.start <= hit.start < hit.end <= found.end


def test_sentences_end_at_marks_and_at_lines() -> None:
    assert [one.text for one in sentences("He hit me. I cried!\nno full stop here\n\n… “And then?” she said.")] == [
        *("He hit me.", "I cried!", "no full stop here", '"And then?"', "she said."),
    ]


def test_a_line_without_an_end_is_cut_at_spaces() -> None:
    found = list(sentences("word " * 1000))
    assert max(len(one.text) for one in found) <= LONGEST
    assert all(one.text.startswith("word") for one in found)


@pytest.mark.parametrize("text", ["", " ", "...", "1 2 3", "😭"])
def test_what_holds_no_letter_is_no_sentence(text: str) -> None:
    assert list(sentences(text)) == []


def test_markup_and_addresses_become_spaces_of_the_same_length() -> None:
    text = "<b>He</b> *hit* me https://example.org/x now"
    assert len(plainly(text)) == len(text)
    assert plainly(text).split() == ["He", "hit", "me", "now"]
