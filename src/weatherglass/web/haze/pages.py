"""What is shown of an offer or a mark: the words in their sentence, whose they are and of when, the sign, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from weatherglass import record, signs
from weatherglass.dates import full
from weatherglass.record import NoSuchEntry, pointed
from weatherglass.web.bring import event

if TYPE_CHECKING:
    from collections.abc import Iterator

    from weatherglass.record.pointed import Offer
    from weatherglass.vault import Drawer

_AROUND = 120
"""Characters shown on each side of the words."""


class Card(Struct, frozen=True, kw_only=True):
    """An offer as it is shown: what stands before, the words, what stands after; of whom, of when; the place; the sign."""

    id: str
    before: str
    words: str
    after: str
    of: str
    when: str
    place: str
    sign: signs.Sign
    why: str
    message: bool


def cards(drawer: Drawer, offers: tuple[Offer, ...], most: int) -> tuple[list[Card], list[str]]:
    """Give at most so many cards in the order of the offers, and the ids of offers whose words are not there any more."""
    shown: list[Card] = []
    gone: list[str] = []
    for offer, card in _each(drawer, offers):
        if card is None:
            gone.append(offer.id)
        else:
            shown.append(card)
        if len(shown) == most:
            break
    return shown, gone


def _each(drawer: Drawer, offers: tuple[Offer, ...]) -> Iterator[tuple[Offer, Card | None]]:
    for offer in offers:
        yield offer, card(drawer, offer)


def card(drawer: Drawer, offer: Offer) -> Card | None:
    """Give the card of an offer; None where its words have changed or are gone."""
    found = _in_message(drawer, offer) if offer.message else _in_entry(drawer, offer)
    sign = signs.signs().get(offer.sign)
    if found is None or sign is None:
        return None
    text, of, when, place = found
    words = text[offer.start : offer.end]
    if pointed.key_of(words, offer.sign) != offer.key:
        return None
    return Card(
        id=offer.id,
        before=text[max(0, offer.start - _AROUND) : offer.start],
        words=words,
        after=text[offer.end : offer.end + _AROUND],
        of=of,
        when=when,
        place=place,
        sign=sign,
        why=f"{offer.why.removesuffix('.')}.",
        message=offer.message is not None,
    )


def _in_entry(drawer: Drawer, offer: Offer) -> tuple[str, str, str, str] | None:
    try:
        entry = record.get(drawer, offer.document, offer.entry)
    except NoSuchEntry:
        return None
    when = full(entry.about.day) if entry.about.day else entry.about.words or "some time"
    return entry.text, "You wrote", when, f"/today/e/{offer.document.removeprefix('days/')}/{entry.id}"


def _in_message(drawer: Drawer, offer: Offer) -> tuple[str, str, str, str] | None:
    try:
        line = event.message_at(drawer, *((offer.message.archive, offer.message.start) if offer.message else ("", 0)))
    except event.NoSuchMessage:
        return None
    day = event.day_of(drawer, line)
    return line.text, f"{line.sender} wrote", full(day), f"/bring/day/{day}"
