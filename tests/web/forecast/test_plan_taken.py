"""What is taken along: only what is ticked is in the file, whose name and title say nothing."""

from __future__ import annotations

import io
import logging
import re
from typing import TYPE_CHECKING, Any

import pypdf
import pytest
from people import NOW
from web.forecast.taking import FILES, HEADINGS, KEYS, SAID, TAKE, TAKEN, choose, filled

from weatherglass.record import folk, plans, taken
from weatherglass.record.plans import Line
from weatherglass.report import parcel_pdf
from weatherglass.report import plan as paper
from weatherglass.report.parcel import Heading
from weatherglass.web import taken_along
from weatherglass.web.forecast import choosing

if TYPE_CHECKING:
    from visiting import Answer, Browser

    from weatherglass.vault import Drawer


@pytest.fixture
def drawer(drawer: Drawer) -> Drawer:
    """Something of each kind."""
    return filled(drawer)


def words_of(answer: Answer) -> str:
    assert answer.status == 200
    return " ".join(" ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(answer.body)).pages).split())


def tags(node: Any) -> set[str]:
    node = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(node, dict):
        return {str(node.get("/S", ""))} | tags(node.get("/K"))
    return set().union(*map(tags, node)) if isinstance(node, list) else set()


# What is in it


def only_what_is_ticked(ana: Browser, *ids: str) -> None:
    choose(ana, *ids)
    page = ana.get("/forecast/look").text.partition("<article")[2].partition("</article>")[0]
    text, shown = ana.get("/forecast/text").text, words_of(ana.get("/forecast/pdf"))
    for name, said in SAID.items():
        for where in (page, text, shown):
            assert (said in where) is (name in ids), (name, where)


@pytest.mark.parametrize("one", SAID)
def test_one_thing_alone_is_in_all_three(ana: Browser, drawer: Drawer, one: str) -> None:
    only_what_is_ticked(ana, one)


def test_all_together_are_in_all_three(ana: Browser, drawer: Drawer) -> None:
    only_what_is_ticked(ana, *SAID)


def test_sabotage_people_who_were_not_ticked_would_be_seen(ana: Browser, drawer: Drawer, monkeypatch: pytest.MonkeyPatch) -> None:
    real = paper.people
    monkeypatch.setattr(paper, "people", lambda found, plain: real(folk.friends(drawer), plain=plain))
    with pytest.raises(AssertionError):
        only_what_is_ticked(ana, KEYS.id)


def test_sabotage_a_card_taken_whole_would_be_seen(ana: Browser, drawer: Drawer, monkeypatch: pytest.MonkeyPatch) -> None:
    real = paper.card
    monkeypatch.setattr(paper, "card", lambda found, people, plain, parts: real(found, people, plain=plain))
    with pytest.raises(AssertionError):
        only_what_is_ticked(ana, "card-word")


def more_of_someone_only_where_ticked(ana: Browser) -> None:
    choose(ana, "000000000001", plain="no")
    assert "nothing of the flat" not in ana.get("/forecast/text").text
    choose(ana, "000000000001", "000000000001-more", plain="no")
    assert "Not to write or say: nothing of the flat" in ana.get("/forecast/text").text
    choose(ana, "000000000001-more", plain="no")
    assert ana.get("/forecast/text").to == TAKE


def test_what_else_is_written_of_someone_needs_a_tick_of_its_own(ana: Browser, drawer: Drawer) -> None:
    more_of_someone_only_where_ticked(ana)


def test_sabotage_all_of_someone_for_one_tick_would_be_seen(
    ana: Browser, drawer: Drawer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(choosing, "_as_chosen", lambda one, _: one)
    with pytest.raises(AssertionError):
        more_of_someone_only_where_ticked(ana)


def plain_lines_hold_no_heading(ana: Browser) -> None:
    choose(ana, all="1", plain="yes")
    text, shown = ana.get("/forecast/text").text, words_of(ana.get("/forecast/pdf"))
    for telling in (*HEADINGS, "My ways out", "My code word", "Ways out", "ready", "all of it", "nothing of the flat"):
        assert telling not in text, telling
        assert telling not in shown, telling
    kinds = tags(pypdf.PdfReader(io.BytesIO(ana.get("/forecast/pdf").body)).root_object["/StructTreeRoot"])
    assert not kinds & {"/H2", "/H3"}, kinds


def test_plain_lines_hold_no_heading(ana: Browser, drawer: Drawer) -> None:
    plain_lines_hold_no_heading(ana)


def test_sabotage_a_heading_over_plain_lines_would_be_seen(ana: Browser, drawer: Drawer, monkeypatch: pytest.MonkeyPatch) -> None:
    real = choosing._pieces
    monkeypatch.setattr(choosing, "_pieces", lambda every, ids, plain: (Heading("My people"), *real(every, ids, plain=plain)))
    with pytest.raises(AssertionError):
        plain_lines_hold_no_heading(ana)


def test_with_headings_each_part_says_what_it_is(ana: Browser, drawer: Drawer) -> None:
    choose(ana, all="1", plain="no")
    text, shown = ana.get("/forecast/text").text, words_of(ana.get("/forecast/pdf"))
    for heading in HEADINGS:
        assert heading in text
        assert heading in shown
    assert "My code word or sign: lemons" in text
    assert "My ways out: the cellar window" in text


def test_words_are_shown_as_they_are(ana: Browser, drawer: Drawer) -> None:
    wild = '#eval("1") <script>x</script> =x *b*'
    plans.keep_section(drawer, "incident", [Line(id="w", says=wild)], shown=(), now=NOW)
    choose(ana, "w")
    assert wild in ana.get("/forecast/text").text
    assert wild in words_of(ana.get("/forecast/pdf"))
    assert "<script>x" not in ana.get("/forecast/look").text


# The files


def test_the_pdf_is_tagged_and_is_called_notes(ana: Browser, drawer: Drawer) -> None:
    choose(ana, all="1", plain="no")
    body = ana.get("/forecast/pdf").body
    reader = pypdf.PdfReader(io.BytesIO(body))
    assert reader.metadata
    assert str(reader.metadata["/Title"]) == "Notes"
    assert {*reader.metadata} == {"/Title", "/Creator"}
    assert "/Marked" in str(reader.root_object["/MarkInfo"])
    xmp = reader.root_object["/Metadata"].get_object()
    assert isinstance(xmp, pypdf.generic.StreamObject)
    assert b"pdfuaid:part>1<" in xmp.get_data()
    assert {"/H1", "/P"} <= tags(reader.root_object["/StructTreeRoot"])
    assert b"eather" not in body
    assert ana.get("/forecast/text").text.startswith("Notes\n")


@pytest.mark.parametrize("place", FILES)
def test_the_file_s_name_says_nothing_and_the_browser_does_not_keep_it(ana: Browser, drawer: Drawer, place: str) -> None:
    choose(ana, all="1")
    answer, (name, kind) = ana.get(place), FILES[place]
    assert answer.header("Content-Disposition") == f'attachment; filename="{name}"'
    assert answer.header("Content-Type").startswith(kind)
    assert "no-store" in answer.header("Cache-Control")
    assert answer.header("X-Content-Type-Options") == "nosniff"


def test_sabotage_a_name_that_tells_would_be_seen(ana: Browser, drawer: Drawer, monkeypatch: pytest.MonkeyPatch) -> None:
    real = taken_along._file

    def telling(*given: Any) -> Any:
        answer = real(*given)
        answer["Content-Disposition"] = 'attachment; filename="safety-plan.pdf"'
        return answer

    monkeypatch.setattr(taken_along, "_file", telling)
    with pytest.raises(AssertionError):
        test_the_file_s_name_says_nothing_and_the_browser_does_not_keep_it(ana, drawer, "/forecast/pdf")


def test_what_a_file_is_stands_before_the_buttons(ana: Browser, drawer: Drawer) -> None:
    choose(ana, all="1")
    before = ana.get("/forecast/look").text.partition("As a PDF to print")[0]
    for said in ("no longer sealed", "keeps a list of them", "read by someone who knows your passwords"):
        assert said in before
    assert "made to testify" in ana.get(TAKE).text


def test_a_pdf_that_cannot_be_made_says_so_and_the_text_is_still_there(
    ana: Browser, drawer: Drawer, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(ana, all="1")
    monkeypatch.setattr(parcel_pdf, "TRIES", 0)
    answer = ana.get("/forecast/pdf")
    assert answer.to == TAKE
    assert ana.says(answer).startswith("The PDF could not be made here. Nothing was lost")
    assert ana.get("/forecast/text").status == 200


def test_making_a_file_changes_nothing(ana: Browser, drawer: Drawer) -> None:
    choose(ana, all="1")
    before = (drawer.names(), taken.taken(drawer), plans.plan(drawer))
    for place in (TAKE, "/forecast/look", *FILES):
        assert ana.get(place).status == 200
    assert ana.get(f"{TAKEN}?none=1").status == 405
    assert (drawer.names(), taken.taken(drawer), plans.plan(drawer)) == before


def test_in_weather_clothes_and_while_locked_there_is_no_file(
    ana: Browser, ben: Browser, stranger: Browser, drawer: Drawer
) -> None:
    choose(ana, all="1")
    for place in (TAKE, "/forecast/look", *FILES):
        assert ben.get(place).status == 404
        assert stranger.get(place).to == "/"
    assert ben.post(TAKEN, {"none": "1"}, script=True).status == 404
    assert stranger.post(TAKEN, {"none": "1"}).to == "/"
    assert taken.taken(drawer).ids


def test_no_word_is_in_an_address_or_a_log(ana: Browser, drawer: Drawer, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    answers = [choose(ana, "lemons", all="1", look="lemons"), *(ana.get(place) for place in (TAKE, "/forecast/look", *FILES))]
    assert not re.search("lemons|Cleo|cellar", caplog.text + " ".join(str(answer.headers) for answer in answers))
