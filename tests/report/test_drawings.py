"""Drawings: each has a title, a description and a table, none has a style, and each shows what is there."""

from __future__ import annotations

import re
from datetime import date, timedelta
from xml.etree import ElementTree as ET

import pytest

from weatherglass import cycle, report
from weatherglass.cycle import Day, Event, around
from weatherglass.report.gaps import gaps, gaps_drawing, gaps_table
from weatherglass.report.markup import element
from weatherglass.report.near import near_drawing, near_table
from weatherglass.report.phases import phases_drawing, phases_table, runs

START = date(2026, 1, 1)
TODAY = date(2026, 12, 31)


def diary(*days: tuple[int, str]) -> tuple[Day, ...]:
    """Days as (number from 0, kinds): a day with no kind is written as fair."""
    return tuple(Day(START + timedelta(number), 1, None, tuple(map(Event, kinds.split()))) for number, kinds in days)


STORY = diary(
    (0, ""), (9, ""), (10, "incident"), (11, "apology gift"), (13, ""), (20, "threat apology"), (21, "incident"), (40, "incident")
)
NEAR = around(STORY, today=TODAY)
GAPS = gaps(STORY, today=TODAY)
RUNS = runs(cycle.read(STORY, today=TODAY).phases, 2026)
DRAWINGS = (near_drawing(NEAR), near_drawing(NEAR, before=False), gaps_drawing(GAPS), phases_drawing(RUNS, 2026))
TABLES = (near_table(NEAR), near_table(NEAR, before=False), gaps_table(GAPS), phases_table(RUNS))


@pytest.mark.parametrize("drawing", DRAWINGS)
def test_a_drawing_says_what_it_is(drawing: str) -> None:
    svg = ET.fromstring(drawing)
    told = (svg.get("aria-labelledby") or "").split()
    assert svg.get("role") == "img"
    assert [(child.tag, child.get("id")) for child in list(svg)[:2]] == [("title", told[0]), ("desc", told[1])]
    assert all((child.text or "").strip() for child in list(svg)[:2])


@pytest.mark.parametrize("markup", [*DRAWINGS, *TABLES])
def test_no_markup_carries_a_style_or_a_colour(markup: str) -> None:
    assert not re.search(r"style|fill=|stroke=|#[0-9a-f]{3}|<script", markup)


@pytest.mark.parametrize("table", TABLES)
def test_a_table_names_its_columns_and_rows(table: str) -> None:
    root = ET.fromstring(table)
    rows = root.findall("tbody/tr")
    assert root.findtext("caption")
    assert all(head.get("scope") == "col" for head in root.findall("thead/tr/th"))
    assert rows
    assert all(row[0].tag == "th" and row[0].get("scope") == "row" for row in rows)


def test_each_incident_is_a_line_with_rings_for_kindness_and_gaps_for_what_is_not_written() -> None:
    (line, *others) = ET.fromstring(near_drawing(NEAR)).findall("g")
    marks = [mark.get("class") for mark in line if mark.get("class")]
    assert line.findtext("text") == "11 Jan"
    assert marks == ["written", "written", "dot", "written", "ring", "written"]
    assert len(others) == 3


def test_a_day_to_come_is_not_drawn() -> None:
    (line,) = ET.fromstring(near_drawing(around(diary((0, "incident")), today=START))).findall("g")
    assert [mark.get("class") for mark in line if mark.get("class")] == ["written", "dot"]


def test_before_the_first_look_only_what_came_after_is_drawn() -> None:
    assert "\N{MINUS SIGN}3" in near_drawing(NEAR)
    assert "\N{MINUS SIGN}" not in near_drawing(NEAR, before=False)


def test_the_table_says_the_same_in_words() -> None:
    words = [cell.text for cell in ET.fromstring(near_table(NEAR)).findall("tbody/tr/td")]
    assert words[:2] == [
        "3 days: nothing written; 2 days: nothing written",
        "1 day: apology, gift; 2 days: nothing written",
    ]
    assert words[-1] == "nothing written"


