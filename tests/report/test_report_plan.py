"""The plan to take along: plain lines that can pass for a note, or headings that say what is what. Nothing that was not given."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from weatherglass.record.bags import Packed
from weatherglass.record.card import FIELDS, Card
from weatherglass.record.folk import Friend
from weatherglass.record.orders import Breach, HardDay, Order
from weatherglass.record.plans import Line
from weatherglass.report import plan as paper
from weatherglass.report.parcel import Heading, Words
from weatherglass.report.parcel_text import text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from weatherglass.report.parcel import Piece

DAY = date(2026, 11, 25)
KEYS = Line(id="incident-keys", kind="do", says="Give keys one place.")
WAY = Line(id="incident-way", kind="ask", says="My ways out:", answer="the cellar window")
CARD = Card(out="cellar window", where="Cleo's", word="lemons", take="bag in the shed", first="shoes, phone")
CLEO = Friend(
    id="0123456789ab", name="Cleo", number="0800 123 456", other="ring twice", hours="any time", not_to_write="never by text",
    code="blue scarf", knows="all of it", keeps="a key",
)  # fmt: skip
ORDER = Order(id="1", says="No nearer than 100 m", by="Court, 12/26", start=date(2026, 1, 2), until=date(2026, 12, 31))
BREACH = Breach(
    id="2",
    when=DAY,
    words="Stood at the gate, 21:10.",
    saw="Cleo",
    told="police, 77/26",
    written=datetime(2026, 11, 25, tzinfo=UTC),
)
HEARING = HardDay(id="3", day=DAY, words="the hearing", show=True)


def said(pieces: Iterable[Piece]) -> list[str]:
    found = []
    for piece in pieces:
        assert isinstance(piece, Words | Heading)
        found.append(piece.text)
    return found


def every(*, plain: bool) -> list[Piece]:
    """All that there is, of each kind."""
    return [
        *paper.card(CARD, [CLEO], plain=plain),
        *paper.lines("When it happens", [KEYS, WAY], plain=plain),
        *paper.people([CLEO], plain=plain),
        *paper.bag([Packed(id="keys", says="Keys", where="by the door", state="ready")], plain=plain),
        *paper.orders([ORDER], [BREACH], plain=plain),
        *paper.days([(HEARING, DAY)], plain=plain),
    ]


def plain_lines_hold_no_heading() -> None:
    pieces = every(plain=True)
    assert not [piece for piece in pieces if isinstance(piece, Heading)]
    labels = (
        *paper.CARD.values(),
        *(label for _, label in paper.FRIEND),
        "When it happens",
        "Bag and papers",
        "The card",
        "My people",
    )
    whole = text(pieces, title=paper.TITLE)
    for label in (*labels, "Orders\n", "Hard days", "My ways out", "ready"):
        assert label not in whole.replace("Whom I told", ""), label


def test_plain_lines_hold_no_heading_and_no_word_of_what_they_are_for() -> None:
    plain_lines_hold_no_heading()


def test_sabotage_a_heading_over_plain_lines_would_be_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    real = paper._headed
    monkeypatch.setattr(paper, "_headed", lambda title, said, plain: real(title, said, plain=False))
    with pytest.raises(AssertionError):
        plain_lines_hold_no_heading()


def test_with_headings_each_part_says_what_it_is() -> None:
    headings = [piece.text for piece in every(plain=False) if isinstance(piece, Heading)]
    assert headings == [
        "The card", "When it happens", "My people", "Cleo", "Bag and papers", "Orders", "What was done against them", "Hard days",
    ]  # fmt: skip


@pytest.mark.parametrize("plain", [True, False])
def test_what_is_not_there_has_no_heading_either(plain: bool) -> None:  # noqa: FBT001
    nothing = [
        *paper.card(Card(), [], plain=plain), *paper.lines("x", [], plain=plain), *paper.people([], plain=plain),
        *paper.bag([], plain=plain), *paper.orders([], [], plain=plain), *paper.days([], plain=plain),
    ]  # fmt: skip
    assert nothing == []


def test_all_words_are_the_person_s_own_and_in_their_order() -> None:
    assert all(piece.own for piece in every(plain=True) if isinstance(piece, Words))
    assert said(paper.card(CARD, [CLEO], plain=True)) == [getattr(CARD, name) for name in paper.CARD] + ["Cleo 0800 123 456"]


# The card


def test_every_part_of_the_card_can_be_taken() -> None:
    assert {*paper.CARD} == {*FIELDS}
    assert said(paper.card(CARD, [], plain=False))[1:] == [
        f"{label}: {getattr(CARD, name)}" for name, label in paper.CARD.items()
    ]


@pytest.mark.parametrize("part", FIELDS)
def test_only_chosen_parts_of_the_card_are_in_it(part: str) -> None:
    assert said(paper.card(CARD, [], plain=True, parts=[part])) == [getattr(CARD, part)]
    assert said(paper.card(CARD, [], plain=True, parts=[])) == []


def test_of_the_people_on_the_card_only_name_and_number_are_in_it() -> None:
    for plain in (True, False):
        assert said(paper.card(Card(), [CLEO], plain=plain)) == ["Cleo 0800 123 456"]
    assert said(paper.card(Card(), [replace(CLEO, name=""), replace(CLEO, number="")], plain=True)) == ["0800 123 456", "Cleo"]


# The rest


def test_of_a_question_plain_lines_hold_the_answer_alone() -> None:
    assert said(paper.lines("x", [KEYS, WAY], plain=True)) == ["Give keys one place.", "the cellar window"]
    assert said(paper.lines("x", [KEYS, WAY], plain=False)) == ["x", "Give keys one place.", "My ways out: the cellar window"]


def test_of_people_plain_lines_hold_name_and_number_alone() -> None:
    assert said(paper.people([CLEO], plain=True)) == ["Cleo 0800 123 456"]
    shown = said(paper.people([CLEO, Friend(id="x", number="112")], plain=False))
    assert shown == [
        "My people", "Cleo", "0800 123 456", "Another way: ring twice", "When: any time", "Not to write or say: never by text",
        "Our word: blue scarf", "Knows: all of it", "Keeps: a key", "112", "112",
    ]  # fmt: skip


def test_each_thing_says_where_it_is_and_what_it_is_only_with_headings() -> None:
    things = [
        Packed(id="a", says="Keys", where="by the door", state="leave"),
        Packed(id="b", says="Cash", state="ready"),
        Packed(id="c", says="Dog"),
    ]
    assert said(paper.bag(things, plain=True)) == ["Keys, by the door", "Cash", "Dog"]
    assert said(paper.bag(things, plain=False))[1:] == ["Keys, by the door, may be left behind", "Cash, ready", "Dog"]


def test_orders_and_what_was_done_against_them_are_whole() -> None:
    lines = said(paper.orders([ORDER], [BREACH, Breach(id="x", words="Rang.")], plain=True))
    assert lines == [
        "No nearer than 100 m. Court, 12/26. From Friday 2 January 2026. Until Thursday 31 December 2026",
        "Wednesday 25 November 2026: Stood at the gate, 21:10. Who saw it: Cleo Whom I told: police, 77/26",
        "Day not known: Rang.",
    ]


def test_a_hard_day_stands_with_the_day_on_which_it_comes_next() -> None:
    born = HardDay(id="x", day=date(1990, 11, 25), words="her birthday", yearly=True)
    assert said(paper.days([(born, DAY)], plain=True)) == ["Wednesday 25 November 2026: her birthday"]


def test_words_of_nothing_but_spaces_make_no_line() -> None:
    assert said(paper.lines("x", [Line(id="x", says=" \n ")], plain=True)) == []


@pytest.mark.parametrize("words", ["=x", "<script>", "#eval(1)", "\u202eabc", "one\ntwo", "a\u0000b"])
def test_words_come_through_as_they_were_written(words: str) -> None:
    assert words in text(paper.lines("x", [Line(id="x", says=words)], plain=True), title=paper.TITLE)


def test_the_title_says_nothing() -> None:
    assert paper.TITLE == "Notes"
    assert text([], title=paper.TITLE).startswith("Notes\n")
