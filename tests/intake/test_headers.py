"""Every way in which phones write the start of a message."""

from __future__ import annotations

import io
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from weatherglass.intake import Message, stream, survey
from weatherglass.intake.whatsapp import shapes
from weatherglass.intake.whatsapp.header import header

FAMILIES = [
    "15/01/2024, 19:02 - {}",
    "15/1/24, 19:02 - {}",
    "1/15/24, 7:02\u202fPM - {}",
    "1/15/24, 7:02 pm - {}",
    "15/01/2024, 7:02 p.m. - {}",
    "15/01/2024, 7:02 p.\u00a0m. - {}",
    "15/1/2024 19:02 - {}",
    "[15/01/2024, 19:02:00] {}",
    "[15/01/2024 19:02:00] {}",
    "[1/15/24, 7:02:00\u202fPM] {}",
    "[15.01.24, 19:02:00] {}",
    "[15.01.2024, 19:02:00] {}",
    "[15-01-2024 19:02:00] {}",
    "[2024-01-15, 19:02:00] {}",
    "[2024/1/15 19:02:00] {}",
    "\u200e[15/01/2024, 19:02:00] {}",
    "\ufeff15/01/2024, 19:02 - {}",
    "15.1.2024 klo 19.02 - {}",
    "15.01.24, 19:02 - {}",
    "2024. 01. 15. 19:02 - {}",
    "2024. 1. 15. 오후 7:02 - {}",
    "2024년 1월 15일 오후 7:02 - {}",
    "2024/1/15 下午7:02 - {}",
    "2024/1/15 19:02 - {}",
    "2024-01-15 19:02 - {}",
    "2024年1月15日 19:02 - {}",
    "\u0661\u0665\u200f/\u0661\u200f/\u0662\u0660\u0662\u0664، \u0667:\u0660\u0662 م - {}",
    "\u06f2\u06f0\u06f2\u06f4/\u06f1/\u06f1\u06f5،\u200f \u06f1\u06f9:\u06f0\u06f2 - {}",
    "01/15/24, 7:02:00 PM \u2013 {}",
    "15.01.24, 19:02:00: {}",
    "15/01/2024, 19:02\u2009 - {}",
    "15/1/2024, 7:02 μ.μ. - {}",
]
WHEN = int(datetime(2024, 1, 15, 19, 2, tzinfo=UTC).timestamp() * 1000)


def messages(text: str, order: str | None = None) -> list[Message]:
    return [one for part in stream(io.BytesIO(text.encode()), order=order) for one in part]


@pytest.mark.parametrize("family", FAMILIES)
def test_a_header_is_read_in_each_of_its_spellings(family: str) -> None:
    lines = [family.format("Ana: home"), "and more", family.format("Ben: yes"), family.format("Ben: ok")]
    found = messages("\n".join(lines) + "\n")
    assert [(one.sent, one.sender, one.text) for one in found] == [
        (WHEN, "Ana", "home\nand more"),
        (WHEN, "Ben", "yes"),
        (WHEN, "Ben", "ok"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "13/12/2024 18:30 home - maybe",
        "12/12/19: Departure",
        "2/11/19, 14:48 Ana: this is from another chat",
        "15/01/2024 - Ana: no time",
        "15/01/2024, 19:02-Ana: no gap",
        "[15/01/2024] Ana: no time",
        "15/01-2024, 19:02 - Ana: two separators",
        "1234567, 19:02 - Ana: no date",
        "19:02 - Ana: only a time",
        " 15/01/2024, 19:02 - Ana: a space first",
    ],
)
def test_what_only_resembles_a_header_is_text(line: str) -> None:
    assert header(line.encode()) is None
    assert messages(f"15/01/2024, 19:02 - Ana: one\n{line}\n")[0].text == f"one\n{line}"


def test_no_space_behind_the_colon_and_none_behind_the_bracket() -> None:
    found = messages("[2026/7/9 02:28:09] Bob:Hi\n[2026/7/9 02:28:10]Bob:there: you\n[2026/7/9 02:28:11] Ann:https://x.example\n")
    assert [(one.sender, one.text) for one in found] == [("Bob", "Hi"), ("Bob", "there: you"), ("Ann", "https://x.example")]


def test_two_layouts_in_one_file_are_both_read() -> None:
    text = "15/01/2024, 19:02 - Ana: a\n15/01/2024, 19:03 - Ben: b\n" + "".join(
        f"1/{day}/24, 7:02\u202fPM - Ana: c\n" for day in range(16, 20)
    )
    found = survey(io.BytesIO(text.encode()))
    assert [regime.layout for regime in found.layout.regimes] == ["-/4y,", "-/y2,h"]
    assert {note.id for note in found.notes} >= {"layouts"}
    assert [one.sender for one in messages(text)] == ["Ana", "Ben", "Ana", "Ana", "Ana", "Ana"]


def test_an_impossible_date_stays_text_and_is_noted() -> None:
    text = "30/04/2024, 19:02 - Ana: a\n31/04/2024, 19:02 - Ana: b\n01/05/2024, 25:02 - Ana: c\n"
    found = survey(io.BytesIO(text.encode()), order="dmy")
    assert {note.id: note.count for note in found.notes} == {"impossible-date": 2}
    assert [one.text for one in messages(text)] == ["a\n31/04/2024, 19:02 - Ana: b\n01/05/2024, 25:02 - Ana: c"]


def test_lines_before_the_first_message_are_kept() -> None:
    found = messages("From: an app\n\n15/01/2024, 19:02 - Ana: a\n")
    assert [(one.sent, one.sender, one.kind, one.text) for one in found] == [
        (WHEN, None, "system", "From: an app\n"),
        (WHEN, "Ana", "text", "a"),
    ]


def test_only_a_line_feed_ends_a_line() -> None:
    body = "a\u2028b\x0bc\x0cd\x85e\rf"
    assert [one.text for one in messages(f"15/01/2024, 19:02 - Ana: {body}\n")] == [body]


@given(
    st.lists(st.sampled_from([family for family in FAMILIES if "\ufeff" not in family]), min_size=1, max_size=8),
    st.text("ab:- \u200e]", max_size=6),
)
def test_looking_for_all_lines_at_once_finds_what_one_by_one_finds(families: list[str], body: str) -> None:
    data = "\n".join(family.format(body) for family in families).encode()
    at_once = shapes.lines(shapes.block(data), shapes.Book())
    one_by_one = [shapes.lines(shapes.block(line), shapes.Book()) for line in data.split(b"\n")]
    assert [tuple(date) for date in at_once.date] == [tuple(one.date[0]) for one in one_by_one]
    assert list(at_once.time) == [one.time[0] for one in one_by_one]
    assert list(at_once.body - at_once.start) == [one.body[0] for one in one_by_one]
