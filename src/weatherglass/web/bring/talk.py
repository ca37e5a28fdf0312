"""The messages of one day, as lines beside what was written: the person's day, in the zone of the phone."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, time, timedelta
from itertools import groupby
from typing import TYPE_CHECKING, Final, NamedTuple

import msgspec

from weatherglass import intake, record
from weatherglass.intake.zones import zone_of
from weatherglass.record import MessageRef
from weatherglass.vault import open_file
from weatherglass.web.bring import tally
from weatherglass.web.bring.archive import called, survey_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from weatherglass.record import Archive
    from weatherglass.vault import Drawer

PAGE: Final = 200
"""Lines of one conversation shown at once."""


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One message: `at` its local time, `mine` whether the person wrote it, `event` whether an event was made from it.

    `archive` and `start` say where it lies: the archive's id and the byte of its text.
    """

    archive: str
    start: int
    at: datetime
    sender: str
    mine: bool
    kind: str
    text: str
    doubtful: bool
    event: bool

    def day(self, turns: int) -> date:
        """The person's day that it belongs to; `turns` is the hour at which a day turns."""
        return (self.at.replace(tzinfo=None) - timedelta(hours=turns)).date()

    @property
    def caption(self) -> str:
        """What stands under a picture's name."""
        return self.text.partition("\n")[2]


class Talk(msgspec.Struct, frozen=True, kw_only=True):
    """One conversation on one day: whose, how many messages, and the lines of one page of them. `more`: a page follows.

    `counts`: how many of the day are from whom, in a sentence; "" while it is not said who is who.
    """

    archive: str
    name: str
    count: int
    lines: tuple[Line, ...]
    more: bool
    group: bool
    counts: str = ""


class Found(NamedTuple):
    """An archive whose order of dates is settled, with its survey."""

    archive: Archive
    survey: intake.Survey


def readable(drawer: Drawer) -> tuple[Found, ...]:
    """Return the archives that can stand beside the days: those whose order of dates is settled. The first brought in first."""
    surveyed = ((archive, survey_of(archive)) for archive in record.archives(drawer))
    return tuple(Found(archive, survey) for archive, survey in surveyed if survey is not None and len(survey.orders) == 1)


def talks(drawer: Drawer, day: date, page: int = 1) -> tuple[Talk, ...]:
    """Return the conversations of the person's day that have lines on this page (from 1). What two exports both hold stands once.

    Raises NoSuchFile, Damaged.
    """
    made, turns = events_of(drawer, day), record.settings(drawer).day_turns
    every = [(called(*found), found, _lines(drawer, found, day, turns, made)) for found in readable(drawer)]
    every = [(name, found, lines) for (name, found, _), lines in zip(every, once([lines for *_, lines in every]), strict=True)]
    every.sort(key=lambda one: one[0])
    grouped = (_talk(name, list(same), page) for name, same in groupby(every, key=lambda one: one[0]))
    return tuple(talk for talk in grouped if talk.lines)


def _talk(name: str, same: list[tuple[str, Found, list[Line]]], page: int) -> Talk:
    """Put the exports of one conversation into one, in the order of time."""
    lines = sorted((line for *_, found in same for line in found), key=lambda line: line.at)
    archive, survey = same[0][1]
    return Talk(
        archive=archive.id,
        name=name,
        count=len(lines),
        lines=tuple(lines[(page - 1) * PAGE : page * PAGE]),
        more=len(lines) > page * PAGE,
        group=len(survey.participants) > 2,  # noqa: PLR2004  # two make no group
        counts=tally.sentence(archive, lines),
    )


def once(parts: Iterable[list[Line]]) -> list[list[Line]]:
    """Leave out of each archive what an earlier one holds already: as many times as that one holds it, and no more."""
    seen: Counter[tuple[datetime, str, str]] = Counter()
    kept = []
    for lines in parts:
        here: Counter[tuple[datetime, str, str]] = Counter()
        fresh = []
        for line in lines:
            key = (line.at, line.sender, line.text)
            here[key] += 1
            if here[key] > seen[key]:
                fresh.append(line)
        seen |= here
        kept.append(fresh)
    return kept


def events_of(drawer: Drawer, day: date) -> frozenset[MessageRef]:
    """Return the messages that events of a day were made from."""
    return frozenset(event.source for entry in record.of_day(drawer, day) for event in entry.events if event.source)


def _lines(drawer: Drawer, found: Found, day: date, turns: int, made: frozenset[MessageRef]) -> list[Line]:
    ranges, zone = list(_ranges(found.survey, day)), zone_of(found.survey.zone)
    if not ranges:
        return []
    first, after = (int(datetime.combine(day + timedelta(days=late), time(turns), zone).timestamp() * 1000) for late in (0, 1))
    with open_file(drawer, found.archive.file) as source:
        return [
            line_of(found, message, made)
            for start, end in ranges
            for message in intake.passage(source, found.survey, start, end)
            if first <= message.sent < after
        ]


def line_of(found: Found, message: intake.Message, made: frozenset[MessageRef] = frozenset()) -> Line:
    """Make a line of a message."""
    return Line(
        archive=found.archive.id,
        start=message.start,
        at=datetime.fromtimestamp(message.sent / 1000, UTC).astimezone(zone_of(found.survey.zone)),
        sender=message.sender or "",
        mine=bool(found.archive.me) and message.sender == found.archive.me,
        kind=message.kind,
        text=message.text,
        doubtful=message.doubtful,
        event=MessageRef(found.archive.id, message.start) in made,
    )


def _ranges(survey: intake.Survey, day: date) -> Iterator[tuple[int, int]]:
    """Return the byte ranges that hold messages of a date or of the night after it, neighbours joined."""
    first, last = day.isoformat(), (day + timedelta(days=1)).isoformat()
    start = end = -1
    for segment in survey.segments:
        if segment.last < first or segment.day > last:
            continue
        if segment.start != end:
            if end > start:
                yield start, end
            start = segment.start
        end = segment.end
    if end > start:
        yield start, end
