"""A month in your words; putting one entry or all old storms away, and bringing them back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from weatherglass import record
from weatherglass.record import away
from weatherglass.web import answers, house
from weatherglass.web.guards import OpenVisit, full
from weatherglass.web.moon import pages

if TYPE_CHECKING:
    from datetime import date

    from django.http.response import HttpResponseBase


@full
@require_safe
def moon(request: OpenVisit) -> HttpResponseBase:
    """Show the last 30 days."""
    return render(request, "moon/moon.html", pages.last_days(request.drawer, _today(request)))


@full
@require_safe
def month(request: OpenVisit, month: str) -> HttpResponseBase:
    """Show a month that has begun."""
    first, today = _first(month), _today(request)
    if first is None or first > today:
        raise Http404
    return render(request, "moon/moon.html", pages.month(request.drawer, first, today))


@full
@require_safe
def shelf(request: OpenVisit) -> HttpResponseBase:
    """Show what is put away, in numbers, and ask which storms to put away."""
    return render(request, "moon/away.html", pages.shelf(request.drawer, _today(request)))


@full
@require_POST
def put_one(request: OpenVisit) -> HttpResponseBase:
    """Put an entry away that is there, and lead back to the page it was on."""
    try:
        entry = record.get(request.drawer, f"days/{request.POST.get('month', '')}", request.POST.get("id", ""))
    except record.NoSuchEntry as gone:
        return answers.go(request, answers.back(request), says=str(gone))
    away.put_away(request.drawer, entry.id)
    return answers.go(request, answers.back(request), says="Put away. It is not lost.")


@full
@require_POST
def bring_one(request: OpenVisit) -> HttpResponseBase:
    """Bring an entry back."""
    try:
        entry = record.get(request.drawer, f"days/{request.POST.get('month', '')}", request.POST.get("id", ""))
    except record.NoSuchEntry as gone:
        return answers.go(request, answers.back(request), says=str(gone))
    away.bring_back(request.drawer, entry.id)
    return answers.go(request, answers.back(request), says="It is back.")


@full
@require_POST
def put_old(request: OpenVisit) -> HttpResponseBase:
    """Put away every storm before a month."""
    before = _first(request.POST.get("month", ""))
    if before is None or before > _today(request):
        return answers.go(request, "/moon/away", says="Choose a month first.")
    away.put_away(request.drawer, before=before)
    return answers.go(request, "/moon/away", says="Put away. Nothing is lost.")


@full
@require_POST
def bring_all(request: OpenVisit) -> HttpResponseBase:
    """Bring everything back."""
    away.bring_all_back(request.drawer)
    return answers.go(request, "/moon/away", says="Everything is back.")


def _today(request: OpenVisit) -> date:
    return record.today(house.current().now(), record.settings(request.drawer))


def _first(month: str) -> date | None:
    try:
        return record.day(f"{month}-01")
    except record.NoSuchDay:
        return None
