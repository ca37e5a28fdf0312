"""Every line rests on a first-hand page; what is old or doubtful says so."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest

from weatherglass.help import UnknownCountry, UnsourcedLine, countries, emergency, lines, sheets
from weatherglass.help.helpline import CHECK_FIRST, ROUND_THE_CLOCK, Helpline

TODAY = date(2026, 11, 20)
LINE = """
[[line]]
service = "A line for Ana"
audience = "anyone"
phone = "1234"
source_url = "https://example.org/ana"
"""
EVERY = tuple(line for code in sheets.with_data() for line in lines(code, today=TODAY))


def test_the_us_hotline_is_right_in_every_channel() -> None:
    """FACTS B0."""
    hotline = lines("US", today=TODAY)[0]
    assert hotline.service == "National Domestic Violence Hotline"
    assert hotline.phone == "1-800-799-7233"
    assert hotline.tel == "tel:18007997233"
    assert hotline.relay_tty == "TTY 1-800-787-3224"
    assert hotline.text_sms == "Text START to 88788"
    assert "thehotline.org" in hotline.chat_web
    assert hotline.hours == ROUND_THE_CLOCK
    for promise in ("free", "anonymous", "confidential", "as often as you need"):
        assert promise in hotline.terms.lower()
    assert emergency("US").number == "911"


@pytest.mark.parametrize("line", EVERY, ids=lambda line: f"{line.country} {line.service}")
def test_each_line_has_a_source_a_way_to_reach_it_and_known_channels(line: Helpline) -> None:
    assert line.source_url.startswith("http")
    assert line.phone or line.text_sms or line.chat_web
    assert not line.phone or line.tel.removeprefix("tel:").lstrip("+").isdigit()
    assert line.source_seen is None or line.source_seen <= TODAY


@pytest.mark.parametrize("line", [line for line in EVERY if line.stale], ids=lambda line: f"{line.country} {line.service}")
def test_no_old_line_is_shown_as_always_open(line: Helpline) -> None:
    assert "24" not in line.hours_shown or line.hours == "Monday to Friday 08:00-24:00, not on holidays"
    assert "check first" in line.hours_shown


@pytest.mark.parametrize("code", sheets.with_data())
def test_each_emergency_number_names_its_page(code: str) -> None:
    number = emergency(code)
    assert number.number.isdigit()
    assert number.source.startswith("https://") or number.source.startswith("http://")
    assert number.doubt or "aidlines" not in number.source


def test_each_sheet_is_named_for_a_country() -> None:
    assert set(sheets.with_data()) <= {code for code, _ in countries()}


def test_a_country_without_data_is_told_plainly() -> None:
    assert lines("CH", today=TODAY) == ()
    assert emergency("CH").number == ""
    assert emergency("CH").tel == ""
    assert "no number for this country" in emergency("CH").note
    assert "Choose your country" in emergency(None).note


def test_a_code_of_no_country_is_refused() -> None:
    with pytest.raises(UnknownCountry, match="two letters"):
        lines("XX", today=TODAY)
    with pytest.raises(UnknownCountry):
        emergency("../US")


def test_a_line_with_a_source_is_read() -> None:
    assert sheets.parse(LINE).line[0].service == "A line for Ana"


@pytest.mark.parametrize(
    "spoiled",
    [
        LINE.replace("https://example.org/ana", ""),
        LINE.replace("https://example.org/ana", "a friend said so"),
        LINE.replace("https://example.org/ana", "https://github.com/DennisGross/aidlines"),
        LINE.replace('phone = "1234"', 'phone = ""'),
        LINE + 'hours = "24/7"\n',
        LINE + 'chat_web = "chat, round the clock"\n',
    ],
)
def test_a_line_that_rests_on_nothing_is_refused(spoiled: str) -> None:
    with pytest.raises(UnsourcedLine, match="A line for Ana"):
        sheets.parse(spoiled)


def test_a_line_without_any_source_field_is_refused() -> None:
    with pytest.raises(msgspec.ValidationError, match="source_url"):
        sheets.parse(LINE.replace('source_url = "https://example.org/ana"', ""))


def test_an_emergency_number_without_a_page_is_refused() -> None:
    with pytest.raises(UnsourcedLine):
        sheets.parse('[emergency]\nnumber = "123"\nsource = "hearsay"\n')


def test_a_doubtful_number_carries_its_doubt() -> None:
    assert "do not" in emergency("ET").doubt or "not from a government" in emergency("ET").doubt
    shine = next(line for line in lines("NZ", today=TODAY) if line.service == "Shine Helpline")
    assert "9am to 11pm" in shine.doubt


def test_sabotage_without_the_check_of_sources_the_tests_above_would_fail(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "_check", lambda line: None)
    assert sheets.parse(LINE.replace("https://example.org/ana", "")).line, "only the check stood between this line and a person"


def test_sabotage_without_the_age_an_old_line_would_be_shown_as_always_open(monkeypatch: pytest.MonkeyPatch) -> None:
    hotline = lines("US", today=TODAY)[0]
    assert hotline.hours_shown == CHECK_FIRST
    monkeypatch.setattr(Helpline, "stale", property(lambda line: False))
    assert ROUND_THE_CLOCK in hotline.hours_shown
