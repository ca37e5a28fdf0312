"""Windows from before everything was erased: they are told plainly that it is gone, and none is left standing."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

import pytest
from forms import forms, replaced
from parcels import EDGE, send
from people import ANA, BEN

from weatherglass.record.settings import EXIT_SITE
from weatherglass.web import answers

if TYPE_CHECKING:
    from anas_file import Place
    from visiting import Answer, Browser

GONE = "There is no diary here any more. What you sent was not kept."
WORDS = "They shouted after dinner"
POSTS: list[tuple[str, dict[str, str]]] = [
    ("/draft", {"draft": "today", "text": WORDS}),
    ("/today/keep", {"text": WORDS}),
    ("/forecast/keep", {"leaf": "2", "own": WORDS}),
    ("/forecast/done", {"shown": "x", "done": "x"}),
    ("/vane/bring", {"words": WORDS}),
    ("/ebb/letter/keep", {"text": WORDS}),
    ("/more/settings", {"turns": "5"}),
    ("/more/erase", {"sure": "erase"}),
    ("/more/passphrase", {"now": ANA, "new": ANA, "again": ANA}),
    ("/find", {"find": WORDS}),
    ("/coat/paper", {"says": WORDS}),
    ("/open", {"passphrase": ANA}),
    ("/open", {"passphrase": BEN}),
]


def erase(place: Place) -> Answer:
    """Ana erases everything in one window; another, with the cookie of then, still stands open."""
    before, at = dict(place.ana.cookies), place.ana.at
    answer = place.ana.post("/more/erase", {"sure": "erase"})
    assert not place.path.exists()
    place.ana.cookies, place.ana.at = before, at
    return answer


def is_told(ana: Browser, answer: Answer) -> None:
    assert (answer.status, answer.to) == (303, "/")
    page = ana.follow(answer).text
    said = re.search(r'id="said">([^<]*)<', page)
    assert said
    assert said.group(1) == GONE
    assert "Could someone else look at this device?" in page
    assert WORDS not in page


@pytest.mark.parametrize(("to", "fields"), POSTS)
def test_what_an_old_window_sends_is_told_that_it_is_gone(place: Place, to: str, fields: dict[str, str]) -> None:
    erase(place)
    is_told(place.ana, place.ana.post(to, fields))
    assert place.home.shelf.pieces() == ()
    assert not place.path.exists()
    assert place.ana.get("/").to == "/first"


def test_so_is_a_picture(place: Place) -> None:
    erase(place)
    head = f'--{EDGE}\r\nContent-Disposition: form-data; name="file"; filename="x"\r\n\r\n'
    is_told(place.ana, send(place.ana, head.encode() + bytes(9000) + f"\r\n--{EDGE}--\r\n".encode(), "/coat/paper").answer)


def test_the_script_is_told_and_leads_away(place: Place) -> None:
    erase(place)
    answer = place.ana.post("/draft", {"draft": "today", "text": WORDS}, script=True)
    assert (answer.status, answer.json) == (401, {"say": GONE, "to": "/"})


def test_without_the_old_name_it_is_told_too(place: Place) -> None:
    erase(place)
    place.ana.cookies.clear()
    is_told(place.ana, place.ana.post("/draft", {"draft": "today", "text": WORDS}))


def test_it_is_said_once(place: Place) -> None:
    erase(place)
    is_told(place.ana, place.ana.post("/draft", {"text": WORDS}))
    assert GONE not in place.ana.get("/first").text


def test_looking_in_an_old_window_leads_to_the_beginning(place: Place) -> None:
    erase(place)
    for page in ("/today", "/more", "/forecast", "/more/copy/weather.db"):
        assert place.ana.follow(place.ana.get(page)).status == 200
        assert place.ana.get(page).to == "/"


def test_sabotage_an_old_window_that_is_told_to_open_it_again_is_noticed(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(answers.SENTENCES, 410, answers.SENTENCES[401])
    with pytest.raises(AssertionError):
        test_what_an_old_window_sends_is_told_that_it_is_gone(place, *POSTS[0])


def test_beside_a_new_diary_an_old_window_is_told_that_nothing_was_kept(place: Place) -> None:
    erase(place)
    old = place.ana.cookies
    place.ana.cookies = {}
    place.ana.post("/first/key", {"passphrase": ANA, "again": ANA})
    assert place.path.exists()
    place.ana.cookies = old
    answer = place.ana.post("/draft", {"draft": "today", "text": WORDS})
    assert place.ana.says(answer) == "The diary has closed, and what you sent was not kept. Please open it again."
    assert place.home.shelf.pieces() == ()


# Erasing itself in an old window


def test_a_page_to_erase_that_was_opened_before_the_exit_changed_is_not_left_standing(place: Place) -> None:
    """Chromium would not follow to a site that the page's policy does not name, and it would look as if nothing was erased."""
    ana = place.ana
    ana.post("/more/settings", {"exit_own": "https://old.example/"})
    old = ana.get("/more/erase")
    fields = forms(old.text, "/more/erase")[0]
    ana.post("/more/settings", {"exit_own": "https://recipes.example/soup"})
    answer = ana.post("/more/erase", replaced(fields, {"sure": "erase"}))
    allowed = old.header("Content-Security-Policy").partition("form-action ")[2].partition(";")[0].split()
    assert answer.to == EXIT_SITE
    assert any(answer.to.startswith(origin) for origin in allowed)
    assert not place.path.exists()


def test_a_page_to_erase_that_is_new_leads_where_was_chosen(place: Place) -> None:
    ana = place.ana
    ana.post("/more/settings", {"exit_own": "https://recipes.example/soup?of=leeks&more=1"})
    fields = forms(ana.get("/more/erase").text, "/more/erase")[0]
    assert unescape(dict(fields)["site"]) == "https://recipes.example/soup?of=leeks&more=1"
    assert ana.post("/more/erase", replaced(fields, {"sure": "erase"})).to == "https://recipes.example/soup?of=leeks&more=1"


def test_erasing_leads_nobody_to_an_address_that_a_form_brings_along(place: Place) -> None:
    assert place.ana.post("/more/erase", {"sure": "erase", "site": "https://evil.example"}).to == EXIT_SITE
