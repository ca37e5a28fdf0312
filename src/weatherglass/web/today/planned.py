"""What a person asked to be shown on the page of today: things to do of the plan, its review, days that are hard."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from weatherglass.dates import full
from weatherglass.record import orders, plans
from weatherglass.vault import Damaged

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from weatherglass.vault import Drawer

WEEK = 7
LOOK_OVER = "Look over the plan"


class Planned(NamedTuple):
    """One line: what it says, and where it leads."""

    says: str
    to: str


def asked_for(drawer: Drawer, today: date) -> tuple[Planned, ...]:
    """Return what was asked for, for this day; nothing unless it was asked for. What cannot be read hides nothing else."""
    return (*_readable(_of_plan(drawer, today)), *_readable(_of_days(drawer, today)))


def _readable(lines: Iterator[Planned]) -> tuple[Planned, ...]:
    try:
        return tuple(lines)
    except (Damaged, plans.NewerPlan):
        return ()


def _of_plan(drawer: Drawer, today: date) -> Iterator[Planned]:
    plan = plans.plan(drawer)
    yield from (Planned(line.text, "/forecast/list") for line in plans.due(plan, today))
    if plan.say and plan.review is not None and plan.review <= today:
        yield Planned(LOOK_OVER, "/forecast/over")


def _of_days(drawer: Drawer, today: date) -> Iterator[Planned]:
    for one in orders.coming(orders.orders(drawer), today, WEEK):
        yield Planned(f"{full(one.next(today))}: {one.words}", "/gusts")
