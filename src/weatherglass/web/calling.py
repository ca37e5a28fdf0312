"""Whom to call from here: the person's country, its emergency number, and the line to call first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from weatherglass import help as lifeline
from weatherglass.record import plans, settings
from weatherglass.vault import Damaged
from weatherglass.web import cookie, house
from weatherglass.web.guards import drawer_of

if TYPE_CHECKING:
    from django.http import HttpRequest

KIND = "abuse"
YOUNG = "minor"
FOR_ALL = frozenset({KIND, "crisis"})
MOST = 5
"""Where no line is for the whole country, so many are shown, and a way to all of them."""


class Call(Struct, frozen=True, kw_only=True):
    """`country`: its code, "" where unknown; `guessed`: it is only that of the diary's time zone; `name`: in words.

    `lines`: the person's own choice, else the first for what is needed, or some where those are for parts of the country.
    """

    country: str
    emergency: lifeline.Emergency
    lines: tuple[lifeline.Helpline, ...]
    name: str = ""
    guessed: bool = False
    fits: bool = True
    """Whether the lines are of the kind that was asked for; else they are those for abuse."""


def country(request: HttpRequest) -> str:
    """Give the country that was chosen, else the one of the diary's zone, else "". While locked: what may be known without it."""
    return _chosen(request) or _of_zone(request)


def mine(request: HttpRequest) -> str:
    """Give the name of the line that the person wants first, "" for none."""
    drawer = drawer_of(request)
    return settings(drawer).line if drawer is not None else ""


def call(request: HttpRequest, kind: str = KIND, *, young: bool = True) -> Call:
    """Give whom to call first for a kind of need (`help.KINDS`). Someone under 18 gets the line for the young before others.

    `young`: whether that is looked for; not for a page that stays on the screen.
    """
    code, today, wanted = country(request), house.current().now().date(), mine(request)
    every = lifeline.lines(code, today=today) if code else ()
    lines = tuple(line for line in every if line.service == wanted)[:1] if kind == KIND else ()
    if not lines:
        wanted_young = young and kind in FOR_ALL and _is_young(request)
        theirs = tuple(line for line in every if line.kind == "children")[:1] if wanted_young else ()
        lines = (*theirs, *lifeline.first_lines(code or None, today=today, kind=kind))[:MOST]
    return Call(
        country=code,
        emergency=lifeline.emergency(code or None),
        lines=tuple(dict.fromkeys(lines)),
        name=dict(lifeline.countries()).get(code, ""),
        guessed=not _chosen(request),
        fits=kind == KIND or any(line.kind == kind for line in lines),
    )


def _chosen(request: HttpRequest) -> str:
    drawer = drawer_of(request)
    if drawer is None:
        return house.current().visitors.known(cookie.of(request)).country or house.current().harbour_country
    return settings(drawer).country


def _of_zone(request: HttpRequest) -> str:
    drawer = drawer_of(request)
    return (lifeline.country_of_zone(settings(drawer).zone) or "") if drawer is not None else ""


def _is_young(request: HttpRequest) -> bool:
    """Tell whether the plan says that they are under 18. A plan that cannot be read keeps nobody from a number."""
    drawer = drawer_of(request)
    try:
        return drawer is not None and YOUNG in plans.plan(drawer).life
    except (plans.NewerPlan, Damaged):
        return False
