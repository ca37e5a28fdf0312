"""The private look: pick, read, keep or let go. What is not kept lies in memory for a quarter of an hour at most."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from weatherglass import help as lifeline
from weatherglass import signs
from weatherglass.record import checks
from weatherglass.web import answers, calling, cookie, house
from weatherglass.web.gauge import picks
from weatherglass.web.guards import OpenVisit, Visit, drawer_of, full, reader

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.http.response import HttpResponseBase

NOTHING = "Nothing is picked yet. That is fine too."


@reader
@require_safe
def gauge(request: Visit) -> HttpResponseBase:
    """Show all that can be picked, and the looks that were kept."""
    drawer = drawer_of(request)
    page = {
        "families": signs.families(),
        "facts": lifeline.FACTS,
        "picked": _held(request),
        "kept": checks.checks(drawer) if drawer else (),
    }
    return render(request, "gauge/gauge.html", page)


@reader
@require_POST
def pick(request: Visit) -> HttpResponseBase:
    """Take what was picked into memory, and lead on to what it says."""
    picked = picks.known(request.POST.getlist("sign"))
    if not picked:
        return answers.go(request, "/gauge", says=NOTHING)
    response = answers.go(request, "/gauge/picked")
    name = cookie.of(request)
    if not name:
        name = cookie.fresh()
        cookie.give(response, name)
    visitor = house.current().visitors.of(name)
    visitor.picked, visitor.picked_at = picked, house.current().now()
    return response


@reader
@require_safe
def picked(request: Visit) -> HttpResponseBase:
    """Show what was picked, in plain words."""
    held = _held(request)
    if not held:
        return render(request, "gauge/none.html")
    return render(request, "gauge/picked.html", {"shown": _shown(request, held)})


@reader
@require_POST
def forget(request: Visit) -> HttpResponseBase:
    """Let go of what was picked."""
    house.current().visitors.known(cookie.of(request)).let_go()
    return answers.go(request, "/gauge", says="Nothing of it is kept.")


@full
@require_POST
def keep(request: OpenVisit) -> HttpResponseBase:
    """Keep what was picked."""
    held = _held(request)
    if not held:
        return answers.go(request, "/gauge", says=NOTHING)
    new = checks.keep_check(request.drawer, held, now=house.current().now())
    house.current().visitors.known(cookie.of(request)).let_go()
    return answers.go(request, f"/gauge/{new.id}", says="Kept.")


@full
@require_safe
def kept(request: OpenVisit, check: str) -> HttpResponseBase:
    """Show a look that was kept, beside the one before it."""
    try:
        found = checks.check(request.drawer, check)
    except checks.NoSuchCheck as gone:
        raise Http404 from gone
    earlier = checks.before(request.drawer, found)
    page = {
        "check": found,
        "shown": _shown(request, found.picked),
        "earlier": earlier,
        "both": picks.names(set(found.picked) & set(earlier.picked)) if earlier else (),
        "now": picks.names(set(found.picked) - set(earlier.picked)) if earlier else (),
        "then": picks.names(set(earlier.picked) - set(found.picked)) if earlier else (),
    }
    return render(request, "gauge/kept.html", page)


@full
@require_POST
def remove(request: OpenVisit) -> HttpResponseBase:
    """Delete a look that was kept."""
    checks.remove_check(request.drawer, request.POST.get("id", ""))
    return answers.go(request, "/gauge", says="Deleted.")


def _held(request: HttpRequest) -> tuple[str, ...]:
    visitor = house.current().visitors.known(cookie.of(request))
    fresh = visitor.picked_at is not None and house.current().now() - visitor.picked_at < picks.SHOWN_FOR
    return visitor.picked if fresh else ()


def _shown(request: HttpRequest, picked: tuple[str, ...]) -> picks.Shown:
    return picks.shown(picked, calling.country(request) or None, house.current().now().date())
