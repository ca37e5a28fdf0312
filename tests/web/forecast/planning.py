"""The plan in tests: a section as a form, and a plan that is begun."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from forms import Fields, forms
from people import NOW

from weatherglass import plan as library
from weatherglass.record import plans
from weatherglass.record.plans import Line, Plan
from weatherglass.vault import Size, VaultFull

if TYPE_CHECKING:
    from visiting import Browser

    from weatherglass.vault import Drawer

STEPS = library.steps()
TODAY = date(2026, 11, 20)
KEYS = Line(id="incident-keys", kind="do", says="Give keys <b>one</b> place.")
WALK = Line(id="incident-practise", kind="do", says="Walk it once.")
REFUGE = Line(id="incident-room", says="I go to a room with a way out.")
INCIDENT = library.section_at(2)
PLACE, KEEP = "/forecast/part/2", "/forecast/keep"
ROOM = next(item for item in INCIDENT.items if item.kind == "plan" and not item.when)
DO = next(item for item in INCIDENT.items if item.kind == "do" and not item.when)
ASK = next(item for item in INCIDENT.items if item.kind == "ask" and not item.when)
OWN = "I take the <b>dog</b>."
FULL = str(VaultFull(Size.SMALL)).replace("'", "&#x27;")


def form(ana: Browser, place: str = PLACE) -> Fields:
    return forms(ana.get(place).text, KEEP)[0]


def ticked(fields: Fields) -> set[str]:
    return {said for name, said in fields if name == "keep"}


def says(drawer: Drawer, section: str = "incident") -> list[str]:
    return [line.text for line in plans.plan(drawer).of(section)]


def begun(drawer: Drawer, *lines: Line, section: str = "incident") -> Plan:
    return plans.keep_section(drawer, section, lines, shown={line.id for line in lines}, now=NOW)
