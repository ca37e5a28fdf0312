"""Messages as weather: a year, a month, and counting where that takes a while."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from weatherglass import record
from weatherglass.vault import Damaged, NoSuchFile, NotSaved, VaultFull
from weatherglass.web import answers
from weatherglass.web.guards import OpenVisit, full

if TYPE_CHECKING:
    from django.http.response import HttpResponseBase


@full
@require_safe
def wind(request: OpenVisit) -> HttpResponseBase:
    """Show the newest year that has messages."""
    from weatherglass.web.wind import pages  # noqa: PLC0415  # counting brings NumPy, which no start is to wait for

    home = pages.opened(request.drawer)
    newest = next(iter(pages.years(home)), home.today.year)
    return render(request, "wind/wind.html", pages.year(home, newest))


@full
@require_safe
def year(request: OpenVisit, year: str) -> HttpResponseBase:
    """Show a year up to this one."""
    from weatherglass.web.wind import pages  # noqa: PLC0415  # as above

    home = pages.opened(request.drawer)
    if not 1 <= int(year) <= home.today.year:
        raise Http404
    return render(request, "wind/wind.html", pages.year(home, int(year)))


@full
@require_safe
def month(request: OpenVisit, month: str) -> HttpResponseBase:
    """Show a month that has begun."""
    from weatherglass.web.wind import pages  # noqa: PLC0415  # as above

    try:
        first = record.day(f"{month}-01")
    except record.NoSuchDay:
        raise Http404 from None
    home = pages.opened(request.drawer)
    if first > home.today:
        raise Http404
    return render(request, "wind/wind.html", pages.month(home, first))


@full
@require_POST
def count(request: OpenVisit) -> HttpResponseBase:
    """Count what is not counted yet, and keep the counts."""
    from weatherglass.web.wind import counting  # noqa: PLC0415  # as above

    try:
        counting.keep(request.drawer)
    except (Damaged, NoSuchFile, NotSaved, VaultFull) as error:
        return answers.go(request, "/wind", says=str(error))
    return answers.go(request, "/wind", says="Counted.")
