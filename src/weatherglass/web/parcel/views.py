"""Take it to someone: choosing, looking at all of it, taking it away as PDF or plain text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from weatherglass import record
from weatherglass.record import parcel as kept
from weatherglass.vault import NotSaved, VaultFull
from weatherglass.web import answers, static_files
from weatherglass.web.guards import OpenVisit, full

if TYPE_CHECKING:
    from collections.abc import Container
    from datetime import date

    from django.http.response import HttpResponseBase

    from weatherglass.record import Entry

NOTHING = "Nothing is chosen yet. Tick what you want to take."


@full
@require_safe
def parcel(request: OpenVisit) -> HttpResponseBase:
    """Show what can be taken."""
    from weatherglass.web.parcel import choosing  # noqa: PLC0415  # the statistics bring NumPy, which no start is to wait for

    return render(request, "parcel/parcel.html", choosing.overview(request.drawer))


@full
@require_POST
def keep(request: OpenVisit) -> HttpResponseBase:
    """Keep what is ticked beside the days."""
    ticked = {name: request.POST.getlist(name) for name in ("statements", "pictures", "added")}
    try:
        kept.choose_rest(request.drawer, **ticked)
    except (NotSaved, VaultFull) as error:
        return answers.go(request, "/parcel", says=str(error))
    return answers.go(request, "/parcel/look" if "look" in request.POST else "/parcel", says="Kept.")


@full
@require_POST
def empty(request: OpenVisit) -> HttpResponseBase:
    """Forget every choice."""
    try:
        kept.choose_nothing(request.drawer)
    except (NotSaved, VaultFull) as error:
        return answers.go(request, "/parcel", says=str(error))
    return answers.go(request, "/parcel", says="Nothing is chosen now.")


@full
@require_safe
def month(request: OpenVisit, month: str) -> HttpResponseBase:
    """Show the days of a month, with what is written about them."""
    from weatherglass.web.parcel import choosing  # noqa: PLC0415  # as above
    from weatherglass.web.sky.pages import opened  # noqa: PLC0415  # as above

    return render(request, "parcel/month.html", choosing.of_month(opened(request.drawer), _first(month)))


@full
@require_POST
def keep_month(request: OpenVisit, month: str) -> HttpResponseBase:
    """Keep what is ticked of the days of a month, or all of them, or none."""
    shown = [record.day(day) for day in request.POST.getlist("shown") if day.startswith(_first(month).strftime("%Y-%m-"))]
    try:
        kept.choose_days(request.drawer, shown, _ticked(request, shown, _first(month)))
    except (NotSaved, VaultFull) as error:
        return answers.go(request, f"/parcel/{month}", says=str(error))
    return answers.go(request, f"/parcel/{month}" if {"all", "none"} & set(request.POST) else "/parcel", says="Kept.")


@full
@require_safe
def vague(request: OpenVisit) -> HttpResponseBase:
    """Show what is written about no one day."""
    from weatherglass.web.parcel import choosing  # noqa: PLC0415  # as above
    from weatherglass.web.sky.pages import opened  # noqa: PLC0415  # as above

    return render(request, "parcel/month.html", choosing.of_vague(opened(request.drawer)))


@full
@require_POST
def keep_vague(request: OpenVisit) -> HttpResponseBase:
    """Keep what is ticked of it, or all of it, or none. What is not written any more is chosen no more."""
    from weatherglass.web.parcel import choosing  # noqa: PLC0415  # as above

    there = {entry.id: entry for entry in choosing.vague_times(record.everything(request.drawer))}
    shown = {entry_id for entry_id in request.POST.getlist("shown") if entry_id in there}
    seen = {entry.id for entry in choosing.in_view(request.drawer, list(there.values()))}
    mine = [(there[one], part) for one in shown for part in choosing.parts_of([there[one]])]
    ticked = [(entry.id, part) for entry, part in mine if _is_ticked(request, part, entry, seen)]
    gone = {entry_id for entry_id, _ in kept.parcel(request.drawer).vague if entry_id not in there}
    try:
        kept.choose_vague(request.drawer, shown | gone, ticked)
    except (NotSaved, VaultFull) as error:
        return answers.go(request, "/parcel/vague", says=str(error))
    return answers.go(request, "/parcel/vague" if {"all", "none"} & set(request.POST) else "/parcel", says="Kept.")


@full
@require_safe
def look(request: OpenVisit) -> HttpResponseBase:
    """Show in full what will be in it, before it is made."""
    from weatherglass.web.parcel import letter  # noqa: PLC0415  # as above

    if not kept.parcel(request.drawer):
        return _nothing(request)
    pieces = [(type(piece).__name__, piece) for piece in letter.letter(request.drawer)]
    return render(request, "parcel/look.html", {"pieces": pieces, "sheet": static_files.address("sky.css")})


@full
@require_safe
def as_pdf(request: OpenVisit) -> HttpResponseBase:
    """Give what is chosen as PDF. It is made in memory and kept nowhere here."""
    from weatherglass.report.parcel_pdf import NotMade, pdf  # noqa: PLC0415  # as above
    from weatherglass.web.parcel import letter  # noqa: PLC0415  # as above

    if not kept.parcel(request.drawer):
        return _nothing(request)
    try:
        made = pdf(letter.letter(request.drawer))
    except NotMade as error:
        return _back(request, "/parcel/look", str(error))
    return _file(request, made, "pdf", "application/pdf")


@full
@require_safe
def as_text(request: OpenVisit) -> HttpResponseBase:
    """Give the same as plain text."""
    from weatherglass.report.parcel_text import text  # noqa: PLC0415  # as above
    from weatherglass.web.parcel import letter  # noqa: PLC0415  # as above

    if not kept.parcel(request.drawer):
        return _nothing(request)
    return _file(request, text(letter.letter(request.drawer)).encode(), "txt", "text/plain; charset=utf-8")


def _file(request: OpenVisit, made: bytes, kind: str, content_type: str) -> HttpResponse:
    from weatherglass.report.parcel import file_name  # noqa: PLC0415  # as above
    from weatherglass.web.sky.pages import opened  # noqa: PLC0415  # as above

    name = file_name(opened(request.drawer).today, kind)
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return HttpResponse(made, content_type=content_type, headers=headers)


def _ticked(request: OpenVisit, shown: list[date], first: date) -> list[tuple[kept.Part, date]]:
    from weatherglass.web.parcel import choosing  # noqa: PLC0415  # as above

    if "none" in request.POST:
        return []
    ticked = [(part, day) for part in kept.PARTS for day in shown if day.isoformat() in request.POST.getlist(part)]
    if "all" not in request.POST:
        return ticked
    entries = choosing.month_entries(request.drawer, first)
    seen = {one.about.day for one in choosing.in_view(request.drawer, entries)}
    mine = {day: [one for one in entries if one.about.day == day] for day in shown if day in seen}
    return [*ticked, *((part, day) for day, written in mine.items() for part in choosing.parts_of(written))]


def _is_ticked(request: OpenVisit, part: kept.Part, entry: Entry, seen: Container[str]) -> bool:
    """Tell whether a part of an entry is to be taken. All of them are all that is in view."""
    every = "all" in request.POST and entry.id in seen
    return "none" not in request.POST and (every or entry.id in request.POST.getlist(part))


def _first(month: str) -> date:
    try:
        return record.day(f"{month}-01")
    except record.NoSuchDay:
        raise Http404 from None


def _nothing(request: OpenVisit) -> HttpResponseBase:
    return _back(request, "/parcel", NOTHING)


def _back(request: OpenVisit, place: str, says: str) -> HttpResponseBase:
    response = answers.SeeOther(place)
    answers.leave_word(request, response, says)
    return response
