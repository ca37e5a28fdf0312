"""Help: lines of a country, with where each is from and how old that is; the emergency number first."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from weatherglass import help as lifeline
from weatherglass.record import change_settings
from weatherglass.web import answers, calling, cookie, house
from weatherglass.web.guards import OpenVisit, Visit, drawer_of, full, reader

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from django.http import HttpRequest
    from django.http.response import HttpResponseBase

NOT_SWITCHED = "That could not be written beside the diary, so nothing was changed."


@reader
@require_safe
def harbour(request: Visit) -> HttpResponseBase:
    """Show the lines of the person's country, by what they are for."""
    _needs_leave(request)
    country = calling.country(request)
    today = house.current().now().date()
    lines = lifeline.lines(country, today=today) if country else ()
    wanted = calling.mine(request)
    lines = tuple(sorted(lines, key=lambda line: line.service != wanted))
    own = any(line.kind == calling.KIND for line in lines)
    near = lifeline.near(country, today=today) if country and not own else ()
    names = dict(lifeline.countries())
    page = {
        "country": country,
        "countries": () if country else lifeline.countries(),
        "call": calling.call(request),
        "groups": [
            (kind, heading, _aged((line for line in lines if line.kind == kind), today))
            for kind, heading in lifeline.KINDS.items()
            if any(line.kind == kind for line in lines)
        ],
        "own": own,
        "near": [(names[code], line, line.age(today)) for code, line in near],
        "finders": () if own else _aged(lifeline.finders(today=today), today),
        "mine": wanted,
        "always": house.current().harbour_when_locked,
    }
    return render(request, "harbour/harbour.html", page)


@reader
@require_safe
def where(request: Visit) -> HttpResponseBase:
    """Ask for another country, and show what finds help in many."""
    _needs_leave(request)
    today = house.current().now().date()
    page = {
        "country": calling.country(request),
        "countries": lifeline.countries(),
        "finders": _aged(lifeline.finders(today=today), today),
    }
    return render(request, "harbour/where.html", page)


@reader
@require_safe
def seen(request: Visit) -> HttpResponseBase:
    """Show where each line of the country was seen, in full. Addresses, no links: a link leaves a trace in the browser."""
    _needs_leave(request)
    country, today = calling.country(request), house.current().now().date()
    lines = lifeline.lines(country, today=today) if country else ()
    return render(request, "harbour/seen.html", {"lines": lines, "emergency": lifeline.emergency(country or None)})


@reader
@require_POST
def choose(request: Visit) -> HttpResponseBase:
    """Take the country that was chosen: into the open diary's settings, else into memory until the window is closed."""
    _needs_leave(request)
    country = request.POST.get("country", "")
    if country not in dict(lifeline.countries()):
        return answers.go(request, "/harbour", says="Please choose a country from the list.", status=400)
    drawer = drawer_of(request)
    if drawer is not None:
        change_settings(drawer, country=country)
        if house.current().harbour_when_locked:
            with suppress(OSError):  # the page while locked keeps the country of before
                house.current().leave_harbour_open(country)
        return answers.go(request, "/harbour")
    response = answers.go(request, "/harbour")
    name = cookie.of(request) or cookie.fresh()
    cookie.give(response, name)
    house.current().visitors.of(name).country = country
    return response


@full
@require_POST
def put_first(request: OpenVisit) -> HttpResponseBase:
    """Keep which line is shown first, here and on the card; the same one again takes that back."""
    asked = request.POST.get("line", "")
    code, today = calling.country(request), house.current().now().date()
    known = {line.service for line in (lifeline.lines(code, today=today) if code else ())}
    if asked not in {"", *known}:
        return answers.go(request, "/harbour", says=answers.sentence(400), status=400)
    change_settings(request.drawer, line=asked)
    return answers.go(request, "/harbour", says="This one comes first now." if asked else "The usual one comes first again.")


@full
@require_POST
def leave_open(request: OpenVisit) -> HttpResponseBase:
    """Switch on or off that this page is there without the passphrase."""
    on = bool(request.POST.get("on"))
    try:
        house.current().leave_harbour_open(calling.country(request) if on else None)
    except OSError:
        return answers.go(request, "/harbour", says=NOT_SWITCHED, status=507)
    says = "Help is now there without the passphrase." if on else "Help is now behind the passphrase."
    return answers.go(request, "/harbour", says=says)


def _needs_leave(request: HttpRequest) -> None:
    """Be no page at all while locked, unless that was switched on: the page says what this program is."""
    if drawer_of(request) is None and not house.current().harbour_is_open:
        raise Http404


def _aged(lines: Iterable[lifeline.Helpline], today: date) -> list[tuple[lifeline.Helpline, int | None]]:
    return [(line, line.age(today)) for line in lines]
