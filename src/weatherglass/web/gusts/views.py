"""Orders and their breaches as a log, and days to know beforehand."""

from __future__ import annotations

import re
from math import ceil
from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from weatherglass import record
from weatherglass.record import orders as log
from weatherglass.vault import NotSaved, VaultFull
from weatherglass.web import answers, drafted, held, house, static_files
from weatherglass.web.converters import Id
from weatherglass.web.guards import OpenVisit, full
from weatherglass.web.gusts import form

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from django.http.response import HttpResponseBase

ON_A_PAGE = 30
NO_DAY = "That day is not in the calendar. The rest is kept; please look at the day again."
NO_WORDS = "There are no words yet."
NO_HARD_DAY = "A hard day needs a day of the calendar. Your words are still in the form."


@full
@require_safe
def gusts(request: OpenVisit, number: int = 1) -> HttpResponseBase:
    """Show orders, the log so many to a page, and hard days, each with its form; what was begun in one stands in it."""
    found, today = log.orders(request.drawer), _today(request)
    pages = max(1, ceil(len(found.log) / ON_A_PAGE))
    if not 1 <= number <= pages:
        raise Http404
    here = found.log[(number - 1) * ON_A_PAGE : number * ON_A_PAGE]
    names = {one.id: one.says or one.by for one in found.orders}

    def typed(name: str, one: log.Order | log.Breach | log.HardDay | None) -> dict[str, str]:
        key = _key(name, {"id": one.id if one else ""})
        return form.fields(one) | (drafted.fields(request.drawer, key) or {}) | {"draft": key}

    page = {
        "orders": [(one, typed("order", one)) for one in found.orders],
        "log": [(one, names.get(one.order, ""), typed("breach", one)) for one in here],
        "days": sorted(((one, one.next(today), typed("day", one)) for one in found.days), key=lambda row: row[1]),
        "fresh": {name: typed(name, None) for name in ("order", "breach", "day")},
        "begun": {name: drafted.fields(request.drawer, f"gusts/{name}") is not None for name in ("order", "breach", "day")},
        "names": names,
        "number": number,
        "pages": pages,
        "today": today,
        "sheet": static_files.address("plan.css"),
    }
    return render(request, "gusts/gusts.html", page)


@drafted.named(lambda posted: _key("order", posted))
@full
@require_POST
def order(request: OpenVisit) -> HttpResponseBase:
    """Keep an order, change it, or take it out."""
    fields = _fields(request)
    new = form.order(fields)
    known = {one.id: one for one in log.orders(request.drawer).orders}.get(new.id)
    new = form.with_days_of(known, new, fields, "start", "until")
    if not (new.says or new.by) and "out" not in fields:
        return drafted.wait(request, "/gusts", says=NO_WORDS, status=400)
    says = NO_DAY if form.wrong(fields, "start", "until") else ""
    new = form.once(new, log.orders(request.drawer).orders)
    return _kept(request, fields, lambda: log.keep_order(request.drawer, new), says)


@drafted.named(lambda posted: _key("breach", posted))
@full
@require_POST
def breach(request: OpenVisit) -> HttpResponseBase:
    """Keep something done against an order, change it, or take it out."""
    fields = _fields(request)
    new = form.breach(fields)
    known = {one.id: one for one in log.orders(request.drawer).breaches}.get(new.id)
    new = form.with_days_of(known, new, fields, "when")
    if not new.words and "out" not in fields:
        return drafted.wait(request, "/gusts", says=NO_WORDS, status=400)
    now = house.current().now()
    says = NO_DAY if form.wrong(fields, "when") else ""
    return _kept(request, fields, lambda: log.keep_breach(request.drawer, new, now=now), says)


@drafted.named(lambda posted: _key("day", posted))
@full
@require_POST
def day(request: OpenVisit) -> HttpResponseBase:
    """Keep a hard day, change it, or take it out."""
    fields = _fields(request)
    when = form.day(fields, "day")
    if "out" not in fields and (when is None or not fields.get("words")):
        return drafted.wait(request, "/gusts", says=NO_HARD_DAY if when is None else NO_WORDS, status=400)
    new = form.once(form.hard_day(fields, when or _today(request)), log.orders(request.drawer).days)
    return _kept(request, fields, lambda: log.keep_day(request.drawer, new), "")


def _kept(request: OpenVisit, fields: Mapping[str, str], work: Callable[[], None], says: str) -> HttpResponseBase:
    try:
        work()
        drafted.done(request.drawer, held.key_of(request))
    except (NotSaved, VaultFull) as error:
        return drafted.wait(request, "/gusts", says=str(error), status=507)
    return answers.go(request, "/gusts", says=says or ("Taken out." if "out" in fields else "Kept."))


def _key(name: str, said: Mapping[str, str]) -> str:
    """Name the draft of a form: of a new one its kind, of one that is kept its id too."""
    which = said.get("id", "")
    return f"gusts/{name}/{which}" if re.fullmatch(Id.regex, which) else f"gusts/{name}"


def _fields(request: OpenVisit) -> Mapping[str, str]:
    return {name: said.strip() for name, said in held.words_of(request).fields.items()}


def _today(request: OpenVisit) -> date:
    return record.today(house.current().now(), record.settings(request.drawer))
