"""Takes an archive in: into the chest, read once, entered. Whatever fails on the way, nothing of it stays."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final, NamedTuple, cast

import msgspec

from weatherglass import intake, record
from weatherglass.intake.zones import zone_of
from weatherglass.record import Archive, new_id
from weatherglass.vault import open_file, receive
from weatherglass.web.bring import zones
from weatherglass.web.bring.stream import receive_form
from weatherglass.web.into_chest import Passage

if TYPE_CHECKING:
    from datetime import datetime

    from weatherglass.vault import Change, Drawer, SealedFile
    from weatherglass.web.guards import OpenVisit

_PIECE: Final = 1 << 18


def _archived(change: Change) -> set[str]:
    return {archive.file for archive in record.archives(change)}


ARCHIVES: Final = Passage("archive/", _archived)


class HereAlready(Exception):
    """The same file was brought in before."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        super().__init__("This file is here already. It is kept once.")


class _Arrived(NamedTuple):
    """A file that lies in the chest under `file`, as it came: not yet looked at, not yet entered."""

    file: str
    name: str
    zone: str


def bring_in(request: OpenVisit, now: datetime) -> Archive:
    """Take in the file of a form and enter it. One at a time.

    Raises Busy, VaultFull, NotSaved, HereAlready, `stream.NothingChosen`, `stream.CutOff`, `intake.Unreadable`.
    """
    with ARCHIVES.alone(request.drawer):
        arrived = _received(request)
        return _entered(request.drawer, arrived, now)


def _received(request: OpenVisit) -> _Arrived:
    file = f"{ARCHIVES.kind}{new_id()}"
    with receive(request.drawer, file) as incoming:
        name, fields = receive_form(request, incoming)
    zone = fields.get("zone", "") or zones.likely(record.settings(request.drawer)) or "UTC"
    return _Arrived(file, name, zone)


def _entered(drawer: Drawer, arrived: _Arrived, now: datetime) -> Archive:
    """Read the file once, keep its text alone, and enter it."""
    with open_file(drawer, arrived.file) as source:
        came = cast("SealedFile", source.raw)
        for archive in record.archives(drawer):
            if archive.sha256 == came.sha256:
                raise HereAlready(archive)
        survey = intake.survey(source, zone=zone_of(arrived.zone))
        file = _as_text(drawer, arrived.file, source, survey)
        sha256, size = came.sha256, came.size
    archive = Archive(
        id=file.removeprefix(ARCHIVES.kind),
        brought=now,
        name=arrived.name,
        sha256=sha256,
        size=size,
        zone=survey.zone,
        survey=msgspec.msgpack.encode(survey),
    )
    record.put_archive(drawer, archive)
    return archive


def _as_text(drawer: Drawer, file: str, source: io.BufferedReader, survey: intake.Survey) -> str:
    """Give the name under which the text lies in the chest. A zip, or UTF-16, is copied out and deleted."""
    text = intake.open_text(source, survey)
    if text is source:
        return file
    name = f"{ARCHIVES.kind}{new_id()}"
    with receive(drawer, name) as incoming:
        while piece := text.read(_PIECE):
            incoming.write(piece)
    with drawer.change() as change:
        change.delete(file)
    return name
