"""Questionnaires: asked word for word, kept in the vault, read back in words. Each item can be left out, each time deleted."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from weatherglass import measures
from weatherglass.measures.words import words
from weatherglass.record import answered as kept_answers
from weatherglass.record.answered import Answers
from weatherglass.vault import NotSaved, VaultFull
from weatherglass.web import answers, calling, drafted, held, house, noted, static_files
from weatherglass.web.dial import sheet, told
from weatherglass.web.dial import times as own
from weatherglass.web.guards import OpenVisit, full

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.http.response import HttpResponseBase

    from weatherglass.measures import Questionnaire

ON_A_PAGE = 30
ROOM = "/spring/1"
"""Where someone who stops is led: back into the room."""
NOTHING = "Nothing is answered yet. That is fine too."
BEGUN = "Kept so far. Go on whenever you like, or leave it."


@full
@require_safe
def dial(request: OpenVisit) -> HttpResponseBase:
    """Show the questionnaires, each with when it was answered last."""
    rows = []
    for name, found in measures.questionnaires().items():
        every = own.takings(request.drawer, name)
        begun = drafted.fields(request.drawer, _new(name)) is not None
        last = every[-1] if every else None
        half = last is not None and told.is_half(found, last.answers)
        rows.append((found, words().places.what[name], last, begun, half))
    page = {"rows": rows, "sheet": static_files.address("plan.css")}
    return render(request, "dial/dial.html", page)


@full
@require_safe
def blank(request: OpenVisit, leaf: int) -> HttpResponseBase:
    """Show a questionnaire, with what stands unfinished in it."""
    return _form(request, _at(leaf), Answers())


@full
@require_safe
def again(request: OpenVisit, leaf: int, which: str) -> HttpResponseBase:
    """Show the answers of one time, to go on with them or to change them."""
    found = _at(leaf)
    return _form(request, found, _taking(request, found, which))


@full
@require_safe
def answered(request: OpenVisit, leaf: int, which: str) -> HttpResponseBase:
    """Show what the answers of one time say, and what one may do with it."""
    found = _at(leaf)
    taking = _taking(request, found, which)
    page = {
        "questionnaire": found,
        "taking": taking,
        "told": told.told(found, taking.answers),
        "line": told.in_one(found, taking),
        "several": len(own.takings(request.drawer, found.key.name)) > 1,
        "call": calling.call(request, "crisis") if told.mood(found) else None,
        "dying": words().around,
        "sheet": static_files.address("dial.css"),
    }
    return render(request, "dial/answered.html", page)


@full
@require_safe
def times(request: OpenVisit, leaf: int, number: int = 1) -> HttpResponseBase:
    """Show what was said at each time, the newest first, so many to a page."""
    found = _at(leaf)
    every = own.takings(request.drawer, found.key.name)[::-1]
    pages = max(1, ceil(len(every) / ON_A_PAGE))
    if not 1 <= number <= pages:
        raise Http404
    here = every[(number - 1) * ON_A_PAGE : number * ON_A_PAGE]
    page = {
        "questionnaire": found,
        "rows": [(one, told.lines(found, one.answers)) for one in here],
        "around": told.around(found),
        "page": {"number": number, "pages": pages},
        "place": f"/dial/{leaf}/times",
        "sheet": static_files.address("dial.css"),
    }
    return render(request, "dial/times.html", page)


def _key(posted: Mapping[str, str]) -> str:
    """Name the draft of a form: of one that is new its questionnaire, of answers that are kept their id too."""
    leaf, which = posted.get("leaf", ""), noted.which(posted)
    name = next((key.name for key in measures.KEYS.values() if str(key.leaf) == leaf), "none")  # the guard comes after this
    return f"{_new(name)}/{which}" if which else _new(name)


@drafted.named(_key)
@full
@require_POST
def keep(request: OpenVisit) -> HttpResponseBase:
    """Keep answers, all or some, or delete those of one time. What could not be kept waits."""
    fields, found = held.words_of(request).fields, _posted(request.POST)
    name, which, place = found.key.name, noted.which(fields), f"/dial/{found.key.leaf}"
    try:
        if "out" in fields:
            kept_answers.remove_answers(request.drawer, name, which)
            drafted.done(request.drawer, _key(fields))
            return answers.go(request, "/dial", says="Deleted.")
        old = next((one for one in kept_answers.takings(request.drawer, name) if one.id == which), Answers(id=which))
        new = Answers(id=which, answers=sheet.read(found, fields, old.answers))
        if not new and not old:
            return answers.go(request, ROOM) if "stop" in fields else drafted.wait(request, place, says=NOTHING, status=400)
        kept = kept_answers.keep_answers(request.drawer, name, new, now=house.current().now())
        drafted.done(request.drawer, _key(fields))
    except (NotSaved, VaultFull) as error:
        return drafted.wait(request, f"{place}/{which}/again" if which else place, says=str(error), status=507)
    if "stop" in fields:
        return answers.go(request, ROOM, says=BEGUN)
    if "later" in fields:
        return answers.go(request, "/dial", says=BEGUN)
    return answers.go(request, f"{place}/{kept.id}", says=noted.GONE if which and not old.made else "Kept.")


def _form(request: OpenVisit, found: Questionnaire, taking: Answers) -> HttpResponseBase:
    draft = f"{_new(found.key.name)}/{taking.id}" if taking.id else _new(found.key.name)
    typed = drafted.fields(request.drawer, draft)
    rows = sheet.rows(found, taking.answers, typed)
    page = {
        "questionnaire": found,
        "taking": taking,
        "around": told.around(found),
        "first": rows[0] if found.key.gate else None,
        "rows": rows[1:] if found.key.gate else rows,
        "was": (typed or {}).get("was") or sheet.stood(found, taking.answers),
        "draft": draft,
        "sheet": static_files.address("dial.css"),
    }
    return render(request, "dial/form.html", page)


def _at(leaf: int) -> Questionnaire:
    try:
        return measures.at(leaf)
    except measures.UnknownMeasure as none:
        raise Http404 from none


def _posted(fields: Mapping[str, str]) -> Questionnaire:
    leaf = fields.get("leaf", "")
    return _at(int(leaf) if leaf in {str(key.leaf) for key in measures.KEYS.values()} else 0)


def _taking(request: OpenVisit, found: Questionnaire, which: str) -> Answers:
    try:
        return own.taking(request.drawer, found.key.name, which)
    except kept_answers.NoSuchAnswers as gone:
        raise Http404 from gone


def _new(name: str) -> str:
    """Name the draft of a new form."""
    return f"answers/{name}"
