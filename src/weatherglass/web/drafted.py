"""Forms whose words are kept as they are typed: what stands unfinished in one, and forgetting it once it is kept."""

from __future__ import annotations

from contextlib import suppress
from functools import wraps
from typing import TYPE_CHECKING, ParamSpec

from weatherglass.record import drafts
from weatherglass.vault import NotSaved, VaultFull
from weatherglass.web import answers, cookie, guards, held, house, places

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, QueryDict
    from django.http.response import HttpResponseBase

    from weatherglass.vault import Drawer
    from weatherglass.web.guards import Guarded

P = ParamSpec("P")


def named(name: Callable[[QueryDict], str]) -> Callable[[Guarded[P]], Guarded[P]]:
    """Name the draft of a form that is posted: words that cannot be kept now wait under it, where the form looks for them.

    It stands outside of the guard, which holds the words of a form that comes while the diary is locked.
    """

    def wrap(view: Guarded[P]) -> Guarded[P]:
        @wraps(view)
        def with_name(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            if request.method == "POST" and not guards.in_weather_clothes(request):
                posted = request.POST.copy()
                posted["draft"] = name(posted)
                request.POST = posted  # type: ignore[assignment]  # it is as good when it can be changed
            return view(request, *args, **kwargs)

        return with_name

    return wrap


def wait(request: HttpRequest, place: str, *, says: str, status: int) -> HttpResponseBase:
    """Answer a form that was not kept: lead back to it, say why, and let its words wait there."""
    answers.hold_words(request)
    stay(request)
    return answers.go(request, place, says=says, status=status)


def put_by(request: HttpRequest, key: str, fields: dict[str, str]) -> None:
    """Let the words of a form that was not kept wait under a name: of one that comes with a file `wait` reads none."""
    home = house.current()
    held.keep(home.shelf, home.hold_key(cookie.of(request)), held.Words(key, places.came_from(request), fields))
    stay(request)


def stay(request: HttpRequest) -> None:
    """Let words that wait for this form wait on. `rule`, which reads this, else forgets them."""
    request.failed = True  # type: ignore[attr-defined]  # as above


def fields(drawer: Drawer, key: str) -> dict[str, str] | None:
    """Give what stands unfinished in a form: words that could not be kept and wait in memory, else its draft, else None."""
    return held.draft(house.current().shelf, drawer, key)


def begun(drawer: Drawer, prefix: str) -> dict[str, dict[str, str]]:
    """Give what stands unfinished in all forms whose drafts' names begin so."""
    return held.begun(house.current().shelf, drawer, prefix)


def done(drawer: Drawer, key: str) -> None:
    """Forget what stood unfinished in a form that is kept now. Where that cannot be written it stays: the form is kept."""
    if drafts.get(drawer, key) is not None:
        with suppress(NotSaved, VaultFull):
            drafts.drop(drawer, key)
    held.done(house.current().shelf, drawer, key)
