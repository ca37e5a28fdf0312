"""What there is to choose from: the months, the days of a month in words, the ticks beside them."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeAlias

from weatherglass import record
from weatherglass.dates import full, month_and_year
from weatherglass.record import away
from weatherglass.record.parcel import PARTS, Parcel, parcel
from weatherglass.report.sheets import HEADINGS
from weatherglass.web import static_files
from weatherglass.web.parcel.figures import NAMES
from weatherglass.web.parcel.letter import time_of
from weatherglass.web.sky.entries import Shown, shown

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from weatherglass.record import Entry
    from weatherglass.record.parcel import Part
    from weatherglass.vault import Drawer
    from weatherglass.web.sky.pages import Open

ADDED: Final = (
    ("reached-out", "Days when I got in touch", "Some people use this against the one who wrote it."),
    ("felt", "How I felt", "It says how you were, not what they did."),
    ("earlier", "What an entry said before", "When it was written, and what it said before you changed it."),
    ("wind", "Messages as weather", "How many came and went. Bare counts can be turned against the one who kept them."),
)
"""What stays out unless it is ticked: its name, its words, and why one may not want it."""
Parted: TypeAlias = "tuple[list[Entry], list[Entry]]"
"""Entries in view, and those put away."""
PART_WORDS: Final = {"weather": "The weather", "events": "What happened", "words": "My own words"}


class Tick(NamedTuple):
    """One thing to tick: the field, its value, what it says, why one may not want it, and whether it is ticked."""

    field: str
    value: str
    says: str
    note: str
    on: bool


class DayOf(NamedTuple):
    """A day to choose from: a tick for each part that there is, what is written about it, and what of that is put away."""

    value: str
    title: str
    ticks: tuple[Tick, ...]
    entries: tuple[Shown, ...]
    hidden: tuple[Shown, ...]

    @property
    def is_hidden(self) -> bool:
        """Tell whether all of it is put away."""
        return not self.entries

    @property
    def is_chosen(self) -> bool:
        """Tell whether anything of it is ticked."""
        return any(tick.on for tick in self.ticks)


def overview(drawer: Drawer) -> dict[str, Any]:
    """Return what the first page shows: the months, and the ticks beside the days."""
    chosen, entries = parcel(drawer), record.everything(drawer)
    vague = vague_times(entries)
    return {
        "chosen": chosen,
        "months": _months(entries, chosen),
        "vague": vague,
        "vague_chosen": sum(bool(chosen.has_vague(entry.id)) for entry in vague),
        "groups": (
            ("What the diary shows", _ticks("statements", HEADINGS, chosen.statements)),
            ("Pictures and lists", _ticks("pictures", NAMES, chosen.pictures)),
            ("Left out unless you tick it", tuple(Tick("added", *one, one[0] in chosen.added) for one in ADDED)),
        ),
        "sheet": static_files.address("parcel.css"),
    }


def of_month(home: Open, first: date) -> dict[str, Any]:
    """Return the days of a month that have anything written, each with its ticks."""
    chosen, entries = parcel(home.drawer), month_entries(home.drawer, first)
    days = sorted({entry.about.day for entry in entries if entry.about.day})
    put_away = away.away(home.drawer)
    every = [_day(home, day, away.parted([one for one in entries if one.about.day == day], put_away), chosen) for day in days]
    return {"title": month_and_year(first), "place": f"{first:%Y-%m}", **_page(every)}


def of_vague(home: Open) -> dict[str, Any]:
    """Return what is about no one day, each entry with its ticks."""
    chosen = parcel(home.drawer)
    entries = vague_times(record.everything(home.drawer))
    put_away = away.away(home.drawer)
    every = [_vague(home, away.parted([entry], put_away), chosen) for entry in entries]
    return {"title": "Times that you were not sure of", "place": "vague", **_page(every)}


def vague_times(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """Return the entries about no one day of which there is anything to take."""
    return tuple(entry for entry in record.vague(entries) if parts_of([entry]))


def month_entries(drawer: Drawer, first: date) -> Sequence[Entry]:
    """Return the entries about the days of a month."""
    return record.between(drawer, first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1))


def parts_of(entries: Sequence[Entry]) -> tuple[Part, ...]:
    """Return which parts there are to take of a day's entries."""
    there = {
        "weather": any(entry.weather is not None for entry in entries),
        "events": any(entry.events for entry in entries),
        "words": any(entry.text for entry in entries),
    }
    return tuple(part for part in PARTS if there[part])


def in_view(drawer: Drawer, entries: Sequence[Entry]) -> Sequence[Entry]:
    """Return the entries that are not put away."""
    return away.in_view(entries, away.away(drawer))


def _page(every: Sequence[DayOf]) -> dict[str, Any]:
    hidden = [day for day in every if day.is_hidden]
    return {
        "days": [day for day in every if not day.is_hidden],
        "hidden": hidden,
        "hidden_chosen": sum(day.is_chosen for day in hidden),
        "out": [one for day in every for one in day.hidden],
        "sheet": static_files.address("parcel.css"),
    }


def _vague(home: Open, parted: Parted, chosen: Parcel) -> DayOf:
    (entry,) = (*parted[0], *parted[1])
    has = chosen.has_vague(entry.id)
    ticks = tuple(Tick(part, entry.id, PART_WORDS[part], "", part in has) for part in parts_of([entry]))
    return DayOf(entry.id, time_of(entry), ticks, *(_in_words(home, some) for some in parted))


def _day(home: Open, day: date, parted: Parted, chosen: Parcel) -> DayOf:
    has, value = chosen.has(day), day.isoformat()
    ticks = tuple(Tick(part, value, PART_WORDS[part], "", part in has) for part in parts_of([*parted[0], *parted[1]]))
    return DayOf(value, full(day), ticks, *(_in_words(home, some) for some in parted))


def _in_words(home: Open, entries: Sequence[Entry]) -> tuple[Shown, ...]:
    return tuple(shown(one, home.settings, plain=False) for one in entries)


def _months(entries: Sequence[Entry], chosen: Parcel) -> list[tuple[str, str, int]]:
    """Return the months with anything written or chosen, newest first: address, name, days chosen."""
    taken = Counter(day.replace(day=1) for day in chosen.days)
    firsts = {entry.about.day.replace(day=1) for entry in entries if entry.about.day} | set(taken)
    return [(f"{first:%Y-%m}", month_and_year(first), taken[first]) for first in sorted(firsts, reverse=True)]


def _ticks(field: str, names: Mapping[str, str], on: Sequence[str]) -> tuple[Tick, ...]:
    return tuple(Tick(field, name, says, "", name in on) for name, says in names.items())
