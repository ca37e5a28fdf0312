"""Numbers as people write them: what can be dialled is dialled as it stands, and nothing else is."""

from __future__ import annotations

import re
import sys
import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from weatherglass.plan import CANNOT_BE, can_be, tel
from weatherglass.plan import number as number_module

DIALLED = re.compile(r"tel:\+?[0-9]{2,15}")
DIGITS = [chr(code) for code in range(sys.maxunicode + 1) if unicodedata.category(chr(code)) == "Nd"]
"""Every decimal digit of every script."""
SIGNS = st.sampled_from(["", " ", "-", ".", " - ", "\u00a0", "\u2013", "\u2009"])


@pytest.mark.parametrize(
    ("written", "dialled"),
    [
        ("15", "tel:15"),
        ("112", "tel:112"),
        ("0800 123 456", "tel:0800123456"),
        (" 0800-123.456 ", "tel:0800123456"),
        ("030/123 45 67", "tel:0301234567"),
        ("(030) / 123 45 67", "tel:0301234567"),
        ("+49 30/1234567", "tel:+49301234567"),
        ("+44 20 7946 0958", "tel:+442079460958"),
        ("+1 (202) 555-0134", "tel:+12025550134"),
        ("1\u2013800\u2013555\u20130199", "tel:18005550199"),
        ("0800\u00a0123\u00a0456\n", "tel:0800123456"),
        ("\u0660\u0661\u0662 \u0663\u0664\u0665", "tel:012345"),
        ("\uff0b\uff14\uff14 \uff12\uff10", "tel:+4420"),
        ("\u202a+44 20 7946 0958\u202c", "tel:+442079460958"),
        ("\u2066+44\u2069 20 7946 0958\u200e", "tel:+442079460958"),
        ("123456789012345", "tel:123456789012345"),
    ],
)
def test_a_number_that_can_be_one_is_dialled(written: str, dialled: str) -> None:
    assert can_be(written)
    assert tel(written) == dialled


@pytest.mark.parametrize(
    "written",
    [
        *("", " ", "+", "-", "()", "\u202a\u202c"),
        *("1", "+1", "\u0661"),
        "1234567890123456",
        *("SAFE", "1-800-799-SAFE", "0800 123 456 ext 3", "0800 123 456 (Cleo)", "call twice", "\u0661\u0662a"),
        *("00+44 20", "++44 20", "44+", "(+44) 20", "0800 1+2"),
        *(
            "0800 1; 0800 2",
            "0800,1",
            "*31#0800",
            "0800#",
            "tel:0800123",
            "javascript:11",
            "0800?x=1",
            "0800&1",
            "\u00bd\u00b2",
            "\u2167",
        ),
    ],
)
def test_what_cannot_be_one_is_never_dialled(written: str) -> None:
    assert not can_be(written)
    assert tel(written) == ""


@pytest.mark.parametrize(
    "written",
    [
        "+44 (0)20 7946 0958",
        "+49(0)30 123456",
        "+39 ( 0 )6 1234",
        "\u202a+44 (\u0660)20 123",
        "+44 (020) 7946 0958",
        "+7 (8) 495 123",
    ],
)
def test_a_number_that_can_be_read_in_two_ways_is_not_dialled(written: str) -> None:
    """With the 0 it would ring somewhere else."""
    assert not can_be(written)
    assert tel(written) == ""


@pytest.mark.parametrize(
    "written", ["999/112", "112 / 999", "0800 123 456 / 457", "0301234567/0301234568", "030/12/13", "112\n999", "112\u2028999"]
)
def test_two_numbers_in_one_field_are_not_dialled_as_one(written: str) -> None:
    assert not can_be(written)
    assert tel(written) == ""


def test_a_zero_in_brackets_without_a_plus_is_dialled() -> None:
    assert tel("(0)30 123456") == "tel:030123456"


@settings(deadline=None)  # the long ones take their time where the computer is busy
@given(st.text())
@example("\ud800")
@example("\x00" * 20)
@example("1" * 100_000)
@example("+(" * 5_000)
@example("\u0e51" * 15)
def test_no_text_raises_and_what_is_dialled_is_digits_alone(written: str) -> None:
    assert bool(tel(written)) is can_be(written)
    assert not tel(written) or DIALLED.fullmatch(tel(written))


@given(st.text(alphabet="0123456789+()-./ \u0661\u202a\u202c", max_size=24))
def test_no_digit_is_added_lost_or_moved(written: str) -> None:
    if can_be(written):
        assert tel(written).removeprefix("tel:").removeprefix("+") == "".join(str(int(one)) for one in written if one.isdecimal())
        assert tel(written).startswith("tel:+") is ("+" in written)


@given(st.lists(st.sampled_from(DIGITS), min_size=2, max_size=15), SIGNS, st.booleans())
def test_digits_of_every_script_count(digits: list[str], sign: str, plus: bool) -> None:  # noqa: FBT001
    written = ("+" if plus else "") + sign.join(digits)
    assert tel(written) == "tel:" + ("+" if plus else "") + "".join(str(unicodedata.decimal(one)) for one in digits)


@given(st.integers(0, 40))
def test_it_has_two_to_fifteen_digits(many: int) -> None:
    assert can_be("7" * many) is (2 <= many <= 15)


def test_the_person_is_told_that_it_is_kept() -> None:
    assert "kept as you wrote it" in CANNOT_BE


def test_sabotage_a_zero_in_brackets_dialled_would_be_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(number_module, "_EITHER", re.compile(r"(?!)"))
    with pytest.raises(AssertionError):
        test_a_number_that_can_be_read_in_two_ways_is_not_dialled("+44 (0)20 7946 0958")


def test_sabotage_two_numbers_dialled_as_one_would_be_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(number_module, "_ONE", re.compile(r".*", re.DOTALL))
    with pytest.raises(AssertionError):
        test_two_numbers_in_one_field_are_not_dialled_as_one("999/112")


def test_sabotage_letters_let_through_would_be_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(number_module, "_SIGNS", re.compile(r".*", re.DOTALL))
    with pytest.raises(AssertionError):
        test_what_cannot_be_one_is_never_dialled("1-800-799-SAFE")
    with pytest.raises(AssertionError):
        test_what_cannot_be_one_is_never_dialled("0800 1; 0800 2")


def test_sabotage_no_shortest_and_no_longest_would_be_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(number_module, "SHORTEST", 0)
    monkeypatch.setattr(number_module, "LONGEST", 10**6)
    for written in ("1", "1234567890123456"):
        with pytest.raises(AssertionError):
            test_what_cannot_be_one_is_never_dialled(written)
