"""Pages that read the plan: one of a later version of the program is left alone, and that is said."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Concatenate, ParamSpec

from weatherglass.record.plans import NewerPlan
from weatherglass.web import answers, drafted

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http.response import HttpResponseBase

    from weatherglass.web.guards import OpenVisit

P = ParamSpec("P")
CONFLICT = 409


def heeding(
    view: Callable[Concatenate[OpenVisit, P], HttpResponseBase],
) -> Callable[Concatenate[OpenVisit, P], HttpResponseBase]:
    """Say plainly, instead of a failure, that a newer version wrote the plan; words that were sent are held."""

    @wraps(view)
    def heeded(request: OpenVisit, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        try:
            return view(request, *args, **kwargs)
        except NewerPlan as newer:
            if request.method != "POST":
                return answers.page_of(request, CONFLICT, str(newer))
            return drafted.wait(request, "/today", says=str(newer), status=CONFLICT)

    return heeded
