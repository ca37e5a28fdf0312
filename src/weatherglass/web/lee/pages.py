"""What Remember shows: what was chosen, in the order of its days, and what followed a promise."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from weatherglass import record
from weatherglass.dates import on
from weatherglass.help import tel
from weatherglass.record import remember
from weatherglass.record.kinds import HURTING

if TYPE_CHECKING:
    from datetime import date

    from weatherglass.record import Entry
    from weatherglass.report.told import Told
    from weatherglass.vault import Drawer

STORM: Final = -2
SAID: Final = frozenset({record.Kind.PROMISE, record.Kind.APOLOGY})


def first(drawer: Drawer) -> dict[str, Any]:
    """Return reasons and people, and whether there are words to go to; of the words themselves nothing."""
    kept = remember.remember(drawer)
    number = len(entries(drawer))
    return {
        "reasons": kept.reasons,
        "people": [(one, tel(one.number) if any(map(str.isdigit, one.number)) else "") for one in kept.people],
        "number": number,
        "step": min(kept.step, number),
    }


def entries(drawer: Drawer) -> list[Entry]:
    """Return the chosen entries that are still there, the oldest first. Those put away from view stay chosen."""
    found = []
    for one in remember.remember(drawer).chosen:
        try:
            found.append(record.get(drawer, one.document, one.entry))
        except record.NoSuchEntry:
            continue
    return sorted(found, key=lambda entry: (entry.about.day is None, entry.about.day or entry.written.date(), entry.id))


def words(drawer: Drawer, number: int, today: date) -> dict[str, Any] | None:
    """Return one of the chosen entries by its number from 1, None where there is none."""
    chosen = entries(drawer)
    if not 1 <= number <= len(chosen):
        return None
    entry = chosen[number - 1]
    return {
        "entry": entry,
        "when": when(entry),
        "followed": _followed(drawer, entry, today),
        "number": number,
        "all": len(chosen),
        "next": number + 1 if number < len(chosen) else 0,
        "before": number - 1,
    }


def hard_days(drawer: Drawer, year: int) -> dict[str, Any]:
    """Return the entries of a year from which words may be chosen: with words, and a storm, something that hurt or a promise."""
    fitting = [entry for entry in record.everything(drawer) if entry.text.strip() and _may_be_chosen(entry)]
    chosen = {one.entry for one in remember.remember(drawer).chosen}
    years = sorted({_year(entry) for entry in fitting} | {year}, reverse=True)
    mine = sorted((entry for entry in fitting if _year(entry) == year), key=lambda one: str(one.about.day), reverse=True)
    return {
        "year": year,
        "years": years,
        "lines": [(entry, when(entry), entry.about.document.removeprefix("days/"), entry.id in chosen) for entry in mine],
    }


def when(entry: Entry) -> str:
    """Return the day of an entry as a person says it, or their own words for the time."""
    return on(entry.about.day) if entry.about.day else entry.about.words or "some day"


def _followed(drawer: Drawer, entry: Entry, today: date) -> list[Told]:
    if not any(event.kind in SAID for event in entry.events):
        return []
    from weatherglass.report.told import told  # noqa: PLC0415  # most chosen words hold no promise

    return [one for one in told(record.everything(drawer), today=today) if one.entry.id == entry.id]


def _may_be_chosen(entry: Entry) -> bool:
    return entry.weather == STORM or any(event.kind in HURTING or event.kind in SAID for event in entry.events)


def _year(entry: Entry) -> int:
    if entry.about.day:
        return entry.about.day.year
    year = entry.about.month[:4]
    return int(year) if year.isdigit() else entry.written.year
