"""Writing about oneself: one question at a time or none, kept in the vault, stopped at any word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from weatherglass.guide import mirror
from weatherglass.web import answers, drafted, noted, static_files
from weatherglass.web.guards import OpenVisit, full

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.http.response import HttpResponseBase

    from weatherglass.record.notes import Note

BASE = "/almanac/"
ROOM = "/spring/1"
"""Where someone who stops is led: back into the room."""
BEGUN = "notes/mirror/"
"""Before the id of a question: the draft of what is written to it."""


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
    written: dict[str, list[tuple[Note, noted.Form]]] = {}
    for row in noted.rows(request, "mirror"):
        for mark in row[0].marks:
            written.setdefault(mark, []).append(row)
    after = mirror.after(found, BASE)
    page = {
        "set": found,
        "rows": [(question, written.get(question.id, []), _begun(request, question)) for question in found.questions],
        "after": after.html[found.id],
        "sources": after.sources,
        "sheet": static_files.address("plan.css"),
    }
    return render(request, "halo/questions.html", page)


def _begun(request: OpenVisit, question: mirror.Question) -> str:
    return (drafted.fields(request.drawer, f"{BEGUN}{question.id}") or {}).get("words", "")


def _key(posted: Mapping[str, str]) -> str:
    """Name the draft of a form: each question has one, so that two on a page take nothing from each other."""
    mark = posted.get("mark", "")
    known = {question.id for one in mirror.sets().values() for question in one.questions}
    return f"{BEGUN}{mark}" if mark in known and not noted.which(posted) else noted.key("mirror", posted)


@drafted.named(_key)
@full
@require_POST
def keep(request: OpenVisit) -> HttpResponseBase:
    """Keep what was written, or delete it."""
    leaf = request.POST.get("leaf", "")
    place = f"/halo/{leaf}" if leaf in map(str, mirror.sets()) else "/halo"
    stops = "stop" in request.POST
    if stops and not request.POST.get("words", "").strip():
        return answers.go(request, ROOM)
    answer = noted.keep(request, "mirror", place, next_place=ROOM if stops else "")
    if not hasattr(request, "failed"):
        drafted.done(request.drawer, _key(request.POST))
    return answer
