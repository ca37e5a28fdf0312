"""Taking the plan along: choosing item by item, looking at all of it, and a file under a harmless name. Nothing is sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from weatherglass.record import taken as choice
from weatherglass.vault import NotSaved, VaultFull
from weatherglass.web import answers, static_files, taken_along
from weatherglass.web.guards import OpenVisit, full
from weatherglass.web.heeding import heeding

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.http.response import HttpResponseBase

    from weatherglass.report.parcel import Piece


@full
@require_safe
@heeding
def take(request: OpenVisit) -> HttpResponseBase:
    """Show what can be taken."""
    from weatherglass.web.forecast import choosing  # noqa: PLC0415  # reports bring NumPy, which no start is to wait for

    chosen = choice.taken(request.drawer)
    page = {"groups": choosing.groups(choosing.read(request.drawer), chosen), "plain": chosen.plain}
    return render(request, "forecast/take.html", page | {"sheet": static_files.address("plan.css")})


@full
@require_POST
@heeding
def taken(request: OpenVisit) -> HttpResponseBase:
    """Keep what is ticked: these, all, or none."""
    from weatherglass.web.forecast import choosing  # noqa: PLC0415  # as above

    every = choosing.groups(choosing.read(request.drawer), choice.Taken())
    ids = tuple(tick.id for group in every for tick in group.ticks)
    apart = {tick.id for group in every if group.apart for tick in group.ticks}
    asked = request.POST.getlist("take")
    usual = [one for one in ids if one not in apart or one in asked]
    ticked = usual if "all" in request.POST else [] if "none" in request.POST else asked
    try:
        choice.take(request.drawer, tuple(one for one in ids if one in ticked), plain=request.POST.get("plain") != "no")
    except (NotSaved, VaultFull) as error:
        return answers.go(request, "/forecast/take", says=str(error), status=507)
    return answers.go(request, "/forecast/look" if "look" in request.POST else "/forecast/take", says="Kept.")


@full
@require_safe
@heeding
def look(request: OpenVisit) -> HttpResponseBase:
    """Show in full what will be in it, before it is made."""
    pieces = _pieces(request)
    if not pieces:
        return taken_along.leave(request, "/forecast/take", taken_along.NOTHING)
    page = {"pieces": [(type(piece).__name__, piece) for piece in pieces], "sheet": static_files.address("plan.css")}
    return render(request, "forecast/look.html", page)


@full
@require_safe
@heeding
def as_pdf(request: OpenVisit) -> HttpResponseBase:
    """Give what is chosen as PDF/UA."""
    return taken_along.as_pdf(request, _pieces(request), "/forecast/take")


@full
@require_safe
@heeding
def as_text(request: OpenVisit) -> HttpResponseBase:
    """Give the same as plain text."""
    return taken_along.as_text(request, _pieces(request), "/forecast/take")


def _pieces(request: OpenVisit) -> Sequence[Piece]:
    from weatherglass.web.forecast import choosing  # noqa: PLC0415  # as above

    return choosing.pieces(choosing.read(request.drawer), choice.taken(request.drawer))
