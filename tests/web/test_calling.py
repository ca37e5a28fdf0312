"""Whom to call first: by the person's country, their own choice before ours, and nothing of theirs while it is locked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.test import RequestFactory
from people import BEN, opened

from weatherglass import help as lifeline
from weatherglass.record import change_settings
from weatherglass.web import calling

if TYPE_CHECKING:
    from django.http import HttpRequest
    from visiting import Browser, Clock, Vault

    from weatherglass.vault import Drawer
    from weatherglass.web.house import House


@pytest.fixture
def asked(ana: Browser) -> HttpRequest:
    """A request of Ana's browser."""
    request = RequestFactory().get("/squall")
    request.COOKIES["w"] = ana.cookies["w"]
    return request


@pytest.fixture
def locked(home: House) -> HttpRequest:
    """A request of a browser for which nothing is open."""
    return RequestFactory().get("/harbour")


def in_part(clock: Clock) -> str:
    """A country whose first line is for a part of it only."""
    lines = ((code, lifeline.first_lines(code, today=clock().date())) for code, _ in lifeline.countries())
    return next(code for code, found in lines if len(found) > 1)


def test_where_no_country_is_known_there_is_no_number(asked: HttpRequest) -> None:
    call = calling.call(asked)
    assert (call.country, call.lines) == ("", ())
    assert call.emergency == lifeline.emergency(None)
    assert calling.mine(asked) == ""


def test_the_country_that_was_chosen_comes_before_that_of_the_zone(asked: HttpRequest, drawer: Drawer) -> None:
    change_settings(drawer, zone="Europe/Madrid")
    assert calling.country(asked) == "ES"
    change_settings(drawer, country="GB")
    assert calling.country(asked) == "GB"
    assert calling.call(asked).emergency == lifeline.emergency("GB")


def test_a_zone_that_tells_no_country_is_no_country(asked: HttpRequest, drawer: Drawer) -> None:
    change_settings(drawer, zone="Etc/UTC")
    assert calling.country(asked) == ""


def test_every_country_gives_its_emergency_number_and_its_first_line(asked: HttpRequest, drawer: Drawer, clock: Clock) -> None:
    for code, _ in lifeline.countries():
        change_settings(drawer, country=code)
        call, first = calling.call(asked), lifeline.first_lines(code, today=clock().date())
        assert (call.country, call.emergency) == (code, lifeline.emergency(code))
        assert call.lines == first[: calling.MOST], code


def test_lines_for_a_part_of_a_country_are_several(asked: HttpRequest, drawer: Drawer, clock: Clock) -> None:
    change_settings(drawer, country=in_part(clock))
    assert len(calling.call(asked).lines) > 1


def own_line_is_first(asked: HttpRequest, drawer: Drawer, clock: Clock) -> None:
    lines = lifeline.lines("GB", today=clock().date())
    change_settings(drawer, country="GB", line=lines[-1].service)
    call = calling.call(asked)
    assert [line.service for line in call.lines] == [lines[-1].service]
    assert calling.mine(asked) == lines[-1].service


def test_the_line_that_the_person_chose_stands_first_and_alone(asked: HttpRequest, drawer: Drawer, clock: Clock) -> None:
    own_line_is_first(asked, drawer, clock)


def test_sabotage_a_choice_that_is_not_heeded_would_be_seen(
    asked: HttpRequest, drawer: Drawer, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(calling, "mine", lambda _: "")
    with pytest.raises(AssertionError):
        own_line_is_first(asked, drawer, clock)


@pytest.mark.parametrize("line", ["", "A line that is gone", "<b>"])
def test_a_choice_that_is_not_there_any_more_leads_to_the_usual_line(
    asked: HttpRequest, drawer: Drawer, clock: Clock, line: str
) -> None:
    change_settings(drawer, country="GB", line=line)
    assert calling.call(asked).lines == lifeline.first_lines("GB", today=clock().date())[: calling.MOST]


def test_a_choice_of_one_country_is_none_in_another(asked: HttpRequest, drawer: Drawer, clock: Clock) -> None:
    spanish = lifeline.lines("ES", today=clock().date())[0].service
    change_settings(drawer, country="GB", line=spanish)
    assert spanish not in [line.service for line in calling.call(asked).lines]


# While it is locked


def nothing_of_hers(locked: HttpRequest, drawer: Drawer) -> None:
    change_settings(drawer, country="GB", line="A line of hers")
    assert calling.country(locked) == ""
    assert calling.mine(locked) == ""
    assert calling.call(locked).lines == ()


def test_locked_nothing_of_her_settings_is_known(locked: HttpRequest, drawer: Drawer) -> None:
    nothing_of_hers(locked, drawer)


def test_sabotage_settings_read_through_the_lock_would_be_seen(
    locked: HttpRequest, drawer: Drawer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(calling, "drawer_of", lambda _: drawer)
    with pytest.raises(AssertionError):
        nothing_of_hers(locked, drawer)


def test_locked_the_country_is_what_this_browser_chose_or_what_was_left_open(
    locked: HttpRequest, stranger: Browser, home: House
) -> None:
    home.leave_harbour_open("ES")
    assert calling.country(locked) == "ES"
    stranger.get("/harbour")
    stranger.post("/harbour/country", {"country": "GB"})
    request = RequestFactory().get("/harbour")
    request.COOKIES["w"] = stranger.cookies["w"]
    assert calling.country(request) == "GB"
    assert calling.country(locked) == "ES", "another browser chose nothing"


def test_each_drawer_has_a_country_of_its_own(asked: HttpRequest, vault: Vault, drawer: Drawer) -> None:
    change_settings(opened(vault.store, BEN), country="US")
    change_settings(drawer, country="GB")
    assert calling.country(asked) == "GB"
