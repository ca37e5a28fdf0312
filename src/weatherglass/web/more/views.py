"""The list of what else there is, the settings, a copy of the file, and closing the program."""

from __future__ import annotations

from threading import Timer
from typing import TYPE_CHECKING, Any, Final
from zoneinfo import available_timezones

from django.http import Http404, StreamingHttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from weatherglass import help as helplines
from weatherglass.record import change_settings, settings
from weatherglass.vault import SqliteStore
from weatherglass.web import answers, cookie, house, static_files
from weatherglass.web.door.sessions import leave
from weatherglass.web.guards import OpenVisit, full, reader
from weatherglass.web.more import exits

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse
    from django.http.response import HttpResponseBase

TURNS: Final = range(12)
IDLE: Final = (1, 3, 5, 15)
_LITTLE: Final = 10
"""There is not much room left when less than one part in ten is free."""
_SECONDS: Final = 2.0
"""How long the program waits before it ends, so that the last page still arrives."""


@full
@require_safe
def more(request: OpenVisit) -> HttpResponse:
    """Show what else there is."""
    room = request.drawer.room()
    little = room.large_free * _LITTLE < room.large or room.small_free * _LITTLE < room.small
    return render(request, "more/more.html", {"little_room": little, "sheet": static_files.address("more.css")})


@full
def wishes(request: OpenVisit) -> HttpResponseBase:
    """Show the settings, or keep them."""
    if request.method == "POST":
        return _keep(request)
    wished = settings(request.drawer)
    context = {
        "wishes": wished,
        "exits": exits.offered(wished.exit_site),
        "longest": exits.LONGEST,
        "zones": sorted(available_timezones()),
        "turns": TURNS,
        "idle": IDLE,
        "countries": helplines.countries(),
    }
    return render(request, "more/settings.html", context)


def _keep(request: OpenVisit) -> HttpResponseBase:
    """Keep what can be; a value that the page never offered, or none, changes nothing. An address that is none keeps nothing."""
    zone, turns, idle, country = (request.POST.get(name) for name in ("zone", "turns", "idle", "country"))
    try:
        wished = _exit(request)
    except exits.NoAddress as refused:
        return answers.go(request, "/more/settings", says=str(refused))
    if zone is not None and zone in {"", *available_timezones()}:
        wished["zone"] = zone
    if turns in set(map(str, TURNS)):
        wished["day_turns"] = int(turns or 0)
    if idle in set(map(str, IDLE)):
        wished["idle_minutes"] = int(idle or 0)
    if country is not None and country in {"", *dict(helplines.countries())}:
        wished["country"] = country
    change_settings(request.drawer, **wished)
    house.current().settle_in(cookie.of(request), request.drawer)
    return answers.go(request, "/more/settings", says="Kept." if wished else answers.SENTENCES[400])


def _exit(request: OpenVisit) -> dict[str, Any]:
    """Read where Exit leads: an address that was written counts more than the page that was chosen. Raises NoAddress."""
    chosen, written = request.POST.get("exit", ""), request.POST.get("exit_own", "")
    if written.strip():
        return {"exit_site": exits.own(written)}
    return {"exit_site": chosen} if chosen in {*exits.OFFERED, settings(request.drawer).exit_site} else {}


@full
@require_safe
def copy(request: OpenVisit) -> HttpResponse:
    """Say where the file is, how to copy it, and how a copy is opened."""
    return render(request, "more/copy.html", {"path": house.current().path, "sheet": static_files.address("more.css")})


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
        house.current().shut(drawer)
    ending = Timer(_SECONDS, house.current().finish)
    ending.daemon = True
    ending.start()
    return response


@reader
@require_safe
def closed(request: HttpRequest) -> HttpResponse:
    """Say that it is closed. Nothing is loaded after this page."""
    return render(request, "more/closed.html")
