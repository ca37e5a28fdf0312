"""`weatherglass measure`: sentences or JSON; what cannot be scored is one sentence that repeats no answer, and status 2."""

from __future__ import annotations

import io
import json
import re
import subprocess
import sys
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any, NoReturn

import pytest

from weatherglass.cli import main
from weatherglass.measures import KEYS, WrongAnswers, command

Ask = Callable[..., int]
SECRET = "Ben said it was my fault"
NO_LIST = "The answers are a JSON list on standard input, as [1, 5, null, 3], with null for one left out.\n"
WRITE_IT_AS = f"Write it as: weatherglass measure NAME [--json] < ANSWERS. There are {', '.join(KEYS)}.\n"


@pytest.fixture
def ask(monkeypatch: pytest.MonkeyPatch) -> Ask:
    """Give answers on standard input."""

    def asked(answers: object, *arguments: str) -> int:
        data = answers if isinstance(answers, bytes) else json.dumps(answers).encode()
        monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(data)))
        return main(["measure", *arguments])

    return asked


def refused(capsys: pytest.CaptureFixture[str]) -> str:
    """Give what was said: one sentence on standard error and nothing else."""
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert said.err.endswith(".\n")
    assert "Traceback" not in said.err
    return said.err


def test_it_says_what_each_scale_adds_up_to(ask: Ask, capsys: pytest.CaptureFixture[str]) -> None:
    assert ask([4, 5, 2, 4, 3, 2, 1, 4, 2, 3, 3, 4, 5, 5, 2, 1, 2, 2, 4, 1], "mini-ipip") == 0
    assert capsys.readouterr().out == (
        "mini-ipip: 20 of 20 answered.\n"
        "extraversion: 16 (4 to 20), 4.00 an answer.\n"
        "agreeableness: 18 (4 to 20), 4.50 an answer.\n"
        "conscientiousness: 13 (4 to 20), 3.25 an answer.\n"
        "neuroticism: 15 (4 to 20), 3.75 an answer.\n"
        "intellect: 15 (4 to 20), 3.75 an answer.\n"
    )


def test_json_has_one_shape(ask: Ask, capsys: pytest.CaptureFixture[str]) -> None:
    assert ask([3, 1, None, 2], "phq-4", "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert told == {
        "measure": "phq-4",
        "items": 4,
        "answered": 3,
        "scales": {
            "anxiety": {"items": 2, "answered": 2, "lowest": 0, "highest": 6, "sum": 4, "mean": 2.0},
            "depression": {"items": 2, "answered": 1, "lowest": 0, "highest": 6, "sum": None, "mean": None},
            "total": {"items": 4, "answered": 3, "lowest": 0, "highest": 12, "sum": None, "mean": None},
        },
    }


@pytest.mark.parametrize("name", KEYS)
def test_json_of_any_questionnaire_has_the_same_parts(name: str, ask: Ask, capsys: pytest.CaptureFixture[str]) -> None:
    for answers in ([KEYS[name].highest] * KEYS[name].items, [None] * KEYS[name].items):
        assert ask(answers, "--json", name) == 0
        told = json.loads(capsys.readouterr().out)
        assert [*told] == ["measure", "items", "answered", "scales"]
        assert [*told["scales"]] == [scale.name for scale in KEYS[name].scales]
        assert all([*one] == ["items", "answered", "lowest", "highest", "sum", "mean"] for one in told["scales"].values())


def test_a_scale_without_all_its_answers_says_so(ask: Ask, capsys: pytest.CaptureFixture[str]) -> None:
    assert ask([3, 1, None, 2], "phq-4") == 0
    assert capsys.readouterr().out == (
        "phq-4: 3 of 4 answered.\n"
        "anxiety: 4 (0 to 6), 2.00 an answer.\n"
        "depression: no score; 1 of its 2 answers are there, and it needs all.\n"
        "total: no score; 3 of its 4 answers are there, and it needs all.\n"
    )


@pytest.mark.parametrize("first", [0, None])
def test_five_answers_behind_no_yes_are_not_said_to_be_too_few(
    first: int | None, ask: Ask, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ask([first, 1, 1, 1, 1, 1], "pc-ptsd-5") == 0
    said = "total: no score; its 5 answers are there, but no yes to the question before them.\n"
    assert capsys.readouterr().out.splitlines(keepends=True)[1] == said


@pytest.mark.parametrize("answers", [[True, True, False, True, True, False], [1, 1, 0, 1, 1, 0], [1, 0, 1, 1, 0]])
def test_yes_and_no_may_be_said_either_way_and_the_first_left_away(
    answers: list[int], ask: Ask, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ask(answers, "pc-ptsd-5") == 0
    assert capsys.readouterr().out == "pc-ptsd-5: 6 of 6 answered.\ntotal: 3 (0 to 5), 0.60 an answer.\n"


def test_spaces_and_lines_around_the_list_are_no_fault(ask: Ask, capsys: pytest.CaptureFixture[str]) -> None:
    assert ask(b"\n [1,\r\n\t2 ]\n", "phq-2") == 0
    assert "depression: 3 (0 to 6)" in capsys.readouterr().out


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\n",
        b"{}",
        b'{"answers": [1, 2]}',
        b"null",
        b"12",
        b'"[1, 2]"',
        b"1, 2",
        b"[1, 2",
        b"[1, 2] [1, 2]",
        b"[1 2]",
        b"[01, 2]",
        b"[1, 2.5]",
        b"[1, 2.0]",
        b"[1, 1e0]",
        b"[1, 1e9999]",
        b"[1, -1e9999]",
        b"[1, NaN]",
        b"[1, Infinity]",
        b'[1, "3"]',
        b'[1, "Ben said it was my fault"]',
        b"[1, [2]]",
        b'[1, {"2": 3}]',
        b"[" * 60_000,
        b"[[1, 2]]",
        b"\xff\xfe[\x001\x00]\x00",
        b'[1, "\xff"]',
        b"\x00" * 9,
        b"[" + b"1," * 500_000 + b"1]",
        b" " * 1_000_000 + b"[1, 2]",
        b'"' + b"x" * 1_000_000 + b'"',
    ],
    ids=lambda data: repr(data[:20]),
)
def test_what_is_no_list_of_answers_is_one_sentence(data: bytes, ask: Ask, capsys: pytest.CaptureFixture[str]) -> None:
    assert ask(data, "phq-2") == 2
    assert refused(capsys) == NO_LIST


