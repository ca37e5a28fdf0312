"""Who was on the way to the hard hour when it had closed is led there once it is open again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from people import ANA, BEN

from weatherglass.web import guards

if TYPE_CHECKING:
    from visiting import Browser, Clock


def opened_again(browser: Browser, clock: Clock, place: str, passphrase: str) -> str:
    """Let it close by itself, ask for a place, open it again; give where that leads."""
    clock.turn(minutes=20)
    assert browser.get(place).to == "/"
    return browser.post("/open", {"passphrase": passphrase}).to


@pytest.mark.parametrize("place", ["/ebb", "/ebb/after", "/squall"])
def test_it_leads_there_after_the_lock(ana: Browser, clock: Clock, place: str) -> None:
    assert opened_again(ana, clock, place, ANA) == place


def test_other_pages_are_not_led_to(ana: Browser, clock: Clock) -> None:
    assert opened_again(ana, clock, "/lull/mine", ANA) == "/today"


def test_it_leads_there_once(ana: Browser, clock: Clock) -> None:
    assert opened_again(ana, clock, "/ebb", ANA) == "/ebb"
    assert opened_again(ana, clock, "/today", ANA) == "/today"


def test_in_weather_clothes_it_leads_to_the_plain_diary(ana: Browser, clock: Clock) -> None:
    assert opened_again(ana, clock, "/ebb", BEN) == "/today"


def test_a_stranger_s_asking_leads_nobody_there(stranger: Browser) -> None:
    assert stranger.get("/ebb").to == "/"
    assert stranger.post("/open", {"passphrase": ANA}).to == "/today"


def test_sabotage_a_way_back_that_is_not_there_would_be_seen(ana: Browser, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guards, "_LEAD_BACK", frozenset())
    assert opened_again(ana, clock, "/ebb", ANA) != "/ebb"
