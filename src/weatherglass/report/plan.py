"""The plan as pieces to take along: with headings that say what is what, or as plain lines that can pass for a note."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final

from weatherglass.dates import full
from weatherglass.record.bags import Packed
from weatherglass.record.card import Card
from weatherglass.record.folk import Friend
from weatherglass.record.notes import Note
from weatherglass.record.orders import Breach, HardDay, Order
from weatherglass.record.plans import Line
from weatherglass.report.parcel import Heading, Piece, Words

TITLE: Final = "Notes"
CARD: Final = {
    "first": "What I do first",
    "out": "Ways out",
    "where": "Where I go",
    "word": "My code word or sign",
    "take": "What I take, and where it is",
}
"""The parts of the card, in the order in which they stand on it."""
STATES: Final = {"": "", "ready": "ready", "leave": "may be left behind"}
FRIEND: Final = (
    ("other", "Another way"),
    ("hours", "When"),
    ("not_to_write", "Not to write or say"),
    ("code", "Our word"),
    ("knows", "Knows"),
    ("keeps", "Keeps"),
)


def lines(title: str, kept: Sequence[Line], *, plain: bool) -> Iterator[Piece]:
    """Yield the lines of one section."""
    yield from _headed(title, [line.answer if plain and line.answer else line.text for line in kept], plain=plain)


def card(found: Card, people: Iterable[Friend], *, plain: bool, parts: Sequence[str] = tuple(CARD)) -> Iterator[Piece]:
    """Yield chosen parts of the card, and the people on it: name and number."""
    said = [(label, getattr(found, name)) for name, label in CARD.items() if name in parts and getattr(found, name)]
    yield from _headed("The card", [text if plain else f"{label}: {text}" for label, text in said], plain=plain)
    yield from _words([f"{one.name} {one.number}".strip() for one in people])


def people(found: Iterable[Friend], *, plain: bool) -> Iterator[Piece]:
    """Yield people: name and number in plain lines, all that is written of them with headings."""
    if plain:
        yield from _words([f"{one.name} {one.number}".strip() for one in found])
        return
    for at, one in enumerate(found):
        if not at:
            yield Heading("My people")
        yield Heading(one.name or one.number, 2)
        rest = [(label, getattr(one, name)) for name, label in FRIEND]
        yield from _words([one.number, *(f"{label}: {text}" for label, text in rest if text)])


def bag(things: Iterable[Packed], *, plain: bool) -> Iterator[Piece]:
    """Yield things of the bag, each with where it is."""
    said = [", ".join(filter(None, (one.says, one.where, STATES[one.state] if not plain else ""))) for one in things]
    yield from _headed("Bag and papers", said, plain=plain)


def orders(found: Sequence[Order], log: Sequence[Breach], *, plain: bool) -> Iterator[Piece]:
    """Yield orders, and what was done against them."""
    said = [". ".join(filter(None, (one.says, one.by, *_span(one)))) for one in found]
    yield from _headed("Orders", said, plain=plain)
    yield from _headed("What was done against them", [_breach(one) for one in log], plain=plain)


def days(found: Iterable[tuple[HardDay, date]], *, plain: bool) -> Iterator[Piece]:
    """Yield hard days, each with the day on which it comes next."""
    yield from _headed("Hard days", [f"{full(day)}: {one.words}" for one, day in found], plain=plain)


def said(title: str, lines: Sequence[str], *, plain: bool) -> Iterator[Piece]:
    """Yield lines that are words already, under a title."""
    yield from _headed(title, lines, plain=plain)


def note(one: Note) -> str:
    """Return a note as one line: its day and its words. What was added to them is `added`."""
    day = f"{full(one.day)}:" if one.day else ""
    return " ".join(filter(None, (day, one.words)))


def added(one: Note, label: str) -> str:
    """Return what was added to a note, with its day and what it is."""
    day = f"{full(one.day)}. " if one.day else ""
    return f"{day}{label}: {one.about}"


def _headed(title: str, said: Sequence[str], *, plain: bool) -> Iterator[Piece]:
    if said and not plain:
        yield Heading(title)
    yield from _words(said)


def _words(said: Iterable[str]) -> Iterator[Piece]:
    return (Words(one, own=True) for one in said if one.strip())


def _span(one: Order) -> list[str]:
    return [*([f"From {full(one.start)}"] if one.start else []), *([f"Until {full(one.until)}"] if one.until else [])]


def _breach(one: Breach) -> str:
    when = full(one.when) if one.when else "Day not known"
    rest = (f"Who saw it: {one.saw}" if one.saw else "", f"Whom I told: {one.told}" if one.told else "")
    return " ".join(filter(None, (f"{when}: {one.words}", *rest)))
