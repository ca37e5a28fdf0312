"""Looking back: this year and what the diary shows, a year, a month, a day."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from weatherglass import record
from weatherglass.record import away
from weatherglass.web.bring.day import messages
from weatherglass.web.guards import OpenVisit, opened

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
