"""The statements as sheets of paper: the sentence, what it does not mean, the drawing, the days, what could not be seen."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Final

import msgspec

from weatherglass.cycle import calm, kindness
from weatherglass.cycle.around import Around, around
from weatherglass.cycle.days import Day
from weatherglass.cycle.looks import YEAR, due
from weatherglass.cycle.statements import BY_CHANCE, NOT_YET, Look, Reading, Statement
from weatherglass.dates import on
from weatherglass.report.gaps import gaps, gaps_drawing, gaps_table
from weatherglass.report.markup import Markup, element
from weatherglass.report.near import near_drawing, near_table
from weatherglass.report.words import link

NO_CAUSE: Final = "It says nothing about what you did, and it cannot tell what comes next."
NO_PROOF: Final = "Not finding a pattern is not the same as there being none."
FEW_LOOKS: Final = "Looks are few and on fixed days, so that looking often cannot make chance look like a pattern."
AS_WRITTEN: Final = "The drawing shows the days as they are written today; the numbers above are from the day of the look."
SEVERAL: Final = "What different people did is counted together here."
HEADINGS: Final = {kindness.ID: "Incidents and kindness", calm.ID: "Days between incidents"}
NEWEST: Final = 40
"""Incidents drawn at once; each year's page draws its own."""
_NUMBERS: Final = re.compile(r"\d+(?: of \d+)?(?:, \d+)*")


class Piece(msgspec.Struct, frozen=True):
    """A part of a sentence; numbers are strong."""

    text: str
    strong: bool


class Sheet(msgspec.Struct, frozen=True):
    """One statement as it is shown. `note` stands under the drawing; drawing, table and basis are "" where there is nothing."""

    id: str
    heading: str
    says: tuple[Piece, ...]
    means: str
    drawing: Markup
    table: Markup
    note: str
    basis: Markup
    misses: str


def sheets(reading: Reading, days: Sequence[Day], *, today: date, several: bool = False) -> tuple[Sheet, ...]:
    """Return a sheet a statement. What cannot be told yet is said once: with all of them too early there is one sheet.

    `several`: events name other people than the one the record is about. They are counted, and each sheet says so.
    """
    found = {statement.id: statement for statement in reading.statements}
    shown = [kindness_sheet(found[kindness.ID], reading.looks, around(days, today=today), today=today)]
    if any(statement.outcome != "too-little" for statement in reading.statements):
        shown.append(calm_sheet(found[calm.ID], days, today=today))
    return tuple(msgspec.structs.replace(sheet, misses=_joined(sheet.misses, SEVERAL * several)) for sheet in shown)


def kindness_sheet(said: Statement, looks: Sequence[Look], incidents: Sequence[Around], *, today: date) -> Sheet:
    """Return the sheet of `kindness-after`: too early, each incident with the three days after it; else with both sides."""
    early = said.outcome == "too-little"
    newest = incidents[-NEWEST:]
    drawn = near_drawing(newest, before=not early), near_table(newest, before=not early)
    counted, _, rest = said.says.partition(BY_CHANCE.get(said.outcome, NOT_YET))
    means = "" if early else _joined(BY_CHANCE[said.outcome], NO_PROOF * (said.outcome == "could-be-chance"), NO_CAUSE, rest)
    note = _joined("" if early else AS_WRITTEN, _looked(looks, today), _cut(len(incidents)))
    return _sheet(said, counted, means, drawn if incidents else (Markup(), Markup()), note)


def calm_sheet(said: Statement, days: Sequence[Day], *, today: date) -> Sheet:
    """Return the sheet of `calm-length`."""
    if said.outcome == "too-little":
        return _sheet(said, "", "", (Markup(), Markup()), "")
    found = gaps(days, today=today)
    counted, means, _ = said.says.partition(calm.NO_FORECAST)
    return _sheet(said, counted, means, (gaps_drawing(found), gaps_table(found)), "")


def pieces(sentence: str) -> Iterator[Piece]:
    """Yield the parts of a sentence of counts, its numbers strong."""
    at = 0
    for number in _NUMBERS.finditer(sentence):
        yield Piece(sentence[at : number.start()], strong=False)
        yield Piece(number.group(), strong=True)
        at = number.end()
    yield Piece(sentence[at:], strong=False)


def _sheet(said: Statement, counted: str, means: str, drawn: tuple[Markup, Markup], note: str) -> Sheet:
    says = tuple(pieces(counted.strip() or f"{NOT_YET}."))
    return Sheet(said.id, HEADINGS[said.id], says, means, *drawn, note, _links(said.basis), said.misses)


def _links(basis: Sequence[date]) -> Markup:
    """Return the days that a statement rests on as a list of links, "" where there are none."""
    return element("ul", *(element("li", link(day)) for day in basis), class_="days-of") if basis else Markup()


def _looked(looks: Sequence[Look], today: date) -> str:
    """Say when the last look was and when the next will be: days of the calendar, which no incident brings nearer."""
    mine = [look for look in looks if look.statement == kindness.ID]
    if not mine:
        return ""
    newest = mine[-1]
    coming = next(at.day for at in due(newest.first, today + timedelta(3 * YEAR)) if at.day >= today)
    day = (newest.due - newest.first).days + 1
    return f"Looked at on day {day}, {on(newest.due)}. The next look is after {on(coming)}. {FEW_LOOKS}"


def _cut(incidents: int) -> str:
    return f"The {NEWEST} newest of {incidents} are drawn; each year's page has its own." if incidents > NEWEST else ""


def _joined(*sentences: str) -> str:
    return " ".join(sentence.strip() for sentence in sentences if sentence.strip())
