"""Taking it to someone: nothing is chosen at the start, what is chosen is in both files, and what was left out is in neither."""

from __future__ import annotations

import io
import json
import logging
import re
from datetime import date
from typing import TYPE_CHECKING

import msgspec
import pypdf
import pytest
from people import written

from weatherglass import guide, record
from weatherglass.record import parcel as kept
from weatherglass.record.parcel import Parcel
from weatherglass.report import parcel as report_parcel
from weatherglass.report import parcel_pdf
from weatherglass.web.parcel import letter

if TYPE_CHECKING:
    from visiting import Answer, Browser

    from weatherglass.vault import Drawer

DAY = date(2026, 3, 14)


def fill(drawer: Drawer) -> None:
    first = msgspec.structs.replace(
        written(DAY, "He threw the blue cup.", -2, ("incident", "reached-out")),
        felt=-2,
        earlier=(record.Version(written=WHEN, text="An older text"),),
    )
    second = written(date(2026, 3, 16), "Flowers at the door.", 1, ("gift",))
    record.keep_all(drawer, [first, second, written(date(2026, 3, 20), "Doors again.", -1, ("incident",))])


WHEN = written().written


def choose(ana: Browser, **fields: str) -> Answer:
    return ana.post("/parcel/2026-03/keep", {"shown": "2026-03-14", **fields})


def pdf_of(answer: Answer) -> pypdf.PdfReader:
    assert answer.status == 200
    return pypdf.PdfReader(io.BytesIO(answer.body))


def words_of(reader: pypdf.PdfReader) -> str:
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


def test_nothing_is_chosen_at_the_start_and_it_says_so(ana: Browser, drawer: Drawer) -> None:
    fill(drawer)
    assert "checked" not in ana.get("/parcel").text + ana.get("/parcel/2026-03").text
    for place in ("/parcel/look", "/parcel/pdf", "/parcel/text"):
        answer = ana.get(place)
        assert (answer.status, answer.to) == (303, "/parcel")
        assert ana.says(answer) == "Nothing is chosen yet. Tick what you want to take."


def test_what_of_a_day_is_ticked_is_kept_and_taken_and_nothing_else(ana: Browser, drawer: Drawer) -> None:
    fill(drawer)
    answer = choose(ana, weather="2026-03-14")
    assert (answer.status, answer.to) == (303, "/parcel")
    assert kept.parcel(drawer) == Parcel(weather=(DAY,))
    text = ana.get("/parcel/text").text
    assert "Weather: Storm." in text
    assert "Saturday 14 March 2026" in text
    for left_out in ("blue cup", "Something else bad", "Incident", "I felt", "older text", "got in touch", "Flowers"):
        assert left_out not in text


def test_all_days_of_a_month_and_none_again(ana: Browser, drawer: Drawer) -> None:
    fill(drawer)
    fields = {"shown": "2026-03-14", "all": "1"}
    assert ana.post("/parcel/2026-03/keep", fields).status == 303
    assert kept.parcel(drawer) == Parcel(weather=(DAY,), events=(DAY,), words=(DAY,))
    ana.post("/parcel/2026-03/keep", {"shown": "2026-03-14", "none": "1"})
    assert not kept.parcel(drawer)


def test_getting_in_touch_feeling_and_earlier_versions_need_their_own_tick(ana: Browser, drawer: Drawer) -> None:
    fill(drawer)
    choose(ana, all="1")
    text = ana.get("/parcel/text").text
    assert "He threw the blue cup." in text
    assert not re.search("in touch|I felt|older text", text)
    assert "What an entry said before it was changed is not in it." in text
    kept.choose_rest(drawer, statements=(), pictures=(), added=("reached-out", "felt", "earlier"))
    text = ana.get("/parcel/text").text
    for added in ("I got in touch", "I felt: Very low.", "What it said before, written on", "An older text"):
        assert added in text


