"""What a person does to the vault itself: passphrases, recovery words, the other drawer, more room, erasing."""

from __future__ import annotations

from contextlib import suppress
from functools import wraps
from typing import TYPE_CHECKING, Final

from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_POST

from weatherglass import guide, vault
from weatherglass.record import change_settings
from weatherglass.vault import LONGEST, Passphrase, SqliteStore, unlock, weakness
from weatherglass.vault.words import RECOVERY
from weatherglass.web import answers, cookie, house
from weatherglass.web.door.sessions import leave, way_out
from weatherglass.web.guards import OpenVisit, full
from weatherglass.web.held import Shelf
from weatherglass.web.visitors import Visitors

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http.response import HttpResponseBase

    from weatherglass.vault import Drawer

NOT_YOURS: Final = "The passphrase that you use now was not right, so nothing was changed."
NOT_THE_SAME: Final = "The two were not the same. Please write it twice."
SHORTEST_WEATHER: Final = 8
TOO_SHORT: Final = f"Use at least {SHORTEST_WEATHER} letters for the weather passphrase."
TOO_LONG: Final = f"That is longer than {LONGEST:,} letters. A sentence is enough."
NOT_ERASE: Final = "Nothing was erased. To erase, write the word erase."


_REFUSED: Final = (vault.AlreadyUsed, vault.NotSaved, vault.VaultFull, vault.NotFromHere)


def _asked(template: str) -> Callable[[Callable[[OpenVisit], HttpResponseBase]], Callable[[OpenVisit], HttpResponseBase]]:
    """Show a page of ours on GET; let the view do the deed on POST.

    A refusal is answered here: `answers` would hold the form's fields as words to be kept, and these are passphrases.
    """

    def made(deed: Callable[[OpenVisit], HttpResponseBase]) -> Callable[[OpenVisit], HttpResponseBase]:
        @wraps(deed)
        def view(request: OpenVisit) -> HttpResponseBase:
            if request.method == "POST":
                try:
                    return deed(request)
                except _REFUSED as refused:
                    return answers.go(request, f"/more/{template}", says=str(refused))
            directory = request.drawer.directory()
            context = {
                "has_words": "recovery" in directory.keys.values(),
                "room": request.drawer.room(),
                "drawers": guide.page("drawers", base="/almanac/"),
            }
            return render(request, f"more/{template}.html", context)

        return view

    return made


@full
@_asked("passphrase")
def passphrase(request: OpenVisit) -> HttpResponseBase:
    """Change the passphrase. What is kept stays as it is; only its lock is new."""
    new = Passphrase(request.POST.get("new", ""))
    wrong = weakness(new) or ("" if request.POST.get("again") == new else NOT_THE_SAME)
    if wrong or not _is_mine(request):
        return answers.go(request, "/more/passphrase", says=wrong or NOT_YOURS)
    vault.change_passphrase(request.drawer, new)
    _end_others(request)
    return answers.go(request, "/more", says="Changed. The old passphrase opens nothing here any more.")


@full
@_asked("words")
def words(request: OpenVisit) -> HttpResponseBase:
    """Make new recovery words, and show them once."""
    if not _is_mine(request):
        return answers.go(request, "/more/words", says=NOT_YOURS)
    fresh = vault.offer(RECOVERY)
    vault.set_recovery(request.drawer, Passphrase(fresh))
    house.current().visitors.of(cookie.of(request)).paper = fresh
    return answers.go(request, "/first/paper")


@full
@require_POST
def no_words(request: OpenVisit) -> HttpResponseBase:
    """Make the recovery words open nothing any more."""
    vault.drop_recovery(request.drawer)
    _end_others(request)
    return answers.go(request, "/more/words", says="Done. The recovery words open nothing any more.")


@full
@_asked("weather")
def weather(request: OpenVisit) -> HttpResponseBase:
    """Set up the other drawer under a weather passphrase."""
    new = Passphrase(request.POST.get("new", ""))
    wrong = _too_short_or_long(new) or ("" if request.POST.get("again") == new else NOT_THE_SAME)
    if wrong:
        return answers.go(request, "/more/weather", says=wrong)
    vault.set_up_other(request.drawer, _store(), new)
    change_settings(request.drawer, has_weather=True)
    _end_others(request, same_drawer=False)
    return answers.go(request, "/more/weather", says="Done. It opens a plain weather diary, which is empty for now.")


@full
@_asked("room")
def room(request: OpenVisit) -> HttpResponseBase:
    """Make room: double both drawers."""
    vault.make_room(request.drawer, _store())
    return answers.go(request, "/more/room", says="Done. There is twice the room now, and the file is twice as large.")


@full
@_asked("erase")
def erase(request: OpenVisit) -> HttpResponseBase:
    """Erase everything, and lead away. It is said to be erased only once no key is left."""
    if request.POST.get("sure", "").strip().casefold() != "erase":
        return answers.go(request, "/more/erase", says=NOT_ERASE)
    home, store = house.current(), _store()
    try:
        vault.erase(request.drawer, store)
    except vault.NotSaved:
        if _opens(request.drawer):
            raise
        # The keys are gone, though not all could be overwritten after them: the file goes too.
    response = answers.go(request, way_out(request))
    leave(request, response)
    store.destroy()
    with suppress(OSError):
        home.leave_harbour_open(None)
    home.store = home.sessions = None
    home.visitors, home.shelf = Visitors(), Shelf()
    return response


def _opens(drawer: Drawer) -> bool:
    try:
        drawer.directory()
    except vault.Damaged:
        return False
    return True


def _too_short_or_long(new: Passphrase) -> str:
    """Say what is wrong with a weather passphrase. It may be weak, for it is there to be given away."""
    if len(new.strip()) < SHORTEST_WEATHER:
        return TOO_SHORT
    return TOO_LONG if len(new) > LONGEST else ""


def _end_others(request: OpenVisit, *, same_drawer: bool = True) -> None:
    """Close every other window on this drawer, or all on the other: whoever came in with what no longer opens is out."""
    home = house.current()
    if home.sessions is not None:
        home.visitors.close(home.sessions.end_others(cookie.of(request), same_drawer=same_drawer))


def _is_mine(request: OpenVisit) -> bool:
    """Whether the passphrase that is in use was written, too: an open page alone must not be enough."""
    home = house.current()
    with home.unlocking:
        opened = unlock(_store(), Passphrase(request.POST.get("now", "")))
    return opened is not None and opened.drawer == request.drawer.slots.opened.drawer


def _store() -> SqliteStore:
    store = house.current().store
    if not isinstance(store, SqliteStore):
        raise Http404
    return store
