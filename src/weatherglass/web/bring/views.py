"""The pages of bringing in: what can be brought, the file on its way, who is who, and messages made into events."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from weatherglass import record
from weatherglass.intake import Unreadable
from weatherglass.vault import Busy, NotSaved, VaultFull
from weatherglass.web import answers, house
from weatherglass.web.bring import archive as archives
from weatherglass.web.bring import arriving, event, stream, zones
from weatherglass.web.bring import day as days
from weatherglass.web.guards import OpenVisit, full

if TYPE_CHECKING:
    from django.http.response import HttpResponseBase

KEPT = "Kept."
LITTLE = 4
"""With less than a fourth of the chest free, the page says that there is little room."""


@full
@require_safe
def bring(request: OpenVisit) -> HttpResponseBase:
    """Show what can be brought in, and what was."""
    every, room = [archives.shown(one) for one in record.archives(request.drawer)], request.drawer.room()
    context = {
        "archives": [one for one in every if one],
        "little_room": room.large_free * LITTLE < room.large,
        "zones": zones.grouped(),
        "zone": zones.likely(record.settings(request.drawer)),
    }
    return render(request, "bring/bring.html", context)


@full
@require_POST
def bring_in(request: OpenVisit) -> HttpResponseBase:
    """Take a file in. It goes into the chest as it arrives."""
    try:
        made = arriving.bring_in(request, house.current().now())
    except VaultFull:
        return answers.go(request, "/bring/room")
    except arriving.HereAlready as here:
        return answers.go(request, f"/bring/{here.archive.id}", says=str(here))
    except (stream.NothingChosen, stream.CutOff, Unreadable, Busy, NotSaved) as refused:
        return answers.go(request, "/bring", says=str(refused))
    return answers.go(request, f"/bring/{made.id}", says="It is in. Now say who is who.")


# Read by `shield`: the one view that takes a file.
bring_in.reads_stream = True  # type: ignore[attr-defined]


@full
@require_safe
def no_room(request: OpenVisit) -> HttpResponseBase:
    """Say that a file did not fit, and what making room means."""
    return render(request, "bring/room.html")


@full
@require_safe
def archive(request: OpenVisit, archive_id: str) -> HttpResponseBase:
    """Ask who is who, and the order of days where the file leaves it open."""
    shown = _shown(request, archive_id)
    samples = archives.samples(request.drawer, shown.archive, shown.survey) if shown.open_orders else ()
    last_day = (shown.last.replace(tzinfo=None) - timedelta(hours=record.settings(request.drawer).day_turns)).date()
    context = {"shown": shown, "samples": samples, "last_day": last_day}
    return render(request, "bring/archive.html", context | {"zones": zones.grouped(), "zone": shown.survey.zone})


@full
@require_POST
def say(request: OpenVisit, archive_id: str) -> HttpResponseBase:
    """Keep what was said of an archive."""
    shown = _shown(request, archive_id)
    fields = {name: "\n".join(request.POST.getlist(name)) for name in request.POST}
    try:
        archives.say(request.drawer, shown.archive, shown.survey, fields)
    except (Unreadable, archives.NotAnOrder) as refused:
        return answers.go(request, f"/bring/{archive_id}", says=str(refused))
    return answers.go(request, f"/bring/{archive_id}", says=KEPT)


@full
@require_POST
def delete(request: OpenVisit, archive_id: str) -> HttpResponseBase:
    """Delete an archive. Events that were made from its messages stay, with their words."""
    try:
        record.remove_archive(request.drawer, archive_id)
    except record.NoSuchArchive as gone:
        return answers.go(request, "/bring", says=str(gone))
    return answers.go(request, "/bring", says="Deleted. Events that you made from these messages stay, with their words.")


@full
@require_safe
def day(request: OpenVisit, day: str, page: int) -> HttpResponseBase:
    """Show the messages of a long day, page by page."""
    try:
        context = days.shown(request.drawer, record.day(day), page)
    except record.NoSuchDay:
        raise Http404 from None
    if page < 1 or not (context["talks"] or context["unread"]):
        raise Http404
    return render(request, "bring/day.html", context)


@full
@require_POST
def make_event(request: OpenVisit) -> HttpResponseBase:
    """Keep a message as an event of its day: the second tap."""
    archive_id, start, chip_id = (*request.POST.get("make", "").split(" "), "", "", "")[:3]
    chip = record.chip(chip_id)
    if chip is None or not (start.isascii() and start.isdigit() and len(start) < 16):  # noqa: PLR2004  # no file is as large
        return answers.go(request, answers.back(request), says=answers.SENTENCES[400])
    try:
        line = event.message_at(request.drawer, archive_id, int(start))
    except event.NoSuchMessage as gone:
        return answers.go(request, answers.back(request), says=str(gone))
    kept = event.keep_as_event(request.drawer, line, chip, house.current().now())
    if kept.flags:  # also of a double tap, of which only the second answer is seen
        return answers.go(request, f"/today/kept/{kept.about.document.removeprefix('days/')}/{kept.id}")
    page = answers.back(request)
    place = page if page.startswith("/bring/day/") else f"/sky/{event.day_of(request.drawer, line)}"
    return answers.go(request, place, says=KEPT)


def _shown(request: OpenVisit, archive_id: str) -> archives.Shown:
    """Return an archive for its page. Raises Http404 where there is none."""
    try:
        found = archives.shown(record.archive(request.drawer, archive_id))
    except record.NoSuchArchive:
        raise Http404 from None
    if found is None:
        raise Http404
    return found
