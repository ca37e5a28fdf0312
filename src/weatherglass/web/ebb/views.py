"""The hard hour. The page to ride it out on holds no private word and belongs to no session, so that no lock takes it away."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from weatherglass import plan as library
from weatherglass.guide.out import out
from weatherglass.record import folk, notes, remember
from weatherglass.vault import Damaged
from weatherglass.web import calling, drafted, noted, static_files
from weatherglass.web.guards import OpenVisit, Visit, full, reader

if TYPE_CHECKING:
    from django.http.response import HttpResponseBase

STILL = frozenset({"nothing", "still"})
"""What is ticked by someone whom nothing helped: they are led to people, not away."""
SEVERAL = 3
"""So many times something must have been kept before it is said what helped most often."""


@full
@require_safe
def ebb(request: OpenVisit) -> HttpResponseBase:
    """Show what there is for the hard hour; thoughts of dying first, with whom to call."""
    kept, people, often = remember.Remember(), list[tuple[str, str]](), list[tuple[str, int]]()
    with suppress(Damaged):  # what cannot be read keeps nobody from a number
        people += [(one.name, one.number) for one in folk.on_card(request.drawer)]
    with suppress(Damaged):
        kept = remember.remember(request.drawer)
        people += [(one.name, one.number) for one in kept.people]
    with suppress(Damaged):
        often = _often(request)
    page = {
        "call": calling.call(request, "crisis"),
        "people": [
            (name or number, library.tel(number), number) for name, number in dict.fromkeys(people) if library.tel(number)
        ],
        "reasons": kept.reasons,
        "often": often,
        "sheet": static_files.address("plan.css"),
    }
    return render(request, "ebb/ebb.html", page)


@reader
@require_safe
def ride(request: Visit) -> HttpResponseBase:
    """Show the page to ride it out on. It holds nothing of anyone's, and asks for no idle lock, so that none closes it."""
    page = {"calm": True, "call": calling.call(request, "crisis", young=False), "sheet": static_files.address("ride.css")}
    return render(request, "ebb/ride.html", page)


@full
@require_safe
def after(request: OpenVisit, number: int = 1) -> HttpResponseBase:
    """Ask one question: what helped. What was kept before stands under it, so many to a page."""
    page = {
        "helped": out().helped,
        "fresh": noted.fresh(request, "urges"),
        "often": _often(request),
        "page": noted.page_of(request, "urges", number),
        "words_of": {one.id: one.says for one in out().helped},
        "sheet": static_files.address("plan.css"),
    }
    return render(request, "ebb/after.html", page)


@drafted.named(lambda posted: noted.key("urges", posted))
@full
@require_POST
def keep(request: OpenVisit) -> HttpResponseBase:
    """Keep what helped, or delete it."""
    if STILL & set(request.POST.getlist("mark")):
        return noted.keep(request, "urges", "/ebb/after", next_place="/ebb", says="Kept. Here is whom you can talk to.")
    return noted.keep(request, "urges", "/ebb/after", next_place="/today")


def _often(request: OpenVisit) -> list[tuple[str, int]]:
    """Give what helped most often, with how often; nothing until it was kept several times."""
    urges = notes.notes(request.drawer, "urges")
    says = {one.id: one.says for one in out().helped if one.id not in STILL}
    often = [(says[mark], count) for mark, count in notes.most_often(urges) if mark in says]
    return often[:SEVERAL] if len(urges) >= SEVERAL else []
