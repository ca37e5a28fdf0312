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
    """Return what was asked for, for this day; nothing unless it was asked for. A plan that cannot be read hides no day."""
    try:
        return tuple(_asked_for(drawer, today))
    except (Damaged, plans.NewerPlan):
        return ()


def _asked_for(drawer: Drawer, today: date) -> Iterator[Planned]:
    plan = plans.plan(drawer)
    yield from (Planned(line.text, "/forecast/list") for line in plans.due(plan, today))
    if plan.say and plan.review is not None and plan.review <= today:
        yield Planned(LOOK_OVER, "/forecast/over")
    for one in orders.coming(orders.orders(drawer), today, WEEK):
        yield Planned(f"{full(one.next(today))}: {one.words}", "/gusts")
