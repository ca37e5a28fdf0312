"""Which drawing goes with which statement, and the days that a statement rests on as links."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Final, TypeAlias

import msgspec

from weatherglass.cycle.around import Around
from weatherglass.cycle.days import Day
from weatherglass.dates import month_and_year
from weatherglass.report.before import before_drawing, before_table
from weatherglass.report.gaps import gaps, gaps_drawing, gaps_table, in_order
from weatherglass.report.markup import Markup, element, joined
from weatherglass.report.near import near_drawing, near_table
from weatherglass.report.treatment import GAPS, treatment, treatment_table, weeks
from weatherglass.report.words import days as of_days
from weatherglass.report.words import link, month_link

ABOVE: Final = "The drawing of the days between incidents stands with those days."
IN_ORDER: Final = "A bar is the days between one incident and the next, oldest first."
SQUARES: Final = "A square is the weather of a day, darker for harder; an outline is a day with nothing written."
NEWEST: Final = 40
"""Incidents drawn at once; each year's page draws its own."""
EACH: Final = 120
"""Up to so many days are links of their own; of more, each month is one."""

Drawn: TypeAlias = tuple[Markup, Markup, str]
"""A drawing, its table, and what to say under it."""
NONE: Final[Drawn] = (Markup(), Markup(), "")


class Written(msgspec.Struct, frozen=True):
    """What the drawings are made of: the days, each incident with those around it, and today. `drawn`: whether any is wanted."""

    days: Sequence[Day]
    incidents: Sequence[Around]
    today: date
    drawn: bool = True


def links(basis: Sequence[date]) -> Markup:
    """Return the days that a statement rests on as a list of links, "" where there are none; of many, the months."""
    if not basis:
        return Markup()
    if len(basis) <= EACH:
        return element("ul", *(element("li", link(day)) for day in basis), class_="days-of")
    months = Counter(day.replace(day=1) for day in basis)
    items = (element("li", joined(month_link(first, month_and_year(first)), f": {of_days(months[first])}")) for first in months)
    return element("ul", *items, class_="days-of")


def near(written: Written, *, before: bool = True) -> Drawn:
    """Return the newest incidents on a line each, with kindness in the days around them."""
    newest = written.incidents[-NEWEST:]
    if not newest:
        return NONE
    return near_drawing(newest, before=before), near_table(newest, before=before), _cut(written)


def _before(written: Written) -> Drawn:
    newest = written.incidents[-NEWEST:]
    return (before_drawing(newest), before_table(newest), f"{SQUARES} {_cut(written)}") if newest else NONE


def _gaps(written: Written) -> Drawn:
    found = gaps(written.days, today=written.today)
    return (gaps_drawing(found), gaps_table(found), "") if found else NONE


def _in_order(written: Written) -> Drawn:
    found = in_order(gaps(written.days, today=written.today))
    return (gaps_drawing(found, "change", "oldest first"), gaps_table(found, "oldest first"), IN_ORDER) if found else NONE


def _even(_written: Written) -> Drawn:
    return Markup(), Markup(), ABOVE


def has_weeks(written: Written) -> bool:
    """Tell whether there is weather of this year to draw."""
    return bool(weeks(_past(written), written.today.year))


def _weeks(written: Written) -> Drawn:
    year, past = written.today.year, _past(written)
    return (treatment(past, year), treatment_table(past, year), GAPS) if has_weeks(written) else NONE


def _past(written: Written) -> Sequence[Day]:
    return [day for day in written.days if day.date <= written.today]


def _cut(written: Written) -> str:
    number = len(written.incidents)
    return f"The {NEWEST} newest of {number} are drawn; each year's page has its own." if number > NEWEST else ""


DRAWN: Final[Mapping[str, Callable[[Written], Drawn]]] = {
    "kindness-after": near,
    "tension-before": _before,
    "calm-length": _gaps,
    "change": _in_order,
    "regularity": _even,
    "swing": _weeks,
}
"""By the id of the statement."""
