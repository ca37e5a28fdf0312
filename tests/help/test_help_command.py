"""`weatherglass help COUNTRY` and `weatherglass help --due`."""

from __future__ import annotations

import json

import pytest

from weatherglass.help.command import run

TODAY = ["--today", "2026-11-20"]


def test_it_says_whom_to_call_in_plain_sentences(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["us", *TODAY]) == 0
    said = capsys.readouterr().out
    for part in ("United States", "In danger now: 911", "1-800-799-7233", "TTY 1-800-787-3224", "START to 88788", "January 2022"):
        assert part in said
    assert "24 hours" not in said
    assert "Hours: check first" in said


def test_with_json_it_gives_one_object(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["NZ", "--json", *TODAY]) == 0
    said = json.loads(capsys.readouterr().out)
    assert said["country"] == "NZ"
    assert said["emergency"]["number"] == "111"
    shine = next(line for line in said["lines"] if line["service"] == "Shine Helpline")
    assert shine["age_months"] == 56
    assert shine["source_seen"] == "2022-02-21"
    assert shine["stale"] is True
    assert shine["hours_shown"] == "Hours: check first"
    assert "hours" not in shine
    assert shine["doubt"]


def test_a_doubt_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    run(["EG", *TODAY])
    assert "In doubt" in capsys.readouterr().out


def test_without_data_it_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["CH", *TODAY]) == 0
    assert "no helpline for this country that we could check" in capsys.readouterr().out


def test_due_lists_what_is_old_undated_first(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--due", *TODAY]) == 0
    said = capsys.readouterr().out.splitlines()
    assert "undated" in said[0]
    assert any("January 2022" in line and "National Domestic Violence Hotline" in line for line in said)
    assert said[-1].endswith("lines to check.")


def test_due_counts_from_the_day_it_is_given(capsys: pytest.CaptureFixture[str]) -> None:
    run(["--due", "--json", "--today", "2022-02-01"])
    due = {line["service"] for line in json.loads(capsys.readouterr().out)}
    assert "National Domestic Violence Hotline" not in due


@pytest.mark.parametrize("arguments", [[], ["Atlantis"], ["US", "--nope"], ["--due", "--today", "2026-02-30"], ["US", "GB"]])
def test_bad_input_is_one_sentence_and_status_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(arguments) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.count("\n") == 1
