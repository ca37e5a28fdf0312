"""People: a list, one page for each, kept as they were written. Nothing is read from the device's address book."""

from __future__ import annotations

import re
from math import ceil
from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe
from msgspec.structs import replace

from weatherglass import plan as library
from weatherglass.record import folk
from weatherglass.vault import NotSaved, VaultFull
from weatherglass.web import answers, both, drafted, held, static_files
from weatherglass.web.converters import Id
from weatherglass.web.guards import OpenVisit, full

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.http.response import HttpResponseBase

ON_A_PAGE = 50
NOBODY = "There is no name or number yet."
FIELDS = {
    "other": ("Another way to reach them", "Mail, a messenger, a door to knock on."),
    "hours": ("When", "Evenings after seven. Any time, also at night."),
    "not_to_write": ("What not to write or say", "Never by text. Do not say my name first."),
    "code": ("Our code word or sign", "“Did you water the fern?” means: fetch me."),
    "knows": ("What they know", "That we quarrel. Not that I think of going."),
    "keeps": ("What they keep for me", "A key, a bag, copies of papers."),
}
"""What can be written of someone beside name and number: what it is called, and an example."""


@full
@require_safe
def stations(request: OpenVisit, number: int = 1) -> HttpResponseBase:
    """Show the people, so many to a page."""
    every = folk.friends(request.drawer)
    pages = max(1, ceil(len(every) / ON_A_PAGE))
    if not 1 <= number <= pages:
        raise Http404
    here = every[(number - 1) * ON_A_PAGE : number * ON_A_PAGE]
    page = {"people": [(one, library.tel(one.number)) for one in here], "count": len(every), "number": number, "pages": pages}
    return render(request, "stations/stations.html", page | {"sheet": static_files.address("plan.css")})


@full
@require_safe
def new(request: OpenVisit) -> HttpResponseBase:
    """Show an empty form."""
    return _form(request, folk.Friend(id=""), "stations/new")


@full
@require_safe
def friend(request: OpenVisit, friend: str) -> HttpResponseBase:
    """Show someone as a form."""
    try:
        return _form(request, folk.friend(request.drawer, friend), f"stations/{friend}")
    except folk.NoSuchFriend as gone:
        raise Http404 from gone


@drafted.named(lambda posted: f"stations/{_which(posted) or 'new'}")
@full
@require_POST
def keep(request: OpenVisit) -> HttpResponseBase:
    """Keep someone. A number that cannot be is kept as it was written, and that is said."""
    fields = held.words_of(request).fields
    which = _which(fields)
    new = _typed(_known(request, which, fields), fields)
    if not new.name and not new.number:
        return drafted.wait(request, f"/stations/{which or 'new'}", says=NOBODY, status=400)
    try:
        kept = folk.keep_friend(request.drawer, _once(request, new))
        drafted.done(request.drawer, f"stations/{which or 'new'}")
    except (NotSaved, VaultFull) as error:
        return drafted.wait(request, f"/stations/{which or 'new'}", says=str(error), status=507)
    if kept.number and not library.can_be(kept.number):
        return answers.go(request, f"/stations/{kept.id}", says=library.CANNOT_BE)
    return answers.go(request, "/stations", says="Kept.")


@full
@require_POST
def remove(request: OpenVisit) -> HttpResponseBase:
    """Take someone out."""
    try:
        folk.remove_friend(request.drawer, request.POST.get("id", ""))
    except NotSaved as error:
        return answers.go(request, "/stations", says=str(error), status=507)
    return answers.go(request, "/stations", says="Taken out.")


def _which(fields: Mapping[str, str]) -> str:
    """Give the id in a form; "" for what is none: it would be in no address."""
    return found if (found := fields.get("id", "")) and re.fullmatch(Id.regex, found) else ""


def _known(request: OpenVisit, which: str, fields: Mapping[str, str]) -> folk.Friend:
    """Give someone as they are kept now; one who was taken out meanwhile as they stood in the form when it was opened."""
    try:
        return folk.friend(request.drawer, which)
    except folk.NoSuchFriend:
        stood = {name: fields.get(f"was-{name}", "") for name in folk.FIELDS}
        return folk.Friend(id=which, card="was-card" in fields, **stood)


def _once(request: OpenVisit, new: folk.Friend) -> folk.Friend:
    """Give someone new the id of one of whom all is the same: a form that is sent twice adds nobody twice."""
    every = () if new.id else folk.friends(request.drawer)
    return next((one for one in every if replace(one, id="") == new), new)


def _typed(now: folk.Friend, fields: Mapping[str, str]) -> folk.Friend:
    said = {name: both.words(fields, name, getattr(now, name)) for name in folk.FIELDS}
    return folk.Friend(id=now.id, card=both.tick(fields, "card", "1", now=now.card), **said)


def _form(request: OpenVisit, one: folk.Friend, key: str) -> HttpResponseBase:
    typed = _typed(one, drafted.fields(request.drawer, key) or {})
    page = {
        "one": one,
        "typed": typed,
        "rows": [(name, *said, getattr(typed, name), getattr(one, name)) for name, said in FIELDS.items()],
        "doubtful": bool(one.number) and not library.can_be(one.number),
        "draft_key": key,
        "sheet": static_files.address("plan.css"),
    }
    return render(request, "stations/friend.html", page)
