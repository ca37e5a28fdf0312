"""Messages as weather: what the counts of a time are, in plain sentences. They are counts, and say nothing of what they mean."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

import msgspec

from weatherglass.dates import on, period
from weatherglass.report.markup import Markup
from weatherglass.report.words import days


class Counted(msgspec.Struct, frozen=True):
    """The messages of one day, or of some days from `date` on: of both sides, of these those between midnight and five, calls."""

    date: date
    theirs: int = 0
    mine: int = 0
    theirs_night: int = 0
    mine_night: int = 0
    theirs_calls: int = 0
    mine_calls: int = 0

    @property
    def all(self) -> int:
        """Messages and calls of both sides."""
        return self.theirs + self.mine + self.theirs_calls + self.mine_calls


class InARow(msgspec.Struct, frozen=True):
    """`count` messages in a row of one side, with none of the other between. Times are of the phone's clock."""

    theirs: bool
    count: int
    first: datetime
    last: datetime


class Still(msgspec.Struct, frozen=True):
    """`length` whole days from `first` on without a message or call of theirs."""

    first: date
    length: int


class Again(msgspec.Struct, frozen=True):
    """After `length` whole days without anything from either side: whether the first was theirs, and when (the phone's clock)."""

    length: int
    theirs: bool
    when: datetime


class WindSheet(msgspec.Struct, frozen=True):
    """The counts of a year or a month of one conversation, for a page or to take out: a drawing, its table, sentences.

    `name`: the conversation's, as the person knows it. `key` says what the marks of the drawing are.
    """

    name: str
    title: str
    drawing: Markup
    key: str
    table: Markup
    counts: tuple[str, ...]
    silences: tuple[str, ...]
    returns: tuple[str, ...]


def summed(first: date, parts: Iterable[Counted]) -> Counted:
    """Return the counts of several days as one, which begins on `first`."""
    every = list(parts)
    names = ("theirs", "mine", "theirs_night", "mine_night", "theirs_calls", "mine_calls")
    return Counted(first, *(sum(getattr(part, name) for part in every) for name in names))


def day_sentence(counted: Counted) -> str:
    """Return "They sent 84 messages and you sent 3. Between midnight and five: 21 of theirs.", "" where there were none."""
    if not counted.all:
        return ""
    parts = [f"They sent {_messages(counted.theirs)} and you sent {counted.mine:,}.", night(counted), calls(counted)]
    return " ".join(part for part in parts if part)


def night(counted: Counted) -> str:
    """Return "Between midnight and five: 21 of theirs, 2 of yours.", "" for none."""
    sides = _sides(counted.theirs_night, counted.mine_night)
    return f"Between midnight and five: {sides}." if sides else ""


def calls(counted: Counted) -> str:
    """Return "Calls that the chat shows: 2 of theirs.", "" for none."""
    sides = _sides(counted.theirs_calls, counted.mine_calls)
    return f"Calls that the chat shows: {sides}." if sides else ""


def counts(title: str, shown: Sequence[Counted], runs: Iterable[InARow]) -> tuple[str, ...]:
    """Return the sentences of a time called `title`: how many, the night, calls, the day with the most, the most in a row."""
    if not shown:
        return (f"{title}: no messages in what you brought in.",)
    whole, fullest = summed(shown[0].date, shown), max(shown, key=lambda day: day.all)
    every = (
        f"{title}: {_messages(whole.theirs)} from them and {whole.mine:,} from you, on {days(len(shown))}.",
        night(whole),
        calls(whole),
        f"The day with the most: on {on(fullest.date)} they sent {_messages(fullest.theirs)} and you sent {fullest.mine:,}.",
        *(_in_a_row(run) for run in runs if run.count > 1),
    )
    return tuple(sentence for sentence in every if sentence)


def silence(still: Still) -> str:
    """Return "3 May to 9 May 2026: 7 days": days in a row without a message or call of theirs."""
    return f"{period(still.first, still.first + timedelta(still.length - 1))}: {days(still.length)}."


def first_again(again: Again) -> str:
    """Return who was first after a break: "14 May 2026 at 08:12: theirs, after 5 days."."""
    return f"{_time(again.when)}: {'theirs' if again.theirs else 'yours'}, after {days(again.length)}."


def _in_a_row(run: InARow) -> str:
    them, you = ("them", "you") if run.theirs else ("you", "them")
    end = f"{run.last:%H:%M}" if run.last.date() == run.first.date() else _time(run.last)
    return f"The most in a row from {them}, with none from {you} between: {run.count:,}, from {_time(run.first)} to {end}."


def _time(when: datetime) -> str:
    return f"{on(when.date())} at {when:%H:%M}"


def _messages(number: int) -> str:
    return f"{number:,} message" if number == 1 else f"{number:,} messages"


def _sides(theirs: int, mine: int) -> str:
    return ", ".join(f"{number:,} of {side}" for number, side in ((theirs, "theirs"), (mine, "yours")) if number)
