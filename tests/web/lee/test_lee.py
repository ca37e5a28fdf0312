"""Remember: gentle first, words one at a time, the place kept over a lock, nothing there in weather clothes."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from people import NOW, written

from weatherglass.record import Entry, away, keep, remember, remove

if TYPE_CHECKING:
    from visiting import Browser

    from weatherglass.vault import Drawer

PLACES = ("/lee", "/lee/1", "/lee/choose", "/lee/choose/2026")
POSTED = ("/lee/step", "/lee/reason", "/lee/person", "/lee/chosen")


def hard(drawer: Drawer, text: str, day: int, kinds: tuple[str, ...] = ("incident",)) -> Entry:
    return keep(drawer, written(date(2026, 3, day), text=text, weather=-2, kinds=kinds), now=NOW)


def which(entry: Entry) -> dict[str, str]:
    return {"month": entry.about.document.removeprefix("days/"), "id": entry.id}


def test_an_empty_one_offers_to_write_one_reason(ana: Browser) -> None:
    page = ana.get("/lee").text
    assert "Write one now, or on a better day." in page
    assert "Read them" not in page


def test_reasons_and_people_are_kept_and_shown(ana: Browser) -> None:
    assert ana.post("/lee/reason", {"text": "I <b>sleep</b> now."}).status == 303
    ana.post("/lee/person", {"name": "Cleo", "number": "+49 30 123", "note": "after six"})
    page = ana.get("/lee").text
    assert "I &lt;b&gt;sleep&lt;/b&gt; now." in page
    assert 'href="tel:+4930123"' in page
    assert page.index("This call will show in this phone's list.") < page.index("tel:")


def test_a_number_with_letters_is_kept_and_not_dialled(ana: Browser) -> None:
    ana.post("/lee/person", {"name": "Cleo", "number": "ask at the shop"})
    page = ana.get("/lee").text
    assert "ask at the shop" in page
    assert "tel:" not in page


def test_nothing_hard_is_on_the_first_page_and_words_come_one_at_a_time(ana: Browser, drawer: Drawer) -> None:
    for entry in (hard(drawer, "The second night.", 9), hard(drawer, "The first night.", 3)):
        assert ana.says(ana.post("/lee/chosen", which(entry))) == "Kept for Remember."
    first = ana.get("/lee").text
    assert "night" not in first
    assert "Read them" in first
    page = ana.follow(ana.post("/lee/step", {"number": "1"})).text
    assert "The first night." in page
    assert "The second night." not in page
    assert "/harbour" in page
    page = ana.follow(ana.post("/lee/step", {"number": "2"})).text
    assert "The second night." in page
    assert "That was the last that you chose." in page


def test_what_followed_a_promise_stands_beside_it(ana: Browser, drawer: Drawer) -> None:
    promise = hard(drawer, "They swore it was the last time.", 3, ("promise",))
    hard(drawer, "Again.", 10)
    ana.post("/lee/chosen", which(promise))
    page = ana.get("/lee/1").text
    assert "incidents on 1 day" in page
    assert "Believing was not a mistake." in page


def test_the_place_outlives_the_lock_and_no_word_is_shown_at_once(ana: Browser, drawer: Drawer) -> None:
    ana.post("/lee/chosen", which(hard(drawer, "The first night.", 3)))
    ana.post("/lee/step", {"number": "1"})
    today = ana.get("/today").text
    assert "You were at Remember." in today
    assert "The first night." not in today
    page = ana.get("/lee").text
    assert "Go on where you were" in page
    assert "The first night." not in page
    assert ana.post("/lee/step", {"number": "0", "away": "1"}).to == "/today"
    assert "You were at Remember." not in ana.get("/today").text


def test_words_that_are_removed_drop_out_and_those_put_away_stay(ana: Browser, drawer: Drawer) -> None:
    gone, hidden = hard(drawer, "gone", 3), hard(drawer, "hidden", 4)
    for entry in (gone, hidden):
        ana.post("/lee/chosen", which(entry))
    remove(drawer, gone.about.document, gone.id)
    away.put_away(drawer, hidden.id)
    assert "hidden" in ana.get("/lee/1").text
    assert ana.get("/lee/2").status == 404
    remove(drawer, hidden.about.document, hidden.id)
    assert "Read them" not in ana.get("/lee").text


def test_only_hard_days_and_promises_with_words_can_be_chosen_from_the_list(ana: Browser, drawer: Drawer) -> None:
    hard(drawer, "a hard night", 3)
    keep(drawer, written(date(2026, 3, 5), text="a fair day", weather=1), now=NOW)
    hard(drawer, "", 6)
    page = ana.get("/lee/choose/2026").text
    assert "a hard night" in page
    assert "a fair day" not in page
    assert page.count("<article") == 1


def test_they_can_be_let_go(ana: Browser, drawer: Drawer) -> None:
    entry = hard(drawer, "a hard night", 3)
    ana.post("/lee/chosen", which(entry))
    ana.post("/lee/chosen", which(entry) | {"out": "1"})
    assert remember.remember(drawer).chosen == ()


@pytest.mark.parametrize("number", ["", "x", "-1", "99999999999", "²"])
def test_a_step_that_is_none_leads_to_the_reasons(ana: Browser, number: str) -> None:
    assert ana.post("/lee/step", {"number": number}).to == "/lee"


@pytest.mark.parametrize("fields", [{"month": "2026-03", "id": "0" * 12}, {"month": "../settings", "id": "x"}, {}])
def test_what_is_not_there_is_said_and_not_chosen(ana: Browser, drawer: Drawer, fields: dict[str, str]) -> None:
    assert ana.post("/lee/chosen", fields).status == 303
    assert remember.remember(drawer).chosen == ()


def test_empty_words_are_not_kept(ana: Browser, drawer: Drawer) -> None:
    ana.post("/lee/reason", {"text": "  "})
    ana.post("/lee/person", {"name": " "})
    assert remember.remember(drawer) == remember.Remember()


@pytest.mark.parametrize("place", PLACES)
def test_it_is_not_there_in_weather_clothes(ben: Browser, place: str) -> None:
    assert ben.get(place).status == 404


@pytest.mark.parametrize("place", POSTED)
def test_nothing_can_be_posted_in_weather_clothes_or_asked_for(ben: Browser, ana: Browser, place: str) -> None:
    assert ben.post(place, {"text": "x", "number": "1"}).status in {303, 404}
    assert ana.get(place).status == 405


@pytest.mark.parametrize("place", PLACES)
def test_pages_take_no_post(ana: Browser, place: str) -> None:
    assert ana.post(place).status in {303, 405}
