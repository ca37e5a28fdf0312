from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest.mock import Mock

import pytest

from weatherglass import cli
from weatherglass.cli import main
from weatherglass.launch import run
from weatherglass.launch.server import PortTaken

if TYPE_CHECKING:
    from collections.abc import Callable

WORDS = "words that Ana wrote"


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> Mock:
    """Stand in for opening the program, and tell how it was asked to."""
    asked = Mock()
    asked.run.return_value = asked.demo.return_value = 0
    monkeypatch.setattr(run, "run", asked.run)
    monkeypatch.setattr(run, "demo", asked.demo)
    return asked


@pytest.fixture
def handed(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[list[str]], int]], None]:
    """Put a command in place of those that are handed on."""

    def put(command: Callable[[list[str]], int]) -> None:
        monkeypatch.setattr(cli, "import_module", lambda name: Mock(run=command))

    return put


def test_no_argument_opens_the_personal_file(started: Mock) -> None:
    assert main([]) == 0
    started.run.assert_called_once_with(None, "private", 0, say=cli._say)


def test_file_window_and_port_are_handed_on(started: Mock) -> None:
    assert main(["--file", "stick", "--window", "none", "--port", "8123"]) == 0
    started.run.assert_called_once_with(Path("stick"), "none", 8123, say=cli._say)


@pytest.mark.parametrize(
    "arguments", [["demo", "--window", "normal", "--port", "8123"], ["--window", "normal", "--port", "8123", "demo"]]
)
def test_the_demonstration_takes_window_and_port(started: Mock, arguments: list[str]) -> None:
    assert main(arguments) == 0
    started.demo.assert_called_once_with("normal", 8123, say=cli._say)


@pytest.mark.parametrize("name", cli.HANDED_ON)
@pytest.mark.parametrize("rest", [[], ["--json", "x", "--help"], ["-h"], ["--version"]])
def test_a_command_of_its_own_gets_every_argument(monkeypatch: pytest.MonkeyPatch, name: str, rest: list[str]) -> None:
    asked: dict[str, Any] = {}

    def find(module: str) -> Mock:
        return Mock(run=lambda arguments: asked.update({module: arguments}) or 7)

    monkeypatch.setattr(cli, "import_module", find)
    assert main([name, *rest]) == 7
    assert asked == {cli.HANDED_ON[name]: rest}


def test_arguments_come_from_the_command_line(started: Mock, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["weatherglass", "--window", "none"])
    assert main() == 0
    started.run.assert_called_once_with(None, "none", 0, say=cli._say)


@pytest.mark.parametrize(
    "arguments",
    [
        ["--port", "65536"],
        ["--port", "-1"],
        ["--port", "x"],
        ["--window", "big"],
        ["--wind", "none"],
        ["dance"],
        ["demo", "--file", "x"],
    ],
)
def test_what_cannot_be_understood_is_one_sentence_and_2(
    started: Mock, arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert not started.method_calls


def test_an_unknown_command_is_answered_with_those_that_there_are(started: Mock, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["dance"]) == 2
    said = capsys.readouterr().err
    assert all(name in said for name in ("demo", *cli.HANDED_ON))
    assert "dance" not in said


def test_what_cannot_start_says_its_sentence_and_2(started: Mock, capsys: pytest.CaptureFixture[str]) -> None:
    started.run.side_effect = PortTaken(8123)
    assert main(["--port", "8123"]) == 2
    assert capsys.readouterr().err == "Port 8123 is in use by another program. Leave out --port, and a free one is chosen.\n"


def test_a_crash_says_its_kind_and_place_and_1(
    handed: Callable[[Callable[[list[str]], int]], None], capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(arguments: list[str]) -> int:
        raise KeyError(WORDS)

    handed(fail)
    assert main(["read", WORDS]) == 1
    said = capsys.readouterr().err
    assert "KeyError in cli.py, line" in said
    assert "Traceback" not in said
    assert WORDS not in said


def test_ctrl_c_is_quiet(handed: Callable[[Callable[[list[str]], int]], None], capsys: pytest.CaptureFixture[str]) -> None:
    def interrupted(arguments: list[str]) -> int:
        raise KeyboardInterrupt

    handed(interrupted)
    assert main(["read"]) == 130
    assert capsys.readouterr() == ("", "")


def test_a_reader_that_has_seen_enough_is_no_crash() -> None:
    talk = (
        "import sys; from unittest.mock import Mock; from weatherglass import cli\n"
        "cli.import_module = lambda name: Mock(run=lambda _: [print('x' * 9999) for _ in range(999)])\n"
        "sys.exit(cli.main(['read']))"
    )
    with subprocess.Popen([sys.executable, "-c", talk], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.read(10)
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 1


def test_the_version_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--version"])
    assert ended.value.code == 0
    assert capsys.readouterr().out.startswith("weatherglass 0.")


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    said = capsys.readouterr().out
    assert all(f"weatherglass {name} " in said for name in [*cli.HANDED_ON, "demo"])


@pytest.mark.parametrize(
    "arguments", [["--version"], ["read", "/nowhere"], ["cycle", "/nowhere"], ["help", "XX"], ["signs", "--x"], ["measure", "x"]]
)
def test_a_command_without_pages_imports_no_django_and_no_server(arguments: list[str]) -> None:
    look = (
        "import sys\nfrom weatherglass.cli import main\n"
        f"try: main({arguments!r})\nexcept SystemExit: pass\n"
        "print({'django', 'cheroot', 'weatherglass.web'} & set(sys.modules))"
    )
    told = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True).stdout
    assert told.splitlines()[-1] == "set()"


def test_the_installed_command_is_this_one() -> None:
    command = Path(sys.executable).with_name("weatherglass")
    told = subprocess.run([command, "--file", "/nowhere/at/all"], capture_output=True, text=True, check=False)
    assert (told.returncode, told.stdout) == (2, "")
    assert told.stderr.startswith("The folder /nowhere/at is not there.")


def test_the_pages_begin_without_numpy() -> None:
    look = (
        "import os, sys, django\nfrom django.urls import get_resolver\n"
        "os.environ['DJANGO_SETTINGS_MODULE'] = 'weatherglass.web.settings'\n"
        "django.setup()\n"
        "assert get_resolver().url_patterns\n"
        "print({'numpy'} & set(sys.modules))"
    )
    told = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True).stdout
    assert told.splitlines()[-1] == "set()"
