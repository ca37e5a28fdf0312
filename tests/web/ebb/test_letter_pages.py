"""A letter that is not sent: kept as long as it is, read back, and nothing on its pages or behind them sends it."""

from __future__ import annotations

import os
import re
import socket
from typing import TYPE_CHECKING

import pytest
from forms import forms
from people import BEN, SMALL, anas_store, opened
from visiting import Vault

from weatherglass.record import letters
from weatherglass.vault import Shape
from weatherglass.web import drafted
from weatherglass.web.ebb import unsent

if TYPE_CHECKING:
    from visiting import Browser, Clock

    from weatherglass.vault import Drawer

TEXT = "Dear you,\r\nI planted the <b>beans</b> alone."


@pytest.fixture
def vault(request: pytest.FixtureRequest) -> Vault:
    """Ana's vault, of the size that a test asks for."""
    store = anas_store(getattr(request, "param", SMALL))
    return Vault(store, opened(store).slots.opened, opened(store, BEN).slots.opened)


def form(ana: Browser, place: str) -> dict[str, str]:
    return dict(forms(ana.get(place).text, "/ebb/letter/keep")[0])


def write(ana: Browser, text: str = TEXT, place: str = "/ebb/letters") -> str:
    answer = ana.post("/ebb/letter/keep", form(ana, place) | {"text": text})
    assert ana.says(answer) == "Kept. It is sent to nobody."
    return answer.to


def test_it_is_kept_as_written_changed_listed_and_deleted(ana: Browser, drawer: Drawer, clock: Clock) -> None:
    place = write(ana)
    [kept] = letters.letters(drawer)
    assert (kept.text, kept.written, place) == (TEXT, clock(), f"/ebb/letter/{kept.id}")
    page = ana.get(place).text
    assert "<b>beans" not in page
    assert form(ana, place)["text"] == TEXT
    assert form(ana, "/ebb/letters")["text"] == ""
    assert f'href="{place}"' in ana.get("/ebb/letters").text
    assert "beans" not in ana.get("/ebb/letters").text, "the list shows no more than it must"
    assert write(ana, "Dear you again", place) == place
    assert [one.text for one in letters.letters(drawer)] == ["Dear you again"]
    assert ana.says(ana.post("/ebb/letter/remove", {"id": kept.id})) == "Deleted."
    assert letters.letters(drawer) == ()
    assert ana.get(place).status == 404


def sent_twice_is_once(ana: Browser, drawer: Drawer) -> None:
    twice = form(ana, "/ebb/letters") | {"text": TEXT}
    assert ana.post("/ebb/letter/keep", twice).to == ana.post("/ebb/letter/keep", twice).to
    assert len(letters.letters(drawer)) == 1


def test_a_new_letter_that_is_sent_twice_is_one(ana: Browser, drawer: Drawer) -> None:
    sent_twice_is_once(ana, drawer)


