"""A diary as CSV: what is read, and what is refused in one sentence that repeats nothing of what was written."""

from __future__ import annotations

import io
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from weatherglass.cycle import diary
from weatherglass.cycle.days import Day, Event
from weatherglass.cycle.diary import BadDiary, days

if TYPE_CHECKING:
    from collections.abc import Iterator

HEAD = "date,weather,felt,events\n"
NO_DAY = "column date: that day is not in the calendar, or not written as in 2026-03-01."


def read(text: str) -> list[Day]:
    return list(days(io.StringIO(text, newline="")))


def refusal(text: str) -> str:
    """The sentence with which a text is refused, or nothing if it can be read."""
    try:
        read(text)
    except BadDiary as error:
        return str(error)
    return ""


def test_a_row_with_everything() -> None:
    assert read(HEAD + "2026-03-01,-2,1,incident:3 apology gift\n") == [
        Day(date(2026, 3, 1), -2, 1, (Event("incident", 3), Event("apology"), Event("gift")))
    ]


def test_empty_cells_and_missing_columns_are_nothing() -> None:
    assert read(HEAD + "2026-03-01,,,\n\n2026-03-02\n") == [Day(date(2026, 3, 1)), Day(date(2026, 3, 2))]
    assert read("date,events\n2026-03-01,threat\n") == [Day(date(2026, 3, 1), events=(Event("threat"),))]


def test_other_columns_are_passed_over() -> None:
    assert read('date,text,weather\n2026-03-01,"Ana wrote this,\non two lines",0\n') == [Day(date(2026, 3, 1), 0)]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "Line 1: there must be a column named date."),
        ("day,weather\n", "Line 1: there must be a column named date."),
        (HEAD + "2026-03-01,0,,\n2026-04-31,0,,\n", "Line 3, " + NO_DAY),
        (HEAD + ",0,,\n", "Line 2, " + NO_DAY),
        (HEAD + "0031-04-30,0,,\n", "Line 2, column date: that day is before 1900."),
        (HEAD + "2026-03-01,3,,\n", "Line 2, column weather: this must be -2, -1, 0, 1, 2 or nothing."),
        (HEAD + "2026-03-01,,happy,\n", "Line 2, column felt: this must be -2, -1, 0, 1, 2 or nothing."),
        (HEAD + "2026-03-01,,,incident:5\n", "Line 2, column events: what stands after the colon must be 1, 2, 3 or 4."),
        (HEAD + "2026-03-01,,,incident:\n", "Line 2, column events: what stands after the colon must be 1, 2, 3 or 4."),
        (HEAD + "2026-03-01,,,gift,more\n", "Line 2: there are more cells than columns."),
        (
            HEAD + "2026-03-01,,,:3\n",
            "Line 2, column events: there is a severity without what happened. Write it as in incident:3.",
        ),
        ("date,wether,felt\n", "Line 1: there must be a column named weather, or one named events."),
        ("date,weather,date\n", "Line 1: a column is there twice."),
        ("date;weather,felt\n2026-03-01;0,1\n", "Line 1: there must be a column named date."),
        (HEAD + "2026-03-01,0,,\0\n", "Line 2: this line holds signs that no text has."),
        (HEAD + "2026-03-01,0,," + "x" * 100_001 + "\n", "Line 2: this line is too long to be a row of a diary."),
        (HEAD + '2026-03-01,"0\n', "Line 2: this line cannot be read as a table row."),
    ],
)  # fmt: skip
def test_a_row_that_cannot_be_is_named_by_line_and_column(text: str, sentence: str) -> None:
    assert refusal(text) == sentence


def test_an_unknown_word_is_refused_rather_than_left_out() -> None:
    with pytest.raises(BadDiary, match=r"^Line 2, column events: a word there is not known"):
        read(HEAD + "2026-03-01,,,incidnet\n")


@given(st.text())
@example(HEAD + "2026-03-01,½,,\n")
@example("date\n\x00")
@example("date,date\n2026-03-01,2026-03-01")
def test_any_text_is_read_or_refused(text: str) -> None:
    assert refusal(text)[:5] in {"", "Line "}


@given(st.text(st.characters(codec="utf-8", exclude_characters="\r\n,\"' "), min_size=12), st.integers(0, 3))
def test_no_refusal_repeats_what_was_written(words: str, column: int) -> None:
    cells = ["2026-03-01", "", "", ""]
    cells[column] = words
    assert words not in refusal(HEAD + ",".join(cells) + "\n")


def told(text: str) -> tuple[list[Day], list[str]]:
    """The days of a text, and what is said about it."""
    notes: list[str] = []
    return list(days(io.StringIO(text, newline=""), note=notes.append)), notes


@pytest.mark.parametrize(("sign", "name"), [(";", "semicolons"), ("\t", "tabs")])
def test_cells_parted_in_another_way_are_read_and_it_is_said(sign: str, name: str) -> None:
    found, notes = told((HEAD + "2026-03-01,-2,,incident:3\n").replace(",", sign))
    assert found == [Day(date(2026, 3, 1), -2, None, (Event("incident", 3),))]
    assert notes == [f"Line 1: the columns are parted by {name}, and are read so."]


def test_a_day_that_comes_again_is_said_with_both_lines_and_later_only_counted() -> None:
    found, notes = told(HEAD + "2026-03-01,0,,\n" * 7)
    assert len(found) == 7
    assert notes[0] == "Line 3: that day is on line 2 already. Both count as one day."
    assert len(notes) == 4
    assert notes[3].startswith("In all, 6 rows")


def test_columns_that_are_passed_over_are_counted_and_what_is_missing_is_named() -> None:
    _, notes = told("date,weather,mood,secret\n2026-03-01,0,x,y\n")
    assert notes == ["Line 1: columns with other names are passed over: 2. Not there: felt, events."]


def test_ten_million_rows_are_refused_at_the_limit_and_not_read_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(diary, "MOST_ROWS", 1000)
    read = 0

    def rows() -> Iterator[str]:
        nonlocal read
        yield HEAD
        for read in range(10_000_000):
            yield f"20{read % 90 + 10}-03-0{read % 9 + 1},0,,\n"

    with pytest.raises(BadDiary, match=r"^Line 1002: this is more than 1000 rows"):
        for _ in days(rows()):
            pass
    assert read == 1000


@given(st.text(alphabet=st.sampled_from(list('date,wehrflnvs;\t\n\r"2016-03:i \0é')), max_size=200))
def test_text_that_is_nearly_a_diary_is_read_or_refused_in_a_sentence(text: str) -> None:
    for whole in (text, HEAD + text):
        assert refusal(whole)[-1:] in {"", "."}
