"""The hard hour. The page to ride it out on holds no private word and belongs to no session, so that no lock takes it away."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from weatherglass import plan as library
from weatherglass.guide.out import out
from weatherglass.record import folk, notes, remember
from weatherglass.record import letters as drawer_of_letters
from weatherglass.vault import Damaged, NotSaved, VaultFull
from weatherglass.web import answers, calling, drafted, held, house, noted, static_files
from weatherglass.web.guards import OpenVisit, Visit, full, reader

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.http.response import HttpResponseBase

NO_WORDS = "There are no words yet."
STILL = frozenset({"nothing", "still"})
"""What is ticked by someone whom nothing helped: they are led to people, not away."""
BESIDE = "It was changed in another window meanwhile. Both are kept."
SEVERAL = 3
"""So many times something must have been kept before it is said what helped most often."""


@full
@require_safe
def ebb(request: OpenVisit) -> HttpResponseBase:
    """Show what there is for the hard hour; thoughts of dying first, with whom to call."""
    kept, people, often = remember.Remember(), list[tuple[str, str]](), list[tuple[str, int]]()
    with suppress(Damaged):  # what cannot be read keeps nobody from a number
        people += [(one.name, one.number) for one in folk.on_card(request.drawer)]
    with suppress(Damaged):
        kept = remember.remember(request.drawer)
        people += [(one.name, one.number) for one in kept.people]
    with suppress(Damaged):
        often = _often(request)
    page = {
        "call": calling.call(request, "crisis"),
        "people": [
            (name or number, library.tel(number), number) for name, number in dict.fromkeys(people) if library.tel(number)
        ],
        "reasons": kept.reasons,
        "often": often,
        "sheet": static_files.address("plan.css"),
    }
    return render(request, "ebb/ebb.html", page)


@reader
@require_safe
def ride(request: Visit) -> HttpResponseBase:
    """Show the page to ride it out on. It holds nothing of anyone's, and asks for no idle lock, so that none closes it."""
    page = {"calm": True, "call": calling.call(request, "crisis", young=False), "sheet": static_files.address("ride.css")}
    return render(request, "ebb/ride.html", page)


@full
@require_safe
def after(request: OpenVisit, number: int = 1) -> HttpResponseBase:
    """Ask one question: what helped. What was kept before stands under it, so many to a page."""
    page = {
        "helped": out().helped,
        "fresh": noted.fresh(request, "urges"),
        "often": _often(request),
        "page": noted.page_of(request, "urges", number),
        "words_of": {one.id: one.says for one in out().helped},
        "sheet": static_files.address("plan.css"),
    }
    return render(request, "ebb/after.html", page)


@drafted.named(lambda posted: noted.key("urges", posted))
@full
@require_POST
def keep(request: OpenVisit) -> HttpResponseBase:
    """Keep what helped, or delete it."""
    if STILL & set(request.POST.getlist("mark")):
        return noted.keep(request, "urges", "/ebb/after", next_place="/ebb", says="Kept. Here is whom you can talk to.")
    return noted.keep(request, "urges", "/ebb/after", next_place="/today")


@full
@require_safe
def letters(request: OpenVisit) -> HttpResponseBase:
    """Show letters that are not sent, and a form for a new one."""
    page = {
        "letters": drawer_of_letters.letters(request.drawer),
        "fresh": drafted.fields(request.drawer, "letter") or {},
        "sheet": static_files.address("plan.css"),
    }
    return render(request, "ebb/letters.html", page)


@full
@require_safe
def letter(request: OpenVisit, letter: str) -> HttpResponseBase:
    """Show one letter, to go on with it."""
    try:
        found = drawer_of_letters.letter(request.drawer, letter)
    except drawer_of_letters.NoSuchLetter as gone:
        raise Http404 from gone
    typed = drafted.fields(request.drawer, f"letter/{letter}") or {}
    page = {
        "letter": found,
        "text": typed.get("text", found.text),
        "base": typed.get("base", _base(found.text)),
        "sheet": static_files.address("plan.css"),
    }
    return render(request, "ebb/letter.html", page)


def _key(fields: Mapping[str, str]) -> str:
    """Name the draft of a letter."""
    return f"letter/{noted.which(fields)}" if noted.which(fields) else "letter"


@drafted.named(_key)
@full
@require_POST
def keep_letter(request: OpenVisit) -> HttpResponseBase:
    """Keep a letter."""
    fields = held.words_of(request).fields
    which, text = noted.which(fields), fields.get("text", "")
    place = f"/ebb/letter/{which}" if which else "/ebb/letters"
    if not text.strip():
        return answers.go(request, place, says=NO_WORDS, status=400)
    try:
        beside = bool(which) and _changed_meanwhile(request, which, fields)
        kept = drawer_of_letters.keep_letter(request.drawer, text, now=house.current().now(), letter_id="" if beside else which)
        drafted.done(request.drawer, _key(fields))
    except (NotSaved, VaultFull) as error:
        return drafted.wait(request, place, says=str(error), status=507)
    return answers.go(request, f"/ebb/letter/{kept.id}", says=BESIDE if beside else "Kept. It is sent to nobody.")


def _often(request: OpenVisit) -> list[tuple[str, int]]:
    """Give what helped most often, with how often; nothing until it was kept several times."""
    urges = notes.notes(request.drawer, "urges")
    says = {one.id: one.says for one in out().helped if one.id not in STILL}
    often = [(says[mark], count) for mark, count in notes.most_often(urges) if mark in says]
    return often[:SEVERAL] if len(urges) >= SEVERAL else []


def _changed_meanwhile(request: OpenVisit, which: str, fields: Mapping[str, str]) -> bool:
    """Tell whether a letter says something else than when its form was opened (`base`: a short hash, for it may be long)."""
    try:
        now = drawer_of_letters.letter(request.drawer, which)
    except drawer_of_letters.NoSuchLetter:
        return False
    return now.text != fields.get("text", "") and fields.get("base", _base(now.text)) != _base(now.text)


def _base(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


@full
@require_POST
def remove_letter(request: OpenVisit) -> HttpResponseBase:
    """Delete a letter, with what stood unfinished in it."""
    fields = held.words_of(request).fields
    try:
        drawer_of_letters.remove_letter(request.drawer, noted.which(fields))
        drafted.done(request.drawer, _key(fields))
    except (NotSaved, VaultFull) as error:
        return answers.go(request, "/ebb/letters", says=str(error), status=507)
    return answers.go(request, "/ebb/letters", says="Deleted.")
