"""The guide: pages to read, with their sources. They need no diary, set no cookie and keep nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from weatherglass import guide
from weatherglass.guide.shelf import NoContent
from weatherglass.web.guards import Visit, reader

if TYPE_CHECKING:
    from django.http.response import HttpResponseBase

BASE = "/almanac/"


@reader
@require_safe
def shelf(request: Visit) -> HttpResponseBase:
    """List the pages."""
    return render(request, "almanac/shelf.html", {"pages": _pages()})


@reader
@require_safe
def sheet(request: Visit, name: str) -> HttpResponse:
    """Show one page."""
    try:
        page = guide.page(name, base=BASE)
    except (guide.NoSuchPage, NoContent):
        raise Http404 from None
    return render(request, "almanac/sheet.html", {"page": page})


def _pages() -> list[guide.Page]:
    """Give every page in the order of their titles; none where no guide was installed."""
    try:
        names = guide.pages()
    except NoContent:
        return []
    return sorted((guide.page(name, base=BASE) for name in names), key=lambda page: page.title)
