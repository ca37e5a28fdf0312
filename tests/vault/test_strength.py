"""Passphrases of one's own and words offered: what is refused, with a reason, and what is never refused."""

from __future__ import annotations

import math
import socket

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from people import ANA, BEN, CHEAP, WORDS
from vault.small import SHAPE

from weatherglass.vault import Passphrase, create_in_memory, offer, unlock, weakness
from weatherglass.vault.words import RECOVERY, every

WEAK = [
    "",
    "    ",
    "hunter2",
    "short sentence",
    "password password password",
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    "12345678901234567890",
    "qwertyuiopasdfghjkl",
    "x" * 1_025,
]


@pytest.mark.parametrize("passphrase", WEAK)
def test_a_weak_passphrase_is_refused_with_a_sentence(passphrase: str) -> None:
    reason = weakness(Passphrase(passphrase))
    assert reason is not None
    assert reason[0].isupper()
    assert reason.endswith(".")
    assert not passphrase.strip() or passphrase not in reason


@pytest.mark.parametrize("passphrase", [ANA, BEN, WORDS, "my aunt kept seven bees in a hat box", "x" * 300 + ANA])
def test_a_long_sentence_of_ones_own_is_taken_if_no_part_of_it_repeats(passphrase: str) -> None:
    assert (weakness(Passphrase(passphrase)) is None) == (not passphrase.startswith("xxx"))


@settings(max_examples=200, deadline=None)
@given(st.text(st.characters(), max_size=1_100))
def test_any_text_gets_a_sentence_or_none_and_what_is_taken_opens(text: str) -> None:
    reason = weakness(Passphrase(text))
    if reason is None:
        assert unlock(create_in_memory(Passphrase(text), shape=SHAPE, cost=CHEAP), Passphrase(text)) is not None
    else:
        assert reason.endswith(".")


def test_the_words_that_are_offered_are_never_refused() -> None:
    assert [words for words in (offer() for _ in range(200)) if weakness(Passphrase(words))] == []


def test_it_asks_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    def calls(*arguments: object) -> None:
        raise AssertionError

    monkeypatch.setattr(socket, "socket", calls)
    monkeypatch.setattr(socket, "getaddrinfo", calls)
    assert weakness(ANA) is None


def test_the_list_has_7776_words_of_lower_case_letters() -> None:
    words = every()
    assert len(words) == len(set(words)) == 6**5
    assert all(word.isascii() and word == word.lower() and word.replace("-", "").isalpha() for word in words)


def test_five_words_are_more_than_64_bits_and_seven_more_than_90() -> None:
    bit = math.log2(len(every()))
    assert len(offer().split()) == 5
    assert len(offer(RECOVERY).split()) == 7
    assert (round(5 * bit, 1), round(7 * bit, 1)) == (64.6, 90.5)


def test_the_words_are_drawn_from_the_whole_list() -> None:
    drawn = set(offer(20_000).split())
    assert 0.89 < len(drawn) / 7_776 < 0.96  # 1 - exp(-20000/7776) = 0.924
