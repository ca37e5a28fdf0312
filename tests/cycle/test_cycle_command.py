"""`weatherglass cycle`: sentences or JSON, and one plain sentence for what cannot be read."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import made_up
import pytest
from made_up import Recipe, diaries

from weatherglass.cycle import command

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def diary(tmp_path: Path) -> Path:
    """Ana's year, made up: kindness on most days after an incident."""
    (span,) = diaries(Recipe(raised=0.7, base=0.05), count=1, seed=8)
    rows = (f"{day.date},{day.weather},,{' '.join(event.kind for event in day.events)}" for day in made_up.days(span))
    path = tmp_path / "diary.csv"
    path.write_text("\n".join(["date,weather,felt,events", *rows]), encoding="utf-8")
    return path


def test_it_prints_sentences(diary: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.run([str(diary), "--today", "2026-01-05"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("You wrote on 365 of 370 days.")
    assert "incidents there was kindness within three days." in said
    assert "Quiet days can be fearful too." in said


def test_it_prints_json_as_promised(diary: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.run([str(diary), "--today", "2026-01-05", "--json"]) == 0
    reading = json.loads(capsys.readouterr().out)
    assert set(reading) >= {"days", "logged", "incidents", "phases", "statements"}
    fields = {"id", "outcome", "counts", "p", "interval", "basis", "says", "misses", "needs"}
    assert [set(statement) for statement in reading["statements"]] == [fields] * 6
    ids = ["kindness-after", "tension-before", "calm-length", "change", "regularity", "swing"]
    assert [statement["id"] for statement in reading["statements"]] == ids


def test_while_too_little_is_written_the_sentences_name_no_number_to_wait_for(
    diary: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command.run([str(diary), "--today", "2025-01-10"])
    said = capsys.readouterr()
    assert "Not enough is written yet to tell." in said.out
    assert "at least" not in said.out
    assert said.err == "Days after 2025-01-10 are left out: 355.\n"


def test_a_bad_row_is_one_sentence_and_exit_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "diary.csv"
    path.write_text("date,weather\n2026-04-31,0\n", encoding="utf-8")
    assert command.run([str(path)]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err == "Line 2, column date: that day is not in the calendar, or not written as in 2026-03-01.\n"


@pytest.mark.parametrize("content", [b"\xff\xfe\x00d", b"date\n\xe9"])
def test_a_file_that_is_no_text_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes) -> None:
    path = tmp_path / "diary.csv"
    path.write_bytes(content)
    assert command.run([str(path)]) == 2
    assert capsys.readouterr().err == "That file is not text in UTF-8, as a CSV file must be.\n"


def test_a_mark_at_the_start_of_the_file_is_no_trouble(tmp_path: Path) -> None:
    path = tmp_path / "diary.csv"
    path.write_bytes(b"\xef\xbb\xbfdate,weather\r\n2026-03-01,0\r\n")
    assert command.run([str(path), "--today", "2026-03-02"]) == 0


@pytest.mark.parametrize("missing", ["no-such-file.csv", "."])
def test_a_file_that_cannot_be_opened_is_said_without_its_name(
    missing: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command.run([str(tmp_path / missing)]) == 2
    assert capsys.readouterr().err == "That file could not be opened.\n"


@pytest.mark.parametrize("arguments", [[], ["a.csv", "--today", "tomorrow"], ["a.csv", "b.csv"], ["a.csv", "--ben"]])
def test_a_call_that_cannot_be_understood_is_answered_with_how_to_call(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert command.run(arguments) == 2
    assert capsys.readouterr().err == "Write it as: weatherglass cycle DIARY.csv [--today 2026-03-01] [--json]\n"
