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
def sheet(request: Visit, leaf: int) -> HttpResponse:
    """Show one page. Its address is a number: a name would tell, in a list of visited pages, what was read."""
    found = [page for page in _pages() if page.leaf == leaf]
    if not found:
        raise Http404
    return render(request, "almanac/sheet.html", {"page": found[0]})


def _pages() -> list[guide.Page]:
    """Give every page in the order of reading; none where no guide was installed."""
    try:
        names = guide.pages()
    except NoContent:
        return []
    return [guide.page(name, base=BASE) for name in names]
