"""The card: few words for the worst moment, whom to call at one tap, and plain lines to take along."""

from __future__ import annotations

import io
import logging
import re
from typing import TYPE_CHECKING

import pypdf
import pytest
from forms import Fields, fill_up, forms, full_disk, pour_out, sent
from people import ANA

from weatherglass import help as lifeline
from weatherglass import plan as library
from weatherglass.record import card as cards
from weatherglass.record import change_settings, drafts, folk
from weatherglass.record.card import Card
from weatherglass.record.folk import Friend
from weatherglass.report import parcel_pdf
from weatherglass.report import plan as paper
from weatherglass.vault import NotSaved, Size, VaultFull
from weatherglass.web import drafted
from weatherglass.web.squall import views

if TYPE_CHECKING:
    from visiting import Answer, Browser, Clock

    from weatherglass.vault import Drawer

WRITTEN = {
    "first": "shoes, phone",
    "out": "the <b>cellar</b> window",
    "where": "Cleo's",
    "word": "lemons",
    "take": "bag in the shed",
}
CARD = Card(**WRITTEN)
CLEO = Friend(
    id="", name="Cleo", number="0800 123 456", hours="any time", code="blue scarf", not_to_write="never by text",
    knows="all of it", keeps="a key", other="ring twice", card=True,
)  # fmt: skip
PLACES = ("/squall", "/squall/change", "/squall/pdf", "/squall/text")
FILES = {"/squall/pdf": "notes-2026-11-20.pdf", "/squall/text": "notes-2026-11-20.txt"}


def form(ana: Browser) -> dict[str, str]:
    """The card's form as it is shown, all that is sent with it."""
    [fields] = forms(ana.get("/squall/change").text, "/squall/keep")
    return dict(fields)


def said_in(form: dict[str, str]) -> dict[str, str]:
    return {name: form[name] for name in WRITTEN}


def keep(ana: Browser, **said: str) -> str:
    return ana.says(ana.post("/squall/keep", form(ana) | (said or WRITTEN)))


