"""Looking back as Ana: the year, a month, a day, the statements, with their words and their drawings."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from django.template.loader import render_to_string
from outlines import Outline, drawn

from weatherglass.record import Entry, Kind, keep_all
from weatherglass.record.away import put_away
from weatherglass.report.sheets import HEADINGS
from weatherglass.vault import Drawer
from weatherglass.web import house
from weatherglass.web.sky import views

if TYPE_CHECKING:
    from collections.abc import Callable

    from visiting import Browser, Vault

TODAY = date(2026, 11, 20)
PARTS = tuple(f"/sky/part/{number}" for number in range(1, len(HEADINGS) + 1))
PAGES = ("/sky", "/sky/2026", "/sky/2025", "/sky/2026-11", "/sky/2026-11-03", "/sky/2026/storms", "/sky/vague", *PARTS)


@pytest.mark.parametrize("path", PAGES)
def test_ana_sees_each_page(ana: Browser, drawer: Drawer, path: str) -> None:
    assert ana.get(path).status == 200


def test_the_year_is_a_table_that_can_be_heard(ana: Browser, drawer: Drawer) -> None:
    page = ana.get("/sky").text
    heads = [head.get("scope") for head in Outline(page).all("th")]
    assert heads.count("row") >= 12
    assert heads.count("col") >= 32
    assert None not in heads
    assert "3 November: Storm, incident" in page
    assert 'href="/sky/2026-11"' in page
    assert 'href="/sky/2026-12"' not in page


@pytest.mark.parametrize("path", PAGES)
def test_no_page_carries_what_the_policy_forbids(ana: Browser, drawer: Drawer, path: str) -> None:
    seen = Outline(ana.get(path).text).seen
    assert not [
        tag for tag, attributes in seen if tag == "style" or "style" in attributes or any(k.startswith("on") for k in attributes)
    ]
    assert all(attributes.get("src") for tag, attributes in seen if tag == "script")


def test_statements_come_with_their_days_and_what_they_cannot_tell(ana: Browser, drawer: Drawer) -> None:
    page = ana.get("/sky").text
    assert "<b>" in page
    assert "It says nothing about what you did, and it cannot tell what comes next." in page
    assert page.count("Looks are few and on fixed days") == 1
    assert "Days between incidents that you wrote down, shortest first" in page
    assert "This cannot tell when the next will come. Quiet days can be fearful too." in page
    assert page.count("What this record could not have seen") == page.count('<p class="say">') > 1
    assert page.count("See these days") > 1
    assert "Looked at on day 240" in page


def test_that_several_people_are_counted_together_is_said(
    ana: Browser, drawer: Drawer, vault: Vault, entry: Callable[..., Entry]
) -> None:
    page = ana.get("/sky").text
    assert page.count("What different people did is counted together here.") == page.count('<p class="say">')
    for name in drawer.names("days/"):
        with drawer.change() as change:
            change.delete(name)
    keep_all(drawer, [entry(date(2026, 11, 3), -2, Kind.INCIDENT)])
    assert "different people" not in ana.get("/sky").text


def test_while_little_is_written_it_says_so_and_shows_what_is_there(
    ana: Browser, vault: Vault, entry: Callable[..., Entry]
) -> None:
    keep_all(
        Drawer(vault.store, vault.ana), [entry(date(2026, 11, 3), -2, Kind.INCIDENT), entry(date(2026, 11, 4), 1, Kind.GIFT)]
    )
    page = ana.get("/sky").text
    assert page.count("Not enough is written yet to tell: whether kindness comes around incidents;") == 1
    assert page.count("Not enough is written") == 1
    assert "1 day: gift" in ana.get("/sky/part/7").text
    assert not re.search(r"more incidents|at least|needs?\b", page)


def test_an_empty_diary_is_an_empty_calendar(ana: Browser) -> None:
    page = ana.get("/sky").text
    assert "Not enough is written yet to tell." in page
    assert drawn(page) == ["calendar"]
    assert "What followed what" not in page
    assert "The weather, week by week" not in page
    assert "/sky/part/" not in page


def test_what_followed_what_is_called_a_drawing_and_no_finding(ana: Browser, drawer: Drawer) -> None:
    page = ana.get("/sky/2026").text
    assert "What followed what" in page
    assert "A drawing by a fixed rule, no finding." in page
    assert "Most relationships show no regular cycle" in page
    assert "The rule calls a day tension or making up because an incident is near it" in page


def test_a_past_year_has_its_own_pictures_and_no_statements(ana: Browser, drawer: Drawer, entry: Callable[..., Entry]) -> None:
    keep_all(drawer, [entry(date(2025, 5, 1), -2, Kind.THREAT), entry(date(2025, 5, 2), 1, Kind.GIFT)])
    page = ana.get("/sky/2025").text
    assert drawn(page) == ["calendar", "flow", "phases", "treatment"]
    assert drawn(ana.get("/sky/2025/storms").text) == ["near"]
    assert "What this record could not have seen" not in page


def test_the_months_are_links_below_the_calendar(ana: Browser, drawer: Drawer) -> None:
    months = re.search(r'<ul class="months-of">.*?</ul>', ana.get("/sky").text, re.DOTALL)
    assert months
    assert months.group().count("<a ") == 11
    assert months.group().count("<li>") == 12


def test_more_ways_to_look_are_found_on_this_years_page(ana: Browser, drawer: Drawer) -> None:
    ways = ana.get("/sky").text.partition("More ways to look")[2]
    assert re.findall(r'<li><a href="(/\w+)">', ways) == ["/moon", "/tide", "/wind", "/lee", "/parcel"]
    assert "More ways to look" not in ana.get("/sky/2025").text


@pytest.mark.parametrize(
    ("day", "kinds"),
    [(TODAY, ()), (TODAY, (Kind.INCIDENT,)), (TODAY + timedelta(3), (Kind.INCIDENT,)), (date(1, 1, 1), (Kind.INCIDENT,))],
)
def test_one_day_alone_has_its_pages(
    ana: Browser, vault: Vault, entry: Callable[..., Entry], day: date, kinds: tuple[Kind, ...]
) -> None:
    keep_all(Drawer(vault.store, vault.ana), [entry(day, -2, *kinds, written=TODAY)])
    page = ana.get("/sky")
    assert page.status == 200
    assert "Not enough is written yet to tell" in page.text
    assert ana.get(f"/sky/{day.year:04}").status == 200


def test_only_incidents_have_their_pages(ana: Browser, vault: Vault, entry: Callable[..., Entry]) -> None:
    only = [entry(TODAY - timedelta(3 * number), None, Kind.INCIDENT) for number in range(80)]
    keep_all(Drawer(vault.store, vault.ana), only)
    page = ana.get("/sky").text
    assert "Days between incidents" in page
    assert "What followed what" not in page
    assert ana.get("/sky/2026").status == 200


def test_another_year_shows_its_own_incidents(ana: Browser, drawer: Drawer, entry: Callable[..., Entry]) -> None:
    keep_all(drawer, [entry(date(2025, 5, 1), -2, Kind.THREAT)])
    page = ana.get("/sky/2025").text
    assert '<a class="button" href="/sky/2025/storms">Incidents of 2025</a>' in page
    assert "1 May: Storm, threat" in page
    assert "Looked at" not in page
    assert "1 May" in ana.get("/sky/2025/storms").text


def test_a_day_shows_all_that_was_written_about_it(ana: Browser, drawer: Drawer) -> None:
    page = ana.get("/sky/2026-11-03").text
    assert "Tuesday 3 November 2026" in page
    assert "Written 3 days later" in page
    assert "<b>Storm</b>" in page
    assert "I felt: All right" in page
    assert "Hands or anything else on my neck: Very hard" in page
    assert "Shouting: Hard (Jo)" in page
    assert "They shouted after dinner." in page
    assert 'href="/today/e/2026-11/a1b2c3d4e5f6"' in page
    assert 'href="/today/2026-11-03"' in page
    assert 'href="/sky/2026-11-02"' in page
    assert 'href="/sky/2026-11-04"' in page


def test_what_an_entry_said_before_is_folded_and_escaped(ana: Browser, drawer: Drawer) -> None:
    earlier = ana.get("/sky/2026-11-03").text.partition("What it said before")[2]
    assert "They shouted &lt;b&gt;loud&lt;/b&gt;." in earlier
    assert "On Friday 6 November 2026" in earlier
    assert "I felt: Low" in earlier


def test_an_event_without_a_chip_is_not_made_more_exact(ana: Browser, vault: Vault, entry: Callable[..., Entry]) -> None:
    keep_all(Drawer(vault.store, vault.ana), [entry(date(2026, 11, 3), -2, Kind.INCIDENT, Kind.CONTROL)])
    page = ana.get("/sky/2026-11-03").text
    assert "<li>Incident</li><li>Control</li>" in page
    assert "Shouting" not in page


def test_a_day_with_nothing_can_be_written_about(ana: Browser) -> None:
    page = ana.get("/sky/2026-11-03").text
    assert "Nothing is written about this day." in page
    assert 'href="/today/2026-11-03"' in page


def test_today_has_no_day_after_it(ana: Browser) -> None:
    page = ana.get("/sky/2026-11-20").text
    assert 'href="/sky/2026-11-19"' in page
    assert "/sky/2026-11-21" not in page


def test_messages_of_a_day_stand_on_it_and_not_for_ben(
    ana: Browser, drawer: Drawer, bens: Drawer, ben: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(views, "messages", lambda _request, day: f"{day} has two messages")
    assert "2026-11-03 has two messages" in ana.get("/sky/2026-11-03").text
    assert "messages" not in ben.get("/sky/2026-11-03").text


def test_a_sentence_left_for_a_day_is_not_taken_by_its_messages(
    ana: Browser, home: house.House, drawer: Drawer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(views, "messages", lambda request, _day: render_to_string("sky/key.html", {}, request))
    home.visitors.of(ana.cookies["w"]).says = "Kept."
    assert 'id="said">Kept.<' in ana.get("/sky/2026-11-03").text


def test_a_day_to_come_has_a_page_only_where_something_is_written(
    ana: Browser, vault: Vault, entry: Callable[..., Entry]
) -> None:
    keep_all(Drawer(vault.store, vault.ana), [entry(TODAY + timedelta(1), text="The court date.")])
    page = ana.get("/sky/2026-11-21")
    assert "The court date." in page.text
    assert "/today/2026-11-21" not in page.text


@pytest.mark.parametrize("path", PAGES)
def test_addresses_and_titles_speak_of_weather(ana: Browser, drawer: Drawer, path: str) -> None:
    assert re.search(r"<title>Weather diary: [A-Z0-9][\w ]*</title>", ana.get(path).text)


def test_the_style_of_these_pages_is_served(ana: Browser, drawer: Drawer) -> None:
    sheet = re.search(r'href="(/static/sky\.css\?v=[0-9a-f]{8})"', ana.get("/sky").text)
    assert sheet
    assert ana.get(sheet.group(1)).status == 200


@pytest.mark.parametrize("path", ["/sky", "/sky/2026", "/sky/2026-11"])
def test_what_is_put_away_is_in_no_picture_and_the_page_says_so(ana: Browser, drawer: Drawer, path: str) -> None:
    assert "3 November: Storm, incident" in ana.get(path).text
    assert "Some days are put away." not in ana.get(path).text
    put_away(drawer, "a1b2c3d4e5f6")
    page = ana.get(path).text
    assert "3 November: Storm, incident" not in page
    assert "Some days are put away." in page
    assert '<a href="/moon/away">Show them</a>' in page


def test_statements_count_what_is_put_away(ana: Browser, drawer: Drawer) -> None:
    said = re.findall(r'<p class="say">.*?</p>', ana.get("/sky").text, re.DOTALL)
    put_away(drawer, before=TODAY)
    page = ana.get("/sky").text
    assert re.findall(r'<p class="say">.*?</p>', page, re.DOTALL) == said
    assert "Storm, incident" not in page
