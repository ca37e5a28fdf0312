"""What the pages of looking back show: read from the drawer, worked out, ready for a template."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from weatherglass import cycle, record, report
from weatherglass.cycle.days import merged
from weatherglass.cycle.phases import phases
from weatherglass.dates import full, month_and_year
from weatherglass.record import away, calendar
from weatherglass.report import looks
from weatherglass.report.flow import BY_RULE, NO_CYCLE, NO_FINDING
from weatherglass.report.sheets import HEADINGS, NOT_YET_ID
from weatherglass.report.treatment import GAPS, weeks
from weatherglass.vault import Clothes
from weatherglass.web import house, static_files
from weatherglass.web.sky.entries import shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from weatherglass.record import Entry, Settings
    from weatherglass.vault import Drawer

PLAIN: Final = "Each square is a day. A dot marks a storm."
MARKED: Final = "Each square is a day. A dot marks a storm, a bar on top something that hurt, a ring something kind."
EMPTY: Final = "An empty square is a day with nothing written."
WORDED: Final = "The weather of each day, and what happened"
WEATHERS: Final = tuple((record.MARKS[number], word) for number, word in record.WEATHERS.items())
WAYS: Final = (
    ("moon", "A month in your words"),
    ("tide", "What I was told, what followed"),
    ("wind", "Messages as weather"),
    ("lee", "Remember"),
    ("parcel", "Take it to someone"),
)
"""More ways to look: a part's address, and its name."""
PARTS: Final = (*HEADINGS, NOT_YET_ID)
"""The statements, each of which has a page by its number from 1."""
MARKS: Final = (("top", "It hurt"), ("ring", "Kind"))


class Open(NamedTuple):
    """The open diary: whose day it is there, and whether it is the plain weather diary."""

    drawer: Drawer
    settings: Settings
    today: date
    plain: bool


def opened(drawer: Drawer) -> Open:
    """Look at the drawer that a guard has let someone into."""
    settings = record.settings(drawer)
    return Open(drawer, settings, calendar.today(house.current().now(), settings), drawer.clothes is not Clothes.FULL)


def sky(home: Open) -> dict[str, Any]:
    """Return this year with what the diary shows, in words; in weather clothes the year alone."""
    entries = record.everything(home.drawer)
    seen, found = in_view(home, entries), report.diary(entries)
    drawn = found if len(seen) == len(entries) else report.diary(seen)
    page = _year(home, home.today.year, seen, drawn)
    page |= {"away": len(seen) < len(entries), "some_time": len(some_time(home, seen)), "current": True}
    if home.plain:
        return page
    reading = cycle.read(found, today=home.today, taken=looks.stored(home.drawer))
    sheets = report.in_words(reading, drawn, today=home.today, several=several(entries))
    ruled = reading.phases if drawn is found else phases(merged(drawn, today=home.today), today=home.today)
    numbered = [(PARTS.index(sheet.id) + 1, sheet) for sheet in sheets]
    return page | {"sheets": numbered, "pictures": _pictures(home, drawn, ruled), "ways": WAYS}


def year(home: Open, number: int) -> dict[str, Any]:
    """Return a year: its calendar, what followed what, the weather week by week, and where its incidents are."""
    entries = record.everything(home.drawer)
    seen = in_view(home, entries)
    found = report.diary(seen)
    page = _year(home, number, seen, found)
    vague = [entry for entry in record.vague(seen) if entry.about.month.startswith(f"{number:04}")]
    page |= {"away": len(seen) < len(entries), "vague": _entries(vague, home)}
    if home.plain:
        return page
    page |= _followed(phases(merged(found, today=home.today), today=home.today), number)
    return page | _treatment(home, found, number) | {"storms": _has_incident(home, found, number)}


def month(home: Open, first: date) -> dict[str, Any]:
    """Return a month, each day of which is a link."""
    last = _after(first) - timedelta(days=1)
    entries = record.between(home.drawer, first, last)
    seen = in_view(home, entries)
    written = {day.date: day for day in _seen(home, report.diary(seen))}
    return {
        "away": len(seen) < len(entries),
        "title": month_and_year(first),
        "table": report.month_table(written, first, today=home.today),
        "before": first - timedelta(days=1) if first.year > 1 else None,
        "after": _after(first) if _after(first) <= home.today else None,
        "year": f"{first.year:04}",
        **around(home),
    }


