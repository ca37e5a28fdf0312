"""Letters that are not sent: as long as they are, each in a document of its own."""

from __future__ import annotations

from datetime import timedelta
from hashlib import sha256

import pytest
from forms import full_disk
from hypothesis import given
from hypothesis import strategies as st
from people import ANA, CHEAP, NOW, anas_drawer, opened

from weatherglass.record import letters
from weatherglass.record.letters import Letter, NoSuchLetter
from weatherglass.vault import Drawer, NotSaved, Shape, VaultFull, create_in_memory

LATER = NOW + timedelta(days=1)
TEXT = "Dear you,\n\nI planted the <b>beans</b> alone."
SHARED = anas_drawer()


def long_letter(size: int = 1_000_000) -> str:
    """Words that cannot be made small."""
    lines = (sha256(str(number).encode()).hexdigest() for number in range(size // 65 + 1))
    return "\n".join(lines)[:size]


def test_a_vault_that_knows_of_none_has_none(drawer: Drawer) -> None:
    assert letters.letters(drawer) == ()
    for name in ("", "0123456789ab", "../notes/wins"):
        with pytest.raises(NoSuchLetter, match="not here any more"):
            letters.letter(drawer, name)


def test_a_letter_is_kept_as_written_changed_and_deleted(drawer: Drawer) -> None:
    one = letters.keep_letter(drawer, TEXT, now=NOW)
    assert one == Letter(id=one.id, text=TEXT, written=NOW)
    assert letters.letter(drawer, one.id) == one
    two = letters.keep_letter(drawer, "Dear you again", now=LATER, letter_id=one.id)
    assert two == Letter(id=one.id, text="Dear you again", written=NOW, changed=LATER)
    assert letters.letters(drawer) == (two,)
    for _ in range(2):
        letters.remove_letter(drawer, one.id)
    assert letters.letters(drawer) == ()
    with pytest.raises(NoSuchLetter):
        letters.letter(drawer, one.id)


def test_the_newest_letter_is_first(drawer: Drawer) -> None:
    for number in range(3):
        letters.keep_letter(drawer, f"Letter {number}", now=NOW + timedelta(days=number))
    assert [one.text for one in letters.letters(drawer)] == ["Letter 2", "Letter 1", "Letter 0"]


def test_one_deleted_elsewhere_comes_back_when_it_is_kept_here(drawer: Drawer) -> None:
    one = letters.keep_letter(drawer, TEXT, now=NOW)
    letters.remove_letter(drawer, one.id)
    again = letters.keep_letter(drawer, TEXT, now=LATER, letter_id=one.id)
    assert letters.letters(drawer) == (again,)
    assert letters.letter(drawer, again.id).text == TEXT


def sent_twice_is_once(drawer: Drawer) -> None:
    one = letters.keep_letter(drawer, TEXT, now=NOW)
    assert letters.keep_letter(drawer, TEXT, now=NOW + timedelta(seconds=90)) == one
    assert letters.letters(drawer) == (one,)


def test_what_is_sent_twice_is_kept_once_and_later_it_is_another(drawer: Drawer) -> None:
    sent_twice_is_once(drawer)
    letters.keep_letter(drawer, TEXT, now=LATER)
    assert len(letters.letters(drawer)) == 2


def test_sabotage_a_double_tap_that_adds_a_second_one_would_be_seen(drawer: Drawer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(letters, "_just_now", lambda *_: False)
    with pytest.raises(AssertionError):
        sent_twice_is_once(drawer)


def two_windows_lose_nothing(drawer: Drawer) -> None:
    other = Drawer(drawer.store, drawer.slots.opened)
    one = letters.keep_letter(drawer, "one", now=NOW)
    two = letters.keep_letter(other, "two", now=NOW)
    letters.keep_letter(drawer, "two, on", now=LATER, letter_id=two.id)
    letters.keep_letter(other, "one, on", now=LATER, letter_id=one.id)
    assert {one.text for one in letters.letters(drawer)} == {"one, on", "two, on"}


def test_two_windows_lose_nothing_of_each_other(drawer: Drawer) -> None:
    two_windows_lose_nothing(drawer)


def test_sabotage_letters_in_one_place_would_be_seen(drawer: Drawer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(letters, "new_id", lambda: "0123456789ab")
    with pytest.raises(AssertionError):
        two_windows_lose_nothing(drawer)


@pytest.mark.parametrize(
    ("text", "opening"),
    [
        (TEXT, "Dear you,"),
        ("\n  \n My love \nand hate", "My love"),
        ("", ""),
        ("x" * 79, "x" * 79),
        ("x" * 200, "x" * 79 + "…"),
    ],
)
def test_its_first_line_shortened_is_enough_to_know_it_again(text: str, opening: str) -> None:
    assert Letter(text=text).opening == opening
    assert len(Letter(text=text).opening) <= letters.SHORT


def test_a_letter_of_a_megabyte_is_kept_and_read_back() -> None:
    drawer = opened(create_in_memory(ANA, shape=Shape(2_048, 4), cost=CHEAP))
    text = long_letter()
    assert len(text.encode()) == 1_000_000
    one = letters.keep_letter(drawer, text, now=NOW)
    assert letters.letter(drawer, one.id).text == text
    letters.keep_letter(drawer, f"{text}!", now=LATER, letter_id=one.id)
    assert [found.text for found in letters.letters(drawer)] == [f"{text}!"]


def test_a_letter_for_which_there_is_no_room_leaves_the_one_before(drawer: Drawer) -> None:
    one = letters.keep_letter(drawer, TEXT, now=NOW)
    for name in ("", one.id):
        with pytest.raises(VaultFull):
            letters.keep_letter(drawer, long_letter(3_000_000), now=LATER, letter_id=name)
    assert letters.letters(drawer) == (one,)


@pytest.mark.parametrize("sign", ["a", "ж", "😀"])
def test_a_letter_that_is_too_long_is_refused_and_the_longest_is_not(sign: str) -> None:
    drawer = opened(create_in_memory(ANA, shape=Shape(2_048, 4), cost=CHEAP))
    longest = sign * (letters.LONGEST // len(sign.encode()))
    one = letters.keep_letter(drawer, longest, now=NOW)
    for name in ("", one.id):
        with pytest.raises(letters.TooLong, match="too long to be kept in one piece"):
            letters.keep_letter(drawer, f"{longest}{sign}", now=LATER, letter_id=name)
    assert letters.letters(drawer) == (one,)


def test_a_full_disk_is_said_and_leaves_what_was(drawer: Drawer) -> None:
    one = letters.keep_letter(drawer, TEXT, now=NOW)
    with full_disk():
        with pytest.raises(NotSaved):
            letters.keep_letter(drawer, "x", now=LATER, letter_id=one.id)
        with pytest.raises(NotSaved):
            letters.remove_letter(drawer, one.id)
    assert letters.letters(drawer) == (one,)


@given(st.text(max_size=300))
def test_any_words_come_back_as_they_were(text: str) -> None:
    one = letters.keep_letter(SHARED, text, now=NOW)
    assert letters.letter(SHARED, one.id).text == text
    letters.remove_letter(SHARED, one.id)
