"""Looks a little further: some entries, then some messages of the other side. It can be left at any time and gone on with.

Of messages only those are looked at that someone else wrote, in archives of which the person has said who is who.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from weatherglass import intake, record, signs
from weatherglass.record import MessageRef, away, pointed
from weatherglass.signs.recognise import ENTRY, MESSAGE
from weatherglass.signs.sentences import MOST
from weatherglass.vault import open_file
from weatherglass.web.bring.talk import Found, readable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from weatherglass.record import Entry
    from weatherglass.record.pointed import Offer
    from weatherglass.vault import Drawer

LONGEST: Final = MOST
"""Characters of one text that are looked at."""
ENTRIES: Final = 60
"""Entries looked at with one press."""
MESSAGES: Final = 3000
"""Messages read with one press, roughly: parts of an archive are read whole."""
_ENOUGH: Final = 5
"""So many words of a stretch of messages, and it can be told which language it is in."""


class Left(NamedTuple):
    """What is left to look at: entries, messages, and the day (ISO) from which messages were not read yet."""

    entries: bool
    messages: bool
    day: str


def left(drawer: Drawer, kept: pointed.Pointed) -> Left:
    """Tell what is left to look at. Reads no message."""
    waits = [found for found in _archives(drawer) if _next(found, kept) is not None]
    first = _next(waits[0], kept) if waits else None
    return Left(bool(_new(_split(drawer)[0], kept)), bool(waits), first.day if first else "")


def in_view(drawer: Drawer, offers: tuple[Offer, ...]) -> tuple[Offer, ...]:
    """Give the offers without those of an entry that is put away from view: they wait until it is brought back."""
    if not offers or not away.away(drawer):
        return offers
    hidden = {entry.id for entry in _split(drawer)[1]}
    return tuple(offer for offer in offers if offer.entry not in hidden)


def look(drawer: Drawer) -> None:
    """Look a little further and keep what is found. Raises NotSaved, Damaged, NoSuchFile."""
    kept = pointed.pointed(drawer)
    if not kept.on or len(in_view(drawer, kept.waiting)) >= pointed.MOST:
        return
    shown, hidden = _split(drawer)
    entries = _part(_new(shown, kept))
    if entries:
        _look_at(drawer, entries, hidden, kept)
        return
    for found in _archives(drawer):
        if _next(found, kept) is not None:
            offers, to, other, cut = _in_messages(drawer, found, kept)
            pointed.add(drawer, offers, entries_to=None, messages_to={found.archive.id: to}, other=other, cut=cut)
            return


def _look_at(drawer: Drawer, entries: list[Entry], hidden: list[Entry], kept: pointed.Pointed) -> None:
    """Look at some entries. Those that are put away and would have had their turn until now are noted as passed over."""
    before = _to(kept)
    to = max(filter(None, (before, _when(entries[-1]))))
    looked = {entry.id for entry in entries}
    over = {one.id for one in hidden if _when(one) <= to and (before is None or _when(one) > before)}
    offers, other = _in_entries(entries)
    cut = any(len(entry.text) > LONGEST for entry in entries)
    passed = (over | set(kept.passed or ())) - looked
    pointed.add(drawer, offers, entries_to=to, messages_to={}, other=other, cut=cut, passed=passed)


def _when(entry: Entry) -> datetime:
    return entry.changed or entry.written


def _to(kept: pointed.Pointed) -> datetime | None:
    return None if kept.passed is None else kept.entries_to


def _split(drawer: Drawer) -> tuple[list[Entry], list[Entry]]:
    """Give the entries with words: those in view, and those that are put away from it."""
    written = [one for one in record.everything(drawer) if one.text.strip()]
    shown = away.in_view(written, away.away(drawer))
    seen = {one.id for one in shown}
    return shown, [one for one in written if one.id not in seen]


def _new(shown: list[Entry], kept: pointed.Pointed) -> list[Entry]:
    """Give those that were written or changed since the last look, or passed over by one, the oldest change first."""
    to, passed = _to(kept), frozenset(kept.passed or ())
    return sorted((one for one in shown if to is None or _when(one) > to or one.id in passed), key=_when)


def _part(entries: list[Entry]) -> list[Entry]:
    """Give the first entries, and all that were kept at the same moment as the last of them: the next look begins after it."""
    first = entries[:ENTRIES]
    return first + [one for one in entries[ENTRIES:] if _when(one) == _when(first[-1])]


def _in_entries(entries: Iterable[Entry]) -> tuple[list[Offer], bool]:
    offers, other = [], False
    for entry in entries:
        other = other or not signs.is_in(entry.text)
        place = (entry.about.document, entry.id)
        offers += [_offer(entry.text, one, place) for one in signs.suggest(entry.text, voice=ENTRY)]
    return offers, other


def _archives(drawer: Drawer) -> list[Found]:
    return [found for found in readable(drawer) if found.archive.me]


def _next(found: Found, kept: pointed.Pointed) -> intake.Segment | None:
    to = kept.messages_to.get(found.archive.id, 0)
    return next((segment for segment in found.survey.segments if segment.start >= to), None)


def _in_messages(drawer: Drawer, found: Found, kept: pointed.Pointed) -> tuple[list[Offer], int, bool, bool]:
    to, read, offers, other, cut = kept.messages_to.get(found.archive.id, 0), 0, [], False, False
    with open_file(drawer, found.archive.file) as source:
        for segment in found.survey.segments:
            if segment.start < to:
                continue
            theirs = list(_theirs(found, intake.passage(source, found.survey, segment.start, segment.end)))
            cut = cut or any(len(message.text) > LONGEST for message in theirs)
            if _readable_here(theirs):
                offers += _of_messages(found, theirs)
            else:
                other = True
            to, read = segment.end, read + segment.count
            if read >= MESSAGES or len(offers) >= pointed.MOST:
                break
    return offers, to, other, cut


def _theirs(found: Found, messages: Iterable[intake.Message]) -> Iterator[intake.Message]:
    others = found.archive.others
    for message in messages:
        theirs = bool(message.sender) and message.sender != found.archive.me
        if message.kind == "text" and theirs and (not others or message.sender in others):
            yield message


def _readable_here(theirs: list[intake.Message]) -> bool:
    words = " ".join(message.text for message in theirs)
    return len(words.split()) < _ENOUGH or signs.is_in(words)


def _of_messages(found: Found, theirs: list[intake.Message]) -> list[Offer]:
    given = signs.suggest_each([message.text for message in theirs], voice=MESSAGE)
    return [
        _offer(message.text, one, MessageRef(found.archive.id, message.start))
        for message, suggestions in zip(theirs, given, strict=True)
        for one in suggestions
    ]


def _offer(text: str, one: signs.Suggestion, place: tuple[str, str] | MessageRef) -> Offer:
    return pointed.new_offer(text[one.start : one.end], one.sign, one.why, (one.start, one.end), place)
