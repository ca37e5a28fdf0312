"""Practices: what is needed now, then a few that fit. They need no diary; what is written to one is kept in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from weatherglass.guide import practices
from weatherglass.web import calling, drafted, noted, static_files
from weatherglass.web.guards import OpenVisit, Visit, drawer_of, full, reader

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.http.response import HttpResponseBase

TIMED = frozenset({3, 4, 5, 6, 8, 10, 15, 20})
"""Minutes for which ride.css has a line that fills."""
BEGUN = "notes/writing/"
"""Before the id of a practice: the draft of what is written to it."""


@reader
@require_safe
def spring(request: Visit) -> HttpResponseBase:
    """Ask what is needed now."""
    return render(request, "spring/spring.html", {"needs": practices.needs(), "sheet": static_files.address("plan.css")})


@reader
@require_safe
def need(request: Visit, leaf: int) -> HttpResponseBase:
    """Show what fits a need, the nearest first."""
    try:
        found = practices.need(leaf)
    except practices.NoSuchPractice as none:
        raise Http404 from none
    page = {"need": found, "practices": practices.for_need(found.id), "sheet": static_files.address("plan.css")}
    return render(request, "spring/need.html", page)


@reader
@require_safe
def practice(request: Visit, leaf: int) -> HttpResponseBase:
    """Show one practice, with room to write where it asks for it and a diary is open.

    A page that asks for no writing holds no private word (`calm`): no idle lock takes it away in the middle of a practice.
    """
    try:
        found = practices.practice(leaf)
    except practices.NoSuchPractice as none:
        raise Http404 from none
    drawer = drawer_of(request)
    begun = drafted.fields(drawer, f"{BEGUN}{found.id}") if drawer else None
    page = {
        "practice": found,
        "sources": practices.practice_sources(found),
        "typed": (begun or {}).get("words", ""),
        "sheet": static_files.address("plan.css"),
        "picture": static_files.address("ride.css"),
        "timer": found.minutes in TIMED,
        "calm": not found.write,
        "call": calling.call(request, "crisis", young=False) if found.line and drawer else None,
    }
    return render(request, "spring/practice.html", page)


def _key(posted: Mapping[str, str]) -> str:
    """Name the draft of a form: each practice has one, so that what stands at one is not lost at another."""
    mark = posted.get("mark", "")
    asked = not noted.which(posted) and mark in {one.id for one in practices.practices().values()}
    return f"{BEGUN}{mark}" if asked else noted.key("writing", posted)


@drafted.named(_key)
@full
@require_POST
def write(request: OpenVisit) -> HttpResponseBase:
    """Keep what was written to a practice, or delete it."""
    answer = noted.keep(request, "writing", "/spring/written")
    if not hasattr(request, "failed"):
        drafted.done(request.drawer, _key(request.POST))
    return answer


@full
@require_safe
def written(request: OpenVisit, number: int = 1) -> HttpResponseBase:
    """Show what was written to practices, the newest first, so many to a page."""
    titles = {one.id: one.title for one in practices.practices().values()}
    page = noted.page_of(request, "writing", number)
    rows = [(one, [titles[mark] for mark in one.marks if mark in titles]) for one, _ in page.rows]
    return render(request, "spring/written.html", {"rows": rows, "page": page, "sheet": static_files.address("plan.css")})
