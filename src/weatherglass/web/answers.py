"""How a request is answered: a POST by navigation always by 303, one by our script by 204 or JSON; errors in our words.

A browser writes the body of a POST that is answered by a page into its session file (security_style.md, section 3).
"""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render

from weatherglass.web import cookie, held, house, places

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.http.response import HttpResponseBase

back = places.came_from
SENTENCES = {
    400: "That did not arrive whole. Please try again.",
    401: "The diary has closed, and what you sent was not kept. Please open it again.",
    403: "That came from another page, so nothing was done.",
    404: "There is no such page.",
    405: "That cannot be done here.",
    410: "There is no diary here any more. What you sent was not kept.",
    413: "That is too much at once. Please send it in smaller parts.",
    415: "That cannot be read here.",
    500: "Something went wrong in the program. Nothing was lost that was kept before.",
}


def sentence(status: int) -> str:
    """Say in our words what a status means."""
    return SENTENCES.get(status, SENTENCES[500])


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


def leave_word(request: HttpRequest, response: HttpResponseBase, says: str) -> None:
    """Leave a sentence of ours for the next page of this browser. It is held in memory, under the one cookie."""
    if not says:
        return
    name = response.cookies[cookie.NAME].value if cookie.NAME in response.cookies else cookie.of(request)
    if not name:
        name = cookie.fresh()
        cookie.give(response, name)
    house.current().visitors.of(name).says = says


def page_of(request: HttpRequest, status: int, says: str = "") -> HttpResponse:
    """Give the page for an error, in our words alone: those of the error, or those for its status."""
    return render(request, "error.html", {"sentence": says or sentence(status)}, status=status)


def hold_words(request: HttpRequest) -> bool:
    """Seal the fields of this form to the drawer that its browser had open. False where there was none, or no words."""
    home = house.current()
    return held.keep(home.shelf, home.hold_key(cookie.of(request)), held.words_of(request))
