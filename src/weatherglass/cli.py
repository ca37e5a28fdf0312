"""The command line: weatherglass, weatherglass demo, weatherglass read, ..."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import NoReturn

from weatherglass import __version__
from weatherglass.launch import CannotStart
from weatherglass.launch.faults import describe

Command = Callable[[list[str]], int]
HANDED_ON = {
    "read": "weatherglass.intake.command",
    "cycle": "weatherglass.cycle.command",
    "help": "weatherglass.help.command",
    "signs": "weatherglass.signs.command",
    "measure": "weatherglass.measures.command",
}
"""Commands that read their own arguments. Looked at before argparse: it would take their options, or `help`, for its own."""
FAILED, BAD_INPUT, INTERRUPTED = 1, 2, 130
PORTS = range(65536)
USES = """\
  weatherglass demo               look around in a fictional year; nothing is kept
  weatherglass read FILE...       read message archives
  weatherglass cycle DIARY.csv    read a diary
  weatherglass help COUNTRY       whom to call
  weatherglass signs < TEXT       what in a text resembles the signs
  weatherglass measure NAME < ANSWERS   what answers to a questionnaire add up to
"""


class BadCommand(Exception):
    """The command line cannot be understood. Its text is the plain sentence."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command and return its exit status: 0, 2 for bad input, 1 for a failure of ours.

    Errors go to standard error as one sentence. A crash says its kind and place, never its text: that may hold words of a person.
    """
    arguments = list(sys.argv[1:] if argv is None else argv)
    try:
        return _run(arguments)
    except (BadCommand, CannotStart) as error:
        print(error, file=sys.stderr)
        return BAD_INPUT
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # `| head` has seen enough; no more is flushed into it
        return FAILED
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001  # the last line: Python would print the text of the error
        print(
            f"Something went wrong in the program itself ({describe(error)}). Nothing that you wrote is in this message.",
            file=sys.stderr,
        )
        return FAILED


def _run(arguments: list[str]) -> int:
    if arguments and arguments[0] in HANDED_ON:
        command: Command = import_module(HANDED_ON[arguments[0]]).run
        return command(arguments[1:])
    chosen = _parser().parse_args(arguments)
    if chosen.command == "demo" and chosen.file:
        raise BadCommand("The demonstration keeps nothing, so it takes no --file.")
    from weatherglass.launch import run  # noqa: PLC0415  # the server and its kin: not for the other commands

    if chosen.command == "demo":
        return run.demo(chosen.window, chosen.port, say=_say)
    return run.run(chosen.file, chosen.window, chosen.port, say=_say)


def _say(sentence: str) -> None:
    print(sentence, flush=True)


class _Parser(argparse.ArgumentParser):
    """A parser that says what is wrong in one sentence, and leaves ending the program to `main`."""

    def error(self, message: str) -> NoReturn:
        raise BadCommand(f"This could not be understood: {message}. To see what can be asked for: weatherglass --help")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="weatherglass",
        description="Opens your weather diary in a private window of your browser.",
        epilog=f"other uses:\n{USES}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("command", nargs="?", type=_command, help=argparse.SUPPRESS)
    parser.add_argument("--file", type=Path, metavar="PATH", help="where the file is, or a folder for it (a USB stick)")
    parser.add_argument("--window", choices=["private", "normal", "none"], default="private", help="none: only say the address")
    parser.add_argument("--port", type=_port, default=0, metavar="N", help="a fixed port instead of a free one")
    parser.add_argument("--version", action="version", version=f"weatherglass {__version__}")
    return parser


def _command(text: str) -> str:
    if text != "demo":
        raise BadCommand(f"There is no such command. There are demo, {', '.join(HANDED_ON)}. More says: weatherglass --help")
    return text


def _port(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text) in PORTS):
        raise argparse.ArgumentTypeError(f"a port is a number from 0 to {PORTS[-1]}")
    return int(text)
