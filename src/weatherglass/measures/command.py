"""The command `weatherglass measure`: score answers from standard input, a JSON list in the order of the items."""

from __future__ import annotations

import sys
from argparse import ArgumentError, ArgumentParser, Namespace
from typing import TYPE_CHECKING, NoReturn

import msgspec

from weatherglass.measures.keys import KEYS
from weatherglass.measures.scoring import UnknownMeasure, WrongAnswers, key, score

if TYPE_CHECKING:
    from collections.abc import Sequence

    from weatherglass.measures.scoring import Answer, Score, Scores

BAD_INPUT = 2
LONGEST = 1 << 16
"""Bytes: a hundred times what fifty answers take."""
NO_LIST = "The answers are a JSON list on standard input, as [1, 5, null, 3], with null for one left out."
NO_NAME = f"Write it as: weatherglass measure NAME [--json] < ANSWERS. There are {', '.join(KEYS)}."


class _Misused(Exception):
    """The arguments or the input make no sense; carries the sentence."""


class _Parser(ArgumentParser):
    def error(self, message: str) -> NoReturn:  # noqa: ARG002  # it repeats what was typed, which may be answers
        raise _Misused(NO_NAME)


def run(arguments: Sequence[str]) -> int:
    """Print what the answers on standard input add up to; give the exit status (0; 2 for bad input)."""
    try:
        asked = _asked(arguments)
        scores = score(key(asked.name).name, _answers())  # a wrong name is said before answers are waited for
    except (_Misused, UnknownMeasure, WrongAnswers) as wrong:
        sys.stderr.write(f"{wrong}\n")
        return BAD_INPUT
    sys.stdout.write(_told(scores, asked))
    return 0


def _asked(arguments: Sequence[str]) -> Namespace:
    parser = _Parser(prog="weatherglass measure", allow_abbrev=False, exit_on_error=False)
    parser.add_argument("name", help=f"one of {', '.join(KEYS)}")
    parser.add_argument("--json", action="store_true")
    try:
        return parser.parse_args(arguments)
    except ArgumentError as wrong:
        raise _Misused(NO_NAME) from wrong


def _answers() -> list[Answer]:
    """Read the list. Numbers are read as they stand, so that 2.5 is no 2."""
    data = sys.stdin.buffer.read(LONGEST + 1)
    if len(data) > LONGEST:
        raise _Misused(NO_LIST)
    try:
        return msgspec.json.decode(data, type=list[bool | int | None])
    except (msgspec.DecodeError, UnicodeDecodeError) as wrong:
        raise _Misused(NO_LIST) from wrong


def _told(scores: Scores, asked: Namespace) -> str:
    if asked.json:
        scales = {one.scale: {name: value for name, value in _plain(one).items() if name != "scale"} for one in scores.scales}
        plain = {"measure": scores.measure, "items": scores.items, "answered": scores.answered, "scales": scales}
        return msgspec.json.format(msgspec.json.encode(plain), indent=2).decode() + "\n"
    return f"{scores.measure}: {scores.answered} of {scores.items} answered.\n" + "".join(map(_line, scores.scales))


def _plain(one: Score) -> dict[str, object]:
    found: dict[str, object] = msgspec.to_builtins(one)
    return found


def _line(one: Score) -> str:
    if one.sum is None and one.answered == one.items:
        return f"{one.scale}: no score; its {one.items} answers are there, but no yes to the question before them.\n"
    if one.sum is None or one.mean is None:
        return f"{one.scale}: no score; {one.answered} of its {one.items} answers are there, and it needs all.\n"
    return f"{one.scale}: {one.sum} ({one.lowest} to {one.highest}), {one.mean:.2f} an answer.\n"
