"""A plan that a later version wrote: the pages say so, and it is no failure; what was typed waits until it can be kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from forms import forms, replaced
from msgspec import msgpack

from weatherglass import plan as library
from weatherglass.record import plans

if TYPE_CHECKING:
    from visiting import Browser

    from weatherglass.vault import Drawer

INCIDENT = library.section_at(2)
PLACE, KEEP = "/forecast/part/2", "/forecast/keep"
LATER = msgpack.encode({"form": plans.FORM + 1})
OWN = "I take the <b>dog</b>."


def written_by_a_later_version(drawer: Drawer) -> None:
    with drawer.change() as change:
        change.write(plans.NAME, LATER)


@pytest.mark.parametrize("place", ["/forecast", "/forecast/life/1", PLACE, "/forecast/first", "/forecast/list", "/forecast/over"])
def test_a_page_says_so_and_has_not_failed(ana: Browser, drawer: Drawer, place: str) -> None:
    written_by_a_later_version(drawer)
    answer = ana.get(place)
    assert answer.status == 409
    assert str(plans.NewerPlan()) in answer.text


def test_what_was_typed_waits_in_its_form_until_the_plan_can_be_read(ana: Browser, drawer: Drawer) -> None:
    fields = replaced(forms(ana.get(PLACE).text, KEEP)[0], {"own": OWN, "keep": [INCIDENT.items[0].id]})
    written_by_a_later_version(drawer)
    answer = ana.post(KEEP, fields)
    assert (answer.to, ana.says(answer)) == ("/today", str(plans.NewerPlan()))
    assert drawer.read(plans.NAME) == LATER
    with drawer.change() as change:
        change.delete(plans.NAME)
    [shown] = forms(ana.get(PLACE).text, KEEP)
    assert {("own", OWN), ("keep", INCIDENT.items[0].id)} <= {*shown}
    ana.post(KEEP, shown)
    assert OWN in [line.text for line in plans.plan(drawer).of(INCIDENT.id)]
