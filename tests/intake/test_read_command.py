"""`weatherglass read`: what it prints, and how it fails."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest

from weatherglass.intake import command
from weatherglass.intake.command import run

CHAT = '15/01/2024, 19:02 - Ana: one "two"\n15/01/2024, 19:03 - Ana added Ben\n16/01/2024, 19:03 - Ben: <Media omitted>\n'
Printed = pytest.CaptureFixture[str]


@pytest.fixture
def chat(tmp_path: Path) -> str:
    path = tmp_path / "chat.txt"
    path.write_bytes(CHAT.encode())
    return str(path)


def test_it_prints_each_message_as_a_line_of_json(chat: str, capsys: Printed) -> None:
    assert run([chat, "--json", "--zone", "Europe/Madrid"]) == 0
    printed = capsys.readouterr()
    assert printed.err == ""
    assert printed.out.splitlines()[0] == (
        '{"sent": "2024-01-15T18:02:00+00:00", "sender": "Ana", "kind": "text", "text": "one \\"two\\""}'
    )
    assert [json.loads(line) for line in printed.out.splitlines()][1:] == [
        {"sent": "2024-01-15T18:03:00+00:00", "sender": None, "kind": "system", "text": "Ana added Ben"},
        {"sent": "2024-01-16T18:03:00+00:00", "sender": "Ben", "kind": "media", "text": "<Media omitted>"},
    ]


def test_it_prints_a_summary(chat: str, capsys: Printed) -> None:
    assert run([chat, "--summary"]) == 0
    assert json.loads(capsys.readouterr().out) == {
        "format": "whatsapp",
        "participants": ["Ana", "Ben"],
        "messages": 3,
        "by_kind": {"text": 1, "media": 1, "system": 1},
        "by_sender": {"Ana": 1, "Ben": 1},
        "first": "2024-01-15T19:02:00+00:00",
        "last": "2024-01-16T19:03:00+00:00",
        "notes": [],
    }


def test_it_prints_plain_sentences(chat: str, capsys: Printed) -> None:
    assert run([chat, chat]) == 0
    said = capsys.readouterr().out
    assert said.count("a WhatsApp chat of 3 messages, from 2024-01-15 to 2024-01-16.") == 2
    assert "  Ana: 1\n" in said


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "This file is empty."),
        (b"a letter", "This does not look like a WhatsApp export."),
        (b"03/04/2024, 19:02 - Ana: one\n", "Add --order dmy or --order mdy."),
        (b"PK\x03\x04", "This zip cannot be opened."),
    ],
)
def test_a_bad_file_is_said_in_one_sentence(content: bytes, sentence: str, chat: str, tmp_path: Path, capsys: Printed) -> None:
    bad = tmp_path / "bad.txt"
    bad.write_bytes(content)
    assert run([str(bad), chat, "--summary"]) == 2
    printed = capsys.readouterr()
    assert sentence in printed.err
    assert len(printed.err.splitlines()) == 1
    assert json.loads(printed.out)["messages"] == 3


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["/nowhere/at/all"],
        ["."],
        ["x", "--zone", "Mars/One"],
        ["x", "--order", "ydm"],
        ["x", "--json", "--summary"],
        ["x", "--other"],
    ],
)
def test_a_bad_command_is_said_in_one_sentence(arguments: list[str], capsys: Printed) -> None:
    assert run(arguments) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_a_pipe_is_refused_with_the_reason(tmp_path: Path, capsys: Printed) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert run([str(tmp_path / "pipe")]) == 2
    assert "This is a pipe" in capsys.readouterr().err


def test_a_failure_of_ours_shows_no_word_of_the_file(chat: str, capsys: Printed, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("one two")

    monkeypatch.setattr(command, "_sentences", broken)
    assert run([chat]) == 1
    assert "one two" not in capsys.readouterr().err


def test_progress_is_shown_on_a_terminal_only(chat: str, capsys: Printed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    assert run([chat, "--summary"]) == 0
    printed = capsys.readouterr()
    assert "100 %" in printed.err
    assert json.loads(printed.out)["messages"] == 3
