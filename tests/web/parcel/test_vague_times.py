"""What is about a vague time can be taken, item by item, like days; nothing of it goes along that was not ticked."""

from __future__ import annotations

import io
from datetime import date
from typing import TYPE_CHECKING

import msgspec
import pypdf
import pytest
from forms import full_disk, sent
from people import written

from weatherglass import record
from weatherglass.record import parcel as kept
from weatherglass.record.parcel import Parcel
from weatherglass.vault import NotSaved

if TYPE_CHECKING:
    from visiting import Browser

    from weatherglass.record import Entry
    from weatherglass.vault import Drawer

PAGE, KEEP = "/parcel/vague", "/parcel/vague/keep"


@pytest.fixture
def march(drawer: Drawer) -> Entry:
    """About March: a plate, with what Ana felt and what it said before."""
    entry = msgspec.structs.replace(
        written(None, "A plate on the wall.", -2, ("incident", "reached-out")),
        felt=-2,
        earlier=(record.Version(written=written().written, text="An older text"),),
    )
    record.keep_all(drawer, [entry])
    return entry


@pytest.fixture
def summer(drawer: Drawer) -> Entry:
    """A time without a month, and with nothing to call it by."""
    entry = msgspec.structs.replace(written(None, "The keys were gone."), about=record.About())
    record.keep_all(drawer, [entry])
    return entry


def test_nothing_is_chosen_at_the_start_and_each_time_has_its_ticks(ana: Browser, march: Entry, summer: Entry) -> None:
    page = ana.get(PAGE).text
    assert "checked" not in page
    for said in ("about March (March 2026)", "Some time", "A plate on the wall.", "The keys were gone."):
        assert said in page
    assert page.count(f'value="{march.id}"') == 4
    assert page.count(f'value="{summer.id}"') == 2
    overview = ana.get("/parcel").text
    assert '<a href="/parcel/vague">Times that you were not sure of</a>' in overview
    assert "cannot be taken" not in overview


def test_what_is_ticked_is_taken_and_nothing_else(ana: Browser, drawer: Drawer, march: Entry, summer: Entry) -> None:
    answer = sent(ana, PAGE, KEEP, {"weather": march.id})
    assert (answer.to, ana.says(answer)) == ("/parcel", "Kept.")
    assert kept.parcel(drawer) == Parcel(vague=((march.id, "weather"),))
    text = ana.get("/parcel/text").text
    for said in (
        "Times without a day",
        "about March (March 2026)",
        "Weather: Storm.",
        "Written on",
        "Only what was chosen is here.",
    ):
        assert said in text
    for left_out in ("plate", "Something else bad", "I felt", "older text", "in touch", "keys", "Some time"):
        assert left_out not in text
    assert "1 chosen" in ana.get("/parcel").text


def test_page_text_and_pdf_hold_the_same(ana: Browser, drawer: Drawer, march: Entry, summer: Entry) -> None:
    answer = sent(ana, PAGE, KEEP, {"all": "1"})
    assert answer.to == PAGE
    kept.choose_rest(drawer, statements=(), pictures=(), added=("reached-out", "felt", "earlier"))
    look, text = ana.get("/parcel/look").text, ana.get("/parcel/text").text
    pages = pypdf.PdfReader(io.BytesIO(ana.get("/parcel/pdf").body)).pages
    in_pdf = " ".join(" ".join(page.extract_text() for page in pages).split())
    for said in (
        "about March (March 2026)",
        "A plate on the wall.",
        "I felt: Very low.",
        "An older text",
        "I got in touch",
        "Some time",
    ):
        assert said in look
        assert said in text
        assert said in in_pdf
    assert sent(ana, PAGE, KEEP, {"none": "1"}).to == PAGE
    assert not kept.parcel(drawer)


def test_days_and_vague_times_leave_each_other_alone(ana: Browser, drawer: Drawer, march: Entry) -> None:
    day = date(2026, 3, 16)
    record.keep_all(drawer, [written(day, "Flowers.", 1)])
    kept.choose_days(drawer, [day], [("words", day)])
    sent(ana, PAGE, KEEP, {"words": march.id})
    assert kept.parcel(drawer) == Parcel(words=(day,), vague=((march.id, "words"),))
    kept.choose_days(drawer, [day], [])
    assert kept.parcel(drawer) == Parcel(vague=((march.id, "words"),))
    ana.post("/parcel/empty")
    assert kept.parcel(drawer) == Parcel()


def test_a_form_leaves_what_it_did_not_show_as_another_window_left_it(
    ana: Browser, drawer: Drawer, march: Entry, summer: Entry
) -> None:
    ana.post(KEEP, {"shown": summer.id, "words": summer.id})
    ana.post(KEEP, {"shown": march.id, "weather": march.id})
    assert set(kept.parcel(drawer).vague) == {(march.id, "weather"), (summer.id, "words")}


def test_what_was_deleted_is_chosen_no_more(ana: Browser, drawer: Drawer, march: Entry, summer: Entry) -> None:
    sent(ana, PAGE, KEEP, {"all": "1"})
    record.remove(drawer, march.about.document, march.id)
    text = ana.get("/parcel/text").text
    assert "The keys were gone." in text
    assert "about March" not in text
    assert "1 chosen" in ana.get("/parcel").text
    sent(ana, PAGE, KEEP)
    assert kept.parcel(drawer) == Parcel(vague=((summer.id, "words"),))
    record.remove(drawer, summer.about.document, summer.id)
    assert "Nothing of what was chosen is written any more." in ana.get("/parcel/text").text


@pytest.mark.parametrize("field", ["x", "0123456789ab", "2026-03-14", "' or 1"])
def test_what_the_page_never_showed_changes_nothing(field: str, ana: Browser, drawer: Drawer, summer: Entry) -> None:
    assert ana.post(KEEP, {"shown": field, "words": field}).status == 303
    assert ana.post(KEEP, {"shown": summer.id, "weather": summer.id, "words": field}).status == 303
    assert not kept.parcel(drawer)


def test_a_day_cannot_be_ticked_as_a_vague_time(ana: Browser, drawer: Drawer) -> None:
    entry = written(date(2026, 3, 16), "Flowers.", 1)
    record.keep_all(drawer, [entry])
    ana.post(KEEP, {"shown": entry.id, "all": "1"})
    assert not kept.parcel(drawer)


def test_a_choice_of_before_this_was_there_is_read(drawer: Drawer) -> None:
    with drawer.change() as change:
        change.write(kept.NAME, msgspec.msgpack.encode({"weather": ["2026-03-14"], "added": ["felt"]}))
    assert kept.parcel(drawer) == Parcel(weather=(date(2026, 3, 14),), added=("felt",))


def test_with_nothing_vague_the_page_says_so(ana: Browser) -> None:
    assert "/parcel/vague" not in ana.get("/parcel").text
    assert "Nothing is written about such a time." in ana.get(PAGE).text


def test_a_full_disk_says_so(ana: Browser, drawer: Drawer, march: Entry) -> None:
    fields = {"shown": march.id, "words": march.id}
    with full_disk():
        answer = ana.post(KEEP, fields)
    assert answer.to == PAGE
    assert ana.says(answer) == str(NotSaved())
    assert not kept.parcel(drawer)


def test_only_ana_and_only_by_its_own_method(ana: Browser, ben: Browser, stranger: Browser, march: Entry) -> None:
    assert (ana.post(PAGE, script=True).status, ana.get(KEEP).status) == (405, 405)
    assert ben.get(PAGE).text == ben.get("/nowhere").text
    assert ben.post(KEEP, script=True).status == 404
    assert stranger.get(PAGE).to == "/"
