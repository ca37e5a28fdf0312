"""The list of what else there is, the settings, a copy of the file, and closing the program."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any, Final
from zoneinfo import available_timezones

from django.http import Http404, StreamingHttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from weatherglass import help as helplines
from weatherglass.record import change_settings, settings
from weatherglass.vault import SqliteStore
from weatherglass.web import answers, house
from weatherglass.web.door.sessions import leave
from weatherglass.web.guards import OpenVisit, anyone, full

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse
    from django.http.response import HttpResponseBase

TURNS: Final = range(12)
IDLE: Final = (1, 3, 5, 15)
_SECONDS: Final = 2.0
"""How long the program waits before it ends, so that the last page still arrives."""


@full
@require_safe
def more(request: OpenVisit) -> HttpResponse:
    """Show what else there is."""
    return render(request, "more/more.html", {"room": request.drawer.room(), "path": house.current().path})


@full
def wishes(request: OpenVisit) -> HttpResponseBase:
    """Show the settings, or keep them."""
    if request.method == "POST":
        return _keep(request)
    context = {
        "wishes": settings(request.drawer),
        "zones": sorted(available_timezones()),
        "turns": TURNS,
        "idle": IDLE,
        "countries": helplines.countries(),
    }
    return render(request, "more/settings.html", context)


def _keep(request: OpenVisit) -> HttpResponseBase:
    wished: dict[str, Any] = {}
    zone, turns, idle, country = (request.POST.get(name, "") for name in ("zone", "turns", "idle", "country"))
    if zone in {"", *available_timezones()}:
        wished["zone"] = zone
    if turns in map(str, TURNS):
        wished["day_turns"] = int(turns)
    if idle in map(str, IDLE):
        wished["idle_minutes"] = int(idle)
    if country in {"", *dict(helplines.countries())}:
        wished["country"] = country
    change_settings(request.drawer, **wished)
    house.current().settle_in(request.drawer)
    return answers.go(request, "/more/settings", says="Kept.")


@full
@require_safe
def copy(request: OpenVisit) -> HttpResponse:
    """Say where the file is, how to copy it, and how a copy is opened."""
    return render(request, "more/copy.html", {"path": house.current().path})


@full
@require_safe
def download(request: OpenVisit) -> HttpResponseBase:  # noqa: ARG001  # a view is given its request
    """Give the whole file, as it lies on the disk: sealed."""
    store = house.current().store
    if not isinstance(store, SqliteStore) or house.current().path is None:
        raise Http404
    headers = {"Content-Disposition": 'attachment; filename="weather.db"', "Content-Encoding": "identity"}
    return StreamingHttpResponse(store.copy(), content_type="application/octet-stream", headers=headers)


@full
def close(request: OpenVisit) -> HttpResponseBase:
    """Ask, then lock and end the program."""
    if request.method != "POST":
        return render(request, "more/close.html")
    response = answers.go(request, "/closed")
    drawer = leave(request, response)
    if drawer is not None:
        drawer.reseal()
    ending = threading.Timer(_SECONDS, house.current().finish)
    ending.daemon = True
    ending.start()
    return response


@anyone
@require_safe
def closed(request: HttpRequest) -> HttpResponse:
    """Say that it is closed. Nothing is loaded after this page."""
    return render(request, "more/closed.html")