def test_years_are_named_where_there_are_several() -> None:
    both = around((Day(date(2025, 12, 30), -2, None, (Event("incident"),)), *STORY), today=TODAY)
    assert [text.text for text in ET.fromstring(near_drawing(both)).findall("text[@class='year']")] == ["2025", "2026"]
    assert 'class="year"' not in near_drawing(NEAR)


def test_gaps_are_those_that_the_statement_counts_shortest_first() -> None:
    story = diary(*((number, "incident") for number in (3, 4, 5, 30, 38, 90, 95, 96, 200)))
    (said,) = (one for one in cycle.read(story, today=TODAY).statements if one.id == "calm-length")
    assert tuple(gap.days for gap in gaps(story, today=TODAY)) == said.counts["gaps"] == (5, 8, 25, 52, 104)


def test_many_gaps_are_drawn_without_their_numbers() -> None:
    many = gaps(diary(*((5 * number, "incident") for number in range(60))), today=TODAY)
    assert ET.fromstring(gaps_drawing(many)).find("text") is None
    bars = ET.fromstring(gaps_drawing(many)).find("path[@class='bar-of']")
    assert bars is not None
    assert bars.get("d", "").count("M") == 59
    assert "<td>59 times</td>" in gaps_table(many)


def test_the_gap_that_is_still_open_is_not_counted_up() -> None:
    assert "bar" in gaps_drawing(GAPS)
    assert gaps_drawing(GAPS) == gaps_drawing(gaps(STORY, today=TODAY - timedelta(100)))


def test_runs_hold_each_written_day_once() -> None:
    days = [run.first + timedelta(step) for run in RUNS for step in range((run.last - run.first).days + 1)]
    assert days == [day.date for day in STORY]
    assert {run.word for run in RUNS} == {"incident", "make-up", "calm"}


def test_other_years_have_no_runs() -> None:
    assert runs(cycle.read(STORY, today=TODAY).phases, 2025) == ()


def test_text_is_escaped_and_markup_is_kept() -> None:
    assert element("b", "<i>", element("i", "&"), class_='"') == '<b class="&quot;">&lt;i&gt;<i>&amp;</i></b>'


def test_a_year_has_a_row_a_month_and_says_each_written_day() -> None:
    days = {day.date: day for day in STORY}
    table = ET.fromstring(report.year_table(days, 2026, today=date(2026, 3, 1), caption="Each square is a day."))
    rows = table.findall("tbody/tr")
    assert len(rows) == 12
    assert len(table.findall("thead/tr/th[@scope='col']")) == 32
    assert [link.get("href") for link in table.iter("a")] == ["/sky/2026-01", "/sky/2026-02", "/sky/2026-03"]
    texts = [span.text for span in rows[0].findall("td/span")]
    assert texts[2:4] == ["11 January: Fair, incident", "12 January: Fair, apology, gift"]
    assert [len(row.findall("td")) for row in rows[:2]] == [31, 29]


def test_marks_are_told_apart_by_their_shape() -> None:
    days = {day.date: day for day in STORY}
    table = report.year_table(days, 2026, today=TODAY, caption="")
    assert 'class="on fair top"' in table
    assert 'class="on fair ring"' in table
    assert 'class="on fair top ring"' in table


def test_a_month_links_each_day_up_to_today() -> None:
    days = {day.date: day for day in STORY}
    table = ET.fromstring(report.month_table(days, START, today=date(2026, 1, 20)))
    links = [link.get("href") for link in table.iter("a")]
    assert links[0] == "/sky/2026-01-01"
    assert links[-2:] == ["/sky/2026-01-21", "/sky/2026-01-22"], "what is written has a link even if it is to come"
    assert len(table.findall("thead/tr/th[@scope='col']")) == 7
    assert "11 January: Fair, incident" in {span.text for span in table.iter("span")}
