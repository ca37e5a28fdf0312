"""Makes an event of a message: of its day, with its words."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from weatherglass import intake, record
from weatherglass.record import About, Entry, Event, MessageRef, NoSuchEntry
from weatherglass.vault import open_file
from weatherglass.web.bring.talk import Found, Line, line_of, readable

if TYPE_CHECKING:
    from datetime import date, datetime

    from weatherglass.record import Chip
    from weatherglass.vault import Drawer


class NoSuchMessage(Exception):
    """There is no message at that place."""

    def __init__(self) -> None:
        super().__init__("That message is not here any more.")


def message_at(drawer: Drawer, archive: str, start: int) -> Line:
    """Return the message that begins at a byte of an archive. Raises NoSuchMessage."""
    found = next((one for one in readable(drawer) if one.archive.id == archive), None)
    line = _at(drawer, found, start) if found else None
    if line is None:
        raise NoSuchMessage
    return line


def _at(drawer: Drawer, found: Found, start: int) -> Line | None:
    segment = next((one for one in found.survey.segments if one.start <= start < one.end), None)
    if segment is None:
        return None
    with open_file(drawer, found.archive.file) as source:
        messages = intake.passage(source, found.survey, segment.start, segment.end)
    return next((line_of(found, message) for message in messages if message.start == start), None)


def day_of(drawer: Drawer, line: Line) -> date:
    """Return the person's day to which a message belongs."""
    return line.day(record.settings(drawer).day_turns)


def keep_as_event(drawer: Drawer, line: Line, chip: Chip, now: datetime) -> Entry:
    """Keep a message as an event of its day. Twice is once. Raises NotSaved, VaultFull."""
    source = MessageRef(line.archive, line.start)
    name = hashlib.sha256(f"{line.archive} {line.start} {chip.id}".encode()).hexdigest()[:12]
    about = About(day=day_of(drawer, line))
    try:
        return record.get(drawer, about.document, name)
    except NoSuchEntry:
        pass
    flags = (chip.flag,) if chip.flag else ()
    event = Event(id=record.new_id(), kind=chip.kind, chip=chip.id, flags=flags, source=source)
    entry = Entry(id=name, written=now, about=about, events=(event,), text=quoted(line))
    return record.keep(drawer, entry, now=now)


def quoted(line: Line) -> str:
    """Return a message's words in quotation marks, with who wrote them and when."""
    said = f"“{line.text}”"
    return f"{line.sender}, {line.at:%H:%M}: {said}" if line.sender else said
