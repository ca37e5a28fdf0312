"""A year for Ana to look back on, a plain weather diary for Ben."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from weatherglass.record import About, Entry, Event, Flag, Kind, keep, keep_all, new_id
from weatherglass.vault import Drawer

if TYPE_CHECKING:
    from collections.abc import Callable

    from visiting import Vault

    from weatherglass.web import house

TODAY = date(2026, 11, 20)


def at(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 20, tzinfo=UTC)


def an_entry(day: date, weather: int | None = 0, *kinds: Kind, text: str = "", written: date | None = None) -> Entry:
    events = tuple(Event(id=new_id(), kind=kind) for kind in kinds)
    return Entry(id=new_id(), written=at(written or day), about=About(day=day), weather=weather, felt=1, events=events, text=text)


@pytest.fixture
def entry() -> Callable[..., Entry]:
    """Make an entry about a day."""
    return an_entry


def a_year() -> list[Entry]:
    """A storm every two weeks with an apology on the day after, from the autumn before."""
    kinds = {0: (-2, Kind.INCIDENT), 1: (1, Kind.APOLOGY)}
    first = TODAY - timedelta(300)
    return [an_entry(first + timedelta(number), *kinds.get(number % 14, (0,))) for number in range(300)]


@pytest.fixture
def drawer(vault: Vault, home: house.House) -> Drawer:
    """Ana's drawer with a year in it, and a day with everything."""
    drawer = Drawer(vault.store, vault.ana)
    keep_all(drawer, a_year())
    neck = Event(id=new_id(), kind=Kind.INCIDENT, chip="neck", severity=3, flags=(Flag.STRANGULATION,))
    loud = Event(id=new_id(), kind=Kind.INCIDENT, chip="shouting", severity=2, who="Jo")
    full = Entry(
        id="a1b2c3d4e5f6",
        written=at(date(2026, 11, 6)),
        about=About(day=date(2026, 11, 3)),
        weather=-2,
        felt=-1,
        events=(neck, loud),
        text="They shouted <b>loud</b>.",
    )
    keep(drawer, full, now=at(date(2026, 11, 6)))
    changed = Entry(
        id=full.id,
        written=full.written,
        about=full.about,
        weather=-2,
        felt=1,
        events=full.events,
        text="They shouted after dinner.",
    )
    keep(drawer, changed, now=at(date(2026, 11, 7)))
    keep_all(drawer, [Entry(id=new_id(), written=at(TODAY), about=About(words="about March", month="2026-03"), text="The car.")])
    return drawer


@pytest.fixture
def bens(vault: Vault, home: house.House) -> Drawer:
    """The other drawer; one entry in it holds more than a plain weather diary shows."""
    drawer = Drawer(vault.store, vault.ben)
    keep_all(
        drawer,
        [an_entry(date(2026, 11, 3), -2, Kind.INCIDENT, Kind.APOLOGY, text="Wind from the west."), an_entry(date(2025, 5, 1), 2)],
    )
    keep_all(drawer, [an_entry(TODAY - timedelta(14 * n), -2, Kind.INCIDENT) for n in range(12)])
    return drawer
