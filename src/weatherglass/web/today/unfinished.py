"""What was begun and not kept: which draft belongs to which page."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from weatherglass import record
from weatherglass.web import held, house

if TYPE_CHECKING:
    from weatherglass.vault import Drawer


def fields(drawer: Drawer, key: str) -> dict[str, str] | None:
    """Return what stands unfinished in a form: words that could not be kept and wait in memory, else its draft."""
    return held.draft(house.current().shelf, drawer, key)


def of_day(drawer: Drawer, when: date, usual: str) -> tuple[str, dict[str, str] | None]:
    """Return the name of a day's draft, and the draft if there is one.

    What was begun on today's page belongs to the day on which it was begun: after four in the morning a tap on the new day
    must not be kept for the old one.
    """
    iso = when.isoformat()
    drafted = {key: found for key in (f"today/{iso}", "today") if (found := fields(drawer, key))}
    mine = [key for key, found in drafted.items() if found.get("day", iso) == iso]
    if mine:
        return mine[0], drafted[mine[0]]
    return (f"today/{iso}" if "today" in drafted else usual), None


def left_over(drawer: Drawer, today: date) -> date | None:
    """Return the earlier day about which something was begun on today's page and not kept."""
    try:
        begun = record.day((fields(drawer, "today") or {}).get("day", ""))
    except record.NoSuchDay:
        return None
    return begun if begun < today else None
