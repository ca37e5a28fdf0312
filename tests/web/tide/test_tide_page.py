"""What I was told, what followed, at /tide: pairs of a year, what is left out, and who may see it."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from people import NOW, written

from weatherglass.record import Entry, keep, keep_all, remove
from weatherglass.record.away import put_away

if TYPE_CHECKING:
    from visiting import Browser

    from weatherglass.vault import Drawer

DAY = date(2026, 9, 1)


def promise(drawer: Drawer, day: date | None = DAY) -> Entry:
    return keep(drawer, written(day, text="They said it was <b>over</b>.", kinds=("promise",)), now=NOW)


def test_a_pair_says_what_followed(ana: Browser, drawer: Drawer) -> None:
    promise(drawer)
    keep(drawer, written(DAY + timedelta(4), weather=-2, kinds=("incident",)), now=NOW)
    page = ana.get("/tide").text
    assert "They promised" in page
    assert "In the 30 days after: incidents on 1 day, storm on 1 day; 29 days are not written." in page
    assert '<a href="/sky/2026-09-05">5 September</a>: incidents, storm' in page
    assert "&lt;b&gt;over" in page


def test_it_ends_with_the_one_sentence_that_is_for_the_person(ana: Browser, drawer: Drawer) -> None:
    assert "Believing was not a mistake." in ana.get("/tide").text
    promise(drawer)
    end = ana.get("/tide").text.rpartition("Believing was not a mistake.")[2]
    assert not re.search(r"<(p|li|h2|section)\b", end.partition("</main>")[0])


def test_an_empty_diary_says_so_kindly(ana: Browser) -> None:
    assert "Nothing is missing because of it." in ana.get("/tide").text


def test_a_long_list_is_by_year(ana: Browser, drawer: Drawer) -> None:
    promise(drawer)
    promise(drawer, date(2025, 3, 3))
    assert "3 March 2025" not in ana.get("/tide").text
    assert "3 March 2025" in ana.get("/tide/2025").text
    assert ana.get("/tide/2024").status == 404


def test_what_is_put_away_is_not_shown_and_still_counted(ana: Browser, drawer: Drawer) -> None:
    promise(drawer)
    storm = keep(drawer, written(DAY + timedelta(4), kinds=("incident",)), now=NOW)
    put_away(drawer, storm.id)
    assert "incidents on 1 day" in ana.get("/tide").text
    put_away(drawer, promise(drawer, DAY + timedelta(9)).id)
    page = ana.get("/tide").text
    assert page.count("They promised") == 1
    assert "1 is put away." in page


def test_entries_of_no_day_of_days_to_come_and_deleted_ones(ana: Browser, drawer: Drawer) -> None:
    keep_all(drawer, [written(None, kinds=("promise",)), written(date(2027, 1, 1), kinds=("promise",))])
    gone = promise(drawer)
    remove(drawer, gone.about.document, gone.id)
    page = ana.get("/tide").text
    assert "They promised" not in page
    assert "1 of which you were not sure of the day is not here" in page


def test_it_is_only_read_and_only_in_full_clothes(ana: Browser, ben: Browser) -> None:
    for path in ("/tide", "/tide/2026"):
        assert ben.get(path).status == 404
        assert ben.post(path, script=True).status == 404
    assert ana.post("/tide", script=True).status == 405
