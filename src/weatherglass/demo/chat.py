"""The messages of the fictional year, written out as a WhatsApp export whose dates end yesterday."""

from __future__ import annotations

import random
import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

import msgspec

from weatherglass.demo.diary import Noted, noted
from weatherglass.demo.shelf import FIRST, LAST, SHELF, StoryFault, text

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

WRITERS = ("Ana", "Rowan")
MOODS = ("pressed", "warm", "plain")  # the choosiest first: it gets its days before the others do
SEED = 20  # any number: it only has to stay the same, so that every demo shows the same year
_LINE = re.compile(r"(?P<hour>[01]\d|2[0-3]):(?P<minute>[0-5]\d) (?:\*|(?P<who>\w+):) (?P<words>\S.*)")


class Message(msgspec.Struct, frozen=True):
    """One message: minutes since midnight, who wrote it ("" for a line of the program's own), and its words."""

    minute: int
    who: str
    words: str


class Exchange(msgspec.Struct, frozen=True):
    """Messages that stand together, under the heading that they have in their file: a day, or a mood."""

    heading: str
    messages: tuple[Message, ...]


def messages(today: date, *, shelf: Path = SHELF) -> bytes:
    """Return the export (Android, United Kingdom: `15/01/2024, 19:02 - Name: text`), UTF-8. Raises StoryFault."""
    lines = [
        f"{today + timedelta(day):%d/%m/%Y}, {message.minute // 60:02d}:{message.minute % 60:02d} - {_said(message)}\n"
        for day, exchange in sorted(placed(shelf).items())
        for message in exchange.messages
    ]
    return "".join(lines).encode()


def placed(shelf: Path = SHELF) -> dict[int, Exchange]:
    """Return each day's exchange by its day (-365 to -1): the written days, and the ordinary ones between. Raises StoryFault."""
    written = exchanges("conversation.txt", shelf)
    told = {_day(exchange): exchange for exchange in written}
    if len(told) != len(written):
        raise StoryFault("conversation.txt: a day has two headings.")
    return told | _spread(exchanges("ordinary.txt", shelf), _free(told, noted(shelf)))


def exchanges(name: str, shelf: Path = SHELF) -> tuple[Exchange, ...]:
    """Read a file of exchanges. Raises StoryFault, which names the line."""
    found: list[tuple[str, list[Message]]] = []
    for number, line in enumerate(text(name, shelf).splitlines(), start=1):
        if line.startswith("== "):
            found.append((line[3:].strip(), []))
        elif line.strip() and not line.startswith("#"):
            try:
                _add(found[-1][1], line)
            except (ValueError, IndexError) as error:
                raise StoryFault(f"{name}, line {number}: it needs an hour in order, a name that is known, and words.") from error
    if empty := next((heading for heading, said in found if not said), None):
        raise StoryFault(f'{name}: nothing is said under "== {empty}".')
    return tuple(Exchange(heading, tuple(said)) for heading, said in found)


def _add(said: list[Message], line: str) -> None:
    if line.startswith("    "):
        said[-1] = msgspec.structs.replace(said[-1], words=f"{said[-1].words}\n{line.strip()}")
        return
    match = _LINE.fullmatch(line)
    if match is None or match["who"] not in (None, *WRITERS):
        raise ValueError
    minute = int(match["hour"]) * 60 + int(match["minute"])
    if said and minute < said[-1].minute:
        raise ValueError
    said.append(Message(minute, match["who"] or "", match["words"]))


def _day(exchange: Exchange) -> int:
    if re.fullmatch(r"-\d{1,3}", exchange.heading) and FIRST <= int(exchange.heading) <= LAST:
        return int(exchange.heading)
    raise StoryFault(f'conversation.txt: "== {exchange.heading}" is no day from {FIRST} to {LAST}.')


def _free(told: dict[int, Exchange], notes: Iterable[Noted]) -> dict[int, str]:
    """Return the mood that each day without a story would bear; a day of silence bears none."""
    free = {day: "plain" for day in range(FIRST, LAST) if day not in told}
    for note in notes:
        if note.day in free and any(event.kind == "silence" for event in note.events):
            del free[note.day]
        elif note.day in free and note.weather:
            free[note.day] = "warm" if note.weather > 0 else "pressed"
    return free


def _spread(ordinary: Iterable[Exchange], free: dict[int, str]) -> dict[int, Exchange]:
    chance = random.Random(SEED)
    days = sorted(free)
    chance.shuffle(days)
    found: dict[int, Exchange] = {}
    for exchange in sorted(ordinary, key=_mood):
        wanted = MOODS[_mood(exchange)]
        day = next((day for day in days if day not in found and wanted in ("plain", free[day])), None)
        if day is None:
            raise StoryFault(f"ordinary.txt: there are more {wanted} exchanges than days for them.")
        found[day] = _shifted(exchange, chance.randint(-7, 7))
    return found


def _mood(exchange: Exchange) -> int:
    if exchange.heading in MOODS:
        return MOODS.index(exchange.heading)
    raise StoryFault(f'ordinary.txt: "== {exchange.heading}" is none of plain, warm, pressed.')


def _shifted(exchange: Exchange, by: int) -> Exchange:
    by = max(by, -exchange.messages[0].minute)
    by = min(by, 24 * 60 - 1 - exchange.messages[-1].minute)
    moved = tuple(msgspec.structs.replace(message, minute=message.minute + by) for message in exchange.messages)
    return msgspec.structs.replace(exchange, messages=moved)


def _said(message: Message) -> str:
    return f"{message.who}: {message.words}" if message.who else message.words
