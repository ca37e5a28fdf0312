"""People: kept as they were written, a number that cannot be is never dialled; who sees them."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import pytest
from forms import forms, full_disk, replaced, sent
from web.stations.knowing import CLEO, WORDS, add, form, one

from weatherglass import plan as library
from weatherglass.record import folk
from weatherglass.record.folk import Friend
from weatherglass.web.stations import views

if TYPE_CHECKING:
    from visiting import Browser

    from weatherglass.vault import Drawer

NO_NUMBERS = (
    "ask at the shop",
    "999/112",
    "1",
    "0123456789012345",
    "+44 (0)20 1234",
    "112 javascript:alert(1)",
    "<b>112</b>",
    "*31#",
)
PLACES = ("/stations", "/stations/page/1", "/stations/new", "/stations/0123456789ab")
POSTED = ("/stations/keep", "/stations/remove")


def test_someone_is_kept_as_written_shown_changed_and_taken_out(ana: Browser, drawer: Drawer) -> None:
    assert add(ana, name="<b>Cleo</b>") == "Kept."
    cleo = one(drawer)
    assert {name: getattr(cleo, name) for name in folk.FIELDS} == CLEO | {"name": "<b>Cleo</b>"}
    page = ana.get("/stations").text
    assert "&lt;b&gt;Cleo&lt;/b&gt;" in page
    assert "<b>Cleo</b>" not in page
    assert 'href="tel:0800123456"' in page
    assert page.index("Not to write or say: <bdi>nothing about the flat") < page.index("tel:")
    assert "This call will show in this phone\u2019s list." in page
    place = f"/stations/{cleo.id}"
    shown = {name: said for name, said in form(ana, place).items() if not name.startswith("was-")}
    assert shown == {"id": cleo.id} | CLEO | {"name": "<b>Cleo</b>"}
    sent(ana, place, "/stations/keep", {"hours": "any time", "card": "1"})
    assert (one(drawer).id, one(drawer).hours, one(drawer).card) == (cleo.id, "any time", True)
    assert form(ana, place)["card"] == "1"
    sent(ana, place, "/stations/keep", {"card": []})
    assert not one(drawer).card
    assert ana.says(sent(ana, place, "/stations/remove")) == "Taken out."
    assert folk.friends(drawer) == ()
    assert ana.get(place).status == 404


def test_a_name_or_a_number_alone_is_enough_and_neither_is_not(ana: Browser, drawer: Drawer) -> None:
    assert add(ana, name="", number="112") == "Kept."
    assert "112" in ana.get(f"/stations/{one(drawer).id}").text
    assert add(ana, number=" ") == "Kept."
    assert len(folk.friends(drawer)) == 2
    assert add(ana, name="", number=" ") == views.NOBODY
    assert len(folk.friends(drawer)) == 2
    assert form(ana)["keeps"] == "a bag", "what was written waits"


def sent_twice_is_once(ana: Browser, drawer: Drawer) -> None:
    twice = form(ana) | CLEO
    for _ in range(2):
        ana.post("/stations/keep", twice)
    assert one(drawer).name == WORDS
    ana.post("/stations/keep", twice | {"hours": "mornings"})
    assert len(folk.friends(drawer)) == 2


def test_a_form_that_is_sent_twice_adds_nobody_twice(ana: Browser, drawer: Drawer) -> None:
    sent_twice_is_once(ana, drawer)


def test_sabotage_someone_added_twice_would_be_seen(ana: Browser, drawer: Drawer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(views, "_once", lambda _, new: new)
    with pytest.raises(ValueError, match="too many values"):
        sent_twice_is_once(ana, drawer)


# A number that cannot be


def is_not_dialled(ana: Browser, drawer: Drawer, number: str) -> None:
    answer = sent(ana, "/stations/new", "/stations/keep", CLEO | {"number": number, "card": "1"})
    cleo = one(drawer)
    assert (cleo.number, answer.to) == (number, f"/stations/{cleo.id}")
    page = ana.follow(answer).text
    assert library.CANNOT_BE in page
    assert "It cannot be dialled as it stands." in page
    assert form(ana, answer.to)["number"] == number
    for place in ("/stations", "/squall"):
        page = ana.get(place).text
        people = page.partition("My people")[2].partition("Talk to someone")[0]
        assert people
        assert "tel:" not in people, place
        assert number.replace("<", "&lt;").replace(">", "&gt;") in page, place


@pytest.mark.parametrize("number", NO_NUMBERS)
def test_a_number_that_cannot_be_is_kept_said_and_never_dialled(ana: Browser, drawer: Drawer, number: str) -> None:
    is_not_dialled(ana, drawer, number)


def test_sabotage_a_link_for_whatever_was_written_would_be_seen(
    ana: Browser, drawer: Drawer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(library, "tel", lambda number: f"tel:{number}")
    with pytest.raises(AssertionError):
        is_not_dialled(ana, drawer, "ask at the shop")


def test_sabotage_a_number_that_is_not_looked_at_would_be_seen(
    ana: Browser, drawer: Drawer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(library, "can_be", lambda _: True)
    with pytest.raises(AssertionError):
        is_not_dialled(ana, drawer, "ask at the shop")


def test_a_number_that_was_put_right_says_no_more(ana: Browser, drawer: Drawer) -> None:
    add(ana, number="ask at the shop")
    place = f"/stations/{one(drawer).id}"
    assert ana.says(sent(ana, place, "/stations/keep", {"number": "112"})) == "Kept."
    assert "cannot be dialled" not in ana.get(place).text


# Ids


@pytest.mark.parametrize("name", ["0123456789ab", "0123456789AB", "x", "../more", "0" * 13])
def test_someone_who_is_not_there_is_no_page(ana: Browser, name: str) -> None:
    assert ana.get(f"/stations/{name}").status == 404


@pytest.mark.parametrize("name", ["x", "../more", WORDS, "//elsewhere.example", "0123456789ab\n"])
def test_an_id_that_is_none_makes_someone_new_who_can_be_found(ana: Browser, drawer: Drawer, name: str) -> None:
    answer = ana.post("/stations/keep", CLEO | {"id": name, "number": "ask"})
    assert answer.to == f"/stations/{one(drawer).id}"
    assert ana.get(answer.to).status == 200
    answer = ana.post("/stations/keep", {"id": name, "hours": "x"})
    assert answer.to in {"/stations/new", f"/stations/{name.strip()}"}
    assert "bakery" not in answer.to
    assert "elsewhere" not in answer.to


def test_sabotage_an_id_that_is_taken_as_it_comes_would_be_seen(
    ana: Browser, drawer: Drawer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(views, "_which", lambda fields: fields.get("id", ""))
    with pytest.raises(AssertionError):
        test_an_id_that_is_none_makes_someone_new_who_can_be_found(ana, drawer, WORDS)


def test_taking_out_one_who_is_not_there_takes_nobody(ana: Browser, drawer: Drawer) -> None:
    add(ana)
    for name in ("", "0123456789ab", "<b>"):
        ana.post("/stations/remove", {"id": name})
    assert one(drawer).name == WORDS


def test_someone_taken_out_in_another_window_comes_back_when_kept_here(ana: Browser, drawer: Drawer) -> None:
    add(ana)
    cleo = one(drawer)
    here = replaced(forms(ana.get(f"/stations/{cleo.id}").text, "/stations/keep")[0], {"hours": "mornings"})
    folk.remove_friend(drawer, cleo.id)
    ana.post("/stations/keep", here)
    assert (one(drawer).id, one(drawer).hours) == (cleo.id, "mornings")


# Who sees it


@pytest.mark.parametrize("place", [*PLACES, *POSTED])
def test_in_weather_clothes_there_is_no_such_page(ben: Browser, drawer: Drawer, place: str) -> None:
    nowhere = ben.get("/nowhere")
    assert (ben.get(place).status, ben.get(place).text) == (404, nowhere.text)
    assert ben.post(place, CLEO, script=True).status == 404
    assert folk.friends(drawer) == ()


@pytest.mark.parametrize("place", PLACES)
def test_locked_it_leads_to_the_lock_page(stranger: Browser, drawer: Drawer, place: str) -> None:
    assert (stranger.get(place).status, stranger.get(place).to) == (303, "/")
    assert stranger.post("/stations/keep", CLEO).to == "/"
    assert folk.friends(drawer) == ()


@pytest.mark.parametrize("place", POSTED)
def test_what_changes_something_takes_no_get(ana: Browser, drawer: Drawer, place: str) -> None:
    kept = folk.keep_friend(drawer, Friend(id="", name="Cleo"))
    assert ana.get(f"{place}?id={kept.id}&name=x").status == 405
    assert one(drawer) == kept


def test_looking_changes_nothing(ana: Browser, drawer: Drawer) -> None:
    add(ana)
    before = (drawer.names(), folk.friends(drawer))
    for place in ("/stations", "/stations/page/1", "/stations/new", f"/stations/{one(drawer).id}"):
        assert ana.get(place).status == 200
        assert ana.post(place, CLEO).status in {303, 405}
    assert (drawer.names(), folk.friends(drawer)) == before


def test_no_word_is_in_an_address_or_a_log(ana: Browser, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    answers = [ana.post("/stations/keep", CLEO | {"number": WORDS}), ana.post("/stations/keep", {"hours": WORDS})]
    with full_disk():
        answers += [ana.post("/stations/keep", CLEO | {"id": WORDS}), ana.post("/stations/remove", {"id": WORDS})]
    assert "bakery" not in caplog.text + " ".join(str(answer.headers) for answer in answers)
