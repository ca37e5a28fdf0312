"""The pictures: what each shows, what it leaves empty, that odd diaries hold, that classes are known and greys in order."""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

import weatherglass.web
from weatherglass import cycle, report
from weatherglass.cycle import Day, Event, around
from weatherglass.cycle.statements import Word
from weatherglass.report.flow import BY_RULE, NO_CYCLE, NO_FINDING, Changes
from weatherglass.report.gaps import gaps, gaps_drawing, gaps_table, in_order
from weatherglass.report.markup import Markup
from weatherglass.report.treatment import weeks

START, TODAY = date(2026, 1, 1), date(2026, 12, 31)
STATIC = Path(weatherglass.web.__file__).parent / "static"
WORDS = {"mid", "drawing", "unseen"}
"""Classes that are not a shape's."""


def diary(*days: tuple[int, int | None, str]) -> tuple[Day, ...]:
    """Days as (number from 0, weather, kinds)."""
    return tuple(Day(START + timedelta(day), weather, None, tuple(map(Event, kinds.split()))) for day, weather, kinds in days)


STORY = diary(
    (0, 1, ""), (9, -1, ""), (10, -2, "incident"), (11, 2, "apology"), (12, 0, ""), (13, 0, ""), (30, -2, "threat"),
    (31, None, "gift"),
)  # fmt: skip
ONE = diary((0, -2, ""))
ODD = {
    "one day": (ONE, 2026, TODAY),
    "one incident": (diary((0, None, "incident")), 2026, TODAY),
    "no incidents": (diary(*((number, 0, "") for number in range(60))), 2026, TODAY),
    "only incidents": (diary(*((number * 2, -2, "incident") for number in range(60))), 2026, TODAY),
    "a day to come": (diary((0, 0, ""), (300, -2, "incident")), 2026, START),
    "the first year": ((Day(date(1, 1, 1), -2, None, (Event("incident"),)), Day(date(1, 1, 2), 1)), 1, date(1, 2, 1)),
    "the last year": ((Day(date(9999, 12, 30), -2, None, (Event("threat"),)), Day(date(9999, 12, 31), 2)), 9999, date.max),
    "words and no weather": (diary((3, None, ""), (4, None, "")), 2026, TODAY),
    "nothing": ((), 2026, TODAY),
}


def all_of(days: tuple[Day, ...], year: int, today: date) -> tuple[list[Markup], list[Markup]]:
    """Every drawing that there is of a diary, and every table, as a page would choose them."""
    drawn = [report.year_drawing({day.date: day for day in days}, year)]
    tables = [report.year_table({day.date: day for day in days}, year, today=today, caption="words")]
    if near := around(days, today=today):
        drawn += [report.near_drawing(near), report.before_drawing(near)]
        tables += [report.near_table(near), report.before_table(near)]
    if found := gaps(days, today=today):
        drawn += [gaps_drawing(found), gaps_drawing(in_order(found), "change", "oldest first")]
        tables += [gaps_table(found), gaps_table(in_order(found), "oldest first")]
    phases = cycle.read(days, today=today).phases
    if followed := report.changes(phases, year):
        drawn += [report.flow(followed), report.phases_drawing(report.runs(phases, year), year)]
        tables += [report.flow_table(followed), report.phases_table(report.runs(phases, year))]
    if weeks(days, year):
        drawn.append(report.treatment(days, year))
        tables.append(report.treatment_table(days, year))
    return drawn, tables


ALL = {name: all_of(*odd) for name, odd in ODD.items()} | {"a story": all_of(STORY, 2026, TODAY)}


def paths(drawing: str) -> dict[str, str]:
    """Return what each class of path of a drawing holds."""
    return {path.get("class", ""): path.get("d", "") for path in ET.fromstring(drawing).iter("path")}


def rows(table: str) -> list[list[str]]:
    return [["".join(cell.itertext()) for cell in row] for row in ET.fromstring(table).findall("tbody/tr")]


