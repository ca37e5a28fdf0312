"""Statements as they are shown: what is counted, what it does not mean, and never a forecast or a count to wait for."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest

from weatherglass import cycle
from weatherglass.cycle import Day, Event
from weatherglass.report.sheets import (
    AS_WRITTEN,
    FEW_LOOKS,
    HEADINGS,
    NO_CAUSE,
    NO_PROOF,
    NOT_YET_ID,
    QUESTIONS,
    Sheet,
    in_words,
    pieces,
    sheet,
    sheets,
)

START = date(2025, 1, 1)
FORBIDDEN = (
    "score", "risk", "predict", "expect", "likely", "probab", "trigger", "provok", "cause", "you should", "leave", "stay", "safe",
    "improv", "better", "worse", "well done", "streak", "at least", "more incidents", "victim", "abuser", "diagnos",
)  # fmt: skip


def diary(days: int, every: int, *, kind_after: bool) -> tuple[Day, ...]:
    def kinds(number: int) -> tuple[Event, ...]:
        if number % every == 0:
            return (Event("incident"),)
        kind = number % every in {1, 2} if kind_after else number % 10 == 5
        return (Event("apology"),) if kind else ()

    return tuple(Day(START + timedelta(number), 0, None, kinds(number)) for number in range(days))


def shown(days: int, every: int = 14, *, kind_after: bool = True, past: int = 0) -> tuple[Sheet, ...]:
    written, today = diary(days, every, kind_after=kind_after), START + timedelta(days - 1 + past)
    return sheets(cycle.read(written, today=today), written, today=today)


EARLY, LATE, CHANCE = shown(40), shown(250), shown(250, 17, kind_after=False)
EMPTY = sheets(cycle.read((), today=START), (), today=START)


def words(sheet: Sheet) -> str:
    markup = re.sub(r"<[^>]*>", " ", f"{sheet.drawing} {sheet.table} {sheet.basis}")
    return " ".join(("".join(piece.text for piece in sheet.says), sheet.means, markup, sheet.note, sheet.misses, sheet.heading))


def test_while_too_little_is_written_that_is_all_that_is_said() -> None:
    (sheet,) = shown(20)
    (piece,) = sheet.says
    assert piece.text.startswith("Not enough is written yet to tell: whether kindness comes around incidents; ")
    assert "how many days lie between incidents" in piece.text
    assert not piece.strong
    assert sheet.id == "not-yet"
    assert sheet.means == ""
    assert sheet.note == ""


def test_while_too_little_is_written_each_incident_stands_with_the_three_days_after_it() -> None:
    (sheet,) = shown(20)
    assert "with the three days after it" in sheet.drawing
    assert "\N{MINUS SIGN}" not in sheet.drawing
    assert sheet.table.count('<th scope="row">') == 2
    assert sheet.basis.count("<li>") == 2


def test_an_empty_diary_has_nothing_to_draw() -> None:
    (sheet,) = EMPTY
    assert (sheet.drawing, sheet.table, sheet.basis) == ("", "", "")
    assert [piece.text for piece in sheet.says] == ["Not enough is written yet to tell."]


@pytest.mark.parametrize("sheet", [*EMPTY, *EARLY, *shown(20), *shown(119)])
def test_what_is_needed_is_never_said(sheet: Sheet) -> None:
    assert not re.search(r"\d+ more|need|at least|of at least|until", words(sheet))


def test_a_finding_is_counts_then_what_it_does_not_mean() -> None:
    sheet = LATE[0]
    strong = [piece.text for piece in sheet.says if piece.strong]
    assert "".join(piece.text for piece in sheet.says).startswith("After 18 of 18 incidents there was kindness")
    assert strong[0] == "18 of 18"
    assert sheet.means.startswith(f"This is hard to explain by chance. {NO_CAUSE} This looks at 1 January to 28 August 2025")


def test_chance_is_said_to_be_chance_and_no_proof_of_the_opposite() -> None:
    assert f"This could easily be chance. {NO_PROOF} {NO_CAUSE}" in CHANCE[0].means


def test_the_day_of_the_look_and_of_the_next_are_said() -> None:
    assert f"Looked at on day 240, 28 August 2025. The next look is after 31 December 2025. {FEW_LOOKS}" in LATE[0].note
    assert "Looked at on day 365, 31 December 2025. The next look is after 31 December 2026." in shown(366)[0].note


def test_with_many_incidents_the_newest_are_drawn() -> None:
    sheet = shown(800, 10)[0]
    assert "The 40 newest of 80 are drawn" in sheet.note
    assert sheet.drawing.count("<g>") == 40


def test_days_between_incidents_come_with_the_two_sentences() -> None:
    sheet = next(sheet for sheet in LATE if sheet.id == "calm-length")
    assert [piece.text for piece in sheet.says if piece.strong] == ["14, 14, 14, 14, 14", "14, 14, 14", "17"]
    assert "shortest first" in sheet.says[0].text
    assert sheet.means == "This cannot tell when the next will come. Quiet days can be fearful too."


@pytest.mark.parametrize("sheet", [*EMPTY, *EARLY, *LATE, *CHANCE])
@pytest.mark.parametrize("word", FORBIDDEN)
def test_nothing_scores_predicts_reassures_or_advises(sheet: Sheet, word: str) -> None:
    assert word not in words(sheet).lower()


@pytest.mark.parametrize("sheet", [*LATE, *CHANCE])
def test_each_statement_opens_its_days_and_says_what_it_could_not_have_seen(sheet: Sheet) -> None:
    assert sheet.misses
    assert bool(sheet.drawing) == bool(sheet.table)
    assert bool(sheet.drawing) == (sheet.id != "regularity"), "the days between incidents are drawn once"
    assert sheet.id == "swing" or 'href="/sky/2025-01' in sheet.basis


@pytest.mark.parametrize("sheet", [*LATE, *CHANCE])
def test_a_number_is_never_made_small(sheet: Sheet) -> None:
    assert not re.search(r"only \d|just \d|\d+ more", words(sheet))


def test_sheets_stand_in_the_order_of_the_questions() -> None:
    assert [sheet.id for sheet in LATE if sheet.id in HEADINGS] == [id_ for id_ in HEADINGS if id_ in {one.id for one in LATE}]
    assert set(HEADINGS) == set(QUESTIONS)


def test_drawings_on_one_page_have_names_of_their_own() -> None:
    names = re.findall(r'id="([\w-]+)-title"', "".join(sheet.drawing for sheet in LATE))
    assert len(names) == len(set(names))


def test_numbers_are_strong_and_nothing_is_lost() -> None:
    sentence = "On 3 of 12 days, then 4, 9, 11. (31 in all)"
    found = tuple(pieces(sentence))
    assert "".join(piece.text for piece in found) == sentence
    assert [piece.text for piece in found if piece.strong] == ["3 of 12", "4, 9, 11", "31"]


def test_of_many_days_the_months_are_links() -> None:
    sheet = shown(800, 10)[0]
    assert '<a href="/sky/2025-01">January 2025</a>: ' in sheet.basis
    assert sheet.basis.count("<li>") == 24


@pytest.mark.parametrize("number", [0, 20, 40, 250])
def test_in_words_a_statement_says_the_same_and_says_that_it_has_days(number: int) -> None:
    written, today = diary(number, 14, kind_after=True), START + timedelta(max(number - 1, 0))
    reading = cycle.read(written, today=today)
    full, short = sheets(reading, written, today=today), in_words(reading, written, today=today)
    assert [(one.id, one.says, one.means, one.misses) for one in short] == [
        (one.id, one.says, one.means, one.misses) for one in full
    ]
    assert not any(one.drawing or one.table or one.basis for one in short)
    assert [one.days for one in short] == [bool(one.drawing or one.basis) for one in full]
    assert AS_WRITTEN not in "".join(one.note for one in short), "there is no drawing that it could speak of"


def test_the_look_is_said_in_words_too() -> None:
    written, today = diary(250, 14, kind_after=True), START + timedelta(249)
    first = in_words(cycle.read(written, today=today), written, today=today)[0]
    assert first.note == f"Looked at on day 240, 28 August 2025. The next look is after 31 December 2025. {FEW_LOOKS}"


@pytest.mark.parametrize("name", HEADINGS)
def test_one_statement_alone_is_what_it_is_among_the_others(name: str) -> None:
    written, today = diary(250, 14, kind_after=True), START + timedelta(249)
    reading = cycle.read(written, today=today)
    alone = sheet(name, reading, written, today=today)
    among = next((one for one in LATE if one.id == name), next(one for one in (*LATE, *EARLY) if one.id in {name, NOT_YET_ID}))
    assert alone
    assert (alone.says, alone.drawing, alone.table, alone.basis) == (among.says, among.drawing, among.table, among.basis)
    assert (FEW_LOOKS in alone.note) == ("Looked at on day" in alone.note), "said where it stands alone"


def test_a_statement_that_cannot_be_told_yet_is_found_by_its_name() -> None:
    written, today = diary(20, 14, kind_after=True), START + timedelta(19)
    reading = cycle.read(written, today=today)
    assert {sheet(name, reading, written, today=today) for name in (*HEADINGS, NOT_YET_ID)} == set(shown(20))
    assert sheet("no such", reading, written, today=today) is None
