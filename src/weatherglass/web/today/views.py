"""The pages on which a person writes: today, another day, a vague day, an entry to change."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from weatherglass import help as helplines
from weatherglass import record
from weatherglass.record import drafts, remember
from weatherglass.vault import Clothes
from weatherglass.web import answers, held, house
from weatherglass.web.guards import OpenVisit, full, opened
from weatherglass.web.today import planned, shown, unfinished, writing

if TYPE_CHECKING:
    from django.http import HttpResponse
    from django.http.response import HttpResponseBase

    from weatherglass.record import Entry
    from weatherglass.vault import Drawer

KEPT = "Kept."
KEPT_AWAY = "Kept. It is put away, and not lost."
KEPT_IN_PART = "Kept. How hard it was and who it was belong to something that happened: tap that too, and keep it again."
NOTHING = "Nothing was written, so nothing was kept."
_REFUSED = (writing.NotAForm, writing.NotYet, writing.NoSuchMonth, writing.TooLong, record.NoSuchDay)


@opened
@require_safe
def today(request: OpenVisit) -> HttpResponse:
    """Show five taps for this day, what is written of it already, and yesterday if it is empty."""
    drawer, day = request.drawer, _today(request)
    context = _form_of_day(drawer, day, "today") | shown.offers(drawer, record.settings(drawer))
    context |= {"empty_yesterday": shown.empty_yesterday(drawer, day), "left_over": unfinished.left_over(drawer, day)}
    if drawer.clothes is Clothes.FULL:
        context["planned"] = planned.asked_for(drawer, day)
    context["was_at_words"] = remember.left_lately(drawer, now=house.current().now())
    return _page(request, "today/today.html", context)


@opened
@require_safe
def of_day(request: OpenVisit, day: str) -> HttpResponseBase:
    """Show the same for another day."""
    when = writing.day_of(day)
    if when > _today(request):
        raise writing.NotYet
    if when == _today(request):
        return answers.SeeOther("/today")
    return _page(request, "today/day.html", _form_of_day(request.drawer, when, f"today/{day}"))


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
    """Lead on to the day that was chosen, or ask again."""
    try:
        when = writing.day_of(request.POST.get("day", ""))
    except record.NoSuchDay as refused:
        return answers.go(request, "/today/another", says=str(refused))
    if when > _today(request):
        return answers.go(request, "/today/another", says=str(writing.NotYet()))
    return answers.go(request, f"/today/{when.isoformat()}")


@full
@require_safe
def vague(request: OpenVisit) -> HttpResponse:
    """Show a form for something that has no one day."""
    found, form = unfinished.fields(request.drawer, "today/vague"), writing.blank(None)
    form = writing.of_draft(found, form) if found else form
    return _page(request, "today/vague.html", shown.form(form, "today/vague", drafted=bool(found)))


@opened
@require_safe
def entry(request: OpenVisit, month: str, entry_id: str) -> HttpResponse:
    """Show one entry, to be added to, changed or deleted, with what it said before."""
    kept = record.get(request.drawer, f"days/{month}", entry_id)
    key = f"today/e/{month}/{entry_id}"
    found, form = unfinished.fields(request.drawer, key), writing.of_entry(kept)
    form = writing.of_draft(found, form) if found else form
    context = shown.form(form, key, drafted=bool(found), kept=kept) | shown.entry(request.drawer, kept)
    return _page(request, "today/entry.html", context)


@opened
@require_POST
def keep(request: OpenVisit) -> HttpResponseBase:
    """Keep what was written. "Kept" is said after the commit, and only then."""
    words = held.words_of(request)
    try:
        form = writing.of_fields(words.fields)
        current = shown.current(request.drawer, form)
        made = writing.entry(form, current, now=house.current().now(), today=_today(request))
    except _REFUSED as refused:
        drafts.put(request.drawer, words.key, words.fields)
        return answers.go(request, words.place, says=str(refused))
    if writing.is_empty(made) and current is None:
        if form.words or form.month:
            drafts.put(request.drawer, words.key, words.fields)
        return answers.go(request, words.place, says=NOTHING)
    kept = shown.keep(request.drawer, made, form, words.key, house.current().now())
    return _said_as_kept(request, kept, form, dangerous=writing.newly_dangerous(kept, current, form))


def _said_as_kept(request: OpenVisit, kept: Entry, form: writing.Writing, *, dangerous: bool) -> HttpResponseBase:
    where = f"{writing.month_of(kept.about)}/{kept.id}"
    if dangerous and request.drawer.clothes is Clothes.FULL:
        return answers.go(request, f"/today/kept/{where}")
    said = KEPT_AWAY if shown.is_hidden(request.drawer, kept) else KEPT
    return answers.go(request, f"/today/e/{where}", says=KEPT_IN_PART if writing.left_out(kept, form) else said)


@full
@require_safe
def kept(request: OpenVisit, month: str, entry_id: str) -> HttpResponse:
    """Say, once and gently, that this can be dangerous, and whom to call."""
    found = record.get(request.drawer, f"days/{month}", entry_id)
    settings = record.settings(request.drawer)
    country = settings.country or helplines.country_of_zone(settings.zone)
    advice = helplines.advice((flag.value for flag in found.flags), country, _today(request))
    return _page(request, "today/kept.html", {"entry": found, "month": month, "advice": advice, "country": country})


@opened
@require_POST
def delete(request: OpenVisit) -> HttpResponseBase:
    """Delete an entry with its earlier versions."""
    month, entry_id = request.POST.get("month", ""), request.POST.get("id", "")
    try:
        record.remove(request.drawer, f"days/{month}", entry_id)
    except record.NoSuchEntry as gone:
        return answers.go(request, "/today", says=str(gone))
    drafts.drop(request.drawer, f"today/e/{month}/{entry_id}")
    return answers.go(request, "/today", says="Deleted.")


@opened
@require_POST
def forget(request: OpenVisit) -> HttpResponseBase:
    """Put a draft away."""
    words = held.words_of(request)
    drafts.drop(request.drawer, words.key)
    return answers.go(request, words.place, says="The draft is gone.")


@full
@require_POST
def put_away(request: OpenVisit) -> HttpResponseBase:
    """Do not offer this again."""
    shown.put_away(request.drawer, request.POST.get("offer", ""))
    return answers.go(request, "/today")


def _today(request: OpenVisit) -> date:
    return record.today(house.current().now(), record.settings(request.drawer))


def _form_of_day(drawer: Drawer, day: date, usual: str) -> dict[str, object]:
    key, found = unfinished.of_day(drawer, day, usual)
    form = writing.of_draft(found, writing.blank(day)) if found else writing.blank(day)
    return shown.form(form, key, drafted=bool(found)) | shown.day(drawer, day)


def _page(request: OpenVisit, template: str, context: dict[str, object]) -> HttpResponse:
    return render(request, template, context | {"today": _today(request)})
