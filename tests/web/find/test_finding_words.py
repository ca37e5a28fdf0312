"""Finding words in the diary and in the messages, with nothing of it in an address."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import msgspec
import pytest
from parcels import CHAT, put_in

from weatherglass import record
from weatherglass.record import About, Entry, drafts, keep, new_id
from weatherglass.vault import receive
from weatherglass.web.find import search as searching
from weatherglass.web.find.search import around, search

if TYPE_CHECKING:
    from visiting import Browser

    from weatherglass.vault import Drawer

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)


def write(drawer: Drawer, text: str, day: date | None = date(2024, 1, 20), words: str = "") -> Entry:
    about = About(day=day) if day else About(words=words, month="2024-02")
    return keep(drawer, Entry(id=new_id(), written=NOW, about=about, text=text), now=NOW)


def test_it_finds_in_what_was_written_and_in_messages_newest_first(ana: Browser, drawer: Drawer) -> None:
    put_in(drawer)
    write(drawer, "They said sorry again.")
    answer = ana.post("/find", {"words": "SORRY"})
    assert (answer.status, answer.to) == (303, "/find")
    page = ana.follow(answer).text
    assert page.index("They said ") < page.index("I love you")
    assert '<a href="/sky/2024-01-20">' in page
    assert '<a href="/sky/2024-01-16">' in page
    assert "<mark>Sorry</mark>. I love you &lt;b&gt;so&lt;/b&gt;" in page


def test_every_word_has_to_be_in_the_same_message(drawer: Drawer) -> None:
    put_in(drawer)
    assert [hit.sender for hit in search(drawer, "stay what").hits] == ["Rowan"]
    assert search(drawer, "work ruined").hits == ()


def test_what_is_looked_for_is_kept_sealed_and_in_no_address(ana: Browser, drawer: Drawer) -> None:
    answer = ana.post("/find", {"words": "ruined"})
    assert "ruined" not in "".join(f"{name}{value}" for name, value in answer.headers)
    assert drafts.get(drawer, "find") == {"words": "ruined", "page": "1"}
    assert 'value="ruined"' in ana.get("/find").text


def test_words_can_be_forgotten(ana: Browser, drawer: Drawer) -> None:
    ana.post("/find", {"words": "ruined"})
    ana.post("/find", {"words": " "})
    assert drafts.get(drawer, "find") is None
    assert "ruined" not in ana.get("/find").text


def test_before_anything_is_looked_for_there_is_only_the_form(ana: Browser, drawer: Drawer) -> None:
    put_in(drawer)
    page = ana.get("/find")
    assert page.status == 200
    assert 'class="hits"' not in page.text
    assert "Nothing was found" in ana.follow(ana.post("/find", {"words": "zebrafinch"})).text


def test_fifty_to_a_page_and_the_next_by_post(ana: Browser, drawer: Drawer) -> None:
    put_in(
        drawer, "".join(f"15/01/2024, {8 + n // 60:02d}:{n % 60:02d} - {('Ana', 'Rowan')[n % 2]}: rain {n}\n" for n in range(120))
    )
    pages = [ana.follow(ana.post("/find", {"words": "rain", "page": str(page)})).text for page in (1, 2, 3)]
    assert [page.count("<mark>") for page in pages] == [50, 50, 20]
    assert "</mark> 119<" in pages[0]
    assert "</mark> 0<" in pages[2]
    assert ["Older ones" in page for page in pages] == [True, True, False]
    assert ["Newer ones" in page for page in pages] == [False, True, True]


@pytest.mark.parametrize("page", ["", "0", "-1", "x", "٣", "9" * 30])
def test_a_page_that_is_none_is_the_first(ana: Browser, drawer: Drawer, page: str) -> None:
    put_in(drawer)
    assert "<mark>" in ana.follow(ana.post("/find", {"words": "ruined", "page": page})).text


def test_a_message_in_two_exports_is_found_once(drawer: Drawer) -> None:
    put_in(drawer)
    put_in(drawer, CHAT + "16/01/2024, 09:00 - Rowan: ruined, I said\n")
    assert len(search(drawer, "ruined").hits) == 2
    assert [hit.before + hit.hit for hit in search(drawer, "You ruined").hits] == ["You"]


def test_a_message_after_midnight_leads_to_the_day_before(drawer: Drawer) -> None:
    put_in(drawer)
    [hit] = search(drawer, "ruined").hits
    assert (hit.place, hit.when.strftime("%d %H:%M")) == ("/sky/2024-01-15", "16 01:30")


def test_an_entry_without_a_day_leads_to_itself(ana: Browser, drawer: Drawer) -> None:
    entry = write(drawer, "The kettle.", None, "about February")
    page = ana.follow(ana.post("/find", {"words": "kettle"})).text
    assert f'href="/today/e/2024-02/{entry.id}"' in page
    assert "about February" in page


def test_what_an_entry_said_before_is_found_and_said_to_be_earlier(ana: Browser, drawer: Drawer) -> None:
    entry = write(drawer, "The kettle.")
    keep(drawer, msgspec.structs.replace(entry, text="The teapot."), now=NOW + timedelta(hours=1))
    assert "in an earlier version" in ana.follow(ana.post("/find", {"words": "kettle"})).text
    assert "in an earlier version" not in ana.follow(ana.post("/find", {"words": "teapot"})).text


def test_an_archive_that_went_or_is_damaged_does_not_take_the_rest_with_it(drawer: Drawer) -> None:
    gone = put_in(drawer)
    write(drawer, "It is ruined.")
    with drawer.change() as change:
        change.delete(gone.file)
    assert len(search(drawer, "ruined").hits) == 1
    other = put_in(drawer, CHAT + "16/01/2024, 09:00 - Rowan: ruined too\n")
    with receive(drawer, other.file) as incoming:
        incoming.write(b"another text")
    assert len(search(drawer, "ruined").hits) == 1


def test_words_beyond_the_longest_are_cut(ana: Browser, drawer: Drawer) -> None:
    ana.post("/find", {"words": "x" * 9_000})
    kept = drafts.get(drawer, "find")
    assert kept
    assert len(kept["words"]) == searching.LONGEST
    assert ana.get("/find").status == 200


def test_around_a_word_stand_whole_words() -> None:
    text = "first " * 30 + "Straße Kettle " + "last " * 30
    before, hit, after = around(text, ("kettle",))
    assert (before[:8], hit, after[-6:]) == ("… first ", "Kettle", "last …")
    assert around("ein Fluß", ("fluss",)) == ("", "", "ein Fluß")
    assert around("a.c abc", ("abc",)) == ("a.c ", "abc", "")


def test_for_ben_and_for_a_stranger_nothing_is_found(ben: Browser, stranger: Browser, drawer: Drawer) -> None:
    put_in(drawer)
    assert ben.get("/find").status == 404
    assert "no such page" in ben.says(ben.post("/find", {"words": "ruined"}))
    assert (stranger.get("/find").status, stranger.get("/find").to) == (303, "/")
    assert stranger.post("/find", {"words": "ruined"}).to == "/"
    assert record.everything(drawer) == ()
    assert drafts.get(drawer, "find") is None


def test_nothing_else_than_get_and_post(ana: Browser) -> None:
    assert ana.ask("HEAD", "/find", headers={"HTTP_SEC_FETCH_SITE": "same-origin"}).status == 200
    assert ana.ask("PUT", "/find", headers={"HTTP_SEC_FETCH_SITE": "same-origin"}).status in {303, 405}
