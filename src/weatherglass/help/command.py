"""The command `weatherglass help`: whom to call in a country, which lines are due for checking, and how many there are."""

from __future__ import annotations

import sys
from argparse import ArgumentError, ArgumentParser, Namespace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, NoReturn

import msgspec

from weatherglass.dates import month_and_year, on
from weatherglass.help.countries import UnknownCountry, countries, known
from weatherglass.help.helpline import KINDS
from weatherglass.help.sheets import emergency, finders, lines, near, with_data
from weatherglass.help.told import ANOTHER_COUNTRY, FIND_MORE, emergency_told, grouped, plain, told

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from weatherglass.help.helpline import Emergency, Helpline

BAD_INPUT = 2


class _Misused(Exception):
    """The arguments make no sense; carries the sentence."""


class _Parser(ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise _Misused(f"{message}. Try: weatherglass help US")


def run(arguments: Sequence[str]) -> int:
    """Print the lines of a country, or those to check again, or how many there are; give the exit status (0; 2 for bad input)."""
    try:
        asked = _parser().parse_args(arguments)
        _print(_answer(asked))
    except (_Misused, UnknownCountry, ArgumentError) as wrong:
        sys.stderr.write(" ".join(str(wrong).split()) + "\n")
        return BAD_INPUT
    return 0


def due(today: date) -> tuple[Helpline, ...]:
    """Give all lines that are undated or were last seen more than 18 months ago, undated ones first, then the oldest."""
    every = (*(line for code in with_data() for line in lines(code, today=today)), *finders(today=today))
    return tuple(sorted((line for line in every if line.stale), key=lambda line: line.last_seen or date.min))


def doubted() -> tuple[tuple[str, Emergency], ...]:
    """Give the emergency numbers that carry a doubt, as (country, number)."""
    every = ((code, emergency(code)) for code in with_data())
    return tuple((code, urgent) for code, urgent in every if urgent.doubt)


class Count(msgspec.Struct, frozen=True, kw_only=True):
    """How many there are. First-hand: seen on the service's own page or a government's. `lines`: by kind, without the finders."""

    countries_with_an_emergency_number: int
    countries_with_a_line: int
    countries_with_a_line_for_abuse: int
    countries_with_a_first_hand_line_for_abuse: int
    lines: dict[str, int]
    finders: int


def count(today: date) -> Count:
    """Count countries and lines."""
    sheets = {code: lines(code, today=today) for code in with_data()}
    every = [line for found in sheets.values() for line in found]
    abuse = [line for line in every if line.kind == "abuse"]
    return Count(
        countries_with_an_emergency_number=sum(bool(emergency(code).number) for code in sheets),
        countries_with_a_line=len({line.country for line in every}),
        countries_with_a_line_for_abuse=len({line.country for line in abuse}),
        countries_with_a_first_hand_line_for_abuse=len({line.country for line in abuse if line.first_hand}),
        lines={kind: sum(line.kind == kind for line in every) for kind in KINDS},
        finders=len(finders(today=today)),
    )


def _parser() -> ArgumentParser:
    parser = _Parser(prog="weatherglass help", allow_abbrev=False, exit_on_error=False)
    parser.add_argument("country", nargs="?", help="two letters, or the English name")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--due", action="store_true", help="list what is due for checking")
    parser.add_argument("--count", action="store_true", help="say how many countries and lines there are")
    parser.add_argument("--today", type=_day, default=None, help="the day to count from, as 2026-11-20")
    return parser


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as wrong:
        raise _Misused(f"That day is not in the calendar: {text}") from wrong


def _answer(asked: Namespace) -> Iterator[str]:
    today = asked.today or datetime.now(tz=UTC).astimezone().date()
    if sum((asked.country is not None, asked.due, asked.count)) > 1:
        raise _Misused("Please ask for one thing: a country, --due or --count.")
    if asked.due:
        return _due(today, as_json=asked.json)
    if asked.count:
        return _count(today, as_json=asked.json)
    if asked.country is None:
        raise _Misused("Which country? Try: weatherglass help US")
    return _country(known(asked.country), today, as_json=asked.json)


def _country(code: str, today: date, *, as_json: bool) -> Iterator[str]:
    """Say the lines of a country; where it has none for abuse, those of the nearest and the international finders too."""
    found, urgent = lines(code, today=today), emergency(code)
    alone = not any(line.kind == "abuse" for line in found)
    neighbours = near(code, today=today) if alone else ()
    wider = finders(today=today) if alone else ()
    if as_json:
        yield _json(
            {
                "country": code,
                "emergency": msgspec.to_builtins(urgent),
                "lines": [plain(line, today) for line in found],
                "near": [plain(line, today) for _, line in neighbours],
                "finders": [plain(line, today) for line in wider],
            }
        )
        return
    names = dict(countries())
    yield names[code]
    yield from emergency_told(urgent)
    yield from grouped(found)
    if alone:
        yield f"\nWe have no {'line for abuse' if found else 'helpline'} for this country that we could check."
    if neighbours:
        yield from ("", *ANOTHER_COUNTRY)
    for other, line in neighbours:
        yield f"\n== In another country: {names[other]} =="
        yield from told(line)
    if wider:
        yield from ("", FIND_MORE, *grouped(wider))


def _due(today: date, *, as_json: bool) -> Iterator[str]:
    found, numbers = due(today), doubted()
    if as_json:
        held = [{"country": code, **msgspec.to_builtins(urgent)} for code, urgent in numbers]
        yield _json({"lines": [plain(line, today) for line in found], "emergency": held})
        return
    for line in found:
        seen = month_and_year(line.last_seen) if line.last_seen else "undated"
        yield f"{line.country:3}  {seen:>14}  {line.service}  {line.source_url}"
    for code, urgent in numbers:
        yield f"{code:3}  {'in doubt':>14}  Emergency number {urgent.number or '(none)'}  {urgent.source}"
    yield f"Lines to check: {len(found)}. Emergency numbers in doubt: {len(numbers)}."


def _count(today: date, *, as_json: bool) -> Iterator[str]:
    sums = count(today)
    if as_json:
        yield _json(sums)
        return
    yield f"On {on(today)}:"
    yield f"{sums.countries_with_an_emergency_number} countries have an emergency number."
    yield f"{sums.countries_with_a_line} countries have a line, {sums.countries_with_a_line_for_abuse} of them one for abuse."
    yield f"{sums.countries_with_a_first_hand_line_for_abuse} have one for abuse that was seen on its own or a government's page."
    yield from (f"{number:5}  {kind:12} {KINDS[kind]}" for kind, number in sums.lines.items())
    yield f"Lines in all: {sum(sums.lines.values())}. International finders: {sums.finders}."


def _json(value: object) -> str:
    return msgspec.json.format(msgspec.json.encode(value), indent=2).decode()


def _print(text: Iterator[str]) -> None:
    for line in text:
        sys.stdout.write(line + "\n")
