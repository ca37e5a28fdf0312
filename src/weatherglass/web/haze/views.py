"""Pointed out, one at a time: look on, mark it, make it an event, put it aside, switch it off. Never a count."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from weatherglass import record
from weatherglass.record import pointed
from weatherglass.vault import Damaged, NoSuchFile, NotSaved, VaultFull
from weatherglass.web import answers, house
from weatherglass.web.guards import OpenVisit, full

if TYPE_CHECKING:
    from django.http.response import HttpResponseBase

CHIPS: Final = {
    "threat": "threat",
    "harm": "hurt",
    "money": "money",
    "monitoring": "checked",
    "interrogating": "checked",
    "control": "checked",
    "silent-treatment": "silence",
    "never-again": "promise",
    "false-promises": "promise",
    "make-up-gifts": "gift",
    "strangling": "neck",
    "weapon": "weapon",
    "threat-kill": "kill",
}
"""Which event a sign, or else its family, becomes; anything else is something bad, sweet turns are contact."""


@full
@require_safe
def haze(request: OpenVisit) -> HttpResponseBase:
    """Say what this is and whether it is on; show the next one."""
    from weatherglass.web.haze import looking, pages  # noqa: PLC0415  # it brings NumPy, which no start is to wait for

    kept = pointed.pointed(request.drawer)
    shown, _ = pages.cards(request.drawer, looking.in_view(request.drawer, kept.waiting), 1) if kept.on else ([], [])
    left = looking.left(request.drawer, kept) if kept.on and not shown else None
    page = {
        "kept": kept,
        "card": shown[0] if shown else None,
        "left": left,
        "marks": bool(kept.marks),
        "longest": f"{looking.LONGEST:,}",
    }
    return render(request, "haze/haze.html", page)


@full
@require_POST
def switch(request: OpenVisit) -> HttpResponseBase:
    """Begin, or stop."""
    on = request.POST.get("on") == "1"
    pointed.switch(request.drawer, on=on)
    return answers.go(request, "/haze", says="" if on else "It is off. What you marked stays.")


@full
@require_POST
def look(request: OpenVisit) -> HttpResponseBase:
    """Look a little further."""
    from weatherglass.web.haze import looking, pages  # noqa: PLC0415  # as above

    try:
        kept = pointed.pointed(request.drawer)
        _, gone = pages.cards(request.drawer, kept.waiting, len(kept.waiting) + 1)
        if gone:
            pointed.drop(request.drawer, gone)
        looking.look(request.drawer)
    except (Damaged, NoSuchFile, NotSaved, VaultFull) as error:
        return answers.go(request, "/haze", says=str(error))
    return answers.go(request, "/haze")


@full
@require_POST
def decide(request: OpenVisit) -> HttpResponseBase:
    """Mark it, make it an event, or put it aside."""
    which, home = request.POST.get("id", ""), house.current()
    if "aside" in request.POST:
        pointed.put_aside(request.drawer, which)
        return answers.go(request, "/haze", says="Put aside. It is not offered again.")
    if "event" in request.POST and not _made_event(request, which):
        return answers.go(request, "/haze", says="That message is not here any more.")
    pointed.mark(request.drawer, which, now=home.now())
    return answers.go(request, "/haze", says="Kept.")


@full
@require_safe
def marks(request: OpenVisit) -> HttpResponseBase:
    """Show what was marked, the newest first."""
    from weatherglass.web.haze import pages  # noqa: PLC0415  # as above

    kept = pointed.pointed(request.drawer)
    offers = tuple(mark.offer for mark in sorted(kept.marks, key=lambda mark: mark.made, reverse=True))
    shown, _ = pages.cards(request.drawer, offers, 100)
    return render(request, "haze/marks.html", {"cards": shown})


@full
@require_POST
def unmark(request: OpenVisit) -> HttpResponseBase:
    """Take a mark away."""
    pointed.unmark(request.drawer, request.POST.get("id", ""))
    return answers.go(request, "/haze/marks", says="The mark is gone. What you wrote stays.")


def _made_event(request: OpenVisit, which: str) -> bool:
    from weatherglass.web.bring import event  # noqa: PLC0415  # as above

    offer = next((one for one in pointed.pointed(request.drawer).waiting if one.id == which), None)
    chip = record.chip(_chip(offer.sign)) if offer and offer.message else None
    if offer is None or offer.message is None or chip is None:
        return False
    try:
        line = event.message_at(request.drawer, offer.message.archive, offer.message.start)
    except event.NoSuchMessage:
        return False
    event.keep_as_event(request.drawer, line, chip, house.current().now())
    return True


def _chip(sign: str) -> str:
    from weatherglass import signs  # noqa: PLC0415  # as above

    family = signs.family_of(sign).family
    return CHIPS.get(sign) or CHIPS.get(family) or ("contact" if family == "charm" else "bad")
