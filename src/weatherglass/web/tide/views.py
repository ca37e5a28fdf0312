"""What I was told, what followed: a year of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from weatherglass.web.guards import OpenVisit, full

if TYPE_CHECKING:
    from django.http.response import HttpResponseBase


@full
@require_safe
def tide(request: OpenVisit) -> HttpResponseBase:
    """Show the newest year in which something was promised, or this one."""
    from weatherglass.web.tide import pages  # noqa: PLC0415  # reports bring NumPy, which no start is to wait for

    return render(request, "tide/tide.html", pages.tide(request.drawer))


@full
@require_safe
def year(request: OpenVisit, year: str) -> HttpResponseBase:
    """Show a year in which something was promised."""
    from weatherglass.web.tide import pages  # noqa: PLC0415  # as above

    page = pages.tide(request.drawer, int(year))
    if int(year) not in page["years"]:
        raise Http404
    return render(request, "tide/tide.html", page)
