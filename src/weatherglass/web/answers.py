"""How a request is answered: a POST by navigation always by 303, one by our script by 204 or JSON; errors in our words.

A browser writes the body of a POST that is answered by a page into its session file (security_style.md, section 3).
"""

from __future__ import annotations

import logging
from http import HTTPStatus
from typing import TYPE_CHECKING

from django.core.exceptions import BadRequest, PermissionDenied, RequestDataTooBig, SuspiciousOperation
from django.http import Http404, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render

from weatherglass.record import NoSuchArchive, NoSuchDay, NoSuchEntry
from weatherglass.vault import NoSuchFile
from weatherglass.web import cookie, held, house, places

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest
    from django.http.response import HttpResponseBase

_log = logging.getLogger("weatherglass.web")
_READS = frozenset({"GET", "HEAD"})
# What an address can ask for and a diary does not hold: a day that never was, an entry deleted in another window.
_NOT_HERE = (NoSuchArchive, NoSuchDay, NoSuchEntry, NoSuchFile)
back = places.came_from
SENTENCES = {
    400: "That did not arrive whole. Please try again.",
    401: "The diary has closed. Please open it again.",
    403: "That came from another page, so nothing was done.",
    404: "There is no such page.",
    405: "That cannot be done here.",
    413: "That is too much at once. Please send it in smaller parts.",
    415: "That cannot be read here.",
    500: "Something went wrong in the program. Nothing was lost that was kept before.",
}


class SeeOther(HttpResponseRedirect):
    """A redirect after which the browser asks by GET and forgets what it posted."""

    status_code = HTTPStatus.SEE_OTHER


def by_script(request: HttpRequest) -> bool:
    """Tell a request by our script (or a beacon) from a navigation; only a navigation is written into a session file."""
    mode = request.headers.get("Sec-Fetch-Mode", "navigate")
    return request.headers.get("X-Ink") == "1" or mode != "navigate"


def go(request: HttpRequest, place: str, *, says: str = "", status: int = 0) -> HttpResponseBase:
    """Answer a POST: lead a navigation on to `place` by 303, with a sentence for that page.

    Our script gets 204, or JSON `{"say": ...}` where there is a sentence or a `status` that is no success. It stays on its
    page, where the words still stand; only with 401 (locked) it is told where to go: `{"say": ..., "to": ...}`.
    """
    if by_script(request):
        if not says and not status:
            return HttpResponse(status=HTTPStatus.NO_CONTENT)
        where = {"to": place} if status == HTTPStatus.UNAUTHORIZED else {}
        return JsonResponse({"say": says, **where}, status=status or HTTPStatus.OK)
    response = SeeOther(place)
    leave_word(request, response, says)
    return response


def part(html: str, *, says: str = "") -> JsonResponse:
    """Answer our script with a piece of a page to put in place of the old one."""
    return JsonResponse({"say": says, "html": html})


def leave_word(request: HttpRequest, response: HttpResponseBase, says: str) -> None:
    """Leave a sentence of ours for the next page of this browser. It is held in memory, under the one cookie."""
    if not says:
        return
    name = response.cookies[cookie.NAME].value if cookie.NAME in response.cookies else cookie.of(request)
    if not name:
        name = cookie.fresh()
        cookie.give(response, name)
    house.current().visitors.of(name).says = says


def page_of(request: HttpRequest, status: int, sentence: str = "") -> HttpResponse:
    """Give the page for an error, in our words alone: those of the error, or those for its status."""
    words = {"sentence": sentence or SENTENCES.get(status, SENTENCES[500])}
    return render(request, "error.html", words, status=status)


class Answers:
    """Middleware that sees to the rule above for every view, also for one that forgets it or fails."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._next = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Pass on, then put the answer right."""
        response = self._next(request)
        if request.method in _READS:
            return _page_for(request, response)
        drawer = getattr(request, "drawer", None)
        if drawer is not None and response.status_code < HTTPStatus.BAD_REQUEST and not hasattr(request, "failed"):
            held.done(house.current().shelf, drawer, held.key_of(request))
        return _by_rule(request, response)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponseBase | None:
        """Answer a failure of a view. Those that stand for a status (404, 413) are answered as that status."""
        status = _status_of(error)
        if status == HTTPStatus.NOT_FOUND:
            return None
        if status == HTTPStatus.INTERNAL_SERVER_ERROR and not _ours(error):
            _log.error("a page failed", exc_info=error)
        if request.method in _READS:
            return page_of(request, 404 if isinstance(error, _NOT_HERE) else status, str(error) if _ours(error) else "")
        return _not_done(request, error, status)


def _not_done(request: HttpRequest, error: Exception, status: int) -> HttpResponseBase:
    """Keep the words of a form that could not be dealt with, and say what happened."""
    request.failed = True  # type: ignore[attr-defined]  # read by `Answers`
    sentence = str(error) if _ours(error) else SENTENCES[status]
    if status == HTTPStatus.INTERNAL_SERVER_ERROR and hold_words(request):
        sentence += " Your words wait here until this program is closed."
    return go(request, places.came_from(request), says=sentence, status=status)


def hold_words(request: HttpRequest) -> bool:
    """Seal the fields of this form to the drawer that its browser had open. False where there was none, or no words."""
    home = house.current()
    return held.keep(home.shelf, home.hold_key(cookie.of(request)), held.words_of(request))


def _ours(error: Exception) -> bool:
    """Tell an error of ours, which carries the sentence that a person will read, from one that only a log may see."""
    return type(error).__module__.startswith("weatherglass.")


def _status_of(error: Exception) -> int:
    for kind, status in (
        (Http404, 404),
        (PermissionDenied, 403),
        (RequestDataTooBig, 413),
        (SuspiciousOperation, 400),
        (BadRequest, 400),
    ):
        if isinstance(error, kind):
            return status
    return 500


def _by_rule(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    """Turn whatever answers a POST into what may answer one."""
    status = response.status_code
    if status == HTTPStatus.SEE_OTHER or (by_script(request) and _is_script_answer(response)):
        return response
    if getattr(response, "refused", False):
        # Nothing of this request is believed, so nothing is remembered of it either.
        return JsonResponse({"say": SENTENCES[status]}, status=status) if by_script(request) else SeeOther("/")
    if status < HTTPStatus.BAD_REQUEST:
        _log.error("a form was answered by a page")
        status = 500
    return go(request, places.came_from(request), says=SENTENCES.get(status, SENTENCES[500]), status=status)


def _is_script_answer(response: HttpResponseBase) -> bool:
    return response.status_code == HTTPStatus.NO_CONTENT or response.headers.get("Content-Type", "") == "application/json"


def _page_for(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    """Put our page in the place of an error's empty one. A refused request gets the sentence alone."""
    status = response.status_code
    if getattr(response, "refused", False):
        return HttpResponse(SENTENCES[status], status=status, content_type="text/plain; charset=utf-8")
    bare = status >= HTTPStatus.BAD_REQUEST and isinstance(response, HttpResponse) and not response.content
    return page_of(request, status) if bare else response
