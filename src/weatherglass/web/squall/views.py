"""The card: shown, changed, and taken along as plain lines that say nothing of what they are for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from weatherglass import plan as library
from weatherglass.record import card as cards
from weatherglass.record import folk, plans
from weatherglass.vault import NotSaved, VaultFull
from weatherglass.web import answers, both, calling, drafted, held, static_files, taken_along
from weatherglass.web.guards import OpenVisit, full

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.http.response import HttpResponseBase

    from weatherglass.report.parcel import Piece

LABELS = {
    "first": ("What I do first", "Breathe out. Shoes, phone, keys."),
    "out": ("Ways out", "Back door. Kitchen window, then the yard."),
    "where": ("Where I go", "Mia's. If nobody is in: the petrol station."),
    "word": ("My code word or sign", "“Did you water the fern?”"),
    "take": ("What I take, and where it is", "Bag at Mia's. Medicine in my coat."),
}
"""What stands on the card: what each part is called (as in `report.plan.CARD`), and an example."""
FROM_PLAN = {"out": "incident-way", "where": "incident-where", "word": "people-word", "take": "bag-where"}
"""Parts of the card, and the question of the plan whose answer fits there."""
DRAFT = "squall"
EMPTY = "There is nothing on the card yet."


@full
@require_safe
def squall(request: OpenVisit) -> HttpResponseBase:
    """Show the card."""
    card = cards.card(request.drawer)
    page = {
        "rows": [(label, getattr(card, name)) for name, (label, _) in LABELS.items() if getattr(card, name)],
        "people": [(one, library.tel(one.number)) for one in folk.on_card(request.drawer)],
        "call": calling.call(request),
        "unfinished": bool(drafted.fields(request.drawer, DRAFT)),
        "sheet": static_files.address("plan.css"),
    }
    return render(request, "squall/squall.html", page)


@full
@require_safe
def change(request: OpenVisit) -> HttpResponseBase:
    """Show the card as a form."""
    card, typed = cards.card(request.drawer), drafted.fields(request.drawer, DRAFT) or {}
    offered = {} if typed else _offered(request, card)
    rows = [
        (name, *said, offered.get(name) or both.words(typed, name, getattr(card, name)), getattr(card, name), name in offered)
        for name, said in LABELS.items()
    ]
    page = {"rows": rows, "people": folk.on_card(request.drawer), "sheet": static_files.address("plan.css")}
    return render(request, "squall/change.html", page)


@drafted.named(lambda _: DRAFT)
@full
@require_POST
def keep(request: OpenVisit) -> HttpResponseBase:
    """Keep the card."""
    fields = held.words_of(request).fields
    try:
        now = cards.card(request.drawer)
        cards.keep_card(
            request.drawer, cards.Card(**{name: both.words(fields, name, getattr(now, name)) for name in cards.FIELDS})
        )
        drafted.done(request.drawer, DRAFT)
    except (NotSaved, VaultFull) as error:
        return drafted.wait(request, "/squall/change", says=str(error), status=507)
    return answers.go(request, "/squall", says="Kept.")


@full
@require_safe
def as_pdf(request: OpenVisit) -> HttpResponseBase:
    """Give the card as a PDF of plain lines."""
    return taken_along.as_pdf(request, _pieces(request), "/squall", EMPTY)


@full
@require_safe
def as_text(request: OpenVisit) -> HttpResponseBase:
    """Give the same as plain text."""
    return taken_along.as_text(request, _pieces(request), "/squall", EMPTY)


def _offered(request: OpenVisit, card: cards.Card) -> dict[str, str]:
    """Give what the plan says for parts of the card that are still empty. It is kept only with the card."""
    try:
        said = {line.id: line.answer for line in plans.plan(request.drawer).lines}
    except plans.NewerPlan:
        return {}
    return {name: said[item] for name, item in FROM_PLAN.items() if said.get(item) and not getattr(card, name)}


def _pieces(request: OpenVisit) -> Sequence[Piece]:
    from weatherglass.report import plan as paper  # noqa: PLC0415  # no start is to wait for what it brings

    return tuple(paper.card(cards.card(request.drawer), folk.on_card(request.drawer), plain=True))