@pytest.mark.parametrize(
    ("answers", "number"),
    [([7, 1], 1), ([1, -1], 2), ([1, 4], 2), ([10**30, 1], 1), ([1, -(10**30)], 2), ([True, 1], 1), ([1, False], 2)],
)
def test_an_answer_out_of_range_is_named_by_its_number(
    answers: list[int], number: int, ask: Ask, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ask(answers, "phq-2") == 2
    said = f"Answer {number} does not fit: phq-2 takes whole numbers from 0 to 3, or null for one left out.\n"
    assert refused(capsys) == said


def test_yes_is_not_taken_for_a_two(ask: Ask, capsys: pytest.CaptureFixture[str]) -> None:
    assert ask([1, 1, 2, 0, 0, 0], "pc-ptsd-5") == 2
    assert refused(capsys) == "Answer 3 does not fit: pc-ptsd-5 takes 1 for yes, 0 for no, or null for one left out.\n"


@pytest.mark.parametrize("count", [0, 1, 3, 10_000])
def test_too_few_and_too_many_are_counted(count: int, ask: Ask, capsys: pytest.CaptureFixture[str]) -> None:
    assert ask([1] * count, "phq-2") == 2
    assert refused(capsys) == f"phq-2 has 2 questions, and there are {count} answers. Write null for one left out.\n"


@pytest.mark.parametrize("name", [SECRET, "", "PHQ-2", "phq", "../phq-2", "\x1b[31m"])
def test_an_unknown_name_is_answered_with_those_that_there_are(name: str, ask: Ask, capsys: pytest.CaptureFixture[str]) -> None:
    assert ask([1, 1], name) == 2
    assert refused(capsys) == f"There is no questionnaire of that name. There are {', '.join(KEYS)}.\n"


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["--json"],
        ["phq-2", "1", "2"],
        ["phq-2", "[1, 2]"],
        ["phq-2", SECRET],
        ["phq-2", f"--{SECRET}"],
        ["phq-2", f"--json={SECRET}"],
        ["--js", "phq-2"],
        ["-x"],
        ["phq-2", "\n"],
    ],
)
def test_what_was_typed_and_makes_no_sense_is_answered_and_not_repeated(
    arguments: list[str], ask: Ask, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ask([1, 1], *arguments) == 2
    assert refused(capsys) == WRITE_IT_AS


@pytest.mark.parametrize("asked", ["-h", "--help"])
def test_help_names_them_all(asked: str, ask: Ask, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        ask([], asked)
    assert ended.value.code == 0
    said = capsys.readouterr()
    assert said.err == ""
    assert all(name in said.out for name in (*KEYS, "--json"))


def test_no_more_is_read_than_answers_can_take(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    endless = io.BytesIO(b"1," * 1_000_000)
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=endless))
    assert main(["measure", "phq-2"]) == 2
    assert endless.tell() == command.LONGEST + 1
    assert refused(capsys) == NO_LIST


def test_a_wrong_name_is_said_before_answers_are_waited_for(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", None)
    assert main(["measure", "dance"]) == 2
    assert refused(capsys).startswith("There is no questionnaire of that name.")


def quiet_about_answers(ask: Ask, capsys: pytest.CaptureFixture[str]) -> None:
    for answers, arguments in (([1, 77], ["phq-2"]), ([1, SECRET], ["phq-2"]), ([1, 1], ["phq-2", SECRET])):
        assert ask(answers, *arguments) == 2
        said = refused(capsys)
        assert SECRET not in said
        assert not re.search("77", said)


def test_no_answer_is_repeated(ask: Ask, capsys: pytest.CaptureFixture[str]) -> None:
    quiet_about_answers(ask, capsys)


@pytest.mark.parametrize("wrong", [[1, 77], [1, SECRET]])
def test_sabotage_an_answer_that_is_repeated_would_be_seen(
    wrong: list[Any], ask: Ask, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def repeated(*_: object) -> None:
        raise WrongAnswers(f"These do not fit: {wrong}.")

    monkeypatch.setattr(command, "score", repeated)
    monkeypatch.setattr(command, "_answers", lambda: wrong)
    with pytest.raises(AssertionError):
        quiet_about_answers(ask, capsys)


def test_sabotage_what_was_typed_and_repeated_would_be_seen(
    ask: Ask, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def repeat(_: object, message: str) -> NoReturn:
        raise command._Misused(f"{message}.")

    monkeypatch.setattr(command._Parser, "error", repeat)
    with pytest.raises(AssertionError):
        quiet_about_answers(ask, capsys)


def test_the_command_itself_ends_with_2_and_without_a_traceback() -> None:
    talk = [sys.executable, "-c", "import sys; from weatherglass.cli import main; sys.exit(main(['measure', 'phq-2']))"]
    for data, status in ((b"[1, 2]", 0), (b"", 2), (b"\xff", 2), (b"[" * 1_000_000, 2)):
        told = subprocess.run(talk, input=data, capture_output=True, check=False)
        assert told.returncode == status
        assert bool(told.stdout) == (status == 0)
        assert told.stderr.decode() == (NO_LIST if status else "")
