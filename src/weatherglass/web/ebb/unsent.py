"""Letters that are not sent: written, gone on with, deleted. What is written to one that was deleted meanwhile is not lost."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from weatherglass.record import letters as drawer_of_letters
from weatherglass.vault import NotSaved, VaultFull
from weatherglass.web import answers, drafted, held, house, noted, static_files
from weatherglass.web.guards import OpenVisit, full

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.http.response import HttpResponseBase

    from weatherglass.record.letters import Letter

KEPT = "Kept. It is sent to nobody."
NO_WORDS = "There are no words yet."
BESIDE = "It was changed in another window meanwhile. Both are kept."
GONE = "It was deleted in another window meanwhile. What you wrote is kept as a new letter."
UNBROKEN = 50_000
"""With a paragraph of so many characters, the direction of each is not looked for: it takes Chromium seconds at each key."""


@full
@require_safe
def letters(request: OpenVisit) -> HttpResponseBase:
    """Show letters that are not sent, what was written to one that is deleted, and a form for a new one."""
    found = drawer_of_letters.letters(request.drawer)
    fresh = drafted.fields(request.drawer, "letter") or {}
    begun = noted.adrift(drafted.begun(request.drawer, "letter/"), (one.id for one in found), ("text",))
    page = {
        "letters": found,
        "adrift": tuple(begun),
        "fresh": fresh,
        "unbroken": _unbroken(fresh.get("text", "")),
        "sheet": static_files.address("plan.css"),
    }
    return render(request, "ebb/letters.html", page)


@full
@require_safe
def letter(request: OpenVisit, letter: str) -> HttpResponseBase:
    """Show one letter, to go on with it; of one that is deleted, what stands unfinished in it."""
    typed = drafted.fields(request.drawer, f"letter/{letter}") or {}
    found = _kept(request, letter)
    text = typed.get("text", found.text if found else "")
    if found is None and not text.strip():
        raise Http404
    page = {
        "id": letter,
        "letter": found,
        "text": text,
        "base": typed.get("base", _base(found.text if found else "")),
        "unbroken": _unbroken(text),
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
    """Keep a letter; one that was changed or deleted in another window, as a new one beside."""
    fields = held.words_of(request).fields
    which, text = noted.which(fields), fields.get("text", "")
    now = _kept(request, which) if which else None
    place = f"/ebb/letter/{which}" if which else "/ebb/letters"
    if not text.strip():
        return answers.go(request, place if now or not which else "/ebb/letters", says=NO_WORDS, status=400)
    beside = now is not None and _changed_meanwhile(now, fields)
    on_with = now.id if now and not beside else ""
    try:
        kept = drawer_of_letters.keep_letter(request.drawer, text, now=house.current().now(), letter_id=on_with)
        drafted.done(request.drawer, _key(fields))
    except (NotSaved, VaultFull) as error:
        return drafted.wait(request, place, says=str(error), status=507)
    except drawer_of_letters.TooLong as error:
        return drafted.wait(request, place, says=str(error), status=413)
    return answers.go(request, f"/ebb/letter/{kept.id}", says=BESIDE if beside else KEPT if now or not which else GONE)


def _kept(request: OpenVisit, which: str) -> Letter | None:
    try:
        return drawer_of_letters.letter(request.drawer, which)
    except drawer_of_letters.NoSuchLetter:
        return None


def _changed_meanwhile(now: Letter, fields: Mapping[str, str]) -> bool:
    """Tell whether a letter says something else than when its form was opened (`base`: a short hash, for it may be long)."""
    return now.text != fields.get("text", "") and fields.get("base", _base(now.text)) != _base(now.text)


def _base(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _unbroken(text: str) -> bool:
    return any(len(line) > UNBROKEN for line in text.splitlines())


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
