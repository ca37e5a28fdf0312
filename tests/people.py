"""The persons of the tests: Ana's vault in memory, small and cheap, what she writes, and a clock that stands."""

from __future__ import annotations

from datetime import UTC, date, datetime

from weatherglass.record import About, Entry, Event, Kind, new_id
from weatherglass.vault import Cost, Drawer, Passphrase, Shape, create_in_memory, unlock

ANA = Passphrase("a kettle, a river and nine green doors")
NOW = datetime(2026, 3, 14, 20, 0, tzinfo=UTC)


def anas_drawer() -> Drawer:
    """Open Ana's drawer in a new vault."""
    store = create_in_memory(ANA, shape=Shape(256, 16), cost=Cost(8, 1, 1))
    opened = unlock(store, ANA)
    assert opened
    return Drawer(store, opened)


def written(
    day: date | None = date(2026, 3, 14), text: str = "", weather: int | None = None, kinds: tuple[str, ...] = ()
) -> Entry:
    """An entry as a page would make it."""
    about = About(day=day) if day else About(words="about March", month="2026-03")
    events = tuple(Event(id=new_id(), kind=Kind(kind)) for kind in kinds)
    return Entry(id=new_id(), written=NOW, about=about, weather=weather, text=text, events=events)