def test_getting_in_touch_that_is_not_filtered_would_be_caught(
    ana: Browser, drawer: Drawer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(letter, "chosen_of", lambda entry, added: entry)
    with pytest.raises(AssertionError):
        test_getting_in_touch_feeling_and_earlier_versions_need_their_own_tick(ana, drawer)


def test_text_and_pdf_hold_the_same_items(ana: Browser, drawer: Drawer) -> None:
    fill(drawer)
    choose(ana, all="1")
    kept.choose_rest(drawer, statements=kept.STATEMENTS, pictures=kept.PICTURES, added=())
    look, text, reader = ana.get("/parcel/look").text, ana.get("/parcel/text").text, pdf_of(ana.get("/parcel/pdf"))
    shown = words_of(reader)
    for piece in letter.letter(drawer):
        if isinstance(piece, report_parcel.Heading | report_parcel.Words):
            start = piece.text[:40]
            assert start in text
            assert "".join(start.split()) in "".join(shown.split())
            assert start.replace("'", "&#x27;") in look
        elif isinstance(piece, report_parcel.Picture):
            assert piece.alt in text
    assert "blue cup" in shown
    assert shown.count(report_parcel.WHOSE) == text.count(report_parcel.WHOSE) == 2


def test_it_says_what_it_is_at_its_top_and_end(ana: Browser, drawer: Drawer) -> None:
    fill(drawer)
    choose(ana, all="1")
    lines = [line for line in ana.get("/parcel/text").text.splitlines() if line]
    for said in (report_parcel.WHOSE, *report_parcel.NOT_PROVED):
        assert said in lines[:6]
        assert said in lines[-4:]
    assert report_parcel.WHOSE == "One person's selection. It does not show who is abusive."


def test_a_letter_without_the_sentence_would_be_caught(ana: Browser, drawer: Drawer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(letter, "frame", lambda inside, written: tuple(inside))
    with pytest.raises(AssertionError):
        test_it_says_what_it_is_at_its_top_and_end(ana, drawer)


@pytest.mark.parametrize(
    ("place", "name"), [("/parcel/pdf", "weather-2026-11-20.pdf"), ("/parcel/text", "weather-2026-11-20.txt")]
)
def test_the_file_has_a_neutral_name_and_is_not_kept_by_the_browser(ana: Browser, drawer: Drawer, place: str, name: str) -> None:
    fill(drawer)
    choose(ana, all="1")
    answer = ana.get(place)
    assert answer.header("Content-Disposition") == f'attachment; filename="{name}"'
    assert "no-store" in answer.header("Cache-Control")


def test_the_page_says_what_a_file_is_before_the_buttons(ana: Browser, drawer: Drawer) -> None:
    fill(drawer)
    choose(ana, all="1")
    before = ana.get("/parcel/look").text.partition("Take it as a PDF")[0]
    for said in ("no longer sealed", "keeps a list of them", "into their hands yourself", "made to testify"):
        assert said in before


def test_where_it_says_that_an_advocate_can_be_made_to_testify_it_leads_to_why(ana: Browser, drawer: Drawer) -> None:
    fill(drawer)
    choose(ana, all="1")
    why = f'<a href="/almanac/{guide.leaves()["for-helpers"]}">Why, for people who help</a>'
    for page in ("/parcel", "/parcel/look"):
        assert why in ana.get(page).text.partition("made to testify about it.")[2].partition("\n")[0]
    assert "You could be made to speak in court" in ana.get(f"/almanac/{guide.leaves()['for-helpers']}").text


def test_a_form_of_one_month_leaves_other_days_and_ticks_as_another_window_left_them(ana: Browser, drawer: Drawer) -> None:
    fill(drawer)
    kept.choose_days(drawer, [date(2026, 3, 16)], [("words", date(2026, 3, 16))])
    kept.choose_rest(drawer, statements=("swing", "made-up"), pictures=("year",), added=("wind", "all"))
    choose(ana, weather="2026-03-14")
    expected = Parcel(weather=(DAY,), words=(date(2026, 3, 16),), statements=("swing",), pictures=("year",), added=("wind",))
    assert kept.parcel(drawer) == expected
    ana.post("/parcel/empty")
    assert kept.parcel(drawer) == Parcel()


def test_messages_as_weather_are_only_there_when_chosen_with_their_warning(ana: Browser, drawer: Drawer) -> None:
    fill(drawer)
    choose(ana, all="1")
    assert "Messages, counted" not in ana.get("/parcel/text").text
    assert "Bare counts can be turned against the one who kept them." in ana.get("/parcel").text
    kept.choose_rest(drawer, statements=(), pictures=(), added=("wind",))
    assert letter.BARE_COUNTS in ana.get("/parcel/text").text


@pytest.mark.parametrize("place", ["/parcel", "/parcel/2026-03", "/parcel/look", "/parcel/pdf", "/parcel/text"])
def test_a_wrong_method_is_refused_and_in_weather_clothes_there_is_no_such_page(ana: Browser, ben: Browser, place: str) -> None:
    assert ana.post(place).status in {303, 405}
    assert ben.get(place).status == 404


@pytest.mark.parametrize("place", ["/parcel/keep", "/parcel/empty", "/parcel/2026-03/keep"])
def test_choosing_is_only_by_post_and_only_for_ana(ana: Browser, ben: Browser, place: str) -> None:
    assert ana.get(place).status == 405
    here, nowhere = ben.post(place), ben.post("/no-such-page")
    assert (here.status, here.to, here.body) == (nowhere.status, nowhere.to, nowhere.body)


@pytest.mark.parametrize("field", ["2026-99-01", "x", "2026-03-99", "2025-01-01"])
def test_a_day_that_the_page_never_showed_changes_nothing(ana: Browser, drawer: Drawer, field: str) -> None:
    answer = ana.post("/parcel/2026-03/keep", {"shown": field, "weather": field})
    assert answer.status == 303
    assert not kept.parcel(drawer)


def test_a_pdf_that_cannot_be_made_says_so_and_loses_nothing(
    ana: Browser, drawer: Drawer, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(drawer)
    choose(ana, all="1")
    monkeypatch.setattr(parcel_pdf, "TRIES", 0)
    answer = ana.get("/parcel/pdf")
    assert answer.status == 303
    assert ana.says(answer).startswith("The PDF could not be made here. Nothing was lost")


def test_no_word_is_in_an_address_or_a_log(ana: Browser, drawer: Drawer, caplog: pytest.LogCaptureFixture) -> None:
    fill(drawer)
    caplog.set_level(logging.DEBUG)
    choose(ana, all="1")
    pages = [ana.get(place) for place in ("/parcel", "/parcel/2026-03", "/parcel/look", "/parcel/pdf", "/parcel/text")]
    assert "blue" not in caplog.text + json.dumps([page.to for page in pages])


def test_promises_and_what_followed_are_there_when_chosen(ana: Browser, drawer: Drawer) -> None:
    fill(drawer)
    record.keep_all(drawer, [written(date(2026, 3, 15), "", None, ("promise",))])
    kept.choose_rest(drawer, statements=(), pictures=("told",), added=())
    text = ana.get("/parcel/text").text
    assert (
        "Sunday 15 March 2026: What was said: They promised; What is marked after it: In the 30 days after: incidents on" in text
    )