@pytest.mark.parametrize("name", ALL)
def test_every_drawing_of_every_diary_has_title_description_and_table_and_only_known_classes(name: str) -> None:
    drawn, tables = ALL[name]
    assert len(drawn) == len(tables)
    for drawing in drawn:
        svg = ET.fromstring(drawing)
        assert [child.tag for child in list(svg)[:2]] == ["title", "desc"]
        assert all((child.text or "").strip() for child in list(svg)[:2])
        assert svg.get("aria-labelledby") == " ".join(str(child.get("id")) for child in list(svg)[:2])
        assert {word for part in svg.iter() for word in part.get("class", "").split()} <= known() | WORDS
        assert not re.search(r"style|fill=|stroke=|#[0-9a-f]{3}|<script|nan|inf\\b", drawing)
    assert all(ET.fromstring(table).findtext("caption") for table in tables)


def known() -> set[str]:
    """The classes that the style sheet has a colour for."""
    css = (STATIC / "sky.css").read_text(encoding="utf-8")
    return {name for rule in re.findall(r"^\.drawing ([^{]*)\{", css, re.MULTILINE) for name in re.findall(r"\.([a-z-]+)", rule)}


def test_a_class_without_a_colour_would_be_noticed() -> None:
    assert "storm" in known()
    assert "thunder" not in known() | WORDS


@pytest.mark.parametrize("name", ALL)
def test_every_drawing_stays_inside_its_frame(name: str) -> None:
    for drawing in ALL[name][0]:
        svg = ET.fromstring(drawing)
        wide, high = map(float, svg.get("viewBox", "").split()[2:])
        assert wide <= 320
        for part in svg.iter():
            assert 0 <= float(part.get("x") or part.get("cx") or 0) <= wide
            assert 0 <= float(part.get("y") or part.get("cy") or 0) <= high
        starts = [pair for path in svg.iter("path") for pair in re.findall(r"M([-\d.]+) ([-\d.]+)", path.get("d", ""))]
        assert all(0 <= float(x) <= wide and 0 <= float(y) <= high for x, y in starts)


def test_the_calendar_has_a_square_for_each_day_of_the_year() -> None:
    squares = paths(report.year_drawing({day.date: day for day in STORY}, 2026))
    assert {mark: squares[mark].count("M") for mark in ("empty", "blank", "storm", "rain", "cloud", "fair", "sun")} == {
        "empty": 365 - len(STORY), "blank": 1, "storm": 2, "rain": 1, "cloud": 2, "fair": 1, "sun": 1,
    }  # fmt: skip
    assert (squares["eye"].count("M"), squares["top"].count("M"), squares["halo"].count("M")) == (2, 2, 2)
    assert paths(report.year_drawing({}, 2024))["empty"].count("M") == 366


def test_the_calendar_is_one_path_a_weather() -> None:
    drawing = report.year_drawing({START + timedelta(day): Day(START + timedelta(day), day % 5 - 2) for day in range(365)}, 2026)
    assert drawing.count("<path") == 6
    assert len(drawing) < 12_000


def test_months_that_have_begun_are_links() -> None:
    months = ET.fromstring(report.month_links(2026, today=date(2026, 3, 1)))
    assert [link.get("href") for link in months.iter("a")] == ["/sky/2026-01", "/sky/2026-02", "/sky/2026-03"]
    assert len(months) == 12
    assert 'href="/sky/0001-12"' in report.month_links(1, today=TODAY)


def test_only_a_day_and_the_very_next_one_are_a_change() -> None:
    found = report.changes(cycle.read(STORY, today=TODAY).phases)
    assert dict(found) == {
        ("tension", "incident"): 1, ("incident", "make-up"): 2, ("make-up", "calm"): 1,
    }, "not from 1 to 10 January, and days of one word in a row are no change"  # fmt: skip


def test_changes_belong_to_the_year_of_the_second_day() -> None:
    turn = (Day(date(2025, 12, 31), -2, None, (Event("incident"),)), Day(date(2026, 1, 1), 1, None, (Event("gift"),)))
    phases = cycle.read(turn, today=TODAY).phases
    assert not report.changes(phases, 2025)
    assert dict(report.changes(phases, 2026)) == {("incident", "make-up"): 1}


def test_an_arrow_is_thicker_the_more_often_and_says_how_often() -> None:
    svg = ET.fromstring(report.flow({("incident", "make-up"): 12, ("calm", "tension"): 3}))
    ways = [float(path.get("stroke-width", "0")) for path in svg.findall("path[@class='way']")]
    assert ways == [8, 2.75]
    assert [text.text for text in svg.findall("text[@class='mid']")] == ["12", "3"]
    assert [text.text for text in svg.findall("text[@class='mid named']")] == ["tension", "incident", "making up", "other days"]


