"""What a person writes: days, weather, events, entries. Typed documents in a vault."""

from weatherglass.record.archives import Archive, NoSuchArchive, archive, archives, put_archive, remove_archive
from weatherglass.record.calendar import NoSuchDay, day, today, zone
from weatherglass.record.days import NoSuchEntry, between, everything, get, keep, keep_all, of_day, remove, vague
from weatherglass.record.kinds import CHIPS, DANGER, HURTING, KIND, SEVERITIES, Chip, Flag, Kind, chip
from weatherglass.record.model import FELT, MARKS, WEATHERS, About, Entry, Event, MessageRef, Version, new_id
from weatherglass.record.search import find, seek
from weatherglass.record.settings import Settings, change_settings, settings

__all__ = [
    "CHIPS",
    "DANGER",
    "FELT",
    "HURTING",
    "KIND",
    "MARKS",
    "SEVERITIES",
    "WEATHERS",
    "About",
    "Archive",
    "Chip",
    "Entry",
    "Event",
    "Flag",
    "Kind",
    "MessageRef",
    "NoSuchArchive",
    "NoSuchDay",
    "NoSuchEntry",
    "Settings",
    "Version",
    "archive",
    "archives",
    "between",
    "change_settings",
    "chip",
    "day",
    "everything",
    "find",
    "get",
    "keep",
    "keep_all",
    "new_id",
    "of_day",
    "put_archive",
    "remove",
    "remove_archive",
    "seek",
    "settings",
    "today",
    "vague",
    "zone",
]
