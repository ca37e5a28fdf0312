"""Remember: reasons and people, then the chosen words one at a time. The place is kept in the vault, and outlives a lock."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from weatherglass import record
from weatherglass.record import remember
from weatherglass.web import answers, house
from weatherglass.web.guards import OpenVisit, full

if TYPE_CHECKING:
    from django.http.response import HttpResponseBase


@full
@require_safe
def lee(request: OpenVisit) -> HttpResponseBase:
    """Show reasons and people; nothing hard."""
    from weatherglass.web.lee import pages  # noqa: PLC0415  # no start is to wait for what it brings

    return render(request, "lee/lee.html", pages.first(request.drawer))


@full
@require_safe
def words(request: OpenVisit, number: int) -> HttpResponseBase:
    """Show one of the chosen words."""
    from weatherglass.web.lee import pages  # noqa: PLC0415  # no start is to wait for what it brings

    today = record.today(house.current().now(), record.settings(request.drawer))
    page = pages.words(request.drawer, number, today)
    if page is None:
        raise Http404
    return render(request, "lee/words.html", page)


@full
@require_POST
def step(request: OpenVisit) -> HttpResponseBase:
    """Go to one of the chosen words and keep that place; to 0, back to the reasons."""
    asked = request.POST.get("number", "")
    number = int(asked) if asked.isdecimal() and len(asked) < len("10000") else 0
    remember.stand(request.drawer, number, now=house.current().now())
    if number:
        return answers.go(request, f"/lee/{number}")
    return answers.go(request, "/today" if "away" in request.POST else "/lee")


@full
@require_POST
def reason(request: OpenVisit) -> HttpResponseBase:
    """Keep a reason, change it, or take it out."""
    text, which = request.POST.get("text", ""), _which(request)
    taken = "out" in request.POST
    if not which and not text.strip():
        return answers.go(request, "/lee", says="There are no words yet.")
    remember.keep_reason(request.drawer, "" if taken else text, which)
    return answers.go(request, "/lee", says="Taken out." if taken or not text.strip() else "Kept.")


@full
@require_POST
def person(request: OpenVisit) -> HttpResponseBase:
    """Keep someone to reach, change them, or take them out."""
    name, number, note = (request.POST.get(part, "") for part in ("name", "number", "note"))
    taken = "out" in request.POST or not (name.strip() or number.strip())
    if taken and not _which(request):
        return answers.go(request, "/lee", says="There is no name or number yet.")
    parts = ("", "", "") if taken else (name, number, note)
    remember.keep_person(request.drawer, *parts, person_id=_which(request))
    return answers.go(request, "/lee", says="Taken out." if taken else "Kept.")


@full
@require_safe
def choose(request: OpenVisit, year: str = "") -> HttpResponseBase:
    """Show the hard days and promises of a year, to choose words from."""
    from weatherglass.web.lee import pages  # noqa: PLC0415  # no start is to wait for what it brings

    today = record.today(house.current().now(), record.settings(request.drawer))
    return render(request, "lee/choose.html", pages.hard_days(request.drawer, int(year) if year else today.year))


@full
@require_POST
def chosen(request: OpenVisit) -> HttpResponseBase:
    """Choose the words of an entry, or let them go."""
    document, which = f"days/{request.POST.get('month', '')}", _which(request)
    if "out" in request.POST:
        remember.let_go(request.drawer, which)
        return answers.go(request, answers.back(request), says="Taken out of Remember.")
    try:
        entry = record.get(request.drawer, document, which)
    except record.NoSuchEntry as gone:
        return answers.go(request, answers.back(request), says=str(gone))
    remember.choose(request.drawer, entry.about.document, entry.id)
    return answers.go(request, answers.back(request), says="Kept for Remember.")


def _which(request: OpenVisit) -> str:
    return request.POST.get("id", "")
