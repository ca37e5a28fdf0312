"""The rule of `answers`, kept for every address: no page answers a POST, and a failure says our words alone."""

from __future__ import annotations

import logging
from http import HTTPStatus
from typing import TYPE_CHECKING

from django.core.exceptions import BadRequest, PermissionDenied, RequestDataTooBig, SuspiciousOperation
from django.http import Http404, HttpResponse, JsonResponse

from weatherglass.record import NoSuchArchive, NoSuchDay, NoSuchEntry
from weatherglass.vault import NoSuchFile
from weatherglass.web import answers, held, house, places

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest
    from django.http.response import HttpResponseBase

_log = logging.getLogger("weatherglass.web")
_READS = frozenset({"GET", "HEAD"})
# What an address can ask for and a diary does not hold: a day that never was, an entry deleted in another window.
_NOT_HERE = (NoSuchArchive, NoSuchDay, NoSuchEntry, NoSuchFile)


class Rule:
    """Middleware that answers for every view, also for one that forgets the rule of `answers` or fails."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._next = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Tidy, pass on, then put the answer right."""
        house.current().tidy()
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
            return answers.page_of(request, 404 if isinstance(error, _NOT_HERE) else status, str(error) if _ours(error) else "")
        return _not_done(request, error, status)


def _not_done(request: HttpRequest, error: Exception, status: int) -> HttpResponseBase:
    """Keep the words of a form that could not be dealt with, and say what happened."""
    request.failed = True  # type: ignore[attr-defined]  # read by `Rule`
    sentence = str(error) if _ours(error) else answers.sentence(status)
    if status == HTTPStatus.INTERNAL_SERVER_ERROR and answers.hold_words(request):
        sentence += " Your words wait here until this program is closed."
    return answers.go(request, places.came_from(request), says=sentence, status=status)


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
    if status == HTTPStatus.SEE_OTHER or (answers.by_script(request) and _is_script_answer(response)):
        return response
    if getattr(response, "refused", False):
        # Nothing of this request is believed, so nothing is remembered of it either.
        return (
            JsonResponse({"say": answers.sentence(status)}, status=status)
            if answers.by_script(request)
            else answers.SeeOther("/")
        )
    if status < HTTPStatus.BAD_REQUEST:
        _log.error("a form was answered by a page")
        status = 500
    return answers.go(request, places.came_from(request), says=answers.sentence(status), status=status)


def _is_script_answer(response: HttpResponseBase) -> bool:
    return response.status_code == HTTPStatus.NO_CONTENT or response.headers.get("Content-Type", "") == "application/json"


def _page_for(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    """Put our page in the place of an error's empty one. A refused request gets the sentence alone."""
    status = response.status_code
    if getattr(response, "refused", False):
        return HttpResponse(answers.sentence(status), status=status, content_type="text/plain; charset=utf-8")
    bare = status >= HTTPStatus.BAD_REQUEST and isinstance(response, HttpResponse) and not response.content
    return answers.page_of(request, status) if bare and not answers.by_script(request) else response
