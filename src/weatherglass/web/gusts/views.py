"""Orders and their breaches as a log, and days to know beforehand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from weatherglass import record
from weatherglass.record import orders as log
from weatherglass.vault import NotSaved, VaultFull
from weatherglass.web import answers, drafted, held, house, static_files
from weatherglass.web.guards import OpenVisit, full

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from django.http.response import HttpResponseBase

NO_DAY = "That day is not in the calendar. The rest is kept; please look at the day again."
NO_WORDS = "There are no words yet."
DAYS = frozenset({"start", "until", "when", "day"})
"""Fields of the forms that hold a day."""
NO_HARD_DAY = "A hard day needs a day of the calendar. Your words are still in the form."


@full
@require_safe
def gusts(request: OpenVisit) -> HttpResponseBase:
    """Show orders, the log, and hard days."""
    found = log.orders(request.drawer)
    today = record.today(house.current().now(), record.settings(request.drawer))
    names = {one.id: one.says or one.by for one in found.orders}
    page = {
        "orders": found.orders,
        "log": [(one, names.get(one.order, "")) for one in found.log],
        "days": sorted(((one, one.next(today)) for one in found.days), key=lambda pair: pair[1]),
        "drafts": {name: _typed(request, name) for name in ("order", "breach", "day")},
        "today": today,
        "sheet": static_files.address("plan.css"),
    }
    return render(request, "gusts/gusts.html", page)


@full
@require_POST
def order(request: OpenVisit) -> HttpResponseBase:
    """Keep an order, change it, or take it out."""
    fields = _fields(request)
    start, until = _day(fields.get("start", "")), _day(fields.get("until", ""))
    new = log.Order(id=fields.get("id", ""), says=fields.get("says", ""), by=fields.get("by", ""), start=start, until=until)
    if "out" in fields:
        new = log.Order(id=new.id)
    elif not (new.says or new.by):
        return _no_words(request, new.id)
    wrong = (fields.get("start") and not start) or (fields.get("until") and not until)
    return _kept(request, "order", lambda: log.keep_order(request.drawer, new), NO_DAY if wrong else "", "out" in fields)


@full
@require_POST
def breach(request: OpenVisit) -> HttpResponseBase:
    """Keep something done against an order, change it, or take it out."""
    fields = _fields(request)
    when = _day(fields.get("when", ""))
    new = log.Breach(
        id=fields.get("id", ""),
        order=fields.get("order", ""),
        when=when,
        words="" if "out" in fields else fields.get("words", ""),
        saw=fields.get("saw", ""),
        told=fields.get("told", ""),
    )
    if not new.words and "out" not in fields:
        return _no_words(request, new.id)
    now = house.current().now()
    says = NO_DAY if fields.get("when") and not when else ""
    return _kept(request, "breach", lambda: log.keep_breach(request.drawer, new, now=now), says, "out" in fields)


@full
@require_POST
def day(request: OpenVisit) -> HttpResponseBase:
    """Keep a hard day, change it, or take it out."""
    fields = _fields(request)
    when = _day(fields.get("day", ""))
    taken = "out" in fields
    if not taken and (when is None or not fields.get("words")):
        return drafted.wait(request, "/gusts", says=NO_HARD_DAY if when is None else NO_WORDS, status=400)
    today = record.today(house.current().now(), record.settings(request.drawer))
    new = log.HardDay(
        id=fields.get("id", ""),
        day=when or today,
        words="" if taken else fields["words"],
        yearly="yearly" in fields,
        show="show" in fields,
    )
    return _kept(request, "day", lambda: log.keep_day(request.drawer, new), "", taken)


def _no_words(request: OpenVisit, which: str) -> HttpResponseBase:
    """Say that there are no words. What else was written waits in the form; of one that is kept, it stays as it was."""
    if which:
        return answers.go(request, "/gusts", says=NO_WORDS, status=400)
    return drafted.wait(request, "/gusts", says=NO_WORDS, status=400)


def _kept(request: OpenVisit, name: str, work: Callable[[], None], says: str, taken: bool) -> HttpResponseBase:  # noqa: FBT001
    try:
        work()
        _done(request, f"gusts/{name}")
    except (NotSaved, VaultFull) as error:
        return drafted.wait(request, "/gusts", says=str(error), status=507)
    return answers.go(request, "/gusts", says=says or ("Taken out." if taken else "Kept."))


def _fields(request: OpenVisit) -> Mapping[str, str]:
    return {name: said.strip() for name, said in held.words_of(request).fields.items()}


def _done(request: OpenVisit, key: str) -> None:
    """Forget what stood unfinished, but for a new one while another is changed. Raises NotSaved."""
    which, typed = _fields(request).get("id", ""), drafted.fields(request.drawer, key) or {}
    if which in {"", typed.get("id", "")}:
        drafted.done(request.drawer, key)
    else:
        drafted.stay(request)


def _typed(request: OpenVisit, name: str) -> dict[str, str | date | None]:
    """Give what stands unfinished in a form, its days as days."""
    typed = drafted.fields(request.drawer, f"gusts/{name}") or {}
    return {field: _day(said) if field in DAYS else said for field, said in typed.items()}


def _day(text: str) -> date | None:
    try:
        return record.day(text)
    except record.NoSuchDay:
        return None
