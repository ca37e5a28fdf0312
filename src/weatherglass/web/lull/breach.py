"""An attempt that was against an order: carried into the form of that log, to be looked over before it is kept there."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from django.views.decorators.http import require_POST

from weatherglass.guide.out import out
from weatherglass.record import drafts, notes, orders
from weatherglass.vault import Damaged, NotSaved, VaultFull
from weatherglass.web import answers, drafted, noted
from weatherglass.web.guards import OpenVisit, full

if TYPE_CHECKING:
    from django.http.response import HttpResponseBase

    from weatherglass.record.notes import Note
    from weatherglass.record.orders import Orders

FORM = "gusts/breach"
"""The draft of the form there."""
THERE = "/gusts#breach"
CARRIED = "It stands in the form at the end of this page. It is not kept there yet: please look it over first."
BEGUN = "In the form at the end of this page something else is not kept yet. Keep that first, then press the button again."
ALREADY = "It stands there already."
GONE = "That is not here any more."


def has_orders(request: OpenVisit) -> bool:
    """Tell whether an order is written down, or something done against one. Where that cannot be read, no."""
    with suppress(Damaged):
        found = orders.orders(request.drawer)
        return bool(found.orders or found.breaches)
    return False


@full
@require_POST
def breach(request: OpenVisit) -> HttpResponseBase:
    """Put the day, the kinds and the words of an attempt into the form; what already stands unfinished in it stays."""
    which = noted.which(request.POST)
    tried = notes.notes(request.drawer, "attempts")
    one = next((one for one in tried if one.id == which), None)
    if one is None:
        return answers.go(request, "/lull", says=GONE, status=404)
    if _kept(one, orders.orders(request.drawer)) >= sum(_alike(one, other) for other in tried):
        return answers.go(request, "/gusts", says=ALREADY)
    fields, begun = _fields(one), drafted.fields(request.drawer, FORM) or {}
    if any(said.strip() for name, said in begun.items() if fields.get(name) != said):
        return answers.go(request, THERE, says=BEGUN)
    try:
        drafts.put(request.drawer, FORM, fields)
    except (NotSaved, VaultFull) as error:
        return answers.go(request, "/lull", says=str(error), status=507)
    return answers.go(request, THERE, says=CARRIED)


def _kept(one: Note, found: Orders) -> int:
    """Count what says in the log, or said before it was changed there, what an attempt says: its day, and its words."""
    says = {_even(one.words), _even(_fields(one)["words"])} - {""}
    every = ((kept, *kept.earlier) for kept in found.breaches)
    return sum(any(old.when == one.day and _even(old.words) in says for old in versions) for versions in every)


def _alike(one: Note, other: Note) -> bool:
    """Tell whether two attempts say the same of the same day: each of them may be carried once."""
    return (one.day, _fields(one)) == (other.day, _fields(other))


def _even(said: str) -> str:
    return said.replace("\r\n", "\n").strip()


def _fields(one: Note) -> dict[str, str]:
    kinds = [f"{kind.says}." for mark in one.marks if (kind := out().attempt(mark))]
    return {"when": one.day.isoformat() if one.day else "", "words": "\n".join(filter(None, (" ".join(kinds), one.words)))}
