"""A month in your words, and old storms put away: what is shown, what leaves, what comes back, and who may see it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import msgspec
import pytest
from people import NOW, written

from weatherglass.record import Entry, everything, keep, keep_all, remove
from weatherglass.record import away as shelf

if TYPE_CHECKING:
    from visiting import Browser, Clock

    from weatherglass.vault import Drawer

TODAY = date(2026, 11, 20)
STORM = date(2026, 9, 3)
PLACES = ("/moon", "/moon/2026-11", "/moon/away")
POSTED = ("/moon/away/one", "/moon/away/back", "/moon/away/old", "/moon/away/all")


def storm(drawer: Drawer, text: str = "They shouted in the car.", day: date | None = STORM) -> Entry:
    return keep(drawer, written(day, text=text, weather=-2, kinds=("incident",)), now=NOW)


def which(entry: Entry) -> dict[str, str]:
    return {"month": entry.about.document.removeprefix("days/"), "id": entry.id}


def test_a_month_has_its_sentences_by_date_and_its_counts(ana: Browser, drawer: Drawer) -> None:
    storm(drawer, "\n\nThey shouted.\nAnd more.")
    keep_all(drawer, [written(date(2026, 9, 1), "A <b>walk</b>.", 2, ("gift",)), written(date(2026, 9, 3), weather=1)])
    page = ana.get("/moon/2026-09").text
    assert "You wrote on 2 of 30 days." in page
    assert "Storm 1, sun 1." in page
    assert "Incidents on 1 day; kindness on 1 day." in page
    assert page.index("A &lt;b&gt;walk") < page.index("They shouted.")
    assert "And more." not in page
    assert '<a href="/sky/2026-09-03">' in page
    assert 'href="/moon/2026-08"' in page
    assert 'href="/moon/2026-10"' in page


def test_this_month_is_counted_as_far_as_it_is(ana: Browser, drawer: Drawer) -> None:
    keep_all(drawer, [written(TODAY, "Today"), written(TODAY + timedelta(3), "To come", -2)])
    page = ana.get("/moon/2026-11").text
    assert "You wrote on 1 of 20 days so far." in page
    assert "To come" not in page
    assert "/moon/2026-12" not in page


def test_the_last_thirty_days_are_counted_to_today(ana: Browser, drawer: Drawer) -> None:
    keep_all(drawer, [written(TODAY - timedelta(29), "first"), written(TODAY - timedelta(30), "too long ago")])
    page = ana.get("/moon").text
    assert "You wrote on 1 of 30 days." in page
    assert "too long ago" not in page


def test_a_month_has_what_is_about_no_one_day_of_it(ana: Browser, drawer: Drawer) -> None:
    keep(drawer, written(None, "Some evening"), now=NOW)
    page = ana.get("/moon/2026-03").text
    assert "about March" in page
    assert "Some evening" in page
    assert "You wrote on 0 of 31 days." in page


def test_a_long_line_is_cut_at_a_word(ana: Browser, drawer: Drawer) -> None:
    storm(drawer, "word " * 200)
    assert "word …" in ana.get("/moon/2026-09").text


def test_a_deleted_entry_is_gone_from_the_month(ana: Browser, drawer: Drawer) -> None:
    gone = storm(drawer)
    remove(drawer, gone.about.document, gone.id)
    assert "Nothing is written of these days." in ana.get("/moon/2026-09").text


@pytest.mark.parametrize("path", PLACES)
def test_an_empty_diary_has_each_page(ana: Browser, path: str) -> None:
    assert ana.get(path).status == 200


@pytest.mark.parametrize("path", ["/moon/2026-12", "/moon/2026-13", "/moon/0000-01"])
def test_a_month_to_come_or_in_no_calendar_has_no_page(ana: Browser, path: str) -> None:
    assert ana.get(path).status == 404


def test_the_first_month_of_all_has_a_page(ana: Browser) -> None:
    assert ana.get("/moon/0001-01").status == 200


def test_a_day_is_put_away_shown_at_a_tap_and_brought_back(ana: Browser, drawer: Drawer) -> None:
    entry, day = storm(drawer), "/sky/2026-09-03"
    assert "Put away" in ana.get(day).text
    answer = ana.post("/moon/away/one", which(entry))
    assert (answer.status, answer.to) == (303, day)
    page = ana.get(day).text
    assert "Something is put away. Show it." in page
    assert page.index("Show it.") < page.index("They shouted in the car.") < page.index("Bring back")
    ana.post("/moon/away/back", which(entry))
    assert "Something is put away. Show it." not in ana.get(day).text


def test_the_words_that_are_put_away_are_left_out_of_the_month_which_says_so(ana: Browser, drawer: Drawer) -> None:
    shelf.put_away(drawer, storm(drawer).id)
    page = ana.get("/moon/2026-09").text
    assert "They shouted" not in page
    assert "1 entry is put away." in page
    assert "Incidents on 1 day" in page


def test_old_storms_are_put_away_by_month_and_all_come_back(ana: Browser, drawer: Drawer) -> None:
    entry = storm(drawer)
    assert '<option value="2026-10">October 2026' in ana.get("/moon/away").text
    assert ana.post("/moon/away/old", {"month": "2026-10"}).to == "/moon/away"
    page = ana.get("/moon/away").text
    assert "1 entry." in page
    assert "Storms from before October 2026 are put away." in page
    assert everything(drawer) == (entry,)
    ana.post("/moon/away/all")
    assert shelf.away(drawer) == shelf.Away()


def test_what_is_about_no_one_day_can_be_brought_back_from_the_list(ana: Browser, drawer: Drawer) -> None:
    entry = storm(drawer, day=None)
    shelf.put_away(drawer, entry.id)
    assert f'value="{entry.id}"' in ana.get("/moon/away").text


@pytest.mark.parametrize("month", ["", "2026-12", "2026-13", "never"])
def test_no_month_puts_nothing_away(ana: Browser, drawer: Drawer, month: str) -> None:
    assert ana.says(ana.post("/moon/away/old", {"month": month})) == "Choose a month first."
    assert shelf.away(drawer) == shelf.Away()


@pytest.mark.parametrize("path", ["/moon/away/one", "/moon/away/back"])
def test_what_is_not_there_is_not_put_away(ana: Browser, drawer: Drawer, path: str) -> None:
    ana.get("/moon")
    assert ana.says(ana.post(path, {"month": "2026-09", "id": "a" * 12})) == "That is not here any more."
    assert ana.post(path, {"month": "../settings", "id": "x"}).status == 303
    assert shelf.away(drawer) == shelf.Away()


def test_finding_leaves_it_out_unless_asked(ana: Browser, drawer: Drawer) -> None:
    shelf.put_away(drawer, storm(drawer).id)
    assert "Nothing was found" in ana.follow(ana.post("/find", {"words": "shouted"})).text
    page = ana.follow(ana.post("/find", {"words": "shouted", "everything": "1"})).text
    assert "<mark>shouted</mark>" in page
    assert "Also what is put away" in page


def test_nothing_of_it_is_there_in_weather_clothes(ben: Browser) -> None:
    for path in (*PLACES, *POSTED):
        assert ben.get(path).status == 404
        assert ben.post(path, script=True).status == 404


def test_the_wrong_method_is_refused(ana: Browser) -> None:
    assert {ana.post(path, script=True).status for path in PLACES} == {405}
    assert {ana.get(path).status for path in POSTED} == {405}


@pytest.mark.parametrize(("days", "offered"), [(29, False), (30, True)])
def test_a_month_is_offered_once_it_is_one_and_can_be_put_away(
    ana: Browser, drawer: Drawer, clock: Clock, days: int, *, offered: bool
) -> None:
    first = clock.time - timedelta(days)
    keep(drawer, msgspec.structs.replace(written(first.date()), written=first), now=NOW)
    for name in ("exit", "weather"):
        ana.post("/today/away", {"offer": name})
    assert ("A month in your words" in ana.get("/today").text) is offered
    ana.post("/today/away", {"offer": "moon"})
    assert "A month in your words" not in ana.get("/today").text


def test_what_was_long_ago_but_written_now_offers_nothing(ana: Browser, drawer: Drawer) -> None:
    now = datetime(2026, 11, 20, 12, tzinfo=UTC)
    keep(drawer, msgspec.structs.replace(written(date(2020, 1, 1)), written=now), now=NOW)
    for name in ("exit", "weather"):
        ana.post("/today/away", {"offer": name})
    assert "A month in your words" not in ana.get("/today").text


def test_old_storms_are_offered_from_day_300(ana: Browser, drawer: Drawer, clock: Clock) -> None:
    first = clock.time - timedelta(300)
    keep(drawer, msgspec.structs.replace(written(first.date()), written=first), now=NOW)
    for name in ("exit", "weather", "moon"):
        ana.post("/today/away", {"offer": name})
    assert 'href="/moon/away"' in ana.get("/today").text
