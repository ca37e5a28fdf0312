"""Finding words. What is looked for is posted and kept sealed in the diary, never in an address."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from weatherglass.record import away, drafts
from weatherglass.web import answers
from weatherglass.web.find.search import LONGEST, Results, search
from weatherglass.web.guards import OpenVisit, full

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.http.response import HttpResponseBase

KEY: Final = "find"
_MOST_PAGES: Final = 999


@full
@require_http_methods(["GET", "HEAD", "POST"])
def find(request: OpenVisit) -> HttpResponseBase:
    """Show the form, and what was found for the words that were asked last; take new words or another page of them."""
    if request.method == "POST":
        return _ask(request)
    asked = drafts.get(request.drawer, KEY) or {}
    words, page = asked.get("words", ""), _page(asked)
    everything = bool(asked.get("everything"))
    results = search(request.drawer, words, page, everything=everything) if words.strip() else Results((), more=False)
    context = {"words": words, "results": results, "page": page, "before": page - 1, "after": page + 1}
    put_away = bool(away.away(request.drawer))
    context |= {"longest": LONGEST, "put_away": put_away, "everything": everything}
    return render(request, "find/find.html", context)


def _ask(request: OpenVisit) -> HttpResponseBase:
    """Keep the words, or forget them where there are none, and lead back by 303."""
    words = request.POST.get("words", "").strip()[:LONGEST]
    if words:
        also = {"everything": "1"} if request.POST.get("everything") else {}
        drafts.put(request.drawer, KEY, {"words": words, "page": str(_page(request.POST))} | also)
    else:
        drafts.drop(request.drawer, KEY)
    return answers.go(request, "/find")


def _page(fields: Mapping[str, str]) -> int:
    """Read the page's number, 1 where it is none."""
    given = fields.get("page", "")
    plain = given.isascii() and given.isdigit() and len(given) <= len(str(_MOST_PAGES))
    return max(1, int(given)) if plain else 1
