"""The own part of a safety plan of the fictional Ana: lines, people, the card, the bag, hard days, what is kept to remember."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Annotated, Literal, TypeAlias

import msgspec

from weatherglass.demo.shelf import FIRST, SHELF, Hour, Offset, StoryFault, moment, read, tables
from weatherglass.record import bags, card, folk, orders, plans, remember

if TYPE_CHECKING:
    from pathlib import Path

    from weatherglass.vault import Drawer

About: TypeAlias = Annotated[int, msgspec.Meta(ge=FIRST, le=-FIRST)]


class Line(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A line of the plan: the id of its item ("" for words of her own), its kind, its words, an answer, the day it was done."""

    id: str = ""
    kind: Literal["plan", "ask", "do"] = "plan"
    says: str
    answer: str = ""
    done: Offset | None = None


class Part(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A section of the plan: its id, what is kept of it, and when it was kept."""

    id: str
    written: Offset
    at: Hour
    lines: tuple[Line, ...]


class Person(folk.Friend, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Someone who may help; of them the file holds no id."""

    id: str = ""


class OnCard(card.Card, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The quick card."""


class Thing(bags.Packed, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A thing of the bag."""


class Day(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A hard day, in days before (-) or after today."""

    day: About
    words: str
    yearly: bool = False


class ToReach(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Someone to reach in the hard hour."""

    name: str
    number: str = ""
    note: str = ""


class Remembered(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Reasons, and people to reach."""

    reasons: tuple[str, ...] = ()
    people: tuple[ToReach, ...] = ()


class Plan(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """All of it, as its file holds it."""

    life: tuple[str, ...] = ()
    sections: tuple[Part, ...] = ()
    people: tuple[Person, ...] = ()
    card: OnCard = OnCard()
    things: tuple[Thing, ...] = ()
    days: tuple[Day, ...] = ()
    remember: Remembered = Remembered()


def plan(shelf: Path = SHELF) -> Plan:
    """Return it as the file holds it, checked. Raises StoryFault, which names what does not fit."""
    found = read(tables("plan.toml", shelf), Plan, "plan.toml")
    for part in found.sections:
        for line in part.lines:
            if not line.says.strip() or (line.kind == "ask") != bool(line.answer):
                raise StoryFault(f'plan.toml, section "{part.id}": a line needs words, and only a question has an answer.')
            if line.done is not None and (line.kind != "do" or line.done < part.written):
                raise StoryFault(f'plan.toml, section "{part.id}": only something to do is done, and not before it was written.')
    return found


def keep_plan(drawer: Drawer, today: date, *, shelf: Path = SHELF) -> None:
    """Keep all of it. Raises StoryFault."""
    found = plan(shelf)
    plans.set_life(drawer, found.life)
    for part in found.sections:
        lines = [_line(line, part, today) for line in part.lines]
        plans.keep_section(drawer, part.id, lines, shown=[one.id for one in lines], now=moment(today, part.written, part.at))
    folk.keep_friends(drawer, found.people)
    card.keep_card(drawer, found.card)
    bags.keep_things(drawer, found.things, shown=[one.id for one in found.things])
    for one in found.days:
        hard = orders.HardDay(id="", day=today + timedelta(one.day), words=one.words, yearly=one.yearly)
        orders.keep_day(drawer, hard)
    for reason in found.remember.reasons:
        remember.keep_reason(drawer, reason)
    for person in found.remember.people:
        remember.keep_person(drawer, person.name, person.number, person.note)


def _line(line: Line, part: Part, today: date) -> plans.Line:
    if not line.id:
        return plans.own_line(part.id, line.says)
    done = None if line.done is None else moment(today, line.done, "22:00")
    return plans.Line(id=line.id, section=part.id, kind=line.kind, says=line.says, answer=line.answer, done=done)
