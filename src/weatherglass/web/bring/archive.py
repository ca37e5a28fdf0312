"""One archive as the pages show it: who is in it, what was doubtful, and which order its dates have."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final, NamedTuple

import msgspec

from weatherglass import intake, record
from weatherglass.intake.zones import zone_of
from weatherglass.vault import Damaged, open_file

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, tzinfo
    from typing import BinaryIO

    from weatherglass.record import Archive
    from weatherglass.vault import Drawer

ORDERS: Final = {"dmy": "Day first", "mdy": "Month first", "ymd": "Year first"}
_PEOPLE: Final = 200
_EDGE: Final = 3
_START_OF_LINE: Final = 60
_OF_A_ZIP: Final = frozenset({"media-left-out", "climbing-path", "utf-16"})


class NotAnOrder(Exception):
    """The form came back with something that the page never offered."""

    def __init__(self) -> None:
        super().__init__("That did not arrive whole. Please try again.")


class Person(NamedTuple):
    """Somebody who writes in an archive. `number` is their place among the participants, `written` how many messages."""

    number: int
    name: str
    written: int
    me: bool
    other: bool


class Sample(NamedTuple):
    """The start of a line of the file, and the day that it means in each order."""

    line: str
    days: tuple[date, ...]


class Shown(NamedTuple):
    """An archive, ready for a page. `open_orders`: (id, words) of the orders that are still possible, if more than one."""

    archive: Archive
    name: str
    survey: intake.Survey
    first: datetime
    last: datetime
    people: tuple[Person, ...]
    open_orders: tuple[tuple[str, str], ...]
    said: bool


def survey_of(archive: Archive) -> intake.Survey | None:
    """Return what one pass over the archive found; None where none was kept. Raises Damaged."""
    try:
        return msgspec.msgpack.decode(archive.survey, type=intake.Survey) if archive.survey else None
    except msgspec.MsgspecError:
        raise Damaged from None


def shown(archive: Archive) -> Shown | None:
    """Return an archive for a page; None where it was never surveyed."""
    survey = survey_of(archive)
    if survey is None:
        return None
    zone = zone_of(survey.zone)
    return Shown(
        archive=archive,
        name=called(archive, survey),
        survey=survey,
        first=_moment(survey.first, zone),
        last=_moment(survey.last, zone),
        people=_people(archive, survey),
        open_orders=tuple((order, ORDERS[order]) for order in survey.orders) if len(survey.orders) > 1 else (),
        said=bool(archive.me or archive.others),
    )


def called(archive: Archive, survey: intake.Survey) -> str:
    """Return what to call an archive: whom it is about, else who is in it, else its file."""
    talkative = sorted(survey.participants, key=lambda name: -survey.by_sender.get(name, 0))
    names = archive.others or tuple(name for name in talkative if name != archive.me)
    more = f" and {len(names) - 3} more" if len(names) > 3 else ""  # noqa: PLR2004  # three names fit a line
    return ", ".join(names[:3]) + more if names else archive.name


def samples(drawer: Drawer, archive: Archive, survey: intake.Survey) -> tuple[Sample, ...]:
    """Return the first and last lines of the file that begin a message, each with its day in every possible order."""
    with open_file(drawer, archive.file) as source:
        edges = (survey.segments[0], survey.segments[-1])
        passages = [intake.passage(source, survey, segment.start, segment.end) for segment in edges]
        starts = sorted({int(at) for at in [*passages[0].start[:_EDGE], *passages[1].start[-_EDGE:]]})
        days = [_days(intake.survey(source, zone=zone_of(survey.zone), order=order), source) for order in survey.orders]
        return tuple(Sample(_line(source, at), tuple(of[at] for of in days)) for at in starts if all(at in of for of in days))


def _days(survey: intake.Survey, source: BinaryIO) -> dict[int, date]:
    """Return the day of each message at either end of the file, by the byte at which it begins."""
    zone, found = zone_of(survey.zone), {}
    for segment in (survey.segments[0], survey.segments[-1]):
        for message in intake.passage(source, survey, segment.start, segment.end):
            found[message.start] = _moment(message.sent, zone).date()
    return found


def _line(source: BinaryIO, at: int) -> str:
    source.seek(at)
    return source.readline(4 * _START_OF_LINE).decode("utf-8", "replace").strip()[:_START_OF_LINE]


def say(drawer: Drawer, archive: Archive, survey: intake.Survey, fields: Mapping[str, str]) -> Archive:
    """Keep what a person said of an archive: who is who, the zone, the order of dates. Read it again where that matters.

    `fields`: `me` (a participant's number or "none"), `other` (numbers on lines), `order`, `zone`; one left out stays.
    Raises NotAnOrder, NotSaved, `intake.Unreadable` for a zone or an order that cannot be.
    """
    zone, order = fields.get("zone") or survey.zone, fields.get("order", "")
    if order and order not in survey.orders:
        raise NotAnOrder
    settled = order or (survey.orders[0] if len(survey.orders) == 1 else None)
    if zone != survey.zone or (order and len(survey.orders) > 1):
        survey = _again(drawer, archive, survey, zone, settled)
    me, others = _who(archive, survey, fields)
    new = msgspec.structs.replace(archive, zone=zone, survey=msgspec.msgpack.encode(survey), me=me, others=others)
    record.put_archive(drawer, new)
    return new


def _again(drawer: Drawer, archive: Archive, old: intake.Survey, zone: str, order: str | None) -> intake.Survey:
    """Survey once more. What was noted of the zip, which is not here any more, is still true."""
    with open_file(drawer, archive.file) as source:
        fresh = intake.survey(source, zone=zone_of(zone), order=order)
    return msgspec.structs.replace(fresh, notes=fresh.notes + tuple(note for note in old.notes if note.id in _OF_A_ZIP))


def _who(archive: Archive, survey: intake.Survey, fields: Mapping[str, str]) -> tuple[str, tuple[str, ...]]:
    """Return me and the others. With two people in it, the one who is not me is the other."""
    if "me" not in fields:
        return archive.me, archive.others
    names = {str(number): name for number, name in enumerate(survey.participants)}
    me = names.get(fields["me"], "")
    others = tuple(names[number] for number in fields.get("other", "").split() if number in names and names[number] != me)
    alone = tuple(name for name in survey.participants if name != me) if me and len(names) == 2 else ()  # noqa: PLR2004
    return me, others or alone


def _people(archive: Archive, survey: intake.Survey) -> tuple[Person, ...]:
    """Return those who wrote most, at most `_PEOPLE`."""
    found = [
        Person(number, name, survey.by_sender.get(name, 0), name == archive.me, name in archive.others)
        for number, name in enumerate(survey.participants)
    ]
    return tuple(sorted(found, key=lambda person: -person.written)[:_PEOPLE])


def _moment(sent: int, zone: tzinfo) -> datetime:
    return datetime.fromtimestamp(sent / 1000, UTC).astimezone(zone)
