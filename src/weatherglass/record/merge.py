"""Two tabs that change the same entry: both are kept (a three-way merge), neither is overwritten."""

from __future__ import annotations

from typing import TypeVar

import msgspec

from weatherglass.record.model import Entry, Event, Version, version_of

T = TypeVar("T")


def merged(current: Entry, new: Entry, base: int) -> Entry:
    """Put ``new``, written over version number ``base`` of the entry, onto what the entry says now.

    ``base`` is how many earlier versions there were when the page was opened. What both changed in words is joined.
    """
    if same(current, new):
        return current
    history = (*current.earlier, version_of(current))
    before = history[base] if 0 <= base < len(current.earlier) else version_of(current)
    return msgspec.structs.replace(
        new,
        written=current.written,
        weather=_pick(before.weather, current.weather, new.weather),
        felt=_pick(before.felt, current.felt, new.felt),
        events=_events(before, current.events, new.events),
        text=merged_text(before.text, current.text, new.text),
        earlier=history,
    )


def same(current: Entry, new: Entry) -> bool:
    """Whether nothing that a person can see would change."""
    return (current.about, current.weather, current.felt, current.events, current.text) == (
        new.about,
        new.weather,
        new.felt,
        new.events,
        new.text,
    )


def _pick(before: T, current: T, new: T) -> T:
    return current if new == before else new


def merged_text(before: str, current: str, new: str) -> str:
    """Put words that were written over `before` onto what stands there now: what both changed is joined, one under the other."""
    if before in {current, new}:
        return _pick(before, current, new)
    return current if new in current else new if current in new else f"{current}\n\n{new}"


def _events(before: Version, current: tuple[Event, ...], new: tuple[Event, ...]) -> tuple[Event, ...]:
    """Keep what either has, less what the new version took away on purpose. Of an event, too, what only one changed holds."""
    was = {event.id: event for event in before.events}
    taken = was.keys() - {event.id for event in new}
    have = {event.id: event for event in current if event.id not in taken}
    changed = {event.id: event for event in new if event.id not in have or event != was.get(event.id)}
    return tuple((have | changed).values())
