"""What was brought in: the original in the chest, and beside it what is needed to read it again."""

from __future__ import annotations

from datetime import datetime
from typing import Final

import msgspec

from weatherglass.record.document import Source, load, save
from weatherglass.vault import Drawer

NAME: Final = "archives"


class Archive(msgspec.Struct, frozen=True, kw_only=True):
    """One archive. ``survey`` is intake's own struct, coded; ``me`` and ``other`` are names of participants."""

    id: str
    brought: datetime
    """UTC."""
    name: str
    """The file's name as it came."""
    sha256: str
    """Of the file as it came, hex."""
    size: int
    zone: str = "UTC"
    survey: bytes = b""
    """Kept at once. Until the person has said who is who, ``me`` and ``others`` are empty."""
    me: str = ""
    others: tuple[str, ...] = ()

    @property
    def file(self) -> str:
        """Name of the original in the chest."""
        return f"archive/{self.id}"


class Archives(msgspec.Struct, frozen=True):
    """All archives, in the order in which they were brought in."""

    all: tuple[Archive, ...] = ()


class NoSuchArchive(Exception):
    """There is no archive of this id."""

    def __init__(self) -> None:
        super().__init__("Those messages are not here any more.")


def archives(source: Source) -> tuple[Archive, ...]:
    """Return every archive."""
    return load(source, NAME, Archives, Archives()).all


def archive(source: Source, archive_id: str) -> Archive:
    """Return one archive. Raises NoSuchArchive."""
    found = [one for one in archives(source) if one.id == archive_id]
    if not found:
        raise NoSuchArchive
    return found[0]


def put_archive(drawer: Drawer, new: Archive) -> None:
    """Add an archive, or put it in place of the one with its id. Raises NotSaved."""
    with drawer.change() as change:
        every = {one.id: one for one in archives(change)} | {new.id: new}
        save(change, NAME, Archives(tuple(every.values())))


def remove_archive(drawer: Drawer, archive_id: str) -> None:
    """Delete an archive, its original and its counts. Events made from it stay. Raises NoSuchArchive, NotSaved."""
    with drawer.change() as change:
        gone = archive(change, archive_id)
        save(change, NAME, Archives(tuple(one for one in archives(change) if one.id != archive_id)))
        change.delete(gone.file)
        change.delete(f"wind/{archive_id}")  # its counts: see `winds`
