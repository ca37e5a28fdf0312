"""One question at a time; each answer is a link, so that nothing is sent and nothing is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from weatherglass import guide
from weatherglass.web.guards import Visit, reader

if TYPE_CHECKING:
    from django.http.response import HttpResponseBase


@reader
@require_safe
def front(request: Visit, leaf: int = 1) -> HttpResponseBase:
    """Show a question."""
    question = guide.questions().get(leaf)
    if question is None:
        raise Http404
    pages = guide.leaves()
    ways = [
        (answer.says, f"/front/{answer.to}" if answer.to else f"/almanac/{pages[answer.page]}") for answer in question.answers
    ]
    return render(request, "front/front.html", {"question": question, "ways": ways, "first": leaf == 1})
