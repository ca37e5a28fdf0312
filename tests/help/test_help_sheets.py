"""The real sheets: every line rests on a page; what is old or doubtful says so."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from weatherglass.help import KINDS, UnknownCountry, countries, emergency, finders, lines, near, sheets
from weatherglass.help.checks import ALWAYS_OPEN
from weatherglass.help.command import count
from weatherglass.help.helpline import CHECK_FIRST, ROUND_THE_CLOCK, Helpline

TODAY = date(2026, 11, 21)
SHEETS = sorted(path for path in Path(str(sheets._folder())).iterdir() if path.suffix == ".toml")
LINES = {code: lines(code, today=TODAY) for code in sheets.with_data()} | {sheets.INTERNATIONAL: finders(today=TODAY)}
EVERY = [line for found in LINES.values() for line in found]
SHOWN = ("hours_shown", "hours_text_shown", "hours_chat_shown")
EACH_SHEET = pytest.mark.parametrize("code", LINES)


def test_the_us_hotline_is_right_in_every_channel() -> None:
    """FACTS B0."""
    hotline = lines("US", today=TODAY)[0]
    assert (hotline.service, hotline.kind, hotline.region) == ("National Domestic Violence Hotline", "abuse", "")
    assert hotline.phone == "1-800-799-7233"
    assert [call.tel for call in hotline.calls] == [hotline.tel] == ["tel:18007997233"]
    assert hotline.relay_tty == "TTY 1-800-787-3224"
    assert hotline.text_sms == "Text START to 88788"
    assert hotline.sms == "sms:88788?&body=START"
    assert "thehotline.org" in hotline.chat_web
    assert hotline.hours == hotline.hours_text == hotline.hours_chat == ROUND_THE_CLOCK
    for promise in ("free", "anonymous", "confidential", "as often as you need"):
        assert promise in hotline.terms.lower()
    assert emergency("US").number == "911"


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.stem)
def test_each_sheet_is_whole(path: Path) -> None:
    assert sheets.parse(path.read_text(encoding="utf-8"))


def test_each_sheet_is_named_for_a_country() -> None:
    assert set(sheets.with_data()) <= {code for code, _ in countries()}
    assert {path.stem for path in SHEETS} == {*sheets.with_data(), sheets.INTERNATIONAL}


def test_there_are_lines_for_the_countries_that_were_promised() -> None:
    """Issue 5: 60 countries, and 40 with a line that was seen on its own service's or a government's page."""
    sums = count(TODAY)
    assert sums.countries_with_a_line >= 60
    assert sums.countries_with_a_first_hand_line_for_abuse >= 40
    assert sums.finders >= 3


@EACH_SHEET
def test_each_line_has_a_source_a_way_to_reach_it_and_no_date_to_come(code: str) -> None:
    for line in LINES[code]:
        assert re.match(r"https?://[^/]+\.", line.source_url), line.service
        assert all(re.match(r"https?://[^/]+\.", page) for page in line.also_seen), line.service
        assert line.site
        assert line.calls or line.text_sms or line.chat_web or line.web, line.service
        assert line.audience, line.service
        assert all(seen <= TODAY for seen in (line.source_seen, line.again_seen) if seen), line.service
        assert all(seen.year >= 2000 for seen in (line.source_seen, line.again_seen) if seen), line.service


@EACH_SHEET
def test_each_number_is_one_and_what_a_link_dials_is_that_number(code: str) -> None:
    for line in LINES[code]:
        for call in line.calls:
            assert any(map(str.isdigit, call.number)), line.service
            if "*" in call.number or "#" in call.number:
                assert call.tel == ""
            else:
                assert call.tel.removeprefix("tel:") == re.sub("[ -]", "", call.number), line.service


@EACH_SHEET
def test_abuse_comes_first_and_the_kinds_in_their_order(code: str) -> None:
    kinds = [line.kind for line in LINES[code]]
    assert kinds == sorted(kinds, key=list(KINDS).index)


def _always_open(line: Helpline) -> list[str]:
    """Give the channels of an old line that are shown as open day and night."""
    if not line.stale:
        return []
    shown = {name: getattr(line, name) for name in SHOWN}
    raw = {name: getattr(line, name.removesuffix("_shown")) for name in SHOWN}
    return [name for name, text in shown.items() if ALWAYS_OPEN.search(text) or (raw[name] and "check first" not in text)]


@EACH_SHEET
def test_no_old_line_is_shown_as_always_open(code: str) -> None:
    assert {line.service: _always_open(line) for line in LINES[code] if _always_open(line)} == {}


@EACH_SHEET
def test_years_from_now_every_line_says_check_first(code: str) -> None:
    found = lines(code, today=date(2030, 1, 1)) if code != sheets.INTERNATIONAL else finders(today=date(2030, 1, 1))
    assert all(line.stale and not _always_open(line) for line in found)
    assert all(line.hours_shown.startswith((CHECK_FIRST, "Hours, check first")) for line in found)


@EACH_SHEET
def test_each_emergency_number_names_its_page(code: str) -> None:
    if code == sheets.INTERNATIONAL:
        return
    number = emergency(code)
    assert number.source.startswith(("https://", "http://"))
    if number.number:
        assert number.tel.removeprefix("tel:") == number.number.replace(" ", "")
    else:
        assert "no number" in number.note.lower()
    assert number.doubt or "aidlines" not in number.source


def test_every_country_has_a_line_for_abuse_or_is_offered_others() -> None:
    for code, _ in countries():
        if any(line.kind == "abuse" for line in lines(code, today=TODAY)):
            continue
        offered = near(code, today=TODAY)
        assert len(offered) == (0 if code in {"BV", "HM"} else 3)
        assert all(other == line.country != code and line.kind == "abuse" for other, line in offered)
    assert finders(today=TODAY)


@pytest.mark.usefixtures("made")
def test_a_country_without_data_is_told_plainly() -> None:
    assert lines("CH", today=TODAY) == ()
    assert emergency("CH").number == emergency("ES").number == ""
    assert emergency("CH").tel == ""
    assert "no number for this country" in emergency("CH").note
    assert "Choose your country" in emergency(None).note


@pytest.mark.usefixtures("made")
def test_near_gives_the_first_lines_for_abuse_of_other_countries_the_nearest_first() -> None:
    assert [(code, line.service) for code, line in near("CH", today=TODAY)] == [("FR", "Ana's line"), ("GB", "The south")]
    assert [code for code, _ in near("IE", today=TODAY)] == ["GB", "FR"]
    assert [code for code, _ in near("fr", today=TODAY)] == ["GB"]
    assert [code for code, _ in near("CH", today=TODAY, most=1)] == ["FR"]
    assert near("HM", today=TODAY) == ()


def test_a_code_of_no_country_is_refused() -> None:
    for unknown in ("XX", "INT", "../US", ""):
        with pytest.raises(UnknownCountry, match="two letters"):
            lines(unknown, today=TODAY)
        with pytest.raises(UnknownCountry):
            emergency(unknown)
        with pytest.raises(UnknownCountry):
            near(unknown, today=TODAY)


def _raw(channel: str) -> Callable[[Helpline], str]:
    def shown(line: Helpline) -> str:
        return f"Hours: {getattr(line, channel.removesuffix('_shown'))}"

    return shown


@pytest.mark.usefixtures("made")
@pytest.mark.parametrize("channel", SHOWN)
def test_sabotage_a_channel_that_forgets_the_age_is_found(channel: str, monkeypatch: pytest.MonkeyPatch) -> None:
    ana = lines("FR", today=date(2029, 1, 1))[0]
    assert getattr(ana, channel) == CHECK_FIRST
    assert _always_open(ana) == []
    monkeypatch.setattr(Helpline, channel, property(_raw(channel)))
    assert _always_open(ana) == [channel]


@pytest.mark.usefixtures("made")
def test_sabotage_without_the_age_an_old_line_would_be_shown_as_always_open(monkeypatch: pytest.MonkeyPatch) -> None:
    ana = lines("FR", today=date(2029, 1, 1))[0]
    monkeypatch.setattr(Helpline, "stale", property(lambda line: False))
    assert {getattr(ana, channel) for channel in SHOWN} == {f"Hours: {ROUND_THE_CLOCK}"}
