"""Who may see a page: the first line of every view is one of these.

| guard     | locked                               | in weather clothes | in full clothes |
|-----------|--------------------------------------|--------------------|-----------------|
| `anyone`  | shown                                | shown              | shown           |
| `reader`  | shown                                | no such page       | shown           |
| `opened`  | led to the lock page, words are held | shown              | shown           |
| `full`    | led to the lock page, words are held | no such page       | shown           |

A guard stands outside of `require_POST` and the like: in weather clothes a page must not answer "wrong method" either.
"""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeAlias, cast

from django.http import Http404, HttpRequest

from weatherglass.vault import Clothes
from weatherglass.web import answers, cookie, held, house

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http.response import HttpResponseBase

    from weatherglass.vault import Drawer

P = ParamSpec("P")
_LEAD_BACK = frozenset({"/ebb", "/ebb/after", "/squall"})
"""Who is on the way there in a hard hour is led there once it is open again."""
_WRITTEN = "This was open for long, so it closed. What you wrote is kept."
_TICKED = "This was open for long, so it closed. What you ticked waits until you open it, and is not kept yet."
if TYPE_CHECKING:
    Guarded: TypeAlias = Callable[Concatenate[HttpRequest, P], HttpResponseBase]


class Visit(HttpRequest):
    """A request whose guard has looked for an open drawer: `drawer` is None while the diary is locked."""

    drawer: Drawer | None


class OpenVisit(HttpRequest):
    """A request for which the diary is open."""

    drawer: Drawer


def drawer_of(request: HttpRequest) -> Drawer | None:
    """Give the drawer that this browser has open, None where it is locked. Asked once for a request."""
    if not hasattr(request, "drawer"):
        home, name = house.current(), cookie.of(request)
        drawer = home.sessions.enter(name, home.now()) if home.sessions and name else None
        cast("Visit", request).drawer = drawer
        if drawer is not None:
            home.visitors.of(name).seen = home.now()
        else:
            home.visitors.known(name).close()
    return cast("Visit", request).drawer


def _marked(view: Guarded[P], name: str) -> Guarded[P]:
    """Write the guard's name on a view: a test looks that every address has one."""
    view.guard = name  # type: ignore[attr-defined]
    return view


def in_weather_clothes(request: HttpRequest) -> bool:
    """Tell whether what is open is the plain weather diary, in which every other page does not exist."""
    drawer = drawer_of(request)
    return drawer is not None and drawer.clothes is Clothes.WEATHER


def anyone(view: Guarded[P]) -> Guarded[P]:
    """Let everyone in. It only says so: `drawer_of` tells a view whether the diary is open."""
    return _marked(view, "anyone")


def reader(view: Callable[Concatenate[Visit, P], HttpResponseBase]) -> Guarded[P]:
    """Let everyone in but one in weather clothes: for pages that need no vault."""

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if in_weather_clothes(request):
            raise Http404
        return view(cast("Visit", request), *args, **kwargs)

    return _marked(guarded, "reader")


def opened(view: Callable[Concatenate[OpenVisit, P], HttpResponseBase]) -> Guarded[P]:
    """Let in whoever has a drawer open, in either clothes, and hand it over as `request.drawer`."""

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if drawer_of(request) is None:
            return _locked(request)
        return view(cast("OpenVisit", request), *args, **kwargs)

    return _marked(guarded, "opened")


def full(view: Callable[Concatenate[OpenVisit, P], HttpResponseBase]) -> Guarded[P]:
    """Let in only full clothes; in weather clothes there is no such page."""

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if in_weather_clothes(request):
            raise Http404
        if drawer_of(request) is None:
            return _locked(request)
        return view(cast("OpenVisit", request), *args, **kwargs)

    return _marked(guarded, "full")


def _locked(request: HttpRequest) -> HttpResponseBase:
    if request.method != "POST":
        home, name = house.current(), cookie.of(request)
        if request.path in _LEAD_BACK and home.hold_key(name) is not None:
            home.visitors.of(name).to = request.path
        return answers.SeeOther("/")
    if house.current().store is None:  # a window from before it was erased
        return answers.go(request, "/", says=answers.SENTENCES[410], status=401)
    if not answers.hold_words(request):
        return answers.go(request, "/", says=answers.SENTENCES[401], status=401)
    return answers.go(request, "/", says=_TICKED if held.words_of(request).ticks else _WRITTEN, status=401)
