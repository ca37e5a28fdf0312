"""`weatherglass signs [--language en] [--json] < TEXT`: what in a text resembles the catalogue, and why."""

from __future__ import annotations

import argparse
import json
import sys
from typing import NoReturn

from weatherglass.guide.shelf import NoContent
from weatherglass.signs.catalogue import signs
from weatherglass.signs.recognise import Suggestion, suggest
from weatherglass.signs.sentences import MOST
from weatherglass.signs.tongue import is_in

BAD_INPUT = 2
LARGEST = 64 * 1024 * 1024
"""Bytes of standard input that are read."""


class BadCommand(Exception):
    """The command or its input cannot be understood. Its text is the plain sentence."""


def run(arguments: list[str]) -> int:
    """Read a text from standard input and print what it resembles; give the exit status: 0, or 2 for bad input."""
    try:
        chosen = _parser().parse_args(arguments)
        text = _text()
        found = suggest(text, language=chosen.language)
        known = signs(chosen.language)
    except (BadCommand, NoContent) as error:
        sys.stderr.write(f"{error}\n")
        return BAD_INPUT
    if not is_in(text, chosen.language):
        sys.stderr.write("This seems to be in another language, so nothing is offered.\n")
    if len(text) > MOST:
        sys.stderr.write(f"Only the first {MOST:,} characters were looked at.\n")
    for one in found:
        sys.stdout.write(f"{_coded(one)}\n" if chosen.json else _said(text, known[one.sign].name, one))
    return 0


def _text() -> str:
    data = sys.stdin.buffer.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise BadCommand("That is more text than can be read at once (64 MB).")
    return data.decode("utf-8-sig", errors="replace")


def _said(text: str, name: str, one: Suggestion) -> str:
    return f"“{text[one.start : one.end]}” resembles: {name}. Why: {one.why.removesuffix('.')}.\n"


def _coded(one: Suggestion) -> str:
    return json.dumps({"sign": one.sign, "start": one.start, "end": one.end, "why": one.why}, ensure_ascii=False)


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise BadCommand(f"This could not be understood: {message}. To see what can be asked for: weatherglass signs --help")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="weatherglass signs",
        description="Points out what in a text on standard input resembles the catalogue of signs. It is often wrong, both ways.",
        allow_abbrev=False,
    )
    parser.add_argument("--language", default="en", metavar="en", help="the language of the text")
    parser.add_argument("--json", action="store_true", help="one object a line: sign, start, end, why")
    return parser
