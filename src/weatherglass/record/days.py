"""Keeping and reading entries: one document a month, read only where it is needed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta

import msgspec

from weatherglass.record.document import Source, Target, decode, load, save
from weatherglass.record.merge import merged
from weatherglass.record.model import Entry
from weatherglass.vault import Drawer

PREFIX = "days/"


class Month(msgspec.Struct, frozen=True):
    """The entries about one month, in the order in which they were written."""

    entries: tuple[Entry, ...] = ()


class NoSuchEntry(Exception):
    """There is no entry of this id."""

    def __init__(self) -> None:
        super().__init__("That is not here any more.")


def keep(drawer: Drawer, entry: Entry, *, now: datetime, base: int = 0, before: str = "") -> Entry:
    """Keep an entry, new or changed; gives it as it was kept. Raises NotSaved, VaultFull.

    ``base``: how many earlier versions the page knew; ``before``: the document it was in, where it is now about another month.
    """
    with drawer.change() as change:
        return keep_in(change, entry, now=now, base=base, before=before)


def keep_in(change: Target, entry: Entry, *, now: datetime, base: int = 0, before: str = "") -> Entry:
    """Do the same inside a change that is under way."""
    current = _find(change, before or entry.about.document, entry.id) or _find(change, entry.about.document, entry.id)
    kept = merged(current, msgspec.structs.replace(entry, changed=now), base) if current else entry
    if current and current.about.document != kept.about.document:
        _replace(change, current.about.document, current.id, None)
    _replace(change, kept.about.document, kept.id, kept)
    return kept


def keep_all(drawer: Drawer, entries: Iterable[Entry]) -> None:
    """Keep many new entries in one transaction."""
    months: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        months[entry.about.document].append(entry)
    with drawer.change() as change:
        for document, fresh in months.items():
            save(change, document, Month((*load(change, document, Month, Month()).entries, *fresh)))


def remove(drawer: Drawer, document: str, entry_id: str) -> None:
    """Delete an entry with all its earlier versions. Raises NoSuchEntry, NotSaved."""
    with drawer.change() as change:
        if _find(change, document, entry_id) is None:
            raise NoSuchEntry
        _replace(change, document, entry_id, None)


def get(source: Source, document: str, entry_id: str) -> Entry:
    """Return one entry. Raises NoSuchEntry."""
    found = _find(source, document, entry_id) if document.startswith(PREFIX) else None
    if found is None:
        raise NoSuchEntry
    return found


def of_day(drawer: Drawer, day: date) -> tuple[Entry, ...]:
    """Return the entries about one day, in the order in which they were written."""
    return tuple(entry for entry in month(drawer, f"{PREFIX}{day:%Y-%m}") if entry.about.day == day)


def month(source: Source, document: str) -> tuple[Entry, ...]:
    """Return all entries of one document."""
    return load(source, document, Month, Month()).entries


def between(drawer: Drawer, first: date, last: date) -> tuple[Entry, ...]:
    """Return the entries about days from ``first`` to ``last``, both included, sorted by day."""
    entries = _entries(drawer, [f"{PREFIX}{name}" for name in _months(first, last)])
    chosen = [entry for entry in entries if entry.about.day and first <= entry.about.day <= last]
    return tuple(sorted(chosen, key=lambda entry: (entry.about.day or date.min, entry.written)))


def everything(drawer: Drawer) -> tuple[Entry, ...]:
    """Return every entry: those with a day sorted by it, then the vague ones."""
    entries = _entries(drawer, drawer.names(PREFIX))
    return tuple(sorted(entries, key=lambda entry: (entry.about.day or date.max, entry.written)))


def vague(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Return those that are about no one day."""
    return tuple(entry for entry in entries if entry.about.day is None)


def _entries(drawer: Drawer, documents: Iterable[str]) -> Iterator[Entry]:
    for data in drawer.read_many(list(documents)).values():
        yield from decode(data, Month).entries


def _months(first: date, last: date) -> Iterator[str]:
    at = first.replace(day=1)
    while at <= last:
        yield f"{at:%Y-%m}"
        at = (at + timedelta(days=32)).replace(day=1)


def _find(source: Source, document: str, entry_id: str) -> Entry | None:
    return next((entry for entry in month(source, document) if entry.id == entry_id), None)


def _replace(change: Target, document: str, entry_id: str, entry: Entry | None) -> None:
    entries = list(month(change, document))
    at = next((number for number, one in enumerate(entries) if one.id == entry_id), len(entries))
    entries[at : at + 1] = [entry] if entry else []
    save(change, document, Month(tuple(entries)))
