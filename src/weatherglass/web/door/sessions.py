"""Opening and closing: a passphrase for a cookie, and back."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from weatherglass.record import settings, today
from weatherglass.record.settings import EXIT_SITE
from weatherglass.vault import LONGEST, Clothes, NotSaved, Passphrase, VaultFull, unlock
from weatherglass.web import answers, cookie, held, house

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.http.response import HttpResponseBase

    from weatherglass.vault import Drawer, Opened

WRITING = "You were writing something. It is kept here."
TICKING = "You were ticking something. It stands here as you left it, but is not kept yet."


def attempt(home: house.House, typed: str) -> Opened | None:
    """Try what was typed, one try at a time. Nothing typed, or too much, costs the same as a wrong passphrase."""
    likely = typed.strip() and len(typed) <= LONGEST
    with home.unlocking:
        if home.store is None:
            return None
        opened = unlock(home.store, Passphrase(typed if likely else secrets.token_urlsafe(32)))
    return opened if likely else None


def let_in(request: HttpRequest, opened: Opened, place: str = "") -> HttpResponseBase:
    """Begin a session under a new cookie; lead on to `place`, or to what was being written, or to today."""
    home = house.current()
    if home.sessions is None:
        return answers.SeeOther("/")
    before = home.sessions.end(cookie.of(request), home.now())
    if before is not None:
        home.later(lambda: home.shut(before))
    wanted = home.visitors.known(cookie.of(request)).to if opened.clothes is Clothes.FULL else ""
    home.visitors.forget(cookie.of(request))
    name = home.sessions.begin(opened, home.now())
    words = _settle(home, name)
    response = answers.SeeOther(place or (words.place if words else wanted or "/today"))
    cookie.give(response, name)
    answers.leave_word(request, response, "" if words is None else TICKING if words.ticks else WRITING)
    return response


def _settle(home: house.House, name: str) -> held.Words | None:
    """Take over the person's settings, and put back what they were writing. A full disk does not keep them out."""
    drawer = home.sessions.enter(name, home.now()) if home.sessions else None
    if drawer is None:
        return None
    home.settle_in(name, drawer)
    try:
        from weatherglass.web.sky.looks import take_looks  # noqa: PLC0415  # NumPy: not before someone comes in

        # Before anything can be edited: a look that is due is taken on the record as it stands, and stays as it is.
        take_looks(drawer, today(home.now(), settings(drawer)))
        return held.give_back(home.shelf, drawer)
    except (NotSaved, VaultFull):
        return None


def leave(request: HttpRequest, response: HttpResponseBase) -> Drawer | None:
    """End this browser's session at once; give its drawer one last time, to be sealed anew.

    The browser gets a name of no meaning, under which words that another of its windows still sends are held.
    """
    home, old = house.current(), cookie.of(request)
    if home.sessions is None or not old:
        return None
    key, new = home.hold_key(old), cookie.fresh()
    drawer = home.sessions.end(old, home.now())
    home.visitors.forget(old)
    home.visitors.of(new).hold_key = key
    cookie.give(response, new)
    return drawer


def way_out(request: HttpRequest) -> str:
    """Give where the exit leads. A page that was opened before that was changed may be led to the usual site alone.

    Its `form-action` names the site of then, and Chromium would leave it standing rather than go anywhere else.
    """
    wished = house.current().exit_of(cookie.of(request)).address
    return wished if request.POST.get("site", wished) == wished else EXIT_SITE
