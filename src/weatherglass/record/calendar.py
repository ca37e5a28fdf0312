"""Which day it is for the person: their time zone, and the hour at which a day turns."""

from __future__ import annotations

from datetime import date, datetime, timedelta, tzinfo
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from weatherglass.record.settings import Settings


class NoSuchDay(Exception):
    """Not a day of the calendar."""

    def __init__(self, what: str) -> None:
        super().__init__(f"That day is not in the calendar: {what}")


def zone(settings: Settings) -> tzinfo | None:
    """Return the person's time zone; None, this computer's own, where none was chosen."""
    return _named(settings.zone)


@cache
def _named(name: str) -> tzinfo | None:
    """Look a zone up once: the list of all of them is read from hundreds of files."""
    return ZoneInfo(name) if name in available_timezones() else None


def today(now: datetime, settings: Settings) -> date:
    """Return the person's day at a moment: until the hour at which a day turns, it is still yesterday."""
    return (now.astimezone(zone(settings)) - timedelta(hours=settings.day_turns)).date()


def day(text: str) -> date:
    """Read a day as ``2026-04-30``. Raises NoSuchDay, with the day but nothing else of what was written."""
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        parts = text.strip().split("-")
        plain = len(parts) == len("ymd") and all(part.isascii() and part.isdigit() and len(part) <= len("2026") for part in parts)
        raise NoSuchDay(text.strip() if plain else "it is written as 2026-04-30") from None
