"""The page on which files are brought in, and what it shows of those that are here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parcels import CHAT, form, put_in, send

from weatherglass import record
from weatherglass.web.bring import stream

if TYPE_CHECKING:
    from visiting import Browser

    from weatherglass.vault import Drawer


def test_the_page_says_what_can_be_brought_in_and_what_stays_behind(ana: Browser) -> None:
    page = ana.get("/bring")
    assert page.status == 200
    for words in ("/almanac/13", "/almanac/12", 'type="file"', "Europe/Madrid", 'autocomplete="off"'):
        assert words in page.text


def test_a_name_is_shown_as_words_never_as_markup(ana: Browser, drawer: Drawer) -> None:
    text = "15/01/2024, 19:02 - <script>x: hi\n15/01/2024, 19:03 - \u202eRowan 🤓: yes\n" * 2
    answer = send(ana, form(text, name="<img src=x>.txt")).answer
    for page in (ana.follow(answer).text, ana.get("/bring").text):
        assert "<script>x" not in page
        assert "<img" not in page


def test_by_get_nothing_comes_in(ana: Browser) -> None:
    assert ana.get("/bring/in").status == 405
    assert ana.post("/bring").status == 303
    assert "cannot be done here" in ana.says(ana.post("/bring"))


def test_the_longest_name_is_cut(ana: Browser, drawer: Drawer) -> None:
    send(ana, form(CHAT, name="n" * 700 + ".txt"))
    [archive] = record.archives(drawer)
    assert len(archive.name) <= stream._LONGEST_NAME


def test_a_list_of_archives_names_who_and_when(ana: Browser, drawer: Drawer) -> None:
    put_in(drawer)
    page = ana.get("/bring").text
    for words in ("Rowan", "8 messages", "15 January 2024 to 16 January 2024", "You are <bdi>Ana</bdi>"):
        assert words in page