def test_sabotage_a_second_letter_would_be_seen(ana: Browser, drawer: Drawer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(letters, "_just_now", lambda *_: False)
    with pytest.raises(AssertionError):
        sent_twice_is_once(ana, drawer)


def two_windows_lose_nothing(ana: Browser, drawer: Drawer) -> None:
    place = write(ana)
    one, other = form(ana, place), form(ana, place)
    ana.post("/ebb/letter/keep", one | {"text": "from one window"})
    answer = ana.post("/ebb/letter/keep", other | {"text": "from the other"})
    assert ana.says(answer) == unsent.BESIDE
    assert {kept.text for kept in letters.letters(drawer)} == {"from one window", "from the other"}


def test_a_letter_changed_in_two_windows_is_kept_as_both(ana: Browser, drawer: Drawer) -> None:
    two_windows_lose_nothing(ana, drawer)


def test_sabotage_a_window_that_writes_over_the_other_would_be_seen(
    ana: Browser, drawer: Drawer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unsent, "_changed_meanwhile", lambda *_: False)
    with pytest.raises(AssertionError):
        two_windows_lose_nothing(ana, drawer)


def test_the_same_change_in_two_windows_is_one_letter(ana: Browser, drawer: Drawer) -> None:
    place = write(ana)
    fields = form(ana, place) | {"text": "the same"}
    for _ in range(2):
        assert ana.post("/ebb/letter/keep", fields).to == place
    assert [kept.text for kept in letters.letters(drawer)] == ["the same"]


def test_a_letter_deleted_in_another_window_comes_back_when_kept_here(ana: Browser, drawer: Drawer) -> None:
    place = write(ana)
    here = form(ana, place) | {"text": "still here"}
    letters.remove_letter(drawer, here["id"])
    assert ana.get(ana.post("/ebb/letter/keep", here).to).status == 200
    assert [kept.text for kept in letters.letters(drawer)] == ["still here"]


def waits(ana: Browser, text: str, place: str) -> None:
    answer = ana.post("/ebb/letter/keep", form(ana, place) | {"text": text})
    assert (answer.to, ana.says(answer)) == (place, str(letters.TooLong()))
    assert form(ana, place)["text"] == text


def test_a_letter_that_is_too_long_waits_whole_and_that_is_said(
    ana: Browser, drawer: Drawer, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = write(ana)
    monkeypatch.setattr(letters, "LONGEST", 20)
    for page in ("/ebb/letters", place):
        waits(ana, "Dear you, this is longer than that.", page)
    assert [kept.text for kept in letters.letters(drawer)] == [TEXT]


def test_sabotage_a_letter_that_does_not_wait_would_be_seen(ana: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(letters, "LONGEST", 20)
    monkeypatch.setattr(drafted, "stay", lambda _: None)
    with pytest.raises(AssertionError):
        waits(ana, "Dear you, this is longer than that.", "/ebb/letters")


@pytest.mark.parametrize(("length", "unbroken"), [(unsent.UNBROKEN, False), (unsent.UNBROKEN + 1, True)])
def test_the_direction_of_each_paragraph_is_not_looked_for_in_a_very_long_one(
    ana: Browser, length: int, *, unbroken: bool
) -> None:
    ana.post("/draft", {"text": "x" * length, "draft": "letter"}, script=True)
    assert ('class="unbroken"' in ana.get("/ebb/letters").text) is unbroken
    assert ('class="unbroken"' in ana.get(write(ana, "Dear you\n" + "x" * length)).text) is unbroken


@pytest.mark.parametrize("vault", [Shape(4_096, 4)], indirect=True)
def test_a_letter_of_a_megabyte_is_kept_and_read_back(ana: Browser, drawer: Drawer) -> None:
    text = os.urandom(500_000).hex()
    place = write(ana, text)
    assert form(ana, place)["text"] == text
    assert len(ana.get("/ebb/letters").body) < 96_000
    assert write(ana, f"{text}!", place) == place
    assert [kept.text for kept in letters.letters(drawer)] == [f"{text}!"]


def is_sent_nowhere(ana: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    def reach(*_: object) -> None:
        pytest.fail("something goes out")

    with monkeypatch.context() as broken:
        for way in ("connect", "connect_ex", "sendto"):
            broken.setattr(socket.socket, way, reach)
        place = write(ana)
        for page in (ana.get(place).text, ana.get("/ebb/letters").text):
            inside = page.partition("<main")[2]
            assert {*re.findall(r'action="([^"]*)"', inside)} <= {"/ebb/letter/keep", "/ebb/letter/remove"}
            assert not re.search(r"mailto:|sms:|tel:|whatsapp|https?:|navigator\.share", inside)
            assert not re.search(r"<button[^>]*>[^<]*\bsend\b", inside, re.IGNORECASE)


def test_nothing_sends_a_letter(ana: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    is_sent_nowhere(ana, monkeypatch)


def test_sabotage_a_letter_that_goes_out_would_be_seen(ana: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    real = letters.keep_letter

    def leak(*given: object, **named: object) -> object:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as way:
            way.sendto(b"x", ("127.0.0.1", 9))
        return real(*given, **named)  # type: ignore[arg-type]  # it is handed on as it came

    monkeypatch.setattr(letters, "keep_letter", leak)
    with pytest.raises(pytest.fail.Exception):
        is_sent_nowhere(ana, monkeypatch)


def test_the_program_knows_no_other_way_to_a_letter(ana: Browser, drawer: Drawer) -> None:
    write(ana)
    for place in ("/find?words=beans", "/forecast/take", "/parcel", "/today", "/sky", "/lee", "/ebb", "/ebb/after"):
        assert "beans" not in ana.get(place).text


@pytest.mark.parametrize("text", ["", " \n"])
def test_a_letter_without_words_changes_nothing(ana: Browser, drawer: Drawer, text: str) -> None:
    place = write(ana)
    for page in ("/ebb/letters", place):
        answer = ana.post("/ebb/letter/keep", form(ana, page) | {"text": text})
        assert (answer.to, ana.says(answer)) == (page, unsent.NO_WORDS)
    assert [kept.text for kept in letters.letters(drawer)] == [TEXT]


@pytest.mark.parametrize("name", ["x", "../notes/wins", TEXT, "0123456789ab\n", "0123456789AB"])
def test_an_id_that_is_none_makes_a_new_letter(ana: Browser, drawer: Drawer, name: str) -> None:
    answer = ana.post("/ebb/letter/keep", {"id": name, "text": TEXT})
    [kept] = letters.letters(drawer)
    assert answer.to == f"/ebb/letter/{kept.id}"
    ana.post("/ebb/letter/remove", {"id": name})
    assert letters.letters(drawer) == (kept,)
