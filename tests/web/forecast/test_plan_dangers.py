"""What a section says where something is dangerous: a line to call beside the danger, an advocate beside what can be noticed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from django.utils.html import escape

from weatherglass import help as lifeline
from weatherglass import plan as library
from weatherglass.record import change_settings, plans

if TYPE_CHECKING:
    from visiting import Browser, Clock

    from weatherglass.vault import Drawer

ADVOCATE = re.compile(r'Talk this over with <a href="/harbour">an advocate</a> first')
EVERY = tuple(library.sections().values())


def test_each_point_of_danger_has_a_line_to_call_and_nothing_else_has(ana: Browser, drawer: Drawer, clock: Clock) -> None:
    change_settings(drawer, country="US")
    for section in EVERY:
        page = ana.get(f"/forecast/part/{section.leaf}").text
        point = page.partition('aria-label="A point of danger"')[2].partition("</section>")[0]
        assert bool(point) == bool(section.danger), section.id
        if section.danger:
            first = lifeline.first_lines("US", today=clock().date(), kind=section.calls)[0]
            assert escape(section.danger) in point, section.id
            assert f'href="{first.tel}"' in point, section.id
            assert f'href="{lifeline.emergency("US").tel}"' in point, section.id


def test_a_point_of_danger_asks_for_the_country_where_none_is_known(ana: Browser, drawer: Drawer) -> None:
    change_settings(drawer, zone="Etc/UTC")
    section = next(one for one in EVERY if one.danger)
    assert '<a class="button" href="/harbour">Choose your country</a>' in ana.get(f"/forecast/part/{section.leaf}").text


def test_what_can_be_noticed_is_said_to_be_talked_over_first_and_nothing_else_is(ana: Browser, drawer: Drawer) -> None:
    risky = 0
    for section in EVERY:
        plans.set_life(drawer, _fitting(section))
        page = ana.get(f"/forecast/part/{section.leaf}").text
        for item in section.for_life(plans.plan(drawer).life).items:
            [beside] = re.findall(rf'<li[^>]*>(?:(?!</li>).)*value="{item.id}"(?:(?!</li>).)*</li>', page, re.DOTALL)
            assert bool(ADVOCATE.search(beside)) == item.risky, item.id
            risky += item.risky
    assert risky > 10


def _fitting(section: library.Section) -> tuple[str, ...]:
    """Give every fact that this section and its items ask for to be so."""
    terms = {term for when in (section.when, *(item.when for item in section.items)) for one in when for term in one.split("+")}
    return tuple(fact for fact in library.facts() if fact in terms)
