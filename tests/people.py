"""The persons of the tests, what they know and what Ana writes; her vault in memory, small and cheap."""

from __future__ import annotations

from datetime import UTC, date, datetime

from weatherglass.record import About, Entry, Event, Kind, new_id
from weatherglass.vault import Cost, Drawer, Passphrase, Shape, SqliteStore, create_in_memory, set_up_other, unlock

ANA = Passphrase("a kettle, a river and nine green doors")
BEN = Passphrase("rain on the seventh of june")
WORDS = Passphrase("anchor button candle dairy easel fabric gallon")
"""Ana's recovery words."""
CHEAP = Cost(memory=8, passes=1, lanes=1)
SMALL = Shape(small=96, large=4)
NOW = datetime(2026, 3, 14, 20, 0, tzinfo=UTC)


def opened(store: SqliteStore, passphrase: Passphrase = ANA) -> Drawer:
    """Open the drawer that a passphrase opens."""
    found = unlock(store, passphrase)
    assert found is not None
    return Drawer(store, found)


def anas_drawer() -> Drawer:
    """Open Ana's drawer in a new vault that Ben knows nothing of."""
    return opened(create_in_memory(ANA, shape=Shape(256, 16), cost=CHEAP))


def anas_store(shape: Shape = SMALL) -> SqliteStore:
    """Make a vault with both drawers set up."""
    store = create_in_memory(ANA, shape=shape, cost=CHEAP)
    set_up_other(opened(store), store, BEN)
    return store


def written(
    day: date | None = date(2026, 3, 14), text: str = "", weather: int | None = None, kinds: tuple[str, ...] = ()
) -> Entry:
    """An entry as a page would make it."""
    about = About(day=day) if day else About(words="about March", month="2026-03")
    events = tuple(Event(id=new_id(), kind=Kind(kind)) for kind in kinds)
    return Entry(id=new_id(), written=NOW, about=about, weather=weather, text=text, events=events)
