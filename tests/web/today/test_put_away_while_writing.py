"""What is put away stays out of view where one writes, behind one line; it is not lost, and comes back from there."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from outlines import in_view
from people import NOW, written

from weatherglass.record import Entry, everything, keep
from weatherglass.record import away as shelf
from weatherglass.record.document import save
from weatherglass.vault import Drawer
from weatherglass.web.today import shown

if TYPE_CHECKING:
    from visiting import Browser, Vault
    from writer import Writer

TODAY, BEFORE = date(2026, 11, 20), date(2026, 9, 3)
WORDS = "They shouted in the car."
LINE = "Something is put away. Show it."
DAYS = ((TODAY, "/today"), (BEFORE, "/today/2026-09-03"))


def storm(drawer: Drawer, day: date | None = BEFORE, text: str = WORDS) -> Entry:
    return keep(drawer, written(day, text, -2, ("incident",)), now=NOW)


def place(entry: Entry) -> str:
    return f"/today/e/{entry.about.document.removeprefix('days/')}/{entry.id}"


def which(entry: Entry) -> dict[str, str]:
    return {"month": entry.about.document.removeprefix("days/"), "id": entry.id}


@pytest.mark.parametrize(("day", "path"), DAYS, ids=["today", "another day"])
def test_on_the_page_of_a_day_it_stands_behind_one_line(ana: Browser, drawer: Drawer, day: date, path: str) -> None:
    entries = [storm(drawer, day), storm(drawer, day, "And again."), storm(drawer, day, "A walk.")]
    assert WORDS in in_view(ana.get(path).text)
    shelf.put_away(drawer, *(entry.id for entry in entries[:2]))
    page = ana.get(path).text
    assert in_view(page).count(LINE) == 1
    assert "A walk." in in_view(page)
    assert "shouted" not in in_view(page)
    assert "again" not in in_view(page)
    assert WORDS in page, "one tap away"


@pytest.mark.parametrize(("day", "path"), DAYS, ids=["today", "another day"])
def test_a_day_of_which_all_is_put_away_is_not_an_empty_one(ana: Browser, drawer: Drawer, day: date, path: str) -> None:
    shelf.put_away(drawer, storm(drawer, day).id)
    page = in_view(ana.get(path).text)
    assert "Anything more" in page
    assert LINE in page
    assert "Storm" not in page.partition("Written")[2]


def test_yesterday_is_not_called_empty_when_it_is_put_away(ana: Browser, drawer: Drawer) -> None:
    shelf.put_away(drawer, storm(drawer, date(2026, 11, 19)).id)
    assert "Yesterday is empty" not in ana.get("/today").text


@pytest.mark.parametrize(("day", "path"), DAYS, ids=["today", "another day"])
def test_it_comes_back_from_there(ana: Browser, drawer: Drawer, day: date, path: str) -> None:
    entry = storm(drawer, day)
    shelf.put_away(drawer, entry.id)
    assert "Bring back" in ana.get(path).text
    answer = ana.post("/moon/away/back", which(entry))
    assert (answer.status, answer.to) == (303, path)
    page = ana.get(path).text
    assert WORDS in in_view(page)
    assert LINE not in page


@pytest.mark.parametrize("day", [BEFORE, None], ids=["a day", "a time not sure of"])
def test_the_page_for_changing_it_shows_it_at_a_tap(ana: Browser, drawer: Drawer, day: date | None) -> None:
    entry = storm(drawer, day)
    assert WORDS in in_view(ana.get(place(entry)).text)
    shelf.put_away(drawer, entry.id)
    page = ana.get(place(entry)).text
    seen = in_view(page)
    assert LINE in seen
    assert "Bring back" in seen
    assert not [words for words in (WORDS, "about March", "In your words", "Delete it") if words in seen]
    assert WORDS in page
    assert ana.post("/moon/away/back", which(entry)).to == place(entry)
    assert WORDS in in_view(ana.get(place(entry)).text)


def test_it_can_be_changed_while_it_is_put_away(writer: Writer, drawer: Drawer) -> None:
    entry = storm(drawer)
    shelf.put_away(drawer, before=TODAY.replace(day=1))
    writer.keep(place(entry), text="They shouted, and then drove off.")
    page = writer.page(place(entry))
    assert "Kept. It is put away, and not lost." in in_view(page)
    assert "drove off" not in in_view(page)
    (kept,) = everything(drawer)
    assert (kept.text, kept.earlier[-1].text) == ("They shouted, and then drove off.", WORDS)
    assert kept.events[0].id == entry.events[0].id


def test_words_that_are_not_kept_yet_stay_in_view(writer: Writer, drawer: Drawer) -> None:
    entry = storm(drawer)
    shelf.put_away(drawer, entry.id)
    fields = writer.form(place(entry)) | {"text": "Not ready"}
    writer.browser.post("/draft", fields)
    assert "Not ready" in in_view(writer.page(place(entry)))


def test_what_is_kept_in_view_says_only_that_it_is_kept(writer: Writer, drawer: Drawer) -> None:
    page = writer.page(writer.keep(text="A walk."))
    assert ">Kept.<" in page
    assert LINE not in page


def test_in_weather_clothes_nothing_speaks_of_it(bens: Writer, vault: Vault) -> None:
    drawer = Drawer(vault.store, vault.ben)
    with drawer.change() as change:
        save(change, shelf.NAME, shelf.Away(before=TODAY))
    entry = storm(drawer)
    for path in ("/today", "/today/2026-09-03", place(entry)):
        page = bens.page(path)
        assert "put away" not in page
        assert "Bring back" not in page
    assert WORDS in in_view(bens.page(place(entry)))


def test_sabotage_a_page_that_does_not_ask_what_is_put_away_shows_it(
    ana: Browser, drawer: Drawer, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry = storm(drawer)
    shelf.put_away(drawer, entry.id)
    monkeypatch.setattr(shown, "_away", lambda _drawer: shelf.Away())
    assert WORDS in in_view(ana.get("/today/2026-09-03").text)
    assert WORDS in in_view(ana.get(place(entry)).text)
