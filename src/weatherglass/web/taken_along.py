"""A file of plain notes: made in memory, given once, under a name that says nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse

from weatherglass import record
from weatherglass.web import answers, house

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.http.response import HttpResponseBase

    from weatherglass.report.parcel import Piece
    from weatherglass.web.guards import OpenVisit

NOTHING = "Nothing is chosen yet. Tick what you want to take."


def as_pdf(request: OpenVisit, pieces: Sequence[Piece], back: str, nothing: str = NOTHING) -> HttpResponseBase:
    """Give pieces as PDF/UA; where there are none, or it cannot be made, lead `back` and say so."""
    from weatherglass.report.parcel_pdf import NotMade, pdf  # noqa: PLC0415  # no start is to wait for what it brings
    from weatherglass.report.plan import TITLE  # noqa: PLC0415  # as above

    if not pieces:
        return leave(request, back, nothing)
    try:
        return _file(request, pdf(pieces, title=TITLE), "pdf", "application/pdf")
    except NotMade as error:
        return leave(request, back, str(error))


def as_text(request: OpenVisit, pieces: Sequence[Piece], back: str, nothing: str = NOTHING) -> HttpResponseBase:
    """Give the same as plain text."""
    from weatherglass.report.parcel_text import text  # noqa: PLC0415  # as above
    from weatherglass.report.plan import TITLE  # noqa: PLC0415  # as above

    if not pieces:
        return leave(request, back, nothing)
    return _file(request, text(pieces, title=TITLE).encode(), "txt", "text/plain; charset=utf-8")


def leave(request: OpenVisit, place: str, says: str) -> HttpResponseBase:
    """Lead to another page, with a sentence for it."""
    response = answers.SeeOther(place)
    answers.leave_word(request, response, says)
    return response


def _file(request: OpenVisit, made: bytes, kind: str, content_type: str) -> HttpResponse:
    today = record.today(house.current().now(), record.settings(request.drawer))
    headers = {"Content-Disposition": f'attachment; filename="notes-{today.isoformat()}.{kind}"', "Cache-Control": "no-store"}
    return HttpResponse(made, content_type=content_type, headers=headers)
