"""`weatherglass signs`: sentences or JSON on standard output; what cannot be read is said in one sentence."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from types import SimpleNamespace

import pytest

from weatherglass.cli import main

Say = Callable[..., int]


@pytest.fixture
def say(monkeypatch: pytest.MonkeyPatch) -> Say:
    def given(text: str | bytes, *arguments: str) -> int:
        data = text if isinstance(text, bytes) else text.encode()
        monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(data)))
        return main(["signs", *arguments])

    return given


def test_it_says_which_words_what_they_resemble_and_why(say: Say, capsys: pytest.CaptureFixture[str]) -> None:
    assert say("We had soup. He hit me.") == 0
    out = capsys.readouterr().out
    assert (
        out
        == "“He hit me” resembles: Hitting, pushing, throwing things at you. Why: someone hits, pushes or throws things at you.\n"
    )


def test_json_is_one_object_a_line_with_places_in_characters(say: Say, capsys: pytest.CaptureFixture[str]) -> None:
    text = "😭 He hit me."
    assert say(text, "--json") == 0
    (line,) = capsys.readouterr().out.splitlines()
    found = json.loads(line)
    assert set(found) == {"sign", "start", "end", "why"}
    assert text[found["start"] : found["end"]] == "He hit me"


@pytest.mark.parametrize("text", ["", "\n", "😭", b"\xff\xfe\x00", "<html></html>"])
def test_nothing_to_look_at_gives_nothing_and_is_no_fault(
    say: Say, text: str | bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    assert say(text) == 0
    assert capsys.readouterr().out == ""


def test_another_language_is_said_and_offers_nothing(say: Say, capsys: pytest.CaptureFixture[str]) -> None:
    assert say("Mi marido me grita todos los días y me quita el dinero.") == 0
    said = capsys.readouterr()
    assert said.out == ""
    assert "another language" in said.err


@pytest.mark.parametrize("arguments", [["--language", "xx"], ["--language", "../en"], ["--colour"], ["a file"]])
def test_what_cannot_be_understood_is_one_sentence_and_status_two(
    say: Say,
    arguments: list[str],
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert say("He hit me.", *arguments) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert len(said.err.splitlines()) == 1
