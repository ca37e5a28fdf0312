"""The command `weatherglass help`: whom to call in a country, and which lines are due for checking."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any, NoReturn

import msgspec

from weatherglass.help.countries import UnknownCountry, countries, known
from weatherglass.help.sheets import emergency, lines, with_data

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from weatherglass.help.helpline import Helpline

BAD_INPUT = 2


class _Misused(Exception):
    """The arguments make no sense; carries the sentence."""


class _Parser(ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise _Misused(f"{message}. Try: weatherglass help US")


def run(arguments: Sequence[str]) -> int:
    """Print the lines of a country, or with --due those to check again; give the exit status (0, or 2 for bad input)."""
    try:
        asked = _parser().parse_args(arguments)
        _print(_due(asked) if asked.due else _country(asked))
    except (_Misused, UnknownCountry) as wrong:
        sys.stderr.write(f"{wrong}\n")
        return BAD_INPUT
    return 0


def due(today: date) -> tuple[Helpline, ...]:
    """Give all lines whose source is undated or older than 18 months, undated ones first, then the oldest."""
    every = (line for code in with_data() for line in lines(code, today=today))
    return tuple(sorted((line for line in every if line.stale), key=lambda line: line.source_seen or date.min))


def _parser() -> ArgumentParser:
    parser = _Parser(prog="weatherglass help", add_help=True, exit_on_error=False)
    parser.add_argument("country", nargs="?", help="two letters, or the English name")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--due", action="store_true", help="list the lines that are due for checking")
    parser.add_argument("--today", type=_day, default=None, help="the day to count from, as 2026-11-20")
    return parser


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as wrong:
        raise _Misused(f"That day is not in the calendar: {text}") from wrong


def _today(asked: Namespace) -> date:
    day: date | None = asked.today
    return day or datetime.now(tz=UTC).astimezone().date()


def _country(asked: Namespace) -> Iterator[str]:
    if asked.country is None:
        raise _Misused("Which country? Try: weatherglass help US")
    code, today = known(asked.country), _today(asked)
    found, urgent = lines(code, today=today), emergency(code)
    if asked.json:
        yield _json({"country": code, "emergency": msgspec.to_builtins(urgent), "lines": [_plain(line, today) for line in found]})
        return
    yield dict(countries())[code]
    yield f"In danger now: {urgent.number}. {urgent.note}".strip() if urgent.number else urgent.note
    if urgent.doubt:
        yield f"  In doubt: {urgent.doubt}"
    for line in found:
        yield from _sentences(line)
    if not found:
        yield "We have no helpline for this country that we could check."


def _due(asked: Namespace) -> Iterator[str]:
    today = _today(asked)
    found = due(today)
    if asked.json:
        yield _json([_plain(line, today) for line in found])
        return
    for line in found:
        yield f"{line.country}  {line.seen_shown:>14}  {line.service}  {line.source_url}"
    yield f"{len(found)} lines to check."


def _sentences(line: Helpline) -> Iterator[str]:
    yield f"\n{line.service} ({line.region or 'whole country'}; {line.audience})"
    reach = {"Call": line.phone, "Text": line.text_sms, "Online": line.chat_web, "Relay": line.relay_tty}
    yield from (f"  {way}: {how}" for way, how in reach.items() if how)
    yield from (f"  {more}" for more in (line.hours_shown, line.terms, line.languages) if more)
    if line.on_bill is not None:
        yield f"  The call {'shows' if line.on_bill else 'does not show'} on the bill, says the source."
    yield f"  Source: {line.source_url} ({line.seen_shown})"
    if line.doubt:
        yield f"  In doubt: {line.doubt}"


def _plain(line: Helpline, today: date) -> dict[str, Any]:
    """Give a line for JSON. The hours go out only as they may be shown: a program must not revive an old 24/7."""
    held: dict[str, Any] = msgspec.to_builtins(line)
    del held["hours"]
    return {**held, "hours_shown": line.hours_shown, "tel": line.tel, "stale": line.stale, "age_months": line.age(today)}


def _json(value: object) -> str:
    return msgspec.json.format(msgspec.json.encode(value), indent=2).decode()


def _print(text: Iterator[str]) -> None:
    for line in text:
        sys.stdout.write(line + "\n")
