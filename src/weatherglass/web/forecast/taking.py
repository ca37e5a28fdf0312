"""Taking the plan along: choosing item by item, looking at all of it, and a file under a harmless name. Nothing is sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from weatherglass.record import taken as choice
from weatherglass.vault import NotSaved, VaultFull
from weatherglass.web import answers, drafted, held, static_files, taken_along
from weatherglass.web.guards import OpenVisit, full
from weatherglass.web.heeding import heeding

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.http import QueryDict
    from django.http.response import HttpResponseBase

    from weatherglass.report.parcel import Piece


DRAFT = "forecast/take/"
"""With the number of the page it names a draft."""
_EVERY_PAGE = frozenset({"all", "none"})
_PRESSED = _EVERY_PAGE | {"look", "to"}


@full
@require_safe
@heeding
def take(request: OpenVisit, number: int = 1) -> HttpResponseBase:
    """Show what can be taken, a page of it, as it is kept or as it stands unfinished."""
    from weatherglass.web.forecast import choosing  # noqa: PLC0415  # reports bring NumPy, which no start is to wait for

    every, chosen = choosing.read(request.drawer), choice.taken(request.drawer)
    groups = choosing.groups(every, chosen)
    draft = drafted.fields(request.drawer, f"{DRAFT}{number}")
    if draft is not None:  # ticks wait; the press of a button that changes them all does not
        typed = {name: said for name, said in draft.items() if name not in _PRESSED}
        chosen = choice.Taken(ids=choosing.ticked(groups, typed), plain=draft.get("plain") != "no")
        groups = choosing.groups(every, chosen)
    if not 1 <= number <= choosing.pages(groups):
        raise Http404
    page = {"groups": choosing.on_page(groups, number), "number": number, "pages": choosing.pages(groups)}
    page |= {"plain": chosen.plain, "begun": draft is not None}
    return render(request, "forecast/take.html", page | {"sheet": static_files.address("plan.css")})


@drafted.named(lambda posted: f"{DRAFT}{_number(posted, 'number')}")
@full
@require_POST
@heeding
def taken(request: OpenVisit) -> HttpResponseBase:
    """Keep what is ticked: these, all, or none. What stands on other pages stays as it is, but for all and none."""
    from weatherglass.web.forecast import choosing  # noqa: PLC0415  # as above

    fields, number = held.words_of(request).fields, _number(request.POST, "number")
    groups = choosing.groups(choosing.read(request.drawer), choice.taken(request.drawer))
    try:
        choice.take(request.drawer, choosing.ticked(groups, fields), plain=fields.get("plain") != "no")
        pages = drafted.begun(request.drawer, DRAFT) if _EVERY_PAGE & fields.keys() else (f"{DRAFT}{number}",)
        for page in pages:
            drafted.done(request.drawer, page)
    except (NotSaved, VaultFull) as error:
        return drafted.wait(request, _place(number), says=str(error), status=507)
    after = min(_number(request.POST, "to") if "to" in fields else number, choosing.pages(groups))
    return answers.go(request, "/forecast/look" if "look" in fields else _place(after), says="Kept.")


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


def _place(number: int) -> str:
    return f"/forecast/take/page/{number}" if number > 1 else "/forecast/take"


def _number(posted: QueryDict, name: str) -> int:
    """Give the number of a page that a form says, 1 where it says none."""
    asked = posted.get(name, "")
    return max(1, int(asked)) if asked.isdecimal() and len(asked) < len("10000") else 1


def _pieces(request: OpenVisit) -> Sequence[Piece]:
    from weatherglass.web.forecast import choosing  # noqa: PLC0415  # as above

    return choosing.pieces(choosing.read(request.drawer), choice.taken(request.drawer))
