"""Talks: told from other texts by their lines, and read without the names of who speaks."""

from __future__ import annotations

import pytest

from weatherglass.signs import rank
from weatherglass.signs.examples import passages
from weatherglass.signs.talk import is_talk, without_speakers

TALK = "Person1: Where is it?\nPerson2: You dreamt it, darling.\nMARTA: I did not."


@pytest.mark.parametrize("text", [TALK, "- Come in.\n- No.", "Dr. Weiss: Sit down.\nAna: I'd rather stand."])
def test_lines_that_begin_with_a_speaker_are_a_talk(text: str) -> None:
    assert is_talk(text)


@pytest.mark.parametrize("text", ["", "He said: no.", "One: two", "I left.\nIt rained.\nNote: buy milk.\nThen I slept."])
def test_other_texts_are_not(text: str) -> None:
    assert not is_talk(text)


def test_speakers_become_spaces_and_every_word_keeps_its_place() -> None:
    bare = without_speakers(TALK)
    assert len(bare) == len(TALK)
    assert bare.index("You dreamt it") == TALK.index("You dreamt it")
    assert "Person" not in bare
    assert "MARTA" not in bare


def test_who_speaks_does_not_change_the_order() -> None:
    other = TALK.replace("Person1", "Ana").replace("Person2", "Ben").replace("MARTA", "Ana")
    assert rank([TALK]) == pytest.approx(rank([other]), rel=1e-3)


def test_the_passages_are_of_both_kinds_and_half_of_each_shows_nothing() -> None:
    for kind in ("post", "film"):
        shows = [one.shows for one in passages() if one.kind == kind]
        assert len(shows) >= 40
        assert 0.4 <= sum(shows) / len(shows) <= 0.6


def test_someone_who_works_upon_another_ranks_above_an_open_quarrel() -> None:
    worked = (
        "Person1: You took it.\nPerson2: Look at you, hysterical. Is this my thanks, after all I did? Sign, or you'll regret it."
    )
    open_ = "Person1: You took it.\nPerson2: Yes. I was wrong and I'm sorry. I'll bring it back tonight, you can come along."
    assert rank([worked])[0] > rank([open_])[0]
