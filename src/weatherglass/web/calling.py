"""Whom to call from here: the person's country, its emergency number, and the line to call first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from weatherglass import help as lifeline
from weatherglass.record import settings
from weatherglass.web import cookie, house
from weatherglass.web.guards import drawer_of

if TYPE_CHECKING:
    from django.http import HttpRequest

KIND = "abuse"
MOST = 4
"""Where no line is for the whole country, so many are shown, and a way to all of them."""


class Call(Struct, frozen=True):
    """`country`: its code, "" where unknown; `lines`: the person's choice, else the first, or some where that is regional."""

    country: str
    emergency: lifeline.Emergency
    lines: tuple[lifeline.Helpline, ...]


def country(request: HttpRequest) -> str:
    """Give the country that was chosen, else the one of the diary's zone, else "". While locked: what may be known without it."""
    drawer = drawer_of(request)
    if drawer is None:
        return house.current().visitors.known(cookie.of(request)).country or house.current().harbour_country
    wishes = settings(drawer)
    return wishes.country or lifeline.country_of_zone(wishes.zone) or ""


def mine(request: HttpRequest) -> str:
    """Give the name of the line that the person wants first, "" for none."""
    drawer = drawer_of(request)
    return settings(drawer).line if drawer is not None else ""


def call(request: HttpRequest) -> Call:
    """Give whom to call first."""
    code, today, wanted = country(request), house.current().now().date(), mine(request)
    chosen = tuple(line for line in (lifeline.lines(code, today=today) if code else ()) if line.service == wanted)
    lines = chosen[:1] or lifeline.first_lines(code or None, today=today)[:MOST]
    return Call(code, lifeline.emergency(code or None), lines)
