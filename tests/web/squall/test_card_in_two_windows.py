"""Two windows on the card: neither takes away what the other kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from forms import forms

from weatherglass.record.card import Card, card
from weatherglass.web import both

if TYPE_CHECKING:
    from visiting import Browser

    from weatherglass.vault import Drawer


def form(ana: Browser) -> dict[str, str]:
    [fields] = forms(ana.get("/squall/change").text, "/squall/keep")
    return dict(fields)


def kept_in_two_windows(ana: Browser, drawer: Drawer) -> None:
    ana.post("/squall/keep", form(ana) | {"where": "Cleo's", "take": "keys"})
    first, second = form(ana), form(ana)
    ana.post("/squall/keep", first | {"out": "the cellar window", "where": "Dee's"})
    ana.post("/squall/keep", second | {"word": "lemons", "where": "the fire station"})
    assert card(drawer) == Card(out="the cellar window", word="lemons", where="Dee's\n\nthe fire station", take="keys")


def test_what_another_window_kept_meanwhile_stays(ana: Browser, drawer: Drawer) -> None:
    kept_in_two_windows(ana, drawer)


def test_what_one_window_emptied_stays_empty(ana: Browser, drawer: Drawer) -> None:
    ana.post("/squall/keep", form(ana) | {"where": "Cleo's", "take": "keys"})
    first, second = form(ana), form(ana)
    ana.post("/squall/keep", first | {"where": ""})
    ana.post("/squall/keep", second | {"out": "the cellar window"})
    assert card(drawer) == Card(out="the cellar window", take="keys")


def test_sabotage_a_window_that_overwrites_the_other_would_be_seen(
    ana: Browser, drawer: Drawer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(both, "words", lambda fields, name, now, usual="": fields.get(name, now))
    with pytest.raises(AssertionError):
        kept_in_two_windows(ana, drawer)
