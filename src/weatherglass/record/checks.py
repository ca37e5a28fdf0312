"""Private looks that a person chose to keep: which signs they picked, and when. There is no score to keep."""

from __future__ import annotations

from datetime import datetime
from typing import Final

import msgspec

from weatherglass.record.document import Source, load, save
from weatherglass.record.model import new_id
from weatherglass.vault import Drawer

NAME: Final = "checks"


class Check(msgspec.Struct, frozen=True):
    """One look: its id, when it was kept (UTC), and the ids of what was picked, in the order of the catalogue."""

    id: str
    made: datetime
    picked: tuple[str, ...]


class _Checks(msgspec.Struct, frozen=True):
    checks: tuple[Check, ...] = ()


class NoSuchCheck(LookupError):
    """There is no such look."""

    def __init__(self) -> None:
        super().__init__("That is not here any more.")


def checks(source: Source) -> tuple[Check, ...]:
    """Return all looks, the newest first. Raises Damaged."""
    return tuple(sorted(load(source, NAME, _Checks, _Checks()).checks, key=lambda check: check.made, reverse=True))


def check(source: Source, check_id: str) -> Check:
    """Return one look. Raises NoSuchCheck, Damaged."""
    for found in checks(source):
        if found.id == check_id:
            return found
    raise NoSuchCheck


def keep_check(drawer: Drawer, picked: tuple[str, ...], *, now: datetime) -> Check:
    """Keep a look; the same picks within the same day are kept once. Raises NotSaved, VaultFull."""
    with drawer.change() as change:
        every = checks(change)
        same = next((one for one in every if one.picked == picked and one.made.date() == now.date()), None)
        if same is not None:
            return same
        new = Check(new_id(), now, picked)
        save(change, NAME, _Checks((*every, new)))
        return new


def remove_check(drawer: Drawer, check_id: str) -> None:
    """Remove a look; one that is not there is no fault. Raises NotSaved."""
    with drawer.change() as change:
        save(change, NAME, _Checks(tuple(one for one in checks(change) if one.id != check_id)))


def before(source: Source, check: Check) -> Check | None:
    """Return the look kept last before this one, None for the first."""
    return next((one for one in checks(source) if one.made < check.made), None)
