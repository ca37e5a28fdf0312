"""Messages as weather, drawn and said: counts alone, both sides alike, and no word that judges."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from xml.etree import ElementTree as ET

import pytest

from weatherglass.report.markup import Markup
from weatherglass.report.wind import Again, Counted, InARow, Still, counts, day_sentence, first_again, silence
from weatherglass.report.wind_drawing import month_drawing, month_table, weeks, year_drawing, year_table
from weatherglass.report.wind_sheet import wind_month, wind_year

MARCH = date(2026, 3, 1)
DAYS = (
    Counted(date(2026, 1, 1), 2, 1),
    Counted(date(2026, 3, 12), 84, 3, theirs_night=21),
    Counted(date(2026, 3, 13), 0, 5, mine_night=2, mine_calls=1),
    Counted(date(2026, 12, 31), 1, 0, theirs_calls=2),
)
RUN = InARow(theirs=True, count=19, first=datetime(2026, 3, 12, 21, 2, tzinfo=UTC), last=datetime(2026, 3, 13, 2, 10, tzinfo=UTC))
YEAR = wind_year(
    "Rowan",
    2026,
    DAYS,
    (RUN, InARow(theirs=False, count=1, first=RUN.first, last=RUN.last)),
    (Still(date(2026, 5, 3), 7),),
    (Again(length=5, theirs=False, when=datetime(2026, 5, 14, 8, 12, tzinfo=UTC)),),
)
MONTH = wind_month("Rowan", MARCH, DAYS)
DRAWINGS = (YEAR.drawing, MONTH.drawing, year_drawing((), 2026), month_drawing((), MARCH))
TABLES = (YEAR.table, MONTH.table)
JUDGING = re.compile(
    r"too many|only|should|obsess|low|safe|calm|normal|improv|risk|alarm|score|danger|worse|better|streak", re.IGNORECASE
)


@pytest.mark.parametrize("drawing", DRAWINGS)
def test_a_wind_drawing_says_what_it_is(drawing: Markup) -> None:
    svg = ET.fromstring(drawing)
    told = (svg.get("aria-labelledby") or "").split()
    assert [(child.tag, child.get("id")) for child in list(svg)[:2]] == [("title", told[0]), ("desc", told[1])]
    assert all((child.text or "").strip() for child in list(svg)[:2])


@pytest.mark.parametrize("markup", [*DRAWINGS, *TABLES])
def test_no_wind_carries_a_style_or_a_colour(markup: Markup) -> None:
    assert not re.search(r"style|fill=|stroke=|#[0-9a-f]{3}|<script", markup)


def test_a_day_is_said_in_counts() -> None:
    assert day_sentence(DAYS[1]) == "They sent 84 messages and you sent 3. Between midnight and five: 21 of theirs."
    assert (
        day_sentence(DAYS[2])
        == "They sent 0 messages and you sent 5. Between midnight and five: 2 of yours. Calls that the chat shows: 1 of yours."
    )
    assert day_sentence(Counted(MARCH)) == ""


def test_a_year_is_said_in_counts() -> None:
    assert YEAR.counts == (
        "In 2026: 87 messages from them and 9 from you, on 4 days.",
        "Between midnight and five: 21 of theirs, 2 of yours.",
        "Calls that the chat shows: 2 of theirs, 1 of yours.",
        "The day with the most: on 12 March 2026 they sent 84 messages and you sent 3.",
        "The most in a row from them, with none from you between: 19, from 12 March 2026 at 21:02 to 13 March 2026 at 02:10.",
    )
    assert YEAR.silences == ("3 May to 9 May 2026: 7 days.",)
    assert YEAR.returns == ("14 May 2026 at 08:12: yours, after 5 days.",)
    assert counts("In 2025", (), ()) == ("In 2025: no messages in what you brought in.",)


def test_no_sentence_judges() -> None:
    said = [*YEAR.counts, *YEAR.silences, *YEAR.returns, YEAR.key, MONTH.key, *MONTH.counts, *map(str, DRAWINGS)]
    said += [silence(Still(MARCH, 3)), first_again(Again(length=3, theirs=True, when=RUN.first))]
    assert [sentence for sentence in said if JUDGING.search(re.sub(r"<[^>]*>", " ", sentence))] == []
    assert JUDGING.search("You sent too many."), "the test can fail"


def test_the_weeks_of_a_year_hold_every_day_once() -> None:
    found = weeks(DAYS, 2026)
    assert len(found) == 53
    assert (found[0].theirs, found[52].theirs) == (2, 1)
    assert sum(week.all for week in found) == sum(day.all for day in DAYS)
    assert sum(week.all for week in weeks((Counted(date(2024, 12, 31), 1),), 2024)) == 1


def test_a_week_without_any_is_a_gap_in_the_line() -> None:
    line = [path.get("d") or "" for path in ET.fromstring(YEAR.drawing).findall("path[@class='written']")][-1]
    assert line.count("M") == sum(1 for week in weeks(DAYS, 2026) if week.all) == 3


def test_nights_are_marked_by_a_shape_on_their_side() -> None:
    dots = [float(dot.get("cy") or 0) for dot in ET.fromstring(YEAR.drawing).findall("circle")]
    assert len(dots) == 2
    assert min(dots) < 90 < max(dots)


def test_tables_lead_on_to_the_month_and_the_day() -> None:
    assert re.findall(r'href="([^"]+)"', year_table(DAYS, 2026, "/wind")) == ["/wind/2026-01", "/wind/2026-03", "/wind/2026-12"]
    assert re.findall(r'href="([^"]+)"', month_table(DAYS[1:3], MARCH)) == ["/sky/2026-03-12", "/sky/2026-03-13"]
    assert re.findall(r"<td>(\d+)</td>", MONTH.table) == ["84", "3", "21", "0", "0", "5", "0", "2"]