def day(home: Open, when: date, entries: Sequence[Entry]) -> dict[str, Any]:
    """Return a day in detail."""
    return {
        "title": full(when),
        "day": when,
        "entries": _entries(entries, home),
        "before": when - timedelta(days=1) if when > date.min else None,
        "after": when + timedelta(days=1) if when < home.today else None,
        "may_add": when <= home.today,
        **around(home),
    }


def some_time(home: Open, seen: Sequence[Entry]) -> list[Entry]:
    """Return what is about no one day, but for what stands on the page of a past year."""
    return [entry for entry in record.vague(seen) if not _in_past_year(entry, home.today.year)]


def several(entries: Sequence[Entry]) -> bool:
    """Tell whether events name other people than the one the record is about."""
    return any(event.who for entry in entries for event in entry.events)


def around(home: Open) -> dict[str, Any]:
    """Return what every page of looking back needs: whether it is plain, its style, what the squares mean."""
    marks = () if home.plain else MARKS
    return {"plain": home.plain, "sheet": static_files.address("sky.css"), "weathers": WEATHERS, "marks": marks}


def _after(first: date) -> date:
    return (first.replace(day=28) + timedelta(days=4)).replace(day=1)


def _seen(home: Open, found: Sequence[cycle.Day]) -> Sequence[cycle.Day]:
    return report.weather_only(found) if home.plain else found


def in_view(home: Open, entries: Sequence[Entry]) -> Sequence[Entry]:
    """Leave out what is put away from view. Statements still count it: a sentence must not change because a day hurts to see."""
    return away.in_view(entries, away.away(home.drawer))


def _entries(entries: Sequence[Entry], home: Open) -> list[Any]:
    return [shown(entry, home.settings, plain=home.plain) for entry in entries]


def _year(home: Open, number: int, entries: Sequence[Entry], found: Sequence[cycle.Day]) -> dict[str, Any]:
    written = {day.date: day for day in _seen(home, found)}
    page = {"year": number, "years": _years(entries, home.today.year), **around(home)}
    if home.plain:
        return page | {"table": report.year_table(written, number, today=home.today, caption=f"{PLAIN} {EMPTY}")}
    return page | {
        "caption": f"{MARKED} {EMPTY}",
        "calendar": report.year_drawing(written, number),
        "months": report.month_links(number, today=home.today),
        "table": report.year_table(written, number, today=home.today, caption=WORDED),
    }


def _years(entries: Sequence[Entry], current: int) -> list[int]:
    """Return the years of which anything is written, and this one, newest first."""
    dated = {entry.about.day.year for entry in entries if entry.about.day}
    vague = {int(entry.about.month[:4]) for entry in entries if entry.about.month[:4].isdigit()}
    return sorted({number for number in dated | vague if number <= current} | {current}, reverse=True)


def _in_past_year(entry: Entry, current: int) -> bool:
    """Tell whether a vague entry has a page of its own year to stand on."""
    year = entry.about.month[:4]
    return year.isdigit() and int(year) < current


def _followed(drawn: Sequence[cycle.Phase], number: int) -> dict[str, Any]:
    """Return what followed what in a year, and each day of it by the same rule; nothing where nothing changed."""
    followed, found = report.changes(drawn, number), report.runs(drawn, number)
    if not followed:
        return {}
    return {
        "flow": report.flow(followed),
        "flow_table": report.flow_table(followed),
        "flow_first": NO_FINDING,
        "flow_says": (NO_CYCLE, BY_RULE),
        "phases": report.phases_drawing(found, number),
        "phases_table": report.phases_table(found),
    }


def _pictures(home: Open, drawn: Sequence[cycle.Day], ruled: Sequence[cycle.Phase]) -> list[tuple[str, str]]:
    """Return where the pictures of this year are: address and name, of those that have anything to show."""
    number, past = home.today.year, [day for day in drawn if day.date <= home.today]
    there = (
        (f"{number:04}#flow-head", "What followed what", report.changes(ruled, number)),
        (f"{number:04}#weeks-head", "The weather, week by week", weeks(past, number)),
        (f"{number:04}/storms", "Each incident with the days around it", _has_incident(home, drawn, number)),
    )
    return [(place, name) for place, name, found in there if found]


def _has_incident(home: Open, found: Sequence[cycle.Day], number: int) -> bool:
    return any(day.incident and day.date.year == number and day.date <= home.today for day in found)


def _treatment(home: Open, found: Sequence[cycle.Day], number: int) -> dict[str, Any]:
    past = [day for day in found if day.date <= home.today]
    if not weeks(past, number):
        return {}
    table = report.treatment_table(past, number)
    return {"treatment": report.treatment(past, number), "treatment_table": table, "treatment_says": GAPS}
