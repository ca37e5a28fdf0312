"""A person may say which line comes first: one of their country's, and never anything else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from weatherglass import help as lifeline
from weatherglass.record import settings
from weatherglass.web import answers

if TYPE_CHECKING:
    from visiting import Browser, Clock

    from weatherglass.vault import Drawer


def in_britain(ana: Browser, clock: Clock) -> str:
    """Give the name of a British line that does not come first by itself."""
    ana.post("/harbour/country", {"country": "GB"})
    return lifeline.lines("GB", today=clock().date())[-1].service


def test_it_is_kept_said_and_taken_back(ana: Browser, drawer: Drawer, clock: Clock) -> None:
    mine = in_britain(ana, clock)
    assert ana.says(ana.post("/harbour/first", {"line": mine})) == "This one comes first now."
    assert settings(drawer).line == mine
    assert ana.says(ana.post("/harbour/first", {"line": ""})) == "The usual one comes first again."
    assert settings(drawer).line == ""


@pytest.mark.parametrize("said", ["A line that is none", "<b>", " ", "0800"])
def test_what_is_no_line_of_the_country_changes_nothing(ana: Browser, drawer: Drawer, clock: Clock, said: str) -> None:
    mine = in_britain(ana, clock)
    ana.post("/harbour/first", {"line": mine})
    assert ana.says(ana.post("/harbour/first", {"line": said})) == answers.sentence(400)
    assert settings(drawer).line == mine


def test_a_line_of_another_country_is_none_of_this_one(ana: Browser, drawer: Drawer, clock: Clock) -> None:
    in_britain(ana, clock)
    spanish = lifeline.lines("ES", today=clock().date())[0].service
    assert ana.says(ana.post("/harbour/first", {"line": spanish})) == answers.sentence(400)
    assert settings(drawer).line == ""


def test_it_is_for_ana_alone(ben: Browser, stranger: Browser, drawer: Drawer) -> None:
    assert ben.post("/harbour/first", {"line": ""}, script=True).status == 404
    assert stranger.post("/harbour/first", {"line": ""}).to == "/"
    assert settings(drawer).line == ""
