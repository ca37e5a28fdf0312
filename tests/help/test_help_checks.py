"""What a sheet may not hold, and what is shown of one that is broken."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import date
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from weatherglass.help import UnsourcedLine, emergency, finders, lines, near, sheets
from weatherglass.help.checks import FaultyForm, allow

Make = Callable[[str, str | bytes], None]
TODAY = date(2026, 11, 21)
LINE = """
[[line]]
service = "A line for Ana"
audience = "anyone"
phone = "1234"
source_url = "https://example.org/ana"
"""
EMERGENCY = """
[emergency]
number = "123"
source = "https://example.org/police"
"""
GOOD = EMERGENCY + LINE.replace("for Ana", "before") + "{}" + LINE.replace("for Ana", "after").replace("1234", "5678")
UNSOURCED = (
    LINE.replace("https://example.org/ana", ""),
    LINE.replace("https://example.org/ana", "a friend said so"),
    LINE.replace("https://example.org/ana", "https://"),
    LINE.replace("https://example.org/ana", "https://[example.org"),
    LINE.replace("https://example.org/ana", "ftp://example.org/ana"),
    LINE.replace("https://example.org/ana", "https://github.com/DennisGross/aidlines"),
    LINE.replace("https://example.org/ana", "https://en.wikipedia.org/wiki/Ana"),
    LINE + 'again_url = "https://en.wikipedia.org/wiki/Ana"\nagain_seen = 2026-01-01\n',
    LINE.replace('phone = "1234"', 'phone = ""'),
    LINE.replace("1234", "ask Ana"),
    LINE.replace("1234", "1234; (at night)"),
    LINE.replace("1234", "\\uFFFD234"),
    LINE + 'hours = "24/7"\n',
    LINE + 'hours = "24 hours a day, every day"\n',
    LINE + 'hours_text = "Every day 00:00-24:00"\n',
    LINE + 'hours_chat = "round-the-clock"\n',
    LINE + 'chat_web = "chat, round the clock"\n',
    LINE + 'terms = "Free, day and night."\n',
    LINE + 'phone_abroad = "+34 600 000 000 (24h)"\n',
)
FAULTY = (
    LINE.replace("1234", "1-800-ASK-ANA-1"),
    LINE.replace("1234", "0800 123, 0800 456"),
    LINE.replace("1234", "0800 123/456"),
    LINE.replace("1234", "1"),
    LINE.replace("1234", "1" * 16),
    LINE.replace("1234", "\u0661\u0662\u0663 1"),
    LINE + 'phone_abroad = "0034 600"\n',
    LINE + 'web = "https://example.org"\n',
    LINE + 'web = "our site"\n',
    LINE + 'also_seen = ["a leaflet"]\n',
    LINE + 'again_url = "https://example.org/again"\n',
    LINE + "again_seen = 2026-01-01\n",
    LINE + 'hours_text = "Monday"\n',
    LINE + 'hours_chat = "Monday"\n',
    LINE + LINE,
    LINE + LINE.replace("for Ana", "for ana").replace("1234", "12-34"),
    LINE + EMERGENCY.replace("123", "nine one one"),
    LINE + EMERGENCY.replace("123", "911a"),
)
NO_SHEET = (
    LINE.replace('source_url = "https://example.org/ana"', ""),
    LINE + 'kind = "horoscope"\n',
    LINE + 'colour = "blue"\n',
    LINE + 'source_seen = "2026-01-01"\n',
    LINE + 'seen_at = "a friend"\n',
    LINE + 'on_bill = "no"\n',
    LINE.replace('"1234"', '"1234'),
    LINE.replace("[[line]]", "[[line]"),
)


def test_a_line_with_a_source_is_read() -> None:
    assert sheets.parse(LINE).line[0].service == "A line for Ana"


@pytest.mark.parametrize(
    "number", ["1234", "+34 600-000 000", "*765", "#147", "*123#", "**99", "12", "1" * 15, "11; 22 (at night)", "(02) 1234"]
)
def test_a_number_that_can_be_dialled_is_read(number: str) -> None:
    assert sheets.parse(LINE.replace("1234", number)).line[0].phone == number


def test_a_line_of_the_web_alone_is_read_and_one_number_may_stand_under_two_kinds() -> None:
    assert sheets.parse(LINE.replace('phone = "1234"', 'web = "example.org/help"')).line[0].calls == ()
    assert len(sheets.parse(LINE + LINE + 'kind = "crisis"\n').line) == 2


@pytest.mark.parametrize("spoiled", UNSOURCED)
def test_a_line_that_rests_on_nothing_is_refused(spoiled: str) -> None:
    with pytest.raises(UnsourcedLine, match="A line for Ana"):
        sheets.parse(spoiled)


@pytest.mark.parametrize("spoiled", FAULTY)
def test_a_wrong_form_is_refused_in_the_tests(spoiled: str) -> None:
    with pytest.raises(FaultyForm):
        sheets.parse(spoiled)


@pytest.mark.parametrize("spoiled", NO_SHEET)
def test_what_is_no_sheet_is_refused(spoiled: str) -> None:
    with pytest.raises(msgspec.DecodeError):
        sheets.parse(spoiled)


@pytest.mark.parametrize("spoiled", [EMERGENCY.replace("https://example.org/police", "hearsay"), EMERGENCY.replace("123", "")])
def test_an_emergency_number_without_a_page_or_a_word_of_its_lack_is_refused(spoiled: str) -> None:
    with pytest.raises(UnsourcedLine):
        sheets.parse(spoiled)


@pytest.mark.parametrize("spoiled", [*UNSOURCED, *NO_SHEET])
def test_of_a_broken_sheet_the_rest_is_shown(spoiled: str, make: Make, caplog: pytest.LogCaptureFixture) -> None:
    make("FR", GOOD.format(spoiled))
    assert [line.service for line in lines("FR", today=TODAY)] == ["A line before", "A line after"]
    assert emergency("FR").number == "123"
    (record,) = caplog.records
    assert record.levelno == logging.ERROR
    assert record.getMessage().startswith("a sheet of helplines is broken (")
    assert record.exc_info is None
    assert not any(word in caplog.text for word in ("Ana", "FR", "1234", "example"))


@pytest.mark.parametrize("spoiled", FAULTY)
def test_what_is_in_a_wrong_form_is_shown_all_the_same(spoiled: str, make: Make) -> None:
    make("FR", spoiled)
    assert lines("FR", today=TODAY)[0].service == "A line for Ana"


def test_a_broken_emergency_number_leaves_the_lines(make: Make) -> None:
    make("FR", EMERGENCY.replace("https://example.org/police", "hearsay") + LINE)
    assert emergency("FR") == sheets.NO_NUMBER
    assert lines("FR", today=TODAY)


@pytest.mark.parametrize("broken", [b"\xff\xfe\x00", b"\xef\xbb\xbf" + LINE.encode(), b"[", b"line = 3", b""])
def test_a_sheet_of_no_use_is_as_none(broken: bytes, make: Make) -> None:
    make("FR", broken)
    make("INT", broken)
    make("GB", LINE)
    assert lines("FR", today=TODAY) == () or broken.endswith(LINE.encode())
    assert emergency("FR") == sheets.NO_NUMBER
    assert "GB" in {code for code, _ in near("CH", today=TODAY)}
    finders(today=TODAY)


def test_a_letter_that_cannot_be_read_costs_its_line_alone(make: Make) -> None:
    spoiled = GOOD.format(LINE.replace("1234", "?234")).encode().replace(b"?", b"\xe9")
    make("FR", spoiled)
    assert [line.service for line in lines("FR", today=TODAY)] == ["A line before", "A line after"]


REAL = (Path(str(sheets._folder())) / "US.toml").read_text(encoding="utf-8")


@settings(max_examples=40, deadline=None)
@given(st.integers(0, len(REAL)), st.text(max_size=4), st.integers(0, 40))
def test_no_slip_in_a_sheet_costs_more_than_its_neighbourhood(where: int, put: str, gone: int) -> None:
    rest = sheets._rest(REAL[:where] + put + REAL[where + gone :])
    for line in rest.line:
        allow(line)
    assert len(rest.line) >= len(sheets.parse(REAL).line) - 2


def test_sabotage_without_the_check_of_sources_the_tests_above_would_fail(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "allow", lambda line: None)
    assert sheets.parse(LINE.replace("https://example.org/ana", "")).line, "only the check stood between this line and a person"


def test_sabotage_without_the_look_over_a_wrong_number_would_go_unseen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "look_over", lambda lines, emergency: None)
    assert sheets.parse(LINE.replace("1234", "1-800-ASK-ANA-1")).line
