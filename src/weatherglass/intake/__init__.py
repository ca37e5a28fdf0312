"""Message archives: one reader per format, all giving the same columns."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from weatherglass.intake.messages import Archive, Kind, Message, Messages, Note
    from weatherglass.intake.outline import Segment, Survey
    from weatherglass.intake.reading import open_text, passage, read, stream, survey
    from weatherglass.intake.unreadable import Unreadable
    from weatherglass.intake.whatsapp.orders import AmbiguousOrder, WrongOrder

__all__ = [
    "AmbiguousOrder",
    "Archive",
    "Kind",
    "Message",
    "Messages",
    "Note",
    "Segment",
    "Survey",
    "Unreadable",
    "WrongOrder",
    "open_text",
    "passage",
    "read",
    "stream",
    "survey",
]
_HOMES = {
    "messages": ("Archive", "Kind", "Message", "Messages", "Note"),
    "outline": ("Segment", "Survey"),
    "reading": ("open_text", "passage", "read", "stream", "survey"),
    "unreadable": ("Unreadable",),
    "whatsapp.orders": ("AmbiguousOrder", "WrongOrder"),
}


def __getattr__(name: str) -> Any:
    """Load a name where it is first used: NumPy costs a command line its start."""
    for module, names in _HOMES.items():
        if name in names:
            return getattr(import_module(f"weatherglass.intake.{module}"), name)
    raise AttributeError(name)
