"""Cleo as she is written down in tests, and the forms that send her."""

from __future__ import annotations

from typing import TYPE_CHECKING

from forms import forms, sent

from weatherglass.record import folk

if TYPE_CHECKING:
    from visiting import Browser

    from weatherglass.record.folk import Friend
    from weatherglass.vault import Drawer

WORDS = "Cleo from the bakery"
CLEO = {
    "name": WORDS,
    "number": "0800 123 456",
    "other": "cleo@example.org",
    "hours": "after six",
    "not_to_write": "nothing about the flat",
    "code": "my blue scarf",
    "knows": "all of it",
    "keeps": "a bag",
}


def add(ana: Browser, **said: str) -> str:
    return ana.says(sent(ana, "/stations/new", "/stations/keep", CLEO | said))


def form(ana: Browser, place: str = "/stations/new") -> dict[str, str]:
    return dict(forms(ana.get(place).text, "/stations/keep")[0])


def one(drawer: Drawer) -> Friend:
    [found] = folk.friends(drawer)
    return found
