"""Writing about oneself: one question at a time or none, kept in the vault, stopped at any word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from weatherglass.guide import mirror
from weatherglass.record import notes
from weatherglass.web import drafted, noted, static_files
from weatherglass.web.guards import OpenVisit, full

if TYPE_CHECKING:
    from django.http.response import HttpResponseBase

    from weatherglass.record.notes import Note

BASE = "/almanac/"


@full
@require_safe
def halo(request: OpenVisit) -> HttpResponseBase:
    """Show what there is to write about."""
    page = {"sets": mirror.sets().values(), "sheet": static_files.address("plan.css")}
    return render(request, "halo/halo.html", page)


@full
@require_safe
def questions(request: OpenVisit, leaf: int) -> HttpResponseBase:
    """Show questions, each with what was written to it."""
    try:
        found = mirror.set_at(leaf)
    except mirror.NoSuchSet as none:
        raise Http404 from none
    written: dict[str, list[Note]] = {}
    for one in notes.newest(request.drawer, "mirror"):
        for mark in one.marks:
            written.setdefault(mark, []).append(one)
    after = mirror.after(found, BASE)
    page = {
        "set": found,
        "rows": [(question, written.get(question.id, [])) for question in found.questions],
        "typed": noted.fresh(request, "mirror"),
        "after": after.html[found.id],
        "sources": after.sources,
        "sheet": static_files.address("plan.css"),
    }
    return render(request, "halo/questions.html", page)


@drafted.named(lambda posted: noted.key("mirror", posted))
@full
@require_POST
def keep(request: OpenVisit) -> HttpResponseBase:
    """Keep what was written, or delete it."""
    leaf = request.POST.get("leaf", "")
    place = f"/halo/{leaf}" if leaf.isdecimal() and int(leaf) in mirror.sets() else "/halo"
    return noted.keep(request, "mirror", place)
