"""Looking back: this year and what the diary shows, a statement, a year, a month, a day."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from weatherglass import record
from weatherglass.record import away
from weatherglass.web.bring.day import messages
from weatherglass.web.guards import OpenVisit, full, opened

if TYPE_CHECKING:
    from datetime import date

    from django.http.response import HttpResponseBase


@opened
@require_safe
def sky(request: OpenVisit) -> HttpResponseBase:
    """Show this year and what the diary shows."""
    from weatherglass.web.sky import pages  # noqa: PLC0415  # the statistics bring NumPy, which no start is to wait for

    return render(request, "sky/year.html", pages.sky(pages.opened(request.drawer)))


@opened
@require_safe
def year(request: OpenVisit, year: str) -> HttpResponseBase:
    """Show a year up to this one."""
    from weatherglass.web.sky import pages  # noqa: PLC0415  # the statistics bring NumPy, which no start is to wait for

    home = pages.opened(request.drawer)
    if not 1 <= int(year) <= home.today.year:
        raise Http404
    return render(request, "sky/year.html", pages.year(home, int(year)))


@full
@require_safe
def storms(request: OpenVisit, year: str) -> HttpResponseBase:
    """Show the incidents of a year up to this one."""
    from weatherglass.web.sky import pages, parts  # noqa: PLC0415  # the statistics bring NumPy, which no start is to wait for

    home = pages.opened(request.drawer)
    if not 1 <= int(year) <= home.today.year:
        raise Http404
    return render(request, "sky/storms.html", parts.storms(home, int(year)))


@full
@require_safe
def part(request: OpenVisit, number: int) -> HttpResponseBase:
    """Show a statement with its drawing and its days."""
    from weatherglass.web.sky import pages, parts  # noqa: PLC0415  # the statistics bring NumPy, which no start is to wait for

    page = parts.part(pages.opened(request.drawer), number)
    if page is None:
        raise Http404
    return render(request, "sky/part.html", page)


@opened
@require_safe
def vague(request: OpenVisit) -> HttpResponseBase:
    """Show what is about no one day."""
    from weatherglass.web.sky import pages, parts  # noqa: PLC0415  # the statistics bring NumPy, which no start is to wait for

    return render(request, "sky/vague.html", parts.vague(pages.opened(request.drawer)))


@opened
@require_safe
def month(request: OpenVisit, month: str) -> HttpResponseBase:
    """Show a month that has begun."""
    from weatherglass.web.sky import pages  # noqa: PLC0415  # the statistics bring NumPy, which no start is to wait for

    home, first = pages.opened(request.drawer), _day(f"{month}-01")
    if first > home.today:
        raise Http404
    return render(request, "sky/month.html", pages.month(home, first))


@opened
@require_safe
def day(request: OpenVisit, day: str) -> HttpResponseBase:
    """Show what is written about a day. A day to come has a page only where something is written about it."""
    from weatherglass.web.sky import pages  # noqa: PLC0415  # the statistics bring NumPy, which no start is to wait for

    home, when = pages.opened(request.drawer), _day(day)
    entries = record.of_day(home.drawer, when)
    if when > home.today and not entries:
        raise Http404
    # Called from inside the template: rendered before it, the messages would take the sentence that was left for this page.
    beside = "" if home.plain else partial(messages, request, when)
    put_away = away.away(home.drawer)
    hidden = {entry.id for entry in entries if away.is_away(entry, put_away)}
    return render(request, "sky/day.html", pages.day(home, when, entries) | {"messages": beside, "hidden": hidden})


def _day(text: str) -> date:
    """Read a day of an address. Raises Http404 for one that is not in the calendar."""
    try:
        return record.day(text)
    except record.NoSuchDay:
        raise Http404 from None
