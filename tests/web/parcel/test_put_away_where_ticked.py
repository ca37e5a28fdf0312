"""What is put away is out of view where days are ticked; what was chosen of it stays chosen, and nobody takes it unseen."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import pytest
from forms import sent
from outlines import in_view
from people import NOW, written

from weatherglass import record
from weatherglass.record import Entry
from weatherglass.record import away as shelf
from weatherglass.record import parcel as kept
from weatherglass.record.parcel import Parcel

if TYPE_CHECKING:
    from visiting import Browser

    from weatherglass.vault import Drawer

HARD, KIND = date(2026, 3, 14), date(2026, 3, 16)
PAGE, KEEP = "/parcel/2026-03", "/parcel/2026-03/keep"
VAGUE, KEEP_VAGUE = "/parcel/vague", "/parcel/vague/keep"
LINE = "Something is put away. Show it."


@pytest.fixture
def hard(drawer: Drawer) -> Entry:
    """A hard day, which is put away, and a kind one, which is not."""
    record.keep(drawer, written(KIND, "Flowers at the door.", 1, ("gift",)), now=NOW)
    entry = record.keep(drawer, written(HARD, "The blue cup.", -2, ("incident",)), now=NOW)
    shelf.put_away(drawer, entry.id)
    return entry


@pytest.fixture
def march(drawer: Drawer) -> Entry:
    """About March, which is put away, and a time without a month, which is not."""
    entry = record.keep(drawer, written(None, "A plate on the wall."), now=NOW)
    record.keep(
        drawer, record.Entry(id=record.new_id(), written=NOW, about=record.About(words="once"), text="The keys."), now=NOW
    )
    shelf.put_away(drawer, entry.id)
    return entry


def test_a_day_that_is_put_away_stands_behind_one_line(ana: Browser, hard: Entry) -> None:
    page = ana.get(PAGE).text
    seen = in_view(page)
    assert seen.count(LINE) == 1
    assert "Monday 16 March 2026" in seen
    assert "14 March" not in seen
    assert "14 March" in page
    assert "The blue cup." in page
    assert "chosen" not in seen.partition(LINE)[2]


def test_a_time_not_sure_of_that_is_put_away_stands_behind_one_line(ana: Browser, march: Entry) -> None:
    page = ana.get(VAGUE).text
    seen = in_view(page)
    assert seen.count(LINE) == 1
    assert "once" in seen
    assert "about March" not in seen
    assert "A plate on the wall." in page


@pytest.mark.parametrize(("path", "fixture"), [(PAGE, "hard"), (VAGUE, "march")])
def test_it_comes_back_from_there(ana: Browser, request: pytest.FixtureRequest, path: str, fixture: str) -> None:
    entry: Entry = request.getfixturevalue(fixture)
    page = ana.get(path).text
    assert f'<button class="quiet" form="back-{entry.id}">Bring back</button>' in page
    assert f'<form id="back-{entry.id}" method="post" action="/moon/away/back"' in page
    answer = sent(ana, path, "/moon/away/back")
    assert (answer.status, answer.to) == (303, path)
    assert "put away" not in ana.get(path).text


def test_no_form_stands_in_another(ana: Browser, hard: Entry, march: Entry) -> None:
    for path in (PAGE, VAGUE):
        assert not re.search(r"<form(?:(?!</form>).)*<form", ana.get(path).text, re.DOTALL)


def test_it_can_be_ticked_and_what_was_chosen_before_stays_and_is_taken(ana: Browser, drawer: Drawer, hard: Entry) -> None:
    kept.choose_days(drawer, [HARD], [("words", HARD)])
    assert "Of what is put away, 1 day is chosen." in in_view(ana.get(PAGE).text)
    sent(ana, PAGE, KEEP, {"weather": KIND.isoformat()})
    assert kept.parcel(drawer) == Parcel(weather=(KIND,), words=(HARD,))
    assert "The blue cup." in ana.get("/parcel/text").text
    assert "The blue cup." in in_view(ana.get("/parcel/look").text), "all that is taken is seen before"


@pytest.mark.parametrize("before", [(), (("words", HARD),)], ids=["not chosen", "chosen"])
def test_all_of_a_month_is_all_that_is_in_view(
    ana: Browser, drawer: Drawer, hard: Entry, before: tuple[tuple[kept.Part, date], ...]
) -> None:
    kept.choose_days(drawer, [HARD], before)
    sent(ana, PAGE, KEEP, {"all": "1"})
    assert kept.parcel(drawer).has(KIND) == kept.PARTS
    assert [(part, HARD) for part in kept.parcel(drawer).has(HARD)] == list(before)
    assert "leaves what is put away as it is" in in_view(ana.get(PAGE).text)


def test_all_times_not_sure_of_are_all_that_are_in_view(ana: Browser, drawer: Drawer, march: Entry) -> None:
    sent(ana, VAGUE, KEEP_VAGUE, {"all": "1"})
    assert kept.parcel(drawer).has_vague(march.id) == ()
    assert "The keys." in ana.get("/parcel/text").text
    kept.choose_vague(drawer, [march.id], [(march.id, "words")])
    sent(ana, VAGUE, KEEP_VAGUE, {"all": "1"})
    assert kept.parcel(drawer).has_vague(march.id) == ("words",)
    assert "Of what is put away, 1 entry is chosen." in in_view(ana.get(VAGUE).text)


@pytest.mark.parametrize(("path", "keep", "fixture"), [(PAGE, KEEP, "hard"), (VAGUE, KEEP_VAGUE, "march")])
def test_none_takes_out_what_is_put_away_too(
    ana: Browser, drawer: Drawer, request: pytest.FixtureRequest, path: str, keep: str, fixture: str
) -> None:
    entry: Entry = request.getfixturevalue(fixture)
    if entry.about.day:
        kept.choose_days(drawer, [entry.about.day], [("words", entry.about.day)])
    else:
        kept.choose_vague(drawer, [entry.id], [(entry.id, "words")])
    sent(ana, path, keep, {"none": "1"})
    assert not kept.parcel(drawer)


def test_of_a_day_of_which_a_part_is_put_away_the_page_says_what_a_tick_takes(ana: Browser, drawer: Drawer, hard: Entry) -> None:
    record.keep(drawer, written(HARD, "A walk.", 1), now=NOW)
    page = ana.get(PAGE).text
    seen = in_view(page)
    assert "Saturday 14 March 2026" in seen
    assert "A tick takes all of this day, with what is put away." in seen
    assert seen.count(LINE) == 1
    assert page.index("A walk.") < page.index(LINE) < page.index("The blue cup.")
    sent(ana, PAGE, KEEP, {"all": "1"})
    assert "The blue cup." in ana.get("/parcel/text").text


def test_a_month_of_which_all_is_put_away_is_not_an_empty_one(ana: Browser, drawer: Drawer, march: Entry) -> None:
    shelf.put_away(drawer, *(entry.id for entry in record.everything(drawer)))
    seen = in_view(ana.get(VAGUE).text)
    assert LINE in seen
    assert "Nothing is written" not in seen


def test_sabotage_a_page_that_does_not_ask_what_is_put_away_shows_it(
    ana: Browser, hard: Entry, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shelf, "away", lambda _drawer: shelf.Away())
    assert "14 March" in in_view(ana.get(PAGE).text)
