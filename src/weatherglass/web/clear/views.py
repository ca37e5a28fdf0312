"""Small wins. They are not counted, not compared, and nobody is asked for more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from weatherglass.web import drafted, noted, static_files
from weatherglass.web.guards import OpenVisit, full

if TYPE_CHECKING:
    from django.http.response import HttpResponseBase


@full
@require_safe
def clear(request: OpenVisit, number: int = 1) -> HttpResponseBase:
    """Show what was kept, the newest first, so many to a page."""
    page = {
        "page": noted.page_of(request, "wins", number),
        "fresh": noted.fresh(request, "wins"),
        "today": noted.today(request),
        "sheet": static_files.address("plan.css"),
    }
    return render(request, "clear/clear.html", page)


@drafted.named(lambda posted: noted.key("wins", posted))
@full
@require_POST
def keep(request: OpenVisit) -> HttpResponseBase:
    """Keep one, change it, or delete it."""
    return noted.keep(request, "wins", "/clear")
