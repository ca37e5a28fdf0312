"""The pages of the plan."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from weatherglass import plan as library
from weatherglass import record
from weatherglass.record import plans
from weatherglass.vault import NotSaved, VaultFull
from weatherglass.web import answers, calling, drafted, held, house
from weatherglass.web.forecast import facts, form, listed, pages
from weatherglass.web.guards import OpenVisit, full
from weatherglass.web.heeding import heeding

if TYPE_CHECKING:
    from datetime import date

    from django.http import QueryDict
    from django.http.response import HttpResponseBase

NO_DAY = "That day is not in the calendar. Please look at the day again."
PAST = "That day is over. Please choose one that is still to come."
WEEKS = {"two": 14, "four": 28, "twelve": 84}


@full
@require_safe
@heeding
def forecast(request: OpenVisit) -> HttpResponseBase:
    """Show the plan: its sections, what there is to do, when to look at it again."""
    page = pages.home(plans.plan(request.drawer), _today(request))
    return render(request, "forecast/forecast.html", page | {"call": calling.call(request)})


@full
@require_safe
@heeding
def life(request: OpenVisit, number: int) -> HttpResponseBase:
    """Ask a few things about a life."""
    page = pages.life(request.drawer, plans.plan(request.drawer), number)
    if page is None:
        raise Http404
    return render(request, "forecast/life.html", page)


@drafted.named(lambda posted: f"{pages.LIFE}{_step(posted)}" if _step(posted) else "")
@full
@require_POST
@heeding
def lived(request: OpenVisit) -> HttpResponseBase:
    """Keep what was ticked, and go on to the next few things."""
    steps, number = library.steps(), _step(request.POST)
    if not number:
        return answers.go(request, "/forecast", says=answers.sentence(400), status=400)
    fields = held.words_of(request).fields
    try:
        now = plans.plan(request.drawer).life
        plans.set_life(request.drawer, facts.answered(now, steps[number - 1], fields))
        drafted.done(request.drawer, f"{pages.LIFE}{number}")
    except (NotSaved, VaultFull) as error:
        return drafted.wait(request, f"/forecast/life/{number}", says=str(error), status=507)
    return answers.go(request, "/forecast" if number == len(steps) else f"/forecast/life/{number + 1}")


@full
@require_safe
@heeding
def part(request: OpenVisit, leaf: int) -> HttpResponseBase:
    """Show a section, to keep, change or strike what is in it."""
    section = _section(leaf)
    page = pages.part(request.drawer, plans.plan(request.drawer), section)
    return render(
        request, "forecast/part.html", page | {"call": calling.call(request, section.calls) if section.danger else None}
    )


@drafted.named(lambda posted: f"forecast/{posted.get('leaf', '')}")
@full
@require_POST
@heeding
def keep(request: OpenVisit) -> HttpResponseBase:
    """Keep what a section's form says, and lead on to the next."""
    asked = request.POST.get("leaf", "")
    section = _section(int(asked) if asked.isdecimal() and len(asked) < len("1000") else 0)
    fields = held.words_of(request).fields
    try:
        said = form.read(section, plans.plan(request.drawer), fields)
        now = house.current().now()
        found = plans.keep_section(request.drawer, section.id, said.lines, struck=said.struck, shown=said.shown, now=now)
        drafted.done(request.drawer, f"forecast/{section.leaf}")
    except (NotSaved, VaultFull) as error:
        return drafted.wait(request, f"/forecast/part/{section.leaf}", says=str(error), status=507)
    after = pages.following(found, section)
    here = "stay" in request.POST
    place = f"/forecast/part/{section.leaf}" if here else f"/forecast/part/{after}" if after else "/forecast"
    return answers.go(request, place, says="Kept." if here or not after or said.lines else "")


@full
@require_safe
@heeding
def first(request: OpenVisit) -> HttpResponseBase:
    """Show the few things that can be settled in some minutes."""
    return render(request, "forecast/first.html", pages.first(request.drawer, plans.plan(request.drawer)))


@drafted.named(lambda _: pages.FIRST)
@full
@require_POST
@heeding
def keep_first(request: OpenVisit) -> HttpResponseBase:
    """Keep the first things, each in its section, and lead on to the card."""
    fields = held.words_of(request).fields
    now = house.current().now()
    try:
        for section in library.first_things(plans.plan(request.drawer).life):
            said = form.read(library.section_at(section.leaf), plans.plan(request.drawer), fields)
            plans.keep_section(request.drawer, section.id, said.lines, struck=said.struck, shown=said.shown, now=now, seen=False)
        drafted.done(request.drawer, pages.FIRST)
    except (NotSaved, VaultFull) as error:
        return drafted.wait(request, "/forecast/first", says=str(error), status=507)
    return answers.go(request, "/squall/change", says="Kept. The card can have some of it, too.")


@full
@require_safe
@heeding
def to_do(request: OpenVisit) -> HttpResponseBase:
    """Show what there is to do. Nobody counts."""
    return render(request, "forecast/list.html", pages.to_do(request.drawer, plans.plan(request.drawer)))


@drafted.named(lambda _: pages.LIST)
@full
@require_POST
@heeding
def done(request: OpenVisit) -> HttpResponseBase:
    """Keep what is done, and what is to be shown on the page of today."""
    try:
        said = listed.read(plans.plan(request.drawer), held.words_of(request).fields)
        plans.tick(request.drawer, said.done, said.show, now=house.current().now())
        drafted.done(request.drawer, pages.LIST)
    except (NotSaved, VaultFull) as error:
        return drafted.wait(request, "/forecast/list", says=str(error), status=507)
    return answers.go(request, "/forecast/list", says=f"Kept. {NO_DAY}" if said.wrong else "Kept.")


@full
@require_safe
@heeding
def over(request: OpenVisit) -> HttpResponseBase:
    """Show the whole plan, and what changed since it was last looked over."""
    return render(request, "forecast/over.html", pages.over(request.drawer, plans.plan(request.drawer), _today(request)))


@drafted.named(lambda _: pages.OVER)
@full
@require_POST
@heeding
def looked(request: OpenVisit) -> HttpResponseBase:
    """Keep that it was looked over, and when to do so next."""
    choice, typed, today = request.POST.get("next", ""), listed.day(request.POST.get("day", "")), _today(request)
    before = plans.plan(request.drawer).review
    chosen = choice == "day" or (choice == "" and typed is not None and typed != before)  # a day that was typed is meant
    review = today + timedelta(days=WEEKS[choice]) if choice in WEEKS else typed if chosen else None
    if chosen and (review is None or review < today):
        return drafted.wait(request, "/forecast/over", says=NO_DAY if review is None else PAST, status=400)
    try:
        plans.look_over(request.drawer, now=house.current().now(), review=review, say="say" in request.POST)
        drafted.done(request.drawer, pages.OVER)
    except (NotSaved, VaultFull) as error:
        return drafted.wait(request, "/forecast/over", says=str(error), status=507)
    return answers.go(request, "/forecast", says="Kept.")


def _step(posted: QueryDict) -> int:
    """Give the number of the step that a form of a life is of, 0 where there is none."""
    asked = posted.get("number", "")
    number = int(asked) if asked.isdecimal() and len(asked) < len("100") else 0
    return number if number <= len(library.steps()) else 0


def _section(leaf: int) -> library.Section:
    try:
        return library.section_at(leaf)
    except library.NoSuchSection:
        raise Http404 from None


def _today(request: OpenVisit) -> date:
    return record.today(house.current().now(), record.settings(request.drawer))
