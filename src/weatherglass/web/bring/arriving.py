"""Takes an archive in: into the chest, read once, entered. Whatever fails on the way, nothing of it stays."""

from __future__ import annotations

import io
import threading
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Final, NamedTuple, cast

import msgspec

from weatherglass import intake, record
from weatherglass.intake.zones import zone_of
from weatherglass.record import Archive, new_id
from weatherglass.vault import Busy, NotSaved, open_file, receive
from weatherglass.web.bring import zones
from weatherglass.web.bring.stream import receive_form

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from weatherglass.vault import Drawer, SealedFile
    from weatherglass.web.guards import OpenVisit

_CHEST: Final = "archive/"
_PIECE: Final = 1 << 18
PATIENCE: Final = 20.0
"""Seconds that a second file waits: after a double tap the browser breaks the first off, and shows the second's answer only."""
_arriving = threading.Lock()


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
    if not _arriving.acquire(timeout=PATIENCE):
        raise Busy
    try:
        with _nothing_left_over(request.drawer):
            arrived = _received(request)
            return _entered(request.drawer, arrived, now)
    finally:
        _arriving.release()


@contextmanager
def _nothing_left_over(drawer: Drawer) -> Iterator[None]:
    """Clear the chest of files that were never entered: before, those of a run that was killed; after an error, our own."""
    sweep(drawer)
    try:
        yield
    except BaseException:
        with suppress(NotSaved):
            sweep(drawer)
        raise


def sweep(drawer: Drawer) -> None:
    """Delete archives in the chest that have no entry. Raises NotSaved."""
    with drawer.change() as change:
        entered = {archive.file for archive in record.archives(change)}
        for name in [name for name in change.directory.large if name.startswith(_CHEST) and name not in entered]:
            change.delete(name)


def _received(request: OpenVisit) -> _Arrived:
    file = f"{_CHEST}{new_id()}"
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
        id=file.removeprefix(_CHEST),
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
    name = f"{_CHEST}{new_id()}"
    with receive(drawer, name) as incoming:
        while piece := text.read(_PIECE):
            incoming.write(piece)
    with drawer.change() as change:
        change.delete(file)
    return name
