"""What days and events show, how sure that is, and what cannot be told yet: statistics only, no web and no vault."""

from __future__ import annotations

from weatherglass.cycle.around import Around, Near, around
from weatherglass.cycle.days import INCIDENTS, KINDNESS, KINDS, Day, Event
from weatherglass.cycle.reader import read
from weatherglass.cycle.statements import Look, Phase, Reading, Statement

__all__ = [
    "INCIDENTS",
    "KINDNESS",
    "KINDS",
    "Around",
    "Day",
    "Event",
    "Look",
    "Near",
    "Phase",
    "Reading",
    "Statement",
    "around",
    "read",
]
