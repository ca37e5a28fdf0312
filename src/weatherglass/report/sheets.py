"""The statements as sheets of paper: the sentence, what it does not mean, the drawing, the days, what could not be seen."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Final

import msgspec

from weatherglass.cycle import calm
from weatherglass.cycle.around import around
from weatherglass.cycle.days import Day
from weatherglass.cycle.looks import YEAR, due
from weatherglass.cycle.statements import BY_CHANCE, NOT_YET, Look, Outcome, Reading, Statement
from weatherglass.dates import on
from weatherglass.report.chosen import DRAWN, NONE, Written, has_weeks, links, near
from weatherglass.report.markup import Markup

NO_CAUSE: Final = "It says nothing about what you did, and it cannot tell what comes next."
NO_PROOF: Final = "Not finding a pattern is not the same as there being none."
LOOKED: Final = "Looked at on day"
FEW_LOOKS: Final = "Looks are few and on fixed days, so that looking often cannot make chance look like a pattern."
AS_WRITTEN: Final = "The drawing shows the days as they are written today; the numbers above are from the day of the look."
SEVERAL: Final = "What different people did is counted together here."
HEADINGS: Final[Mapping[str, str]] = {
    "kindness-after": "Incidents and kindness",
    "tension-before": "The days before",
    "calm-length": "Days between incidents",
    "change": "More or harder over time",
    "regularity": "At even gaps or not",
    "swing": "How far the weather swung",
}
"""By the id of the statement; the order of the sheets."""
QUESTIONS: Final[Mapping[str, str]] = {
    "kindness-after": "whether kindness comes around incidents",
    "tension-before": "whether the days before incidents are harder than others",
    "calm-length": "how many days lie between incidents",
    "change": "whether incidents became more or harder over time",
    "regularity": "whether incidents come at even gaps",
    "swing": "how far the weather swung",
}
NOT_YET_ID: Final = "not-yet"
_NUMBERS: Final = re.compile(r"\d+(?: of \d+)?(?:, \d+)*")


class Piece(msgspec.Struct, frozen=True):
    """A part of a sentence; numbers are strong."""

    text: str
    strong: bool


class Sheet(msgspec.Struct, frozen=True):
    """One statement as it is shown. `note` stands under the drawing; drawing, table and basis are "" where there is nothing.

    `id` is the statement's, or "not-yet" for all that cannot be told yet. `key`: "near" where the drawing needs that key.
    `days`: whether there are any to look at, drawn or by link; a sheet in words alone does not carry them.
    """

    id: str
    heading: str
    says: tuple[Piece, ...]
    means: str
    drawing: Markup
    table: Markup
    note: str
    basis: Markup
    misses: str
    key: str = ""
    days: bool = False


def sheets(reading: Reading, days: Sequence[Day], *, today: date, several: bool = False) -> tuple[Sheet, ...]:
    """Return a sheet a statement with its drawing, and one for all that cannot be told yet.

    `several`: events name other people than the one the record is about. They are counted, and each sheet says so.
    """
    return _sheets(reading, Written(days, around(days, today=today), today), several=several)


def in_words(reading: Reading, days: Sequence[Day], *, today: date, several: bool = False) -> tuple[Sheet, ...]:
    """Return the same in words alone: no drawing, no table, no days. `sheet` has them."""
    return _sheets(reading, Written(days, (), today, drawn=False), several=several)


def sheet(name: str, reading: Reading, days: Sequence[Day], *, today: date, several: bool = False) -> Sheet | None:
    """Return one statement with its drawing; all that cannot be told yet, where it is of that; None where there is none."""
    early = {said.id for said in reading.statements if said.outcome == "too-little"}
    of = early if name in {*early, NOT_YET_ID} else {name}
    only = msgspec.structs.replace(reading, statements=tuple(said for said in reading.statements if said.id in of))
    return next(iter(sheets(only, days, today=today, several=several)), None)


def _sheets(reading: Reading, written: Written, *, several: bool) -> tuple[Sheet, ...]:
    found = {statement.id: statement for statement in reading.statements}
    told = [found[id_] for id_ in HEADINGS if id_ in found]
    shown = [_sheet(said, reading.looks, written) for said in told if said.outcome != "too-little"]
    early = [said for said in told if said.outcome == "too-little"]
    shown = _few(shown)
    shown += [not_yet(early, written)] if early else []
    return tuple(msgspec.structs.replace(sheet, misses=_joined(sheet.misses, SEVERAL * several)) for sheet in shown)


def not_yet(early: Sequence[Statement], written: Written) -> Sheet:
    """Return the sheet of all that cannot be told yet: the questions, never what is needed, and the incidents as they are."""
    questions = "; ".join(QUESTIONS[said.id] for said in early)
    says = (Piece(f"{NOT_YET}: {questions}.", strong=False),) if written.days else (Piece(f"{NOT_YET}.", strong=False),)
    first = early[0].id == "kindness-after"
    drawing, table, note = near(written, before=False) if first and written.drawn else NONE
    days = sorted({day for said in early for day in said.basis})
    basis = links(days if written.drawn else ())
    misses = _joined(*dict.fromkeys(said.misses for said in early))
    key = "near" if drawing else ""
    return Sheet(NOT_YET_ID, "What cannot be told yet", says, "", drawing, table, note, basis, misses, key, bool(days))


def pieces(sentence: str) -> Iterator[Piece]:
    """Yield the parts of a sentence of counts, its numbers strong."""
    at = 0
    for number in _NUMBERS.finditer(sentence):
        yield Piece(sentence[at : number.start()], strong=False)
        yield Piece(number.group(), strong=True)
        at = number.end()
    yield Piece(sentence[at:], strong=False)


def _sheet(said: Statement, looks: Sequence[Look], written: Written) -> Sheet:
    counted, means = _parted(said)
    drawing, table, under = DRAWN[said.id](written) if written.drawn else NONE
    mine = [look for look in looks if look.statement == said.id]
    note = _joined(under, AS_WRITTEN if mine and drawing else "", _looked(mine, written.today))
    key = "near" if said.id == "kindness-after" else ""
    says, basis = tuple(pieces(counted)), links(said.basis if written.drawn else ())
    days = bool(said.basis) or (said.id == "swing" and has_weeks(written))
    return Sheet(said.id, HEADINGS[said.id], says, means, drawing, table, note, basis, said.misses, key, days)


def _few(shown: Sequence[Sheet]) -> list[Sheet]:
    """Say once, under the first sheet that rests on a look, why looks are few."""
    first = next((sheet for sheet in shown if LOOKED in sheet.note), None)
    return [msgspec.structs.replace(one, note=f"{one.note} {FEW_LOOKS}") if one is first else one for one in shown]


def _parted(said: Statement) -> tuple[str, str]:
    """Part a sentence into its counts and what they mean, and add what they do not mean."""
    verdict = next((verdict for verdict in _verdicts(said.outcome) if verdict in said.says), "")
    if not verdict:
        return said.says, NO_CAUSE
    counted, _, rest = said.says.partition(verdict)
    if verdict == calm.NO_FORECAST:
        return counted.strip(), _joined(verdict, rest)
    return counted.strip(), _joined(verdict, NO_PROOF * (said.outcome == "could-be-chance"), NO_CAUSE, rest)


def _verdicts(outcome: Outcome) -> Iterator[str]:
    yield from (BY_CHANCE[outcome],) if outcome in BY_CHANCE else ()
    yield calm.NO_FORECAST


def _looked(mine: Sequence[Look], today: date) -> str:
    """Say when the last look was and when the next will be: days of the calendar, which no incident brings nearer."""
    if not mine:
        return ""
    newest = mine[-1]
    coming = next(at.day for at in due(newest.first, today + timedelta(3 * YEAR)) if at.day >= today)
    day = (newest.due - newest.first).days + 1
    return f"{LOOKED} {day}, {on(newest.due)}. The next look is after {on(coming)}."


def _joined(*sentences: str) -> str:
    return " ".join(sentence.strip() for sentence in sentences if sentence.strip())
