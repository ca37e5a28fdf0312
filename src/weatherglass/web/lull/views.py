"""Contact: what one has decided for oneself, what they try, and what one may do with it. No days are counted."""

from __future__ import annotations

from datetime import UTC, datetime
from math import ceil
from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from weatherglass.guide.out import out, out_sources
from weatherglass.record import notes
from weatherglass.web import calling, drafted, noted, static_files
from weatherglass.web.guards import OpenVisit, full
from weatherglass.web.lull import breach

if TYPE_CHECKING:
    from django.http.response import HttpResponseBase

    from weatherglass.guide.out import Attempt
    from weatherglass.record.notes import Note

ON_A_PAGE = 30


@full
@require_safe
def lull(request: OpenVisit, number: int = 1) -> HttpResponseBase:
    """Show the rules, and the log so many to a page."""
    log = notes.newest(request.drawer, "attempts")
    pages = max(1, ceil(len(log) / ON_A_PAGE))
    if not 1 <= number <= pages:
        raise Http404
    here = noted.with_forms(request, "attempts", log[(number - 1) * ON_A_PAGE : number * ON_A_PAGE])
    page = {
        "rules": noted.rows(request, "rules"),
        "log": [(one, said, _kinds(one), [(old, _kinds(old)) for old in one.earlier]) for one, said in here],
        "last": _kinds(max(log, key=_written)) if log else [],
        "out": out(),
        "fresh": {"rule": noted.fresh(request, "rules"), "attempt": noted.fresh(request, "attempts")},
        "today": noted.today(request),
        "ordered": breach.has_orders(request),
        "number": number,
        "pages": pages,
        "call": calling.call(request),
        "sheet": static_files.address("plan.css"),
    }
    return render(request, "lull/lull.html", page)


def _written(one: Note) -> datetime:
    return one.written or datetime.min.replace(tzinfo=UTC)


def _kinds(one: Note) -> list[Attempt]:
    """Give what was ticked, as far as this version knows it."""
    return [kind for mark in one.marks if (kind := out().attempt(mark))]


@full
@require_safe
def sources(request: OpenVisit) -> HttpResponseBase:
    """Show what the words on staying out rest on; also for the hard hour and for people again."""
    return render(request, "lull/sources.html", {"sources": out_sources(), "sheet": static_files.address("plan.css")})


@drafted.named(lambda posted: noted.key("rules", posted))
@full
@require_POST
def rule(request: OpenVisit) -> HttpResponseBase:
    """Keep a rule of one's own, or delete it."""
    return noted.keep(request, "rules", "/lull")


@drafted.named(lambda posted: noted.key("attempts", posted))
@full
@require_POST
def attempt(request: OpenVisit) -> HttpResponseBase:
    """Keep an attempt of theirs, or delete it."""
    return noted.keep(request, "attempts", "/lull", shown={kind.id for kind in out().attempts})


@full
@require_safe
def mine(request: OpenVisit, number: int = 1) -> HttpResponseBase:
    """Show when one got in touch oneself: a page of its own, without a why."""
    page = {
        "page": noted.page_of(request, "reached", number),
        "fresh": noted.fresh(request, "reached"),
        "today": noted.today(request),
        "sheet": static_files.address("plan.css"),
    }
    return render(request, "lull/mine.html", page)


@drafted.named(lambda posted: noted.key("reached", posted))
@full
@require_POST
def reached(request: OpenVisit) -> HttpResponseBase:
    """Keep that one got in touch, or delete it."""
    return noted.keep(request, "reached", "/lull/mine", day_is_enough=True, says="Kept. It undoes nothing.")
