"""Statements and pictures for the letter. Pictures are drawn of the days without what was not chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from weatherglass import cycle, report
from weatherglass.cycle.days import merged
from weatherglass.cycle.phases import phases
from weatherglass.cycle.statements import NOT_YET
from weatherglass.dates import MONTHS, full
from weatherglass.report import looks
from weatherglass.report.flow import BY_RULE, NO_CYCLE, NO_FINDING
from weatherglass.report.gaps import gaps_drawing, gaps_table
from weatherglass.report.parcel import Heading, Picture, Piece, Table, Words, alt, chosen_of, drawn
from weatherglass.report.sheets import HEADINGS
from weatherglass.report.told import told
from weatherglass.report.treatment import GAPS, weeks
from weatherglass.report.words import weather

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import date

    from weatherglass.cycle import Day
    from weatherglass.record import Entry
    from weatherglass.record.parcel import Parcel
    from weatherglass.web.sky.pages import Open

ON_A_PAGE: Final = 25
"""Incidents on one drawing, so that it fits a page."""
NO_FORECAST: Final = "This cannot tell when the next will come. Quiet days can be fearful too."
KEY: Final = (
    "A square for each day, darker for harder weather. A dot marks a storm, a bar on top something that hurt, a ring something "
    "kind. A dotted square is a day with nothing written."
)
NEAR_KEY: Final = "A filled dot is an incident, a ring is kindness, a line is a day that was written, a gap one that was not."
BESIDE: Final = "What is marked after a promise stands beside it. It does not say why."
NOTHING: Final = "There is nothing to draw here yet."


def statements(home: Open, chosen: Sequence[str], entries: Sequence[Entry]) -> Iterator[Piece]:
    """Yield each chosen statement: its counts, what they mean and do not mean, what could not have been seen."""
    found = report.diary(entries)
    reading = cycle.read(found, today=home.today, taken=looks.stored(home.drawer))
    several = any(event.who for entry in entries for event in entry.events)
    sheets = {sheet.id: sheet for sheet in report.sheets(reading, found, today=home.today, several=several)}
    yield Heading("What the diary shows")
    for name in chosen:
        yield Heading(HEADINGS[name], 2)
        if name in sheets:
            sheet = sheets[name]
            yield Words(f"{''.join(piece.text for piece in sheet.says)} {sheet.means}".strip())
            yield Words(f"What this record could not have seen: {sheet.misses}")
        else:
            yield Words(f"{NOT_YET}.")


def pictures(home: Open, chosen: Parcel, entries: Sequence[Entry]) -> Iterator[Piece]:
    """Yield each chosen picture with its table, one a year where it is of a year."""
    bare = [chosen_of(entry, chosen.added) for entry in entries]
    days = tuple(day for day in report.diary(bare) if day.date <= home.today)
    yield Heading("Pictures and lists")
    if "told" in chosen.pictures:
        yield from _told(bare, home.today)
    for name in (name for name in chosen.pictures if name in _DRAWN):
        yield from list(_DRAWN[name](days, home.today)) or [Heading(NAMES[name], 2), Words(NOTHING)]


def _told(entries: Sequence[Entry], today: date) -> Iterator[Piece]:
    rows = tuple((full(pair.day), pair.title, pair.says) for pair in reversed(told(entries, today=today)))
    yield Heading(NAMES["told"], 2)
    yield Words(BESIDE if rows else NOTHING)
    if rows:
        yield Table(
            "Promises and apologies, and the 30 days after each", ("Day", "What was said", "What is marked after it"), rows
        )


def _years(days: Sequence[Day]) -> list[int]:
    return sorted({day.date.year for day in days})


def _year(days: Sequence[Day], _today: date) -> Iterator[Piece]:
    written = {day.date: day for day in days}
    for year in _years(days):
        drawing = report.year_drawing(written, year, f"year-{year}")
        yield Heading(f"{NAMES['year']}, {year}", 2)
        yield Words(KEY)
        yield Picture(drawing, alt(drawing))
        yield _in_words([day for day in days if day.date.year == year], year)


def _in_words(days: Sequence[Day], year: int) -> Table:
    months = ((month, [day for day in days if day.date.month == at]) for at, month in enumerate(MONTHS, 1))
    rows = tuple((month, "; ".join(map(_day, mine))) for month, mine in months if mine)
    return Table(f"The same in words, {year}", ("Month", "Its days"), rows)


def _day(day: Day) -> str:
    marks = (weather(day.weather) or "no weather", *(("it hurt",) if day.incident else ()), *(("kind",) if day.kind else ()))
    return f"{day.date.day} {', '.join(marks)}"


def _flow(days: Sequence[Day], today: date) -> Iterator[Piece]:
    found = phases(merged(days, today=today), today=today)
    for year in _years(days):
        changed = report.changes(found, year)
        if changed:
            says = f"{NO_FINDING} {NO_CYCLE} {BY_RULE}"
            yield from drawn(f"{NAMES['flow']}, {year}", says, report.flow(changed, f"flow-{year}"), report.flow_table(changed))


def _near(days: Sequence[Day], today: date) -> Iterator[Piece]:
    every = cycle.around(days, today=today)
    for start in range(0, len(every), ON_A_PAGE):
        part = every[start : start + ON_A_PAGE]
        which = f", {start + 1} to {start + len(part)}" if len(every) > ON_A_PAGE else ""
        drawing = report.near_drawing(part, name=f"near-{start}")
        yield from drawn(f"{NAMES['near']}{which}", NEAR_KEY, drawing, report.near_table(part))


def _gaps(days: Sequence[Day], today: date) -> Iterator[Piece]:
    found = report.gaps(days, today=today)
    if found:
        yield from drawn(NAMES["gaps"], NO_FORECAST, gaps_drawing(found), gaps_table(found))


def _treatment(days: Sequence[Day], _today: date) -> Iterator[Piece]:
    for year in _years(days):
        if weeks(days, year):
            drawing = report.treatment(days, year, f"weeks-{year}")
            yield from drawn(f"{NAMES['treatment']}, {year}", GAPS, drawing, report.treatment_table(days, year))


NAMES: Final[Mapping[str, str]] = {
    "year": "The year as a calendar",
    "flow": "What followed what",
    "near": "Each incident with the days around it",
    "gaps": "Days between incidents",
    "treatment": "The weather, week by week",
    "told": "What I was told, what followed",
}
_DRAWN: Final[Mapping[str, Callable[[Sequence[Day], date], Iterator[Piece]]]] = {
    "year": _year,
    "flow": _flow,
    "near": _near,
    "gaps": _gaps,
    "treatment": _treatment,
}
