"""People: kept as they were written, a number that cannot be is never dialled, and ten thousand come page by page."""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING

import pytest
from forms import fill_up, forms, full_disk, pour_out, replaced, sent
from msgspec.structs import replace
from people import ANA, BEN, SMALL, anas_store, opened
from visiting import Vault

from weatherglass import plan as library
from weatherglass.record import drafts, folk
from weatherglass.record.folk import Friend
from weatherglass.vault import NotSaved, Shape, Size, VaultFull
from weatherglass.web import drafted
from weatherglass.web.stations import views

if TYPE_CHECKING:
    from visiting import Browser, Clock

    from weatherglass.vault import Drawer

LARGEST_PAGE = 96_000
"""Bytes of a page before it is packed: a phone that is old and a line that is slow show it at once."""
MANY = 10_000
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


@pytest.fixture
def vault(request: pytest.FixtureRequest) -> Vault:
    """Ana's vault, of the size that a test asks for."""
    store = anas_store(getattr(request, "param", SMALL))
    return Vault(store, opened(store).slots.opened, opened(store, BEN).slots.opened)


def add(ana: Browser, **said: str) -> str:
    return ana.says(sent(ana, "/stations/new", "/stations/keep", CLEO | said))


def form(ana: Browser, place: str = "/stations/new") -> dict[str, str]:
    return dict(forms(ana.get(place).text, "/stations/keep")[0])


def one(drawer: Drawer) -> Friend:
    [found] = folk.friends(drawer)
    return found


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


# Many


@pytest.mark.parametrize("vault", [Shape(1_024, 4)], indirect=True)
def test_ten_thousand_people_come_page_by_page(ana: Browser, drawer: Drawer) -> None:
    cleo = Friend(
        id="", number="0800 123 456", hours="after six, not on Sundays", not_to_write="nothing about the flat", keeps="a bag"
    )
    folk.keep_friends(drawer, [replace(cleo, name=f"Friend {at:05}") for at in range(MANY)])
    pages = MANY // views.ON_A_PAGE
    for number in (1, 2, pages // 2, pages):
        page = ana.get(f"/stations/page/{number}" if number > 1 else "/stations")
        assert (page.status, len(page.text.encode()) < LARGEST_PAGE) == (200, True), len(page.text)
        first = (number - 1) * views.ON_A_PAGE
        assert re.findall(r'<b dir="auto">Friend (\d+)</b>', page.text) == [
            f"{at:05}" for at in range(first, first + views.ON_A_PAGE)
        ]
        assert f"Page {number} of {pages}, {MANY} people" in page.text
        assert ('href="/stations/page/2"' in page.text) is (number == 1)
    assert len(ana.get("/forecast").text.encode()) < LARGEST_PAGE
    last = folk.friends(drawer)[-1]
    sent(ana, f"/stations/{last.id}", "/stations/keep", {"number": "112"})
    assert folk.friend(drawer, last.id).number == "112"
    assert len(folk.friends(drawer)) == MANY


def test_sabotage_all_of_them_on_one_page_would_be_too_much(
    ana: Browser, drawer: Drawer, monkeypatch: pytest.MonkeyPatch
) -> None:
    folk.keep_friends(drawer, [Friend(id="", name=f"Friend {at}", number="0800 123 456") for at in range(400)])
    assert len(ana.get("/stations").text.encode()) < LARGEST_PAGE
    monkeypatch.setattr(views, "ON_A_PAGE", MANY)
    assert len(ana.get("/stations").text.encode()) > LARGEST_PAGE


@pytest.mark.parametrize("number", ["0", "2", "999999999999999999999"])
def test_a_page_that_is_none_is_no_page(ana: Browser, drawer: Drawer, number: str) -> None:
    folk.keep_friends(drawer, [Friend(id="", name="x")] * views.ON_A_PAGE)
    assert ana.get(f"/stations/page/{number}").status == 404
    assert ana.get("/stations/page/1").status == 200


def test_nobody_at_all_is_a_page_too(ana: Browser) -> None:
    assert "Nobody is written down yet." in ana.get("/stations").text


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


# Words that are not kept yet


def is_drafted(ana: Browser, drawer: Drawer, place: str) -> None:
    fields = form(ana, place) | {"name": "Dee", "keeps": "a key", "card": "1"}
    before = folk.friends(drawer)
    assert ana.post("/draft", fields | {"draft": place.strip("/")}, script=True).status == 204
    assert folk.friends(drawer) == before
    assert form(ana, place) == fields
    assert ana.says(ana.post("/stations/keep", fields)) == "Kept."
    assert drafts.get(drawer, place.strip("/")) is None
    assert "Dee" in {one.name for one in folk.friends(drawer)}


def test_a_draft_is_shown_again_and_gone_once_it_is_kept(ana: Browser, drawer: Drawer) -> None:
    is_drafted(ana, drawer, "/stations/new")
    assert form(ana)["name"] == ""
    is_drafted(ana, drawer, f"/stations/{one(drawer).id}")


def test_sabotage_a_draft_that_outlives_the_keeping_would_be_seen(
    ana: Browser, drawer: Drawer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drafted, "done", lambda *_: None)
    with pytest.raises(AssertionError):
        is_drafted(ana, drawer, "/stations/new")


def waits_over_the_lock(ana: Browser, clock: Clock, place: str) -> None:
    fields = form(ana, place) | {"name": "Dee", "keeps": "a key"}
    clock.turn(minutes=6)
    assert ana.post("/stations/keep", fields).to == "/"
    assert ana.post("/open", {"passphrase": ANA}).to == place
    assert form(ana, place) == fields


def test_words_that_came_while_it_was_locked_are_in_the_form_again(ana: Browser, drawer: Drawer, clock: Clock) -> None:
    waits_over_the_lock(ana, clock, "/stations/new")
    assert folk.friends(drawer) == ()
    kept = folk.keep_friend(drawer, Friend(id="", name="Cleo"))
    waits_over_the_lock(ana, clock, f"/stations/{kept.id}")
    assert one(drawer).name == "Cleo"


def test_what_could_not_be_kept_is_said_and_waits_in_its_form(ana: Browser, drawer: Drawer) -> None:
    kept = folk.keep_friend(drawer, Friend(id="", name="Cleo"))
    for place in ("/stations/new", f"/stations/{kept.id}"):
        fields = form(ana, place) | {"name": "Dee", "keeps": "a key"}
        with full_disk():
            answer = ana.post("/stations/keep", fields)
            assert (answer.to, ana.says(answer)) == (place, str(NotSaved()))
            assert form(ana, place) == fields
            assert ana.post("/stations/keep", fields, script=True).status == 507
        assert one(drawer) == kept
    with full_disk():
        assert ana.says(ana.post("/stations/remove", {"id": kept.id})) == str(NotSaved())
    assert one(drawer) == kept


def test_in_a_vault_that_is_full_kept_is_not_said(ana: Browser, drawer: Drawer) -> None:
    fill_up(drawer)
    assert add(ana) == str(VaultFull(Size.SMALL)).replace("'", "&#x27;")
    assert form(ana)["name"] == WORDS
    pour_out(drawer)
    assert folk.friends(drawer) == ()
    assert ana.says(ana.post("/stations/keep", form(ana))) == "Kept."
    assert form(ana)["name"] == ""


def test_sabotage_words_forgotten_although_they_were_not_kept_are_missed(
    ana: Browser, drawer: Drawer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drafted, "stay", lambda _: None)
    with pytest.raises(AssertionError):
        test_what_could_not_be_kept_is_said_and_waits_in_its_form(ana, drawer)


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
