"""How many messages came and went on each day of an archive, kept so that the page opens at once. No word of them is in it."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

import msgspec

from weatherglass.record.archives import Archive, archives
from weatherglass.record.document import Source, load, save

if TYPE_CHECKING:
    from weatherglass.vault import Drawer

PREFIX = "wind/"


class Wind(msgspec.Struct, frozen=True):
    """The counts of one archive: `counts` is intake's own struct, coded; `read_as` is how it was read, as `read_as` says."""

    read_as: str = ""
    counts: bytes = b""


def read_as(archive: Archive, turns: int) -> str:
    """Return all that the counts of an archive depend on: who is who, its clock, its order of dates, when a day turns."""
    return repr((archive.sha256, archive.zone, archive.me, archive.others, turns, sha256(archive.survey).hexdigest()))


def wind(source: Source, archive: Archive, turns: int) -> bytes | None:
    """Return the counts of an archive, None where none are kept or it would be read in another way now. Raises Damaged."""
    kept = load(source, f"{PREFIX}{archive.id}", Wind, Wind())
    return kept.counts if kept.read_as == read_as(archive, turns) else None


def keep_wind(drawer: Drawer, archive: Archive, turns: int, counts: bytes) -> None:
    """Keep the counts of an archive, unless it was deleted meanwhile. Raises NotSaved, VaultFull."""
    with drawer.change() as change:
        if any(one.id == archive.id for one in archives(change)):
            save(change, f"{PREFIX}{archive.id}", Wind(read_as(archive, turns), counts))
