"""The guide: pages, ways, words, signs, with their sources. They need no diary, set no cookie and keep nothing.

An address is a number: a name would tell, in a list of visited pages, what was read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from weatherglass import guide
from weatherglass import signs as catalogue
from weatherglass.guide.shelf import NoContent
from weatherglass.web.guards import Visit, reader

if TYPE_CHECKING:
    from django.http.response import HttpResponseBase

BASE = "/almanac/"


@reader
@require_safe
def shelf(request: Visit) -> HttpResponseBase:
    """Offer ways through the pages, signs, words."""
    try:
        return render(request, "almanac/shelf.html", {"ways": guide.ways(), "there": True})
    except NoContent:
        return render(request, "almanac/shelf.html", {"ways": (), "there": False})


@reader
@require_safe
def every(request: Visit) -> HttpResponse:
    """List all pages."""
    return render(request, "almanac/every.html", {"pages": _titles()})


@reader
@require_safe
def sheet(request: Visit, leaf: int) -> HttpResponse:
    """Show one page."""
    return render(request, "almanac/sheet.html", {"page": _page(leaf)})


@reader
@require_safe
def way(request: Visit, leaf: int) -> HttpResponse:
    """Show a way and its pages."""
    found = _way(leaf)
    titles = guide.titles()
    return render(request, "almanac/way.html", {"way": found, "titles": [titles[name][1] for name in found.pages]})


@reader
@require_safe
def step(request: Visit, leaf: int, step: int) -> HttpResponse:
    """Show a page of a way, with the one before and the one after."""
    found = _way(leaf)
    if not 1 <= step <= len(found.pages):
        raise Http404
    page = guide.page(found.pages[step - 1], base=BASE)
    after = guide.titles()[found.pages[step]][1] if step < len(found.pages) else ""
    return render(request, "almanac/sheet.html", {"page": page, "way": found, "step": step, "after": after})


@reader
@require_safe
def words(request: Visit) -> HttpResponse:
    """List the words of the glossary."""
    return render(request, "almanac/words.html", {"terms": _there(lambda: guide.glossary().all)})


@reader
@require_safe
def word(request: Visit, leaf: int) -> HttpResponse:
    """Say what a word means."""
    try:
        term = guide.term(leaf)
    except (guide.NoSuchTerm, NoContent) as none:
        raise Http404 from none
    known = catalogue.signs()
    page = {
        "term": term,
        "shown": guide.texts(term.term, {"says": term.says}, base=BASE, term=term.leaf),
        "more": guide.titles().get(term.page),
        "signs": [known[sign] for sign in term.signs if sign in known],
    }
    return render(request, "almanac/word.html", page)


@reader
@require_safe
def signs(request: Visit) -> HttpResponse:
    """List the families of signs, sayings and tactics."""
    return render(request, "almanac/signs.html", {"families": _there(catalogue.families)})


@reader
@require_safe
def family(request: Visit, leaf: int) -> HttpResponse:
    """List the signs of a family."""
    found = next((one for one in _there(catalogue.families) if one.leaf == leaf), None)
    if found is None:
        raise Http404
    return render(request, "almanac/family.html", {"family": found})


@reader
@require_safe
def sign(request: Visit, leaf: int) -> HttpResponse:
    """Show one sign: what it is, how it sounds, what it does, what may help."""
    try:
        found = catalogue.sign_at(leaf)
    except (catalogue.NoSuchSign, NoContent) as none:
        raise Http404 from none
    texts = {"plain": found.plain, "does": found.does, "helps": found.helps}
    page = {"sign": found, "family": catalogue.family_of(found.id), "shown": guide.texts(found.id, texts, base=BASE)}
    return render(request, "almanac/sign.html", page)


def _page(leaf: int) -> guide.Page:
    name = next((name for name, (number, _) in _titles().items() if number == leaf), None)
    if name is None:
        raise Http404
    return guide.page(name, base=BASE)


def _way(leaf: int) -> guide.Way:
    found: guide.Way | None = next((one for one in _there(guide.ways) if one.leaf == leaf), None)
    if found is None:
        raise Http404
    return found


def _titles() -> dict[str, tuple[int, str]]:
    """Give number and title of every page in the order of reading; none where no guide was installed."""
    try:
        return guide.titles()
    except NoContent:
        return {}


def _there(given: Any) -> Any:
    """Give what is asked for; nothing where no guide was installed."""
    try:
        return given()
    except NoContent:
        return ()
