"""Reconnecting: who, which small steps were taken, words for "I have been away". No order, no pace, nothing to reach."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from weatherglass.guide.out import out
from weatherglass.web import drafted, noted, static_files
from weatherglass.web.guards import OpenVisit, full

if TYPE_CHECKING:
    from django.http.response import HttpResponseBase


@full
@require_safe
def thaw(request: OpenVisit, number: int = 1) -> HttpResponseBase:
    """Show the people, each with the steps."""
    page = {
        "page": noted.page_of(request, "ties", number),
        "fresh": noted.fresh(request, "ties"),
        "out": out(),
        "sheet": static_files.address("plan.css"),
    }
    return render(request, "thaw/thaw.html", page)


@drafted.named(lambda posted: noted.key("ties", posted))
@full
@require_POST
def keep(request: OpenVisit) -> HttpResponseBase:
    """Keep someone, with the steps that were taken, or delete them."""
    return noted.keep(request, "ties", "/thaw", shown={step.id for step in out().steps})
