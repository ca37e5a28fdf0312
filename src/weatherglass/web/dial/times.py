"""Answers with their times as the person's own clock had them: what is kept is UTC."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from weatherglass import record
from weatherglass.record import answered

if TYPE_CHECKING:
    from datetime import datetime

    from weatherglass.record.answered import Answers
    from weatherglass.vault import Drawer


def takings(drawer: Drawer, name: str) -> tuple[Answers, ...]:
    """Return the answers to a questionnaire, in the order in which they were kept. Raises Damaged."""
    return tuple(_own(drawer, one) for one in answered.takings(drawer, name))


def taking(drawer: Drawer, name: str, which: str) -> Answers:
    """Return the answers of one time. Raises NoSuchAnswers, Damaged."""
    return _own(drawer, answered.taking(drawer, name, which))


def _own(drawer: Drawer, one: Answers) -> Answers:
    zone = record.zone(record.settings(drawer))

    def here(when: datetime | None) -> datetime | None:
        return when.astimezone(zone) if when else None

    return replace(one, made=here(one.made), changed=here(one.changed))
