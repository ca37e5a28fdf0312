"""For sessions with a therapist or a group: what to bring, what was taken from it. It is for the person alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from weatherglass.record import notes
from weatherglass.vault import NotSaved, VaultFull
from weatherglass.web import answers, drafted, house, noted, static_files
from weatherglass.web.guards import OpenVisit, full

GONE = "That is not here any more."

if TYPE_CHECKING:
    from django.http.response import HttpResponseBase

LISTS = ("bring", "brought", "took")


@full
@require_safe
def vane(request: OpenVisit, number: int = 1, of: str = "took") -> HttpResponseBase:
    """Show what to bring, and what was taken from the last sessions: of one of the lists a page, of the others the first."""
    at = {name: number if name == of else 1 for name in LISTS}
    page = {
        "bring": noted.page_of(request, "bring", at["bring"], only=lambda one: not one.done),
        "brought": noted.page_of(request, "bring", at["brought"], only=lambda one: one.done),
        "took": noted.page_of(request, "took", at["took"]),
        "fresh": {"bring": noted.fresh(request, "bring"), "took": noted.fresh(request, "took")},
        "today": noted.today(request),
        "sheet": static_files.address("plan.css"),
    }
    return render(request, "vane/vane.html", page)


@drafted.named(lambda posted: noted.key("bring", posted))
@full
@require_POST
def bring(request: OpenVisit) -> HttpResponseBase:
    """Keep something to bring, or delete it."""
    return noted.keep(request, "bring", "/vane")


@full
@require_POST
def brought(request: OpenVisit) -> HttpResponseBase:
    """Keep that it was brought, or that it is still to be."""
    done = house.current().now() if request.POST.get("done") else None
    try:
        there = notes.tick(request.drawer, "bring", request.POST.get("id", ""), done=done)
    except (NotSaved, VaultFull) as error:
        return answers.go(request, "/vane", says=str(error), status=507)
    return answers.go(request, "/vane", says="Kept." if there else GONE)


@drafted.named(lambda posted: noted.key("took", posted))
@full
@require_POST
def took(request: OpenVisit) -> HttpResponseBase:
    """Keep what was taken from a session, or delete it."""
    return noted.keep(request, "took", "/vane")
