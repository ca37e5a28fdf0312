"""The lock page, opening, locking, the exit and its practice."""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta
from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from weatherglass.record import change_settings
from weatherglass.vault import NotSaved, VaultFull
from weatherglass.web import answers, cookie, house
from weatherglass.web.door.sessions import attempt, leave, let_in, way_out
from weatherglass.web.guards import OpenVisit, anyone, drawer_of, full

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.http.response import HttpResponseBase

# How much sooner than the server the script locks, so that the drawer can still be sealed anew; and its delay in asking.
SLACK = timedelta(seconds=20)
DID_NOT_OPEN = "That did not open it."


@anyone
@require_safe
def front(request: HttpRequest) -> HttpResponseBase:
    """Show the lock page; lead on to today where the diary is open, to the first steps where there is none yet."""
    home = house.current()
    if home.store is None:
        return answers.SeeOther("/first")
    if drawer_of(request) is not None:
        return answers.SeeOther("/today")
    return render(request, "door/lock.html", {"notice": home.notice})


@anyone
@require_POST
def open_diary(request: HttpRequest) -> HttpResponseBase:
    """Try a passphrase. Every one that does not open gets the same sentence after the same work."""
    if house.current().store is None:
        return answers.go(request, "/", says=answers.SENTENCES[410])
    found = attempt(house.current(), request.POST.get("passphrase", ""))
    if found is None:
        return answers.go(request, "/", says=DID_NOT_OPEN)
    return let_in(request, found)


@anyone
@require_POST
def lock(request: HttpRequest) -> HttpResponseBase:
    """Lock: the session ends, the drawer is sealed anew, and only then the lock page is shown."""
    response = answers.go(request, "/")
    drawer = leave(request, response)
    if drawer is not None:
        house.current().shut(drawer)
    return response


@anyone
@require_POST
def lock_idle(request: HttpRequest) -> HttpResponseBase:
    """Lock, asked for by a window in which nothing happened for a while; refused while another window is in use.

    Words that could not be sent before come along and are held: a draft sent by itself would look like somebody writing.
    """
    home = house.current()
    answers.hold_words(request)
    seen = home.visitors.known(cookie.of(request)).seen
    if home.sessions and seen and home.now() - seen < home.sessions.idle_of(cookie.of(request)) - SLACK:
        return answers.go(request, "/", says="", status=409)
    return lock(request)


@anyone
@require_safe
def still(request: HttpRequest) -> HttpResponse:
    """Tell our script whether the diary is still open: 204 or 401. It asks only when somebody did something."""
    return HttpResponse(status=204 if drawer_of(request) else 401)


@anyone
@require_POST
def exit_diary(request: HttpRequest) -> HttpResponseBase:
    """Exit: the session ends at once and the browser is led away; the drawer is sealed anew meanwhile."""
    home = house.current()
    drawer_of(request)  # a practice ends with its session
    visitor = home.visitors.known(cookie.of(request))
    visitor.let_go()
    if visitor.practising:
        visitor.practising = False
        _remember_practice(request)
        return answers.go(request, "/practised")
    response = answers.go(request, way_out(request))
    drawer = leave(request, response)
    if drawer is not None:
        home.later(lambda: home.shut(drawer))
    return response


def _remember_practice(request: HttpRequest) -> None:
    """Write down that the exit was tried, so that it is offered no more. The exit itself never fails for that."""
    drawer = drawer_of(request)
    if drawer is not None:
        with suppress(NotSaved, VaultFull):
            change_settings(drawer, practised_exit=True)


@full
@require_safe
def practise(request: OpenVisit) -> HttpResponse:
    """Say what the exit does and does not do, and offer to try it."""
    return render(request, "door/practise.html")


@full
@require_POST
def start_practice(request: OpenVisit) -> HttpResponseBase:
    """Make the next exit one that comes back."""
    house.current().visitors.of(cookie.of(request)).practising = True
    return answers.go(request, "/practise", says="The next exit comes back here. Try it now: the button, or Shift three times.")


@full
@require_safe
def practised(request: OpenVisit) -> HttpResponse:
    """Say that the exit worked."""
    return render(request, "door/practised.html")
