"""What a person has put away from view: one by one, or all storms before a day. Nothing is lost; all of it can come back."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final

import msgspec

from weatherglass.record.document import Source, load, save
from weatherglass.record.kinds import HURTING
from weatherglass.record.model import Entry
from weatherglass.vault import Drawer

NAME: Final = "away"
_STORM: Final = -2


class Away(msgspec.Struct, frozen=True):
    """What is out of view. `ids`: put away one by one; `before`: every storm before this day is; `kept`: but not these."""

    ids: tuple[str, ...] = ()
    before: date | None = None
    kept: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Tell whether anything may be out of view."""
        return bool(self.ids) or self.before is not None


def away(source: Source) -> Away:
    """Return what is put away; nothing, in a vault that knows of none. Raises Damaged."""
    return load(source, NAME, Away, Away())


def is_storm(entry: Entry) -> bool:
    """Tell a storm, or an entry with an incident or a threat: what putting away by month is for."""
    return entry.weather == _STORM or any(event.kind in HURTING for event in entry.events)


def is_away(entry: Entry, put_away: Away) -> bool:
    """Tell whether an entry is put away. One about no month at all is only put away by itself."""
    if entry.id in put_away.ids:
        return True
    return put_away.before is not None and entry.id not in put_away.kept and _is_old_storm(entry, put_away.before)


def in_view(entries: Iterable[Entry], put_away: Away) -> list[Entry]:
    """Return what stays to be seen, in its order. What counts and what searches everything does not ask this."""
    if not put_away:
        return list(entries)
    return [entry for entry in entries if not is_away(entry, put_away)]


def parted(entries: Iterable[Entry], put_away: Away) -> tuple[list[Entry], list[Entry]]:
    """Return what stays to be seen and what is put away, each in its order."""
    written = list(entries)
    seen = in_view(written, put_away)
    ids = {entry.id for entry in seen}
    return seen, [entry for entry in written if entry.id not in ids]


def put_away(drawer: Drawer, *ids: str, before: date | None = None) -> Away:
    """Put away entries, or every storm before a day (the later day stays where two were given). Raises NotSaved.

    A day again puts away, too, what was brought back one by one from before it: that is what was asked last.
    """
    with drawer.change() as change:
        now = away(change)
        days = [day for day in (now.before, before) if day is not None]
        kept = () if before is not None else tuple(one for one in now.kept if one not in ids)
        new = Away(tuple(dict.fromkeys((*now.ids, *ids))), max(days, default=None), kept)
        save(change, NAME, new)
    return new


def bring_back(drawer: Drawer, *ids: str) -> Away:
    """Bring back entries, also out of a time of which all storms are put away. Raises NotSaved."""
    with drawer.change() as change:
        now = away(change)
        kept = tuple(dict.fromkeys((*now.kept, *ids))) if now.before is not None else ()
        new = Away(tuple(one for one in now.ids if one not in ids), now.before, kept)
        save(change, NAME, new)
    return new


def bring_all_back(drawer: Drawer) -> None:
    """Bring back everything. Raises NotSaved."""
    with drawer.change() as change:
        save(change, NAME, Away())


def _is_old_storm(entry: Entry, before: date) -> bool:
    if entry.about.day is not None:
        return entry.about.day < before and is_storm(entry)
    # A month that is known is old once all of it is; it is compared as text, as it is kept.
    return bool(entry.about.month) and entry.about.month < f"{before:%Y-%m}" and is_storm(entry)
