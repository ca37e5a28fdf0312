"""Help: lines of a country, with where each is from and how old that is; the emergency number first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from weatherglass import help as lifeline
from weatherglass.record import change_settings, settings
from weatherglass.web import answers, cookie, house
from weatherglass.web.guards import Visit, drawer_of, reader

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.http.response import HttpResponseBase


@reader
@require_safe
def harbour(request: Visit) -> HttpResponseBase:
    """Show the lines of the person's country."""
    _needs_leave(request)
    country = _country(request)
    today = house.current().now().date()
    return render(
        request,
        "harbour/harbour.html",
        {
            "country": country,
            "countries": lifeline.countries(),
            "emergency": lifeline.emergency(country or None),
            "lines": [(line, line.age(today)) for line in (lifeline.lines(country, today=today) if country else ())],
        },
    )


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
        return answers.go(request, "/harbour")
    response = answers.go(request, "/harbour")
    name = cookie.of(request) or cookie.fresh()
    cookie.give(response, name)
    house.current().visitors.of(name).country = country
    return response


def _needs_leave(request: HttpRequest) -> None:
    """Be no page at all while locked, unless that was switched on: the page says what this program is."""
    if drawer_of(request) is None and not house.current().harbour_is_open:
        raise Http404


def _country(request: HttpRequest) -> str:
    drawer = drawer_of(request)
    if drawer is None:
        return house.current().visitors.known(cookie.of(request)).country
    wishes = settings(drawer)
    return wishes.country or lifeline.country_of_zone(wishes.zone) or ""
