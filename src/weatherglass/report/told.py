"""What I was told, what followed: each promise and apology beside what is marked in the 30 days after. It concludes nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Final

import msgspec

from weatherglass.dates import day_and_month, period
from weatherglass.record.kinds import Kind
from weatherglass.record.model import WEATHERS, Entry
from weatherglass.report.words import days as of_days

SPAN: Final = 30
"""Days after the day on which it was said. The day itself is left out: what came first on it is not known."""
SAID: Final = {Kind.APOLOGY: "said sorry", Kind.PROMISE: "promised"}
MARKED: Final = {
    Kind.INCIDENT: "incidents",
    Kind.THREAT: "threats",
    Kind.CONTROL: "control",
    Kind.SILENCE: "silence",
    Kind.TENSION: "tension",
    Kind.PROMISE: "promises",
    Kind.APOLOGY: "apologies",
    Kind.GIFT: "gifts",
    Kind.AFFECTION: "kindness",
}
_HARD: Final = ("incidents", "threats", "control", "silence", "tension", "storm", "rain")
_ORDER: Final = (*_HARD, *(name for name in MARKED.values() if name not in _HARD))
_FOUL: Final = (-2, -1)


class Followed(msgspec.Struct, frozen=True):
    """A day with what is marked on it; or days from `first` to `last` of which nothing is written (`marks` is empty)."""

    first: date
    last: date
    marks: tuple[str, ...] = ()

    @property
    def when(self) -> str:
        """The day or days, without the year."""
        return day_and_month(self.first) if self.first == self.last else period(self.first, self.last)

    @property
    def says(self) -> str:
        """The marks, or that nothing is written."""
        return ", ".join(self.marks) or "nothing written"


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """What was promised or apologised for on a day, by one person, and what is marked in the days `first` to `last` after it.

    `so_far`: the 30 days are not over; `length`: how many of them have been (0 to 30); `counts`: on how many days each mark
    stands, hard ones first; `unwritten`: days of which nothing is written; `others`: days with marks of other people, left out.
    """

    entry: Entry
    day: date
    kinds: tuple[Kind, ...]
    who: str = ""
    from_message: bool = False
    length: int
    so_far: bool
    rows: tuple[Followed, ...]
    counts: tuple[tuple[str, int], ...]
    unwritten: int
    others: int = 0

    @property
    def title(self) -> str:
        """Who said what: "They said sorry and promised"."""
        return f"{self.who or 'They'} {' and '.join(SAID[kind] for kind in self.kinds)}"

    @property
    def hurt(self) -> bool:
        """Whether anything hard is marked in these days."""
        return any(name in _HARD for name, _ in self.counts)

    @property
    def says(self) -> str:
        """The counts in one or two sentences; never more than what is marked."""
        if not self.length:
            return "The days after it have not come yet."
        missing = f"{of_days(self.unwritten)} {'is' if self.unwritten == 1 else 'are'} not written"
        found = ", ".join(f"{name} on {of_days(number)}" for name, number in self.counts)
        counted = f"In the {of_days(self.length)} {'so far' if self.so_far else 'after'}: {found}; {missing}."
        nothing = f"Nothing that hurt is marked in these {of_days(self.length)}{' so far' if self.so_far else ''}."
        if not self.counts:
            return f"{nothing} {missing[0].upper()}{missing[1:]}."
        return counted if self.hurt else f"{counted} {nothing}"


class _Diary(msgspec.Struct, frozen=True):
    """What is marked by day and person, and the days of which anything is written."""

    marks: dict[tuple[date, str], set[str]]
    written: set[date]
    people: dict[date, set[str]]


def told(entries: Iterable[Entry], *, today: date) -> tuple[Told, ...]:
    """Return each promise and apology with what followed, the newest first.

    A promise and an apology of one entry and one person are one pair. What is counted beside it are days with marks of the
    same person, from the person's own entries, as they say it now. Entries of no one day are left out (`untimed`), days to
    come as well.
    """
    past = [entry for entry in entries if entry.about.day is not None and entry.about.day <= today]
    diary = _diary(past)
    found = [pair for entry in past for pair in _pairs(entry, diary, today)]
    return tuple(sorted(found, key=lambda pair: (pair.day, pair.entry.written), reverse=True))


def untimed(entries: Iterable[Entry]) -> int:
    """Return how many entries of no one day have a promise or an apology: nothing can be set beside them."""
    vague = (entry for entry in entries if entry.about.day is None)
    return sum(any(event.kind in SAID for event in entry.events) for entry in vague)


def _diary(entries: list[Entry]) -> _Diary:
    marks: dict[tuple[date, str], set[str]] = defaultdict(set)
    people: dict[date, set[str]] = defaultdict(set)
    for entry in entries:
        day = entry.about.day or date.min
        if entry.weather in _FOUL:
            marks[day, ""].add(WEATHERS[entry.weather].lower())
        for event in entry.events:
            if event.kind in MARKED:
                marks[day, _key(event.who)].add(MARKED[event.kind])
                people[day].add(_key(event.who))
    return _Diary(marks, {entry.about.day for entry in entries if entry.about.day}, people)


def _key(who: str) -> str:
    return " ".join(who.split()).casefold()


def _pairs(entry: Entry, diary: _Diary, today: date) -> Iterator[Told]:
    said = [event for event in entry.events if event.kind in SAID]
    for who in dict.fromkeys(_key(event.who) for event in said):
        theirs = [event for event in said if _key(event.who) == who]
        kinds = tuple(kind for kind in SAID if any(event.kind is kind for event in theirs))
        message = any(event.source for event in theirs)
        yield _pair(entry, kinds, theirs[0].who.strip(), diary, today, message=message)


def _pair(entry: Entry, kinds: tuple[Kind, ...], who: str, diary: _Diary, today: date, *, message: bool) -> Told:
    day = entry.about.day or date.min
    length = min(SPAN, (today - day).days)
    window = [day + timedelta(number) for number in range(1, length + 1)]
    marks = {one: diary.marks.get((one, _key(who)), set()) for one in window}
    counts = ((name, sum(name in found for found in marks.values())) for name in _ORDER)
    return Told(
        entry=entry,
        day=day,
        kinds=kinds,
        who=who,
        from_message=message,
        length=length,
        so_far=length < SPAN,
        rows=tuple(_rows(marks, diary.written)),
        counts=tuple((name, number) for name, number in counts if number),
        unwritten=sum(one not in diary.written for one in window),
        others=sum(bool(diary.people.get(one, set()) - {_key(who)}) for one in window),
    )


def _rows(marks: dict[date, set[str]], written: set[date]) -> Iterator[Followed]:
    """Give the days that have marks, and between them the stretches of which nothing is written."""
    empty: list[date] = []
    for day, found in marks.items():
        if day not in written:
            empty.append(day)
            continue
        if empty:
            yield Followed(empty[0], empty[-1])
            empty = []
        if found:
            yield Followed(day, day, tuple(name for name in _ORDER if name in found))
    if empty:
        yield Followed(empty[0], empty[-1])
