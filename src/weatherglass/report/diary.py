"""The diary as `cycle` reads it: one day out of all that was written about it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from weatherglass.cycle.days import Day, Event
from weatherglass.record.model import Entry


def diary(entries: Iterable[Entry]) -> tuple[Day, ...]:
    """Return the days that entries are about, in order, one a date. Entries about no one day are left out.

    The hardest weather of a day counts: a day with a storm in it is a day with a storm, whatever the evening was like; a mean
    of storm and sun would be a cloud that nobody saw. Of how the person felt, what was given last counts: it is the latest that
    they knew. Events of all entries count. What an entry said earlier does not.
    """
    about: dict[date, list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.about.day is not None:
            about[entry.about.day].append(entry)
    return tuple(_together(day, about[day]) for day in sorted(about))


def weather_only(days: Iterable[Day]) -> tuple[Day, ...]:
    """Return the days with their weather and nothing else, for the plain weather diary."""
    return tuple(Day(day.date, day.weather) for day in days)


def _together(day: date, entries: list[Entry]) -> Day:
    events = tuple(Event(event.kind.value, event.severity) for entry in entries for event in entry.events)
    if len(entries) == 1:  # nearly every day of a long diary
        return Day(day, entries[0].weather, entries[0].felt, events)
    weathers = (entry.weather for entry in entries if entry.weather is not None)
    felt = [(entry.changed or entry.written, entry.felt) for entry in entries if entry.felt is not None]
    return Day(day, min(weathers, default=None), max(felt)[1] if felt else None, events)
