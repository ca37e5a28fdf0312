"""What the pages of a month and of what is put away show: own sentences by date, counts, and nothing concluded."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

import msgspec

from weatherglass import record
from weatherglass.dates import full, month_and_year, period
from weatherglass.record import away, days
from weatherglass.web import static_files

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from weatherglass.record import Entry, Kind
    from weatherglass.vault import Drawer

LAST: Final = 30
LONGEST: Final = 280
"""Letters of a first line that are shown; the rest is on the day's page."""
COUNTS: Final = "You wrote on {} of {} days{}."
_MARKED: Final = ((record.HURTING, "Incidents"), (record.KIND, "kindness"))


class Line(msgspec.Struct, frozen=True):
    """The first line of an entry: when, where its page is, the mark of its weather, its words."""

    when: str
    place: str
    mark: str
    weather: str
    text: str


def last_days(drawer: Drawer, today: date) -> dict[str, Any]:
    """Return the last 30 days, today included."""
    first = today - timedelta(LAST - 1)
    page = _page(drawer, record.between(drawer, first, today), (first, today, LAST))
    return page | {"title": f"{period(first, today)}", "name": "the last 30 days", "before": today.replace(day=1)}


def month(drawer: Drawer, first: date, today: date) -> dict[str, Any]:
    """Return a month up to today, with what is about no one day of it at its end."""
    after = (first.replace(day=28) + timedelta(days=4)).replace(day=1)
    last = min(after - timedelta(days=1), today)
    written = days.month(drawer, f"{days.PREFIX}{first:%Y-%m}")
    dated = sorted((one for one in written if one.about.day and one.about.day <= last), key=_order)
    page = _page(drawer, [*dated, *record.vague(written)], (first, last, (after - first).days))
    before = first - timedelta(days=1) if first > date.min else None
    return page | {"title": month_and_year(first), "name": "", "before": before, "after": after if after <= today else None}


def shelf(drawer: Drawer, today: date) -> dict[str, Any]:
    """Return how much is put away, and the months before which storms can be: those after a month with something written."""
    put_away, entries = away.away(drawer), record.everything(drawer)
    out = [entry for entry in entries if away.is_away(entry, put_away)]
    months = {entry.about.day.replace(day=1) for entry in entries if entry.about.day and away.is_storm(entry)}
    choices = {following for first in months if (following := _following(first)) <= today}
    return {
        "number": len(out),
        "out": [(_when(entry), _place(entry), entry) for entry in reversed(out)],
        "since": month_and_year(put_away.before) if put_away.before else "",
        "months": [(f"{first:%Y-%m}", month_and_year(first)) for first in sorted(choices, reverse=True)],
    }


def _page(drawer: Drawer, entries: Sequence[Entry], time: tuple[date, date, int]) -> dict[str, Any]:
    put_away = away.away(drawer)
    seen = away.in_view(entries, put_away)
    return {
        "sheet": static_files.address("sky.css"),
        "lines": [line for entry in seen if (line := _line(entry))],
        "counts": _counts([entry for entry in entries if entry.about.day], *time),
        "hidden": len(entries) - len(seen),
        "wrote": bool(entries),
    }


def _line(entry: Entry) -> Line | None:
    """Return the first line of an entry, None where it has no words."""
    first = next((line.strip() for line in entry.text.splitlines() if line.strip()), "")
    if not first:
        return None
    weather = entry.weather
    mark, word = ("", "") if weather is None else (record.MARKS[weather], record.WEATHERS[weather])
    return Line(_when(entry), _place(entry), mark, word, _cut(first))


def _cut(text: str) -> str:
    """Cut a long line at a word, and say that it goes on."""
    return text if len(text) <= LONGEST else f"{text[:LONGEST].rpartition(' ')[0] or text[:LONGEST]} …"


def _when(entry: Entry) -> str:
    return full(entry.about.day) if entry.about.day else entry.about.words or "Not sure which day"


def _place(entry: Entry) -> str:
    document = entry.about.document.removeprefix(days.PREFIX)
    return f"/sky/{entry.about.day}" if entry.about.day else f"/today/e/{document}/{entry.id}"


def _counts(entries: Iterable[Entry], first: date, last: date, length: int) -> list[str]:
    """Count days: written on, by their hardest weather, with incidents, with kindness. Put away or not, every day counts."""
    weather: dict[date, int] = {}
    kinds: dict[date, set[Kind]] = {}
    for entry in entries:
        day = entry.about.day or date.min
        kinds.setdefault(day, set()).update(event.kind for event in entry.events)
        if entry.weather is not None:
            weather[day] = min(weather.get(day, entry.weather), entry.weather)
    passed = (last - first).days + 1
    said = [COUNTS.format(len(kinds), passed, " so far" if passed < length else "")]
    skies = [(word, sum(one == number for one in weather.values())) for number, word in record.WEATHERS.items()]
    found = ", ".join(f"{word} {number}" for word, number in skies if number)
    said += [f"{found[0]}{found[1:].lower()}."] if found else []
    marked = [(word, sum(bool(one & group) for one in kinds.values())) for group, word in _MARKED]
    return [*said, _marked(marked)] if kinds else said


def _marked(counts: list[tuple[str, int]]) -> str:
    parts = [f"{word} on {number} {'day' if number == 1 else 'days'}" for word, number in counts]
    return f"{'; '.join(parts)}."


def _order(entry: Entry) -> tuple[object, ...]:
    return entry.about.day, entry.written


def _following(first: date) -> date:
    return (first + timedelta(days=32)).replace(day=1)
