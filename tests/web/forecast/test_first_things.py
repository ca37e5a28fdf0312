"""The few things for someone who has only some minutes: kept in their sections, offered to the card."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from forms import forms, full_disk, replaced

from weatherglass import plan as library
from weatherglass.record import card, plans
from weatherglass.vault import NotSaved

if TYPE_CHECKING:
    from visiting import Answer, Browser

    from weatherglass.vault import Drawer

LIVES = [
    (),
    ("partner", "together"),
    ("parent", "minor"),
    ("trafficking",),
    ("partner", "left", "children"),
    ("group", "disability", "rural"),
]


def send(ana: Browser, **fields: str) -> Answer:
    here = replaced(forms(ana.get("/forecast/first").text, "/forecast/first/keep")[0], fields)
    return ana.post("/forecast/first/keep", here)


@pytest.mark.parametrize("life", LIVES, ids=str)
def test_every_life_has_a_few_first_things_and_they_fit(life: tuple[str, ...]) -> None:
    few = [item for section in library.first_things(life) for item in section.items]
    assert 4 <= len(few) <= 12
    fitting = {item.id for group in library.for_life(life) for section in group.sections for item in section.items}
    assert {item.id for item in few} <= fitting
    assert not any(item.risky for item in few), "nothing that is better talked over first"


def test_what_is_written_is_kept_in_its_section_and_offered_to_the_card(ana: Browser, drawer: Drawer) -> None:
    answer = send(ana, **{"answer-incident-way": "Back door", "answer-people-word": "the fern"})
    assert answer.to == "/squall/change"
    assert {line.id: line.answer for line in plans.plan(drawer).of("incident")} == {"incident-way": "Back door"}
    assert plans.plan(drawer).seen == (), "the sections are still to be gone through"
    page = ana.get("/squall/change").text
    assert "Back door" in page
    assert "From your plan." in page
    assert not card.card(drawer), "it is kept only with the card"
    ana.post("/squall/keep", replaced(forms(page, "/squall/keep")[0], {}))
    assert (card.card(drawer).out, card.card(drawer).word) == ("Back door", "the fern")


def test_the_card_s_own_words_come_before_those_of_the_plan(ana: Browser, drawer: Drawer) -> None:
    card.keep_card(drawer, card.Card(out="Window"))
    send(ana, **{"answer-incident-way": "Cellar steps"})
    page = ana.get("/squall/change").text
    assert "Window" in page
    assert "Cellar steps" not in page


def test_what_else_is_kept_of_a_section_stays(ana: Browser, drawer: Drawer, clock: object) -> None:
    del clock
    ana.post("/forecast/keep", [("leaf", "2"), ("shown", "incident-room"), ("keep", "incident-room")])
    send(ana, **{"answer-incident-where": "Jo's"})
    assert {line.id for line in plans.plan(drawer).of("incident")} == {"incident-room", "incident-where"}


def test_on_a_disk_that_fails_the_words_wait(ana: Browser, drawer: Drawer) -> None:
    with full_disk():
        answer = send(ana, **{"answer-incident-way": "Back door"})
        assert ana.says(answer) == str(NotSaved())
    assert plans.plan(drawer).lines == ()
    assert "Back door" in ana.get("/forecast/first").text


def test_the_plan_leads_there(ana: Browser) -> None:
    ana.post("/forecast/life", {"number": "1", "fact": "partner"})
    assert 'href="/forecast/first"' in ana.get("/forecast").text
