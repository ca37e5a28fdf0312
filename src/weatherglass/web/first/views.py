"""The first run: who may look, a passphrase, recovery words on paper. Nothing is written before a passphrase is accepted."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from weatherglass.vault import AlreadyThere, Passphrase, offer, unlock, weakness
from weatherglass.vault.words import RECOVERY
from weatherglass.web import answers, cookie, house
from weatherglass.web.door.sessions import let_in
from weatherglass.web.guards import OpenVisit, anyone, full

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest
    from django.http.response import HttpResponseBase

NOT_THE_SAME = "The two were not the same. Please write it twice."


def _before(view: Callable[[HttpRequest], HttpResponseBase]) -> Callable[[HttpRequest], HttpResponseBase]:
    """Let a view be there only until the diary is made."""

    @wraps(view)
    def there(request: HttpRequest) -> HttpResponseBase:
        if house.current().store is not None:
            raise Http404
        return view(request)

    return there


@anyone
@_before
def look(request: HttpRequest) -> HttpResponseBase:
    """Ask whether someone else could look at this device."""
    if request.method != "POST":
        return render(request, "first/look.html")
    return answers.go(request, "/first/key" if request.POST.get("look") == "no" else "/first/cover")


@anyone
@_before
@require_safe
def cover(request: HttpRequest) -> HttpResponse:
    """Say what the cover does and does not do, and what is safer."""
    return render(request, "first/cover.html")


@anyone
@_before
def key(request: HttpRequest) -> HttpResponseBase:
    """Offer words for a passphrase; take one, and make the diary with it."""
    if request.method == "POST":
        return _make(request)
    response = HttpResponse()
    words = _offered(request, response)
    page = render(request, "first/key.html", {"offer": words})
    page.cookies = response.cookies
    return page


@anyone
@_before
@require_POST
def words(request: HttpRequest) -> HttpResponseBase:
    """Offer other words."""
    house.current().visitors.known(cookie.of(request)).offer = ""
    return answers.go(request, "/first/key")


@full
def paper(request: OpenVisit) -> HttpResponseBase:
    """Show the recovery words until they are on paper; then they are nowhere else."""
    visitor = house.current().visitors.of(cookie.of(request))
    if not visitor.paper:
        raise Http404
    if request.method != "POST":
        return render(request, "first/paper.html", {"words": visitor.paper})
    visitor.paper = ""
    return answers.go(request, "/today")


def _offered(request: HttpRequest, response: HttpResponse) -> str:
    name = cookie.of(request)
    if not name:
        name = cookie.fresh()
        cookie.give(response, name)
    visitor = house.current().visitors.of(name)
    visitor.offer = visitor.offer or offer()
    return visitor.offer


def _make(request: HttpRequest) -> HttpResponseBase:
    """Make the diary. The answer comes when it is whole, after some seconds."""
    passphrase, home = Passphrase(request.POST.get("passphrase", "")), house.current()
    wrong = weakness(passphrase) or ("" if _meant(request, passphrase) else NOT_THE_SAME)
    if wrong:
        return answers.go(request, "/first/key", says=wrong)
    recovery = Passphrase(offer(RECOVERY)) if request.POST.get("recovery") else None
    home.found(passphrase, recovery)
    opened = unlock(home.store, passphrase) if home.store else None
    if opened is None:
        raise AlreadyThere
    response = let_in(request, opened, "/first/paper" if recovery else "/today")
    if recovery:
        home.visitors.of(response.cookies[cookie.NAME].value).paper = recovery
    return response


def _meant(request: HttpRequest, passphrase: Passphrase) -> bool:
    """Tell whether it was written twice alike, or could be read while it was written."""
    again = request.POST.get("again", "")
    return again == passphrase or (request.POST.get("shown") == "1" and not again)
