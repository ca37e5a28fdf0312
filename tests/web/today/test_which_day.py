"""Another day, a day that never was, the day that turns at four in the morning; yesterday and offers, quietly."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from typing import TYPE_CHECKING

import pytest

from weatherglass import record
from weatherglass.record import change_settings, drafts
from weatherglass.web.today import writing

if TYPE_CHECKING:
    from visiting import Clock
    from writer import Writer

    from weatherglass.vault import Drawer


def test_another_day_can_be_written(writer: Writer, drawer: Drawer) -> None:
    page = writer.page("/today/another")
    assert page.count('<li><a href="/today/2026-11-') == 7
    answer = writer.browser.post("/today/choose", {"day": "2026-03-04"})
    assert answer.to == "/today/2026-03-04"
    writer.keep("/today/2026-03-04", weather="-2")
    assert [entry.weather for entry in record.of_day(drawer, date(2026, 3, 4))] == [-2]
    assert "Anything more of that day?" in writer.page("/today/2026-03-04")


def test_today_has_one_page(writer: Writer) -> None:
    assert writer.browser.get("/today/2026-11-20").to == "/today"


@pytest.mark.parametrize("wrong", ["2026-04-31", "2026-02-29", "2026-13-01", "0026-03-04", "0000-01-01"])
def test_a_day_that_is_not_in_the_calendar_is_named(wrong: str, writer: Writer) -> None:
    page = writer.browser.get(f"/today/{wrong}")
    assert page.status == 404
    assert f"That day is not in the calendar: {wrong}" in page.text
    answer = writer.browser.post("/today/choose", {"day": wrong})
    assert answer.to == "/today/another"
    assert writer.browser.says(answer) == f"That day is not in the calendar: {wrong}"


def test_a_day_that_has_not_come_is_refused(writer: Writer) -> None:
    page = writer.browser.get("/today/2026-11-21")
    assert page.status == 404
    assert str(writing.NotYet()) in page.text
    assert writer.browser.says(writer.browser.post("/today/choose", {"day": "2026-11-21"})) == str(writing.NotYet())
    assert writer.browser.get("/today/9999-12-31").status == 404


@pytest.mark.parametrize("wrong", ["2026-04-31", "2027-01-01", "soon"])
def test_an_impossible_day_in_a_form_keeps_the_words(wrong: str, writer: Writer, drawer: Drawer) -> None:
    form = writer.form("/today/2026-11-02") | {"day": wrong, "text": "They shouted."}
    answer = writer.browser.post("/today/keep", form)
    assert answer.to == "/today/2026-11-02"
    assert "not in the calendar" in writer.page() or wrong == "2027-01-01"
    assert record.everything(drawer) == ()
    assert drafts.get(drawer, "today/2026-11-02") is not None


def test_the_day_turns_at_four(writer: Writer, drawer: Drawer, clock: Clock) -> None:
    writer.later(clock, hours=14, minutes=59)  # 3:59 in Madrid
    writer.keep(weather="-2")
    writer.later(clock, minutes=1)
    writer.keep(weather="2")
    assert [(str(entry.about.day), entry.weather) for entry in record.everything(drawer)] == [
        ("2026-11-20", -2),
        ("2026-11-21", 2),
    ]


def test_times_are_the_persons_own(writer: Writer, clock: Clock) -> None:
    writer.later(clock, hours=11, minutes=30)  # half past midnight in Madrid, and still Friday's day
    where = writer.keep(text="They shouted.")
    assert "Written 21 November, 00:30." in writer.page(where)
    page = writer.page()
    assert ">00:30</span>" in page
    assert '<span class="name">Fri 20 Nov</span>' in page
    writer.later(clock, hours=1)
    writer.keep(where, text="They shouted again.")
    assert "21 November 2026, 00:30" in writer.page(where)


def test_yesterday_is_offered_quietly_once_something_was_written(writer: Writer, clock: Clock) -> None:
    assert "Yesterday is empty" not in writer.page()
    writer.keep(weather="-2")
    assert "Yesterday is empty" in writer.page()
    writer.later(clock, days=1)
    assert "Yesterday is empty" not in writer.page()
    writer.later(clock, days=1)
    page = writer.page()
    assert 'href="/today/2026-11-21">Fill in Saturday' in page
    assert "Nothing is missing because of it." in page


def test_nothing_nags(writer: Writer, clock: Clock) -> None:
    writer.keep(weather="-2")
    writer.later(clock, days=12)
    for word in ("streak", "missed", "days ago", "days in a row", "Great", "!<"):
        assert word not in writer.page()


def test_offers_come_after_the_first_entry_one_at_a_time(writer: Writer, drawer: Drawer) -> None:
    way_out, other = "Try the way out once", "A second passphrase"
    assert way_out not in writer.page()
    writer.keep(weather="-2")
    assert way_out in writer.page()
    assert other not in writer.page()
    assert writer.browser.post("/today/away", {"offer": "exit"}).to == "/today"
    assert way_out not in writer.page()
    assert other in writer.page()
    writer.browser.post("/today/away", {"offer": "weather"})
    assert other not in writer.page()
    assert record.settings(drawer).dismissed == ("exit", "weather")


def test_what_was_done_is_not_offered(writer: Writer, drawer: Drawer) -> None:
    change_settings(drawer, practised_exit=True, has_weather=True)
    writer.keep(weather="-2")
    assert "Not now" not in writer.page()


def test_an_offer_that_is_none_changes_nothing(writer: Writer, drawer: Drawer) -> None:
    writer.browser.post("/today/away", {"offer": "everything"})
    assert record.settings(drawer).dismissed == ()


ASKS = """
from datetime import UTC, datetime
from weatherglass.record import Settings, today
from weatherglass.web import house, wsgi
wsgi.served(house.House())
print(today(datetime(2026, 11, 20, 20, tzinfo=UTC), Settings()))
"""


def test_where_no_zone_was_chosen_it_is_this_computers() -> None:
    """In a process of its own: Django would set TZ while it reads its settings."""
    environ = os.environ | {"TZ": "Pacific/Kiritimati"}
    answer = subprocess.run([sys.executable, "-c", ASKS], env=environ, capture_output=True, text=True, check=True)
    assert answer.stdout == "2026-11-21\n"
