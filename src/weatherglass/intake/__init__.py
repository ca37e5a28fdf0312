"""Message archives: one reader per format, all giving the same columns."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from weatherglass.intake.finding import find
    from weatherglass.intake.messages import Archive, Kind, Message, Messages, Note
    from weatherglass.intake.outline import Segment, Survey
    from weatherglass.intake.reading import open_text, passage, read, stream, survey
    from weatherglass.intake.unreadable import Unreadable
    from weatherglass.intake.whatsapp.orders import AmbiguousOrder, WrongOrder
    from weatherglass.intake.zones import UnknownZone, zone_of

__all__ = [
    "AmbiguousOrder",
    "Archive",
    "Kind",
    "Message",
    "Messages",
    "Note",
    "Segment",
    "Survey",
    "UnknownZone",
    "Unreadable",
    "WrongOrder",
    "find",
    "open_text",
    "passage",
    "read",
    "stream",
    "survey",
    "zone_of",
]
_HOMES = {
    "finding": ("find",),
    "messages": ("Archive", "Kind", "Message", "Messages", "Note"),
    "outline": ("Segment", "Survey"),
    "reading": ("open_text", "passage", "read", "stream", "survey"),
    "unreadable": ("Unreadable",),
    "whatsapp.orders": ("AmbiguousOrder", "WrongOrder"),
    "zones": ("UnknownZone", "zone_of"),
}


def __getattr__(name: str) -> Any:
    """Load a name where it is first used: NumPy costs a command line its start."""
    for module, names in _HOMES.items():
        if name in names:
            return getattr(import_module(f"weatherglass.intake.{module}"), name)
    raise AttributeError(name)