def test_all_twelve_arrows_have_numbers_that_do_not_touch() -> None:
    words: tuple[Word, ...] = ("incident", "make-up", "tension", "calm")
    svg = ET.fromstring(report.flow({(a, b): 88 for a in words for b in words if a != b}))
    at = [(float(text.get("x", "")), float(text.get("y", ""))) for text in svg.findall("text")]
    assert len(at) == 12 + 4
    close = [(a, b) for number, a in enumerate(at) for b in at[:number] if abs(a[0] - b[0]) < 15 and abs(a[1] - b[1]) < 11]
    assert close == []


def test_what_followed_what_is_told_in_words_and_as_no_finding() -> None:
    found: Changes = {("incident", "make-up"): 12, ("calm", "tension"): 3}
    assert rows(report.flow_table(found)) == [["Incident", "Making up", "12"], ["Other days", "Tension", "3"]]
    assert "no finding" in report.flow(found)
    assert NO_FINDING == "A drawing by a fixed rule, no finding."
    assert "12 in 100" in NO_CYCLE
    assert "partly its own" in BY_RULE


def test_weeks_with_nothing_written_stay_empty() -> None:
    assert weeks(STORY, 2026) == {0: {1}, 1: {-1, -2, 2, 0}, 4: {-2}}
    reach = paths(report.treatment(STORY, 2026))["reach"]
    assert reach.count("M") == 3
    assert re.fullmatch(r"(M[\d.]+ \d+V\d+)*", reach), "bars stand, nothing joins two weeks"


def test_the_last_day_of_a_leap_year_has_a_week() -> None:
    drawing = report.treatment((Day(date(2024, 12, 31), 0),), 2024)
    assert weeks((Day(date(2024, 12, 31), 0),), 2024) == {52: {0}}
    assert 'class="cloud"' in drawing


def test_the_weather_of_each_month_is_counted() -> None:
    assert rows(report.treatment_table(STORY, 2026)) == [
        ["January", "Sun 1, Fair 1, Cloud 2, Rain 1, Storm 2"],
        ["February", "no weather 1"],
    ]


def test_the_days_before_an_incident_show_their_weather() -> None:
    (first, second) = ET.fromstring(report.before_drawing(around(STORY, today=TODAY))).findall("g")
    assert [part.get("class") for part in first if part.get("class")] == ["empty", "empty", "rain", "dot"]
    assert [part.get("class") for part in second if part.get("class")] == ["empty", "empty", "empty", "dot"]
    assert rows(report.before_table(around(STORY, today=TODAY)))[0] == [
        "11 Jan 2026",
        "nothing written",
        "nothing written",
        "Rain",
    ]


def test_gaps_can_stand_as_they_came() -> None:
    story = diary(*((day, None, "incident") for day in (0, 30, 35, 50)))
    assert [gap.days for gap in in_order(gaps(story, today=TODAY))] == [30, 5, 15]
    assert "oldest first" in gaps_drawing(in_order(gaps(story, today=TODAY)), "change", "oldest first")


def test_weathers_are_ordered_by_lightness_in_light_and_in_dark() -> None:
    greys = lightness((STATIC / "paper.css").read_text(encoding="utf-8"))
    assert len(greys) == 2
    for scheme in greys:
        assert all(brighter > darker * 1.12 for darker, brighter in pairwise(scheme)), scheme


def test_weathers_of_one_lightness_would_be_noticed() -> None:
    (scheme,) = lightness("--w1: #ff0000; --w2: #00ff00; --w3: #007f00; --w4: #7f7f7f; --w5: #ffffff;")
    assert not all(brighter > darker * 1.12 for darker, brighter in pairwise(scheme))


def lightness(css: str) -> list[list[float]]:
    """Return the luminance (WCAG 2.2, plus .05) of the five weathers, hardest first, for each colour scheme of a style sheet."""
    found = [_luminance(value) for value in re.findall(r"--w[1-5]: #([0-9a-f]{6})", css)]
    return [found[at : at + 5] for at in range(0, len(found), 5)]


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05
