"""Taking it along: item by item, nothing at the start; only what is ticked is in the file, whose name and title say nothing."""

from __future__ import annotations

import io
import logging
import re
from datetime import date
from typing import TYPE_CHECKING, Any

import pypdf
import pytest
from forms import fill_up, forms, full_disk, replaced
from people import NOW

from weatherglass import plan as library
from weatherglass.record import bags, card, folk, orders, plans, taken
from weatherglass.record.bags import Packed
from weatherglass.record.card import Card
from weatherglass.record.folk import Friend
from weatherglass.record.orders import Breach, HardDay, Order
from weatherglass.record.plans import Line
from weatherglass.record.taken import Taken
from weatherglass.report import parcel_pdf
from weatherglass.report import plan as paper
from weatherglass.report.parcel import Heading
from weatherglass.vault import NotSaved, Size, VaultFull
from weatherglass.web import taken_along
from weatherglass.web.forecast import choosing

if TYPE_CHECKING:
    from visiting import Answer, Browser

    from weatherglass.vault import Drawer

TAKE, TAKEN = "/forecast/take", "/forecast/taken"
FILES = {"/forecast/pdf": ("notes-2026-11-20.pdf", "application/pdf"), "/forecast/text": ("notes-2026-11-20.txt", "text/plain")}
KEYS = Line(id="incident-keys", kind="do", says="Give keys one place.")
WAY = Line(id="incident-way", kind="ask", says="My ways out:", answer="the cellar window")
BEFORE = Line(id="x", says="Kept by another version.")
SAID = {
    "card-word": "lemons",
    "card-out": "back door",
    "card-people": "Cleo 0800 123 456",
    KEYS.id: "Give keys one place.",
    WAY.id: "the cellar window",
    BEFORE.id: "Kept by another version.",
    "000000000001": "Dee 0800 999 888",
    "passport": "Passport, in the drawer",
    "order": "No nearer than 100 m. Court, 12/26",
    "breach": "Stood at the gate.",
    "day": "the hearing",
}
"""What there is to tick, and a line that each brings along."""
EVERY = {*SAID, "000000000000", "000000000000-more", "000000000001-more"}
HEADINGS = (
    "The card",
    library.sections()["incident"].title,
    "My people",
    "Bag and papers",
    "Orders",
    "What was done against them",
    "Hard days",
)


@pytest.fixture
def drawer(drawer: Drawer) -> Drawer:
    """Something of each kind."""
    card.keep_card(drawer, Card(word="lemons", out="back door"))
    plans.keep_section(drawer, "incident", [KEYS, WAY], shown=(), now=NOW)
    plans.keep_section(drawer, "not-known-here", [BEFORE], shown=(), now=NOW)
    folk.keep_friends(
        drawer,
        [
            Friend(id="000000000000", name="Cleo", number="0800 123 456", knows="all of it", card=True),
            Friend(id="000000000001", name="Dee", number="0800 999 888", not_to_write="nothing of the flat"),
        ],
    )
    bags.keep_things(drawer, [Packed(id="passport", says="Passport", where="in the drawer", state="ready")], shown=())
    orders.keep_order(drawer, Order(id="order", says="No nearer than 100 m", by="Court, 12/26"))
    orders.keep_breach(drawer, Breach(id="breach", words="Stood at the gate.", when=date(2026, 11, 18)), now=NOW)
    orders.keep_day(drawer, HardDay(id="day", day=date(2026, 11, 25), words="the hearing"))
    return drawer


def choose(ana: Browser, *ids: str, **fields: str) -> Answer:
    form = forms(ana.get(TAKE).text, TAKEN)[0]
    return ana.post(TAKEN, replaced(form, {"take": [*ids], **fields}))


def words_of(answer: Answer) -> str:
    assert answer.status == 200
    return " ".join(" ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(answer.body)).pages).split())


def tags(node: Any) -> set[str]:
    node = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(node, dict):
        return {str(node.get("/S", ""))} | tags(node.get("/K"))
    return set().union(*map(tags, node)) if isinstance(node, list) else set()


# Choosing


def nothing_at_the_start(ana: Browser) -> None:
    page = ana.get(TAKE).text
    fields = forms(page, TAKEN)[0]
    assert [said for name, said in fields if name == "take"] == []
    assert ("plain", "yes") in fields
    for place in ("/forecast/look", *FILES):
        answer = ana.get(place)
        assert (answer.status, answer.to) == (303, TAKE)
        assert ana.says(answer) == taken_along.NOTHING


def test_nothing_is_ticked_at_the_start_and_then_there_is_no_file(ana: Browser, drawer: Drawer) -> None:
    nothing_at_the_start(ana)


def test_sabotage_a_choice_that_starts_with_all_would_be_seen(
    ana: Browser, drawer: Drawer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(taken, "taken", lambda _: Taken(ids=tuple(SAID)))
    with pytest.raises(AssertionError):
        nothing_at_the_start(ana)


def test_everything_that_there_is_can_be_ticked(ana: Browser, drawer: Drawer) -> None:
    page = ana.get(TAKE).text
    offered = set(re.findall(r'name="take" value="([^"]*)"', page))
    assert offered == EVERY
    for name in ("Kept from before", *HEADINGS):
        assert f"<legend>{name}</legend>" in page


def test_an_empty_plan_offers_nothing(ana: Browser, vault: object) -> None:
    page = ana.get(TAKE).text
    assert "There is nothing in the plan yet." in page
    assert forms(page, TAKEN) == []


def test_all_and_none_and_some_are_kept(ana: Browser, drawer: Drawer) -> None:
    answer = choose(ana, all="1")
    assert (answer.to, ana.says(answer)) == (TAKE, "Kept.")
    assert {*taken.taken(drawer).ids} == EVERY
    assert {said for name, said in forms(ana.get(TAKE).text, TAKEN)[0] if name == "take"} == EVERY
    choose(ana, KEYS.id, none="1")
    assert taken.taken(drawer) == Taken()
    answer = choose(ana, KEYS.id, "card-word", look="1", plain="no")
    assert answer.to == "/forecast/look"
    assert ana.get(answer.to).status == 200
    assert ({*taken.taken(drawer).ids}, taken.taken(drawer).plain) == ({KEYS.id, "card-word"}, False)


def test_nothing_ticked_and_looking_leads_back_with_a_sentence(ana: Browser, drawer: Drawer) -> None:
    answer = ana.get(choose(ana, look="1").to)
    assert (answer.to, ana.says(answer)) == (TAKE, taken_along.NOTHING)


def test_what_is_not_there_is_not_kept_as_a_choice(ana: Browser, drawer: Drawer) -> None:
    choose(ana, "nothing", "<b>", "card-where", "card-nothing", KEYS.id)
    assert taken.taken(drawer).ids == (KEYS.id,)


def test_what_was_taken_out_of_the_plan_is_no_longer_taken_along(ana: Browser, drawer: Drawer) -> None:
    choose(ana, KEYS.id, WAY.id)
    plans.keep_section(drawer, "incident", [], shown=(KEYS.id,), now=NOW)
    assert "Give keys" not in ana.get("/forecast/text").text
    assert "cellar" in ana.get("/forecast/text").text


def test_a_choice_that_could_not_be_kept_is_said(ana: Browser, drawer: Drawer) -> None:
    with full_disk():
        answer = choose(ana, all="1", look="1")
        assert (answer.to, ana.says(answer)) == (TAKE, str(NotSaved()))
    fill_up(drawer)
    assert ana.says(choose(ana, all="1")) == str(VaultFull(Size.SMALL)).replace("'", "&#x27;")
    assert taken.taken(drawer) == Taken()


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