def words_of(answer: Answer) -> str:
    assert answer.status == 200
    return " ".join(" ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(answer.body)).pages).split())


def people_on(page: str) -> str:
    return page.partition("<h2>My people</h2>")[2].partition("<h2>Talk to someone</h2>")[0]


def test_it_is_written_shown_changed_and_emptied(ana: Browser, drawer: Drawer) -> None:
    assert "Half a page for the worst moment" in ana.get("/squall").text
    assert keep(ana) == "Kept."
    assert cards.card(drawer) == CARD
    page = ana.get("/squall").text
    for name, (label, _) in views.LABELS.items():
        assert label in page
        assert WRITTEN[name].replace("<", "&lt;").replace(">", "&gt;").replace("'", "&#x27;") in page
    assert said_in(form(ana)) == WRITTEN
    keep(ana, word="limes", first="")
    assert (cards.card(drawer).word, cards.card(drawer).first, cards.card(drawer).out) == ("limes", "", WRITTEN["out"])
    keep(ana, **dict.fromkeys(WRITTEN, " "))
    assert not cards.card(drawer)


def test_its_parts_are_those_that_are_kept_and_taken_along() -> None:
    assert {name: label for name, (label, _) in views.LABELS.items()} == paper.CARD
    assert {*views.LABELS} == {*cards.FIELDS}


def test_who_is_on_it_can_be_called_and_nobody_else(ana: Browser, drawer: Drawer) -> None:
    folk.keep_friends(
        drawer, [CLEO, Friend(id="", name="Dee", number="0800 999 888"), Friend(id="", name="Eva", number="112", card=True)]
    )
    page = people_on(ana.get("/squall").text)
    assert re.findall(r'href="(tel:[^"]*)"', page) == ["tel:0800123456", "tel:112"]
    assert "Dee" not in page
    for said in ("any time", "ring twice", "Our word: <bdi>blue scarf", "Not to write or say: <bdi>never by text"):
        assert said in page
    for kept_back in ("all of it", "a key"):
        assert kept_back not in page
    assert "<bdi>Cleo</bdi>, <bdi>Eva</bdi>" in ana.get("/squall/change").text


def no_link_for_what_is_none(ana: Browser, drawer: Drawer) -> None:
    folk.keep_friend(drawer, Friend(id="", name="Cleo", number="ask <i>at</i> the shop", card=True))
    page = people_on(ana.get("/squall").text)
    assert "ask &lt;i&gt;at&lt;/i&gt; the shop" in page
    assert "tel:" not in page
    assert "<a" not in page.partition("</section>")[0]


def test_a_number_that_cannot_be_stands_there_without_a_link(ana: Browser, drawer: Drawer) -> None:
    no_link_for_what_is_none(ana, drawer)


def test_sabotage_a_link_for_whatever_was_written_would_be_seen(
    ana: Browser, drawer: Drawer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(library, "tel", lambda number: f"tel:{number}")
    with pytest.raises(AssertionError):
        no_link_for_what_is_none(ana, drawer)


@pytest.mark.parametrize("country", ["GB", "ES", "US"])
def test_the_emergency_number_and_the_first_line_are_one_tap_away(
    ana: Browser, drawer: Drawer, country: str, clock: Clock
) -> None:
    change_settings(drawer, country=country)
    page = ana.get("/squall").text
    emergency = lifeline.emergency(country)
    line = lifeline.first_lines(country, today=clock().date())[0]
    assert f'href="{emergency.tel}">In danger now: call {emergency.number}' in page
    assert f'href="{line.tel}"' in page
    assert page.index(emergency.tel) < page.index(line.tel) < page.index("<h2>Talk to someone</h2>")


# Words that are not kept yet


def test_a_draft_is_shown_again_and_gone_once_it_is_kept(ana: Browser, drawer: Drawer) -> None:
    assert ana.post("/draft", form(ana) | WRITTEN | {"draft": "squall"}, script=True).status == 204
    assert not cards.card(drawer)
    assert said_in(form(ana)) == WRITTEN
    assert "lemons" not in ana.get("/squall").text
    assert ana.says(ana.post("/squall/keep", form(ana))) == "Kept."
    assert drafts.get(drawer, "squall") is None


def test_words_that_came_while_it_was_locked_are_in_the_form_again(ana: Browser, drawer: Drawer, clock: Clock) -> None:
    fields = form(ana) | WRITTEN
    clock.turn(minutes=6)
    assert ana.post("/squall/keep", fields).to == "/"
    assert ana.post("/open", {"passphrase": ANA}).to == "/squall/change"
    assert said_in(form(ana)) == WRITTEN
    assert not cards.card(drawer)
    keep(ana)
    assert drafts.get(drawer, "squall") is None


def test_what_could_not_be_kept_is_said_and_waits_in_the_form(ana: Browser, drawer: Drawer) -> None:
    fields = form(ana) | WRITTEN
    with full_disk():
        answer = ana.post("/squall/keep", fields)
        assert (answer.to, ana.says(answer)) == ("/squall/change", str(NotSaved()))
        assert said_in(form(ana)) == WRITTEN
        assert ana.post("/squall/keep", fields, script=True).status == 507
    assert not cards.card(drawer)
    assert ana.says(ana.post("/squall/keep", form(ana))) == "Kept."
    keep(ana, **dict.fromkeys(WRITTEN, ""))
    assert not any(said_in(form(ana)).values()), "nothing waits any more"


def test_in_a_vault_that_is_full_kept_is_not_said(ana: Browser, drawer: Drawer) -> None:
    fill_up(drawer)
    assert keep(ana) == str(VaultFull(Size.SMALL)).replace("'", "&#x27;")
    assert said_in(form(ana)) == WRITTEN
    pour_out(drawer)
    assert not cards.card(drawer)


def test_sabotage_words_forgotten_although_they_were_not_kept_are_missed(
    ana: Browser, drawer: Drawer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drafted, "stay", lambda _: None)
    with pytest.raises(AssertionError):
        test_what_could_not_be_kept_is_said_and_waits_in_the_form(ana, drawer)


def test_sabotage_kept_said_before_it_is_would_be_seen(ana: Browser, drawer: Drawer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cards, "keep_card", lambda *_: None)
    with pytest.raises(AssertionError):
        test_what_could_not_be_kept_is_said_and_waits_in_the_form(ana, drawer)


# Taking it along


def says_nothing_of_what_it_is(ana: Browser, drawer: Drawer) -> None:
    cards.keep_card(drawer, CARD)
    folk.keep_friends(drawer, [CLEO, Friend(id="", name="Dee", number="0800 999 888")])
    text, shown = ana.get("/squall/text").text, words_of(ana.get("/squall/pdf"))
    for said in (*WRITTEN.values(), "Cleo 0800 123 456"):
        assert said in text
        assert said in shown
    for telling in (*paper.CARD.values(), "The card", "Dee", "all of it", "blue scarf", "never by text", "eatherglass"):
        assert telling not in text
        assert telling not in shown
    assert text.startswith("Notes\n")


def test_both_files_hold_plain_lines_that_say_nothing_of_what_they_are(ana: Browser, drawer: Drawer) -> None:
    says_nothing_of_what_it_is(ana, drawer)


def test_sabotage_a_heading_would_be_seen(ana: Browser, drawer: Drawer, monkeypatch: pytest.MonkeyPatch) -> None:
    real = paper.card
    monkeypatch.setattr(paper, "card", lambda found, people, plain: real(found, people, plain=False))
    with pytest.raises(AssertionError):
        says_nothing_of_what_it_is(ana, drawer)


@pytest.mark.parametrize("place", FILES)
def test_the_file_is_called_notes_and_the_browser_does_not_keep_it(ana: Browser, drawer: Drawer, place: str) -> None:
    cards.keep_card(drawer, CARD)
    answer = ana.get(place)
    assert answer.header("Content-Disposition") == f'attachment; filename="{FILES[place]}"'
    assert "no-store" in answer.header("Cache-Control")


@pytest.mark.parametrize("place", FILES)
def test_an_empty_card_is_no_file(ana: Browser, place: str) -> None:
    answer = ana.get(place)
    assert (answer.status, answer.to) == (303, "/squall")
    assert ana.says(answer) == views.EMPTY
    assert "Take it along" not in ana.get("/squall").text


def test_a_pdf_that_cannot_be_made_says_so(ana: Browser, drawer: Drawer, monkeypatch: pytest.MonkeyPatch) -> None:
    cards.keep_card(drawer, CARD)
    monkeypatch.setattr(parcel_pdf, "TRIES", 0)
    assert ana.says(ana.get("/squall/pdf")).startswith("The PDF could not be made here.")


# Who sees it


@pytest.mark.parametrize("place", [*PLACES, "/squall/keep"])
def test_in_weather_clothes_there_is_no_such_page(ana: Browser, ben: Browser, drawer: Drawer, place: str) -> None:
    cards.keep_card(drawer, CARD)
    nowhere = ben.get("/nowhere")
    assert (ben.get(place).status, ben.get(place).text) == (404, nowhere.text)
    assert ben.post(place, {"word": "x"}, script=True).status == 404
    assert cards.card(drawer) == CARD


@pytest.mark.parametrize("place", PLACES)
def test_locked_it_leads_to_the_lock_page(stranger: Browser, drawer: Drawer, place: str) -> None:
    assert (stranger.get(place).status, stranger.get(place).to) == (303, "/")
    assert stranger.post("/squall/keep", WRITTEN).to == "/"
    assert not cards.card(drawer)


def test_looking_changes_nothing_and_keeping_takes_no_get(ana: Browser, drawer: Drawer) -> None:
    cards.keep_card(drawer, CARD)
    before = (drawer.names(), cards.card(drawer))
    for place in PLACES:
        assert ana.get(place).status == 200
        assert ana.post(place, {"word": "x"}).status in {303, 405}
    assert ana.get("/squall/keep?word=x").status == 405
    assert (drawer.names(), cards.card(drawer)) == before


def test_no_word_is_in_an_address_or_a_log(ana: Browser, drawer: Drawer, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    fields: Fields = [*WRITTEN.items()]
    answers = [ana.post("/squall/keep", fields), sent(ana, "/squall/change", "/squall/keep", {"word": "lemons"})]
    with full_disk():
        answers.append(ana.post("/squall/keep", fields))
    answers += [ana.get(place) for place in PLACES]
    assert not re.search("lemons|cellar", caplog.text + " ".join(str(answer.headers) for answer in answers))
