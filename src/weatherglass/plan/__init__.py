"""The safety plan as content: what a life is asked for, sections with items that fit it, what to take, numbers to call."""

from __future__ import annotations

from weatherglass.plan.bag import Pocket, Thing, bag, bag_sources, things
from weatherglass.plan.life import Fact, Step, answered, applies, facts, steps
from weatherglass.plan.number import CANNOT_BE, can_be, tel
from weatherglass.plan.sections import (
    Group,
    Item,
    NoSuchSection,
    Section,
    first_things,
    for_life,
    groups,
    section_at,
    sections,
    sources_of,
)

__all__ = [
    "CANNOT_BE",
    "Fact",
    "Group",
    "Item",
    "NoSuchSection",
    "Pocket",
    "Section",
    "Step",
    "Thing",
    "answered",
    "applies",
    "bag",
    "bag_sources",
    "can_be",
    "facts",
    "first_things",
    "for_life",
    "groups",
    "section_at",
    "sections",
    "sources_of",
    "steps",
    "tel",
    "things",
]
