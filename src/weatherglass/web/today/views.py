"""The pages on which a person writes: today, another day, a vague day, an entry to change."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from weatherglass import help as helplines
from weatherglass import record
from weatherglass.record import drafts
from weatherglass.vault import Clothes
from weatherglass.web import answers, held, house
from weatherglass.web.guards import OpenVisit, full, opened
from weatherglass.web.today import shown, writing

if TYPE_CHECKING:
    from django.http import HttpResponse
    from django.http.response import HttpResponseBase

KEPT = "Kept."
NOTHING = "Nothing was written, so nothing was kept."


@opened
@require_safe
def today(request: OpenVisit) -> HttpResponse:
    """Show five taps for this day, what is written of it already, and yesterday if it is empty."""
    settings = record.settings(request.drawer)
    day = record.today(house.current().now(), settings)
    found = drafts.get(request.drawer, "today")
    form = writing.of_fields(found) if found else writing.blank(day)
    context = (
        shown.form(form, "today", drafted=bool(found)) | shown.day(request.drawer, day) | shown.offers(request.drawer, settings)
    )
    return _page(request, "today/today.html", context | {"empty_yesterday": shown.empty_yesterday(request.drawer, day)})


@opened
@require_safe
def of_day(request: OpenVisit, day: str) -> HttpResponseBase:
    """Show the same for another day."""
    when = record.day(day)
    if when > _today(request):
        raise writing.NotYet
    if when == _today(request):
        return answers.SeeOther("/today")
    found = drafts.get(request.drawer, f"today/{day}")
    form = writing.of_fields(found) if found else writing.blank(when)
    context = shown.form(form, f"today/{day}", drafted=bool(found)) | shown.day(request.drawer, when)
    return _page(request, "today/day.html", context)


@opened
@require_safe
def another(request: OpenVisit) -> HttpResponse:
    """Ask which day."""
    latest = _today(request)
    recent = [latest - timedelta(days=back) for back in range(1, 8)]
    return _page(request, "today/another.html", {"latest": latest, "recent": recent})


@opened
@require_POST
def choose(request: OpenVisit) -> HttpResponseBase:
    """Lead on to the day that was chosen."""
    return answers.go(request, f"/today/{record.day(request.POST.get('day', '')).isoformat()}")


@full
@require_safe
def vague(request: OpenVisit) -> HttpResponse:
    """Show a form for something that has no one day."""
    found = drafts.get(request.drawer, "today/vague")
    form = writing.of_fields(found) if found else writing.blank(None)
    return _page(request, "today/vague.html", shown.form(form, "today/vague", drafted=bool(found)))


@opened
@require_safe
def entry(request: OpenVisit, month: str, entry_id: str) -> HttpResponse:
    """Show one entry, to be added to, changed or deleted, with what it said before."""
    kept = record.get(request.drawer, f"days/{month}", entry_id)
    key = f"today/e/{month}/{entry_id}"
    found = drafts.get(request.drawer, key)
    form = writing.of_fields(found) if found else writing.of_entry(kept)
    return _page(
        request, "today/entry.html", shown.form(form, key, drafted=bool(found), kept=kept) | shown.entry(request.drawer, kept)
    )


@opened
@require_POST
def keep(request: OpenVisit) -> HttpResponseBase:
    """Keep what was written. "Kept" is said after the commit, and only then."""
    words = held.words_of(request)
    form = writing.of_fields(words.fields)
    current = shown.current(request.drawer, form)
    try:
        made = writing.entry(form, current, now=house.current().now(), today=_today(request))
    except (writing.NotYet, writing.TooLong, record.NoSuchDay) as refused:
        drafts.put(request.drawer, words.key, words.fields)
        return answers.go(request, f"/{words.key}", says=str(refused))
    if writing.is_empty(made) and current is None:
        return answers.go(request, answers.back(request), says=NOTHING)
    kept = shown.keep(request.drawer, made, form, words.key, house.current().now())
    where = f"{writing.month_of(kept.about)}/{kept.id}"
    if writing.newly_dangerous(kept, current) and request.drawer.clothes is Clothes.FULL:
        return answers.go(request, f"/today/kept/{where}")
    return answers.go(request, f"/today/e/{where}", says=KEPT)


@full
@require_safe
def kept(request: OpenVisit, month: str, entry_id: str) -> HttpResponse:
    """Say, once and gently, that this can be dangerous, and whom to call."""
    found = record.get(request.drawer, f"days/{month}", entry_id)
    settings = record.settings(request.drawer)
    country = settings.country or None
    advice = helplines.advice((flag.value for flag in found.flags), country, _today(request))
    return _page(request, "today/kept.html", {"entry": found, "advice": advice, "country": country})


@opened
@require_POST
def delete(request: OpenVisit) -> HttpResponseBase:
    """Delete an entry with its earlier versions."""
    month, entry_id = request.POST.get("month", ""), request.POST.get("id", "")
    record.remove(request.drawer, f"days/{month}", entry_id)
    drafts.drop(request.drawer, f"today/e/{month}/{entry_id}")
    return answers.go(request, "/today", says="Deleted.")


@opened
@require_POST
def forget(request: OpenVisit) -> HttpResponseBase:
    """Put a draft away."""
    drafts.drop(request.drawer, request.POST.get("form", ""))
    return answers.go(request, answers.back(request), says="The draft is gone.")


@full
@require_POST
def put_away(request: OpenVisit) -> HttpResponseBase:
    """Do not offer this again."""
    shown.put_away(request.drawer, request.POST.get("offer", ""))
    return answers.go(request, "/today")


def _today(request: OpenVisit) -> date:
    return record.today(house.current().now(), record.settings(request.drawer))


def _page(request: OpenVisit, template: str, context: dict[str, object]) -> HttpResponse:
    return render(request, template, context | {"today": _today(request)})
