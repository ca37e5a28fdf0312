"""`weatherglass help COUNTRY`, `--due` and `--count`."""

from __future__ import annotations

import json
from typing import Any

import pytest

from weatherglass.help import KINDS
from weatherglass.help.command import run

TODAY = ["--today", "2026-11-20"]
MADE = pytest.mark.usefixtures("made")


def _said(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert run([*arguments, *TODAY]) == 0
    return capsys.readouterr().out


def _json(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:
    return json.loads(_said(capsys, *arguments, "--json"))


def test_it_says_whom_to_call_in_plain_sentences(capsys: pytest.CaptureFixture[str]) -> None:
    said = _said(capsys, "us")
    for part in (
        "United States",
        "In danger now: 911",
        "1-800-799-7233",
        "TTY 1-800-787-3224",
        "START to 88788",
        "thehotline.org",
    ):
        assert part in said


@MADE
def test_each_field_of_a_line_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    said = _said(capsys, "France")
    assert said.startswith(
        "France\nIn danger now: 17.\n  Seen on: https://example.org/police\n  In doubt: Ana read two numbers.\n"
    )
    assert (
        """
== When someone hurts or controls you ==

Ana's line, whole country
  Who may call or write: anyone
  Call: 111
  Call: 222 (at night)
  From another country: +33 111
    Hours: 24 hours a day
  By message: Text ANA to 12345
    Hours: 24 hours a day
  Online: Chat at example.org
    Hours: 24 hours a day
  Site: example.org
  If you cannot speak: Press 5 if you cannot speak.
  Text phone or relay: TTY 333
  Sign language: French Sign Language by video, Monday
  Languages: French, English
  On what terms: Free.
  The source says that a call does not show on the bill. It shows in the phone's list.
  Seen on the service's own page, January 2026: https://example.org/ana
  Also seen on: https://example.org/too, https://example.org/three

== When you think of dying, or cannot go on ==

The night line, whole country
  Who may call or write: anyone
  Call: *765
    Hours: check first
  The source says that a call shows on the bill. It shows in the phone's list.
  Seen on another's page, January 2024: https://example.org/night
  Seen again, January 2025: https://example.org/again
  This is old or undated. Check before you rely on it.
  In doubt: It is old.

== For help with the law ==

Ana's lawyers, whole country
  Who may call or write: anyone
  Site: example.org/law
  Seen on a government's page, undated: https://example.org/law
  This is old or undated. Check before you rely on it.
"""
        in said
    )
    assert "another country, the nearest" not in said


@MADE
def test_with_json_it_gives_one_object(capsys: pytest.CaptureFixture[str]) -> None:
    said = _json(capsys, "FR")
    assert said["country"] == "FR"
    assert said["emergency"]["number"] == "17"
    assert (said["near"], said["finders"]) == ([], [])
    ana, _, night = said["lines"]
    assert ana["calls"] == [
        {"number": "111", "what": "", "tel": "tel:111"},
        {"number": "222", "what": "at night", "tel": "tel:222"},
    ]
    assert (ana["sms"], ana["first_hand"], ana["stale"], ana["age_months"]) == ("sms:12345?&body=ANA", True, False, 10)
    assert ana["hours_text_shown"] == ana["hours_chat_shown"] == "Hours: 24 hours a day"
    assert (night["tel"], night["stale"], night["again_seen"], night["age_months"]) == ("", True, "2025-01-10", 22)
    assert night["hours_shown"] == "Hours: check first"


@MADE
@pytest.mark.parametrize("arguments", [["FR"], ["CH"], ["--due"]])
def test_no_json_holds_the_raw_hours(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    said = _json(capsys, *arguments)
    lines = [line for name in ("lines", "near", "finders") for line in said.get(name, [])]
    assert lines
    assert not any({"hours", "hours_text", "hours_chat"} & set(line) for line in lines)
    assert not any("24 hours" in json.dumps(line) for line in lines if line["stale"])


@MADE
def test_a_country_without_lines_says_so_and_offers_the_nearest_and_the_finders(capsys: pytest.CaptureFixture[str]) -> None:
    said = _said(capsys, "CH")
    parts = [
        "We have no number for this country",
        "We have no helpline for this country that we could check.",
        "These lines are of another country",
        "== In another country: France ==",
        "Ana's line",
        "== In another country: Britain (UK) ==",
        "These find a line or a service in many countries:",
        "A list of lists, many countries",
        "Seen on the service's own page, January 2026: https://example.org/list",
    ]
    places = [said.index(part) for part in parts]
    assert places == sorted(places)
    assert "The small" not in said


@MADE
def test_a_country_with_lines_for_other_things_alone_is_offered_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    said = _said(capsys, "ES")
    assert "The small" in said
    assert "We have no line for abuse for this country that we could check." in said
    assert "== In another country: France ==" in said
    assert [line["country"] for line in _json(capsys, "ES")["near"]] == ["FR", "GB"]


@MADE
def test_a_country_that_lies_nowhere_is_offered_the_finders(capsys: pytest.CaptureFixture[str]) -> None:
    said = _said(capsys, "BV")
    assert "another country" not in said
    assert "A list of lists" in said


@MADE
def test_due_lists_what_is_old_undated_first_the_finders_and_doubted_numbers(capsys: pytest.CaptureFixture[str]) -> None:
    assert _said(capsys, "--due").splitlines() == [
        "ES          undated  The small  https://example.org/small",
        "FR          undated  Ana's lawyers  https://example.org/law",
        "GB          undated  The north  https://example.org/north",
        "GB          undated  The young  https://example.org/young",
        "FR     January 2025  The night line  https://example.org/night",
        "FR         in doubt  Emergency number 17  https://example.org/police",
        "Lines to check: 5. Emergency numbers in doubt: 1.",
    ]
    assert run(["--due", "--today", "2030-01-01"]) == 0
    assert "INT    January 2026  A list of lists  https://example.org/list" in capsys.readouterr().out


@MADE
def test_due_counts_from_the_day_it_is_given(capsys: pytest.CaptureFixture[str]) -> None:
    run(["--due", "--json", "--today", "2026-02-01"])
    said = json.loads(capsys.readouterr().out)
    assert {line["service"] for line in said["lines"]} == {"The small", "Ana's lawyers", "The north", "The young"}
    assert [(one["country"], one["number"]) for one in said["emergency"]] == [("FR", "17")]


@MADE
def test_count_counts_countries_and_lines(capsys: pytest.CaptureFixture[str]) -> None:
    assert _json(capsys, "--count") == {
        "countries_with_an_emergency_number": 1,
        "countries_with_a_line": 3,
        "countries_with_a_line_for_abuse": 2,
        "countries_with_a_first_hand_line_for_abuse": 1,
        "lines": {**dict.fromkeys(KINDS, 0), "abuse": 3, "crisis": 1, "children": 2, "legal": 1},
        "finders": 1,
    }
    said = _said(capsys, "--count")
    assert "3 countries have a line, 2 of them one for abuse." in said
    assert said.endswith("Lines in all: 7. International finders: 1.\n")


@MADE
def test_a_broken_sheet_takes_neither_a_country_nor_the_lists_down(
    make: Any, capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    make("DE", '[[line]]\nservice = "Half a line"\n[[line]\n')
    assert "We have no helpline for this country" in _said(capsys, "DE")
    assert _said(capsys, "--due")
    assert _said(capsys, "--count")
    assert "Half a line" not in caplog.text


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["Atlantis"],
        ["INT"],
        ["../US"],
        ["US", "--nope"],
        ["--due", "--today", "2026-02-30"],
        ["US", "--today", "tomorrow"],
        ["US", "--today"],
        ["US", "GB"],
        ["US", "--due"],
        ["--due", "--count"],
        ["--coun"],
        ["US", "--json=yes"],
        ["a\nb", "c\nd"],
        [""],
    ],
)
def test_bad_input_is_one_sentence_and_status_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(arguments) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.count("\n") == 1
    assert captured.err.strip()
