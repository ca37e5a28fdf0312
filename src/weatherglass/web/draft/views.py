"""Drafts, kept in the diary as one writes, never in the browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.views.decorators.http import require_POST

from weatherglass.record import drafts
from weatherglass.web import answers, held, places
from weatherglass.web.guards import OpenVisit, opened

if TYPE_CHECKING:
    from django.http.response import HttpResponseBase


@opened
@require_POST
def draft(request: OpenVisit) -> HttpResponseBase:
    """Keep what stands in a form: the script sends it while one types; without the script a button does."""
    words = held.words_of(request)
    drafts.put(request.drawer, words.key, words.fields)
    if answers.by_script(request):
        return answers.go(request, "/today")
    return answers.go(request, places.came_from(request), says="Kept as a draft.")
