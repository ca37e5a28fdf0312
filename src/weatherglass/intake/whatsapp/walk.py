"""Walks over the text block by block and gives the records of each: the one way, for a survey and for reading again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

import msgspec
import numpy as np

from weatherglass.intake.clock import DAY
from weatherglass.intake.messages import Flags, Numbers
from weatherglass.intake.unreadable import Unreadable
from weatherglass.intake.whatsapp.accept import Turns, accept, after_cr
from weatherglass.intake.whatsapp.orders import IMPOSSIBLE, Evidence, day_numbers, note_dates, possible
from weatherglass.intake.whatsapp.shapes import Block, Book, Lines, block, lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from weatherglass.intake.outline import Layout

CHUNK: Final = 1 << 20
"""Bytes read at once."""
LONGEST: Final = 4 << 20
"""Bytes of one message at most: WhatsApp sends 65,536 characters. Beyond it, the text is something else."""


class Source(Protocol):
    """What is read from: bytes, from any position on."""

    def seek(self, offset: int, /) -> int:
        """Go to a byte."""

    def read(self, size: int, /) -> bytes:
        """Read at most `size` bytes; nothing at the end."""


class TooLong(Unreadable):
    """Far more text without a new message than a message can hold."""


class NotAnExport(Unreadable):
    """No line of the file begins a message. Its text is the plain sentence."""

    def __init__(self) -> None:
        super().__init__(
            "This does not look like a WhatsApp export. In WhatsApp, open the chat, then More, Export chat, Without media."
        )


class Records(msgspec.Struct, frozen=True, eq=False):
    """n records of a block that begins at byte `base`: their first lines, ends (bytes of the block), local times (ms).

    `preamble`: the first is what stood before the first message. `unlike`, `back`: see `accept`. `seen`: lines of all kinds.
    """

    source: Block
    base: int
    used: int
    lines: Lines
    ends: Numbers
    local: Numbers
    unlike: Flags
    back: Flags
    preamble: bool
    seen: Seen


class Seen(msgspec.Struct, frozen=True):
    """Lines shaped like a header: after CR LF, after a bare LF, with no such date, kept as text of the message above."""

    cr: int
    bare: int
    impossible: int
    kept: int


class Walk:
    """One walk over a text. With `turns` it finds the layout out as it goes; without, it follows the one it is given."""

    def __init__(self, layout: Layout, turns: Turns | None = None) -> None:
        self.layout = layout
        self.orders = dict(layout.orders)
        self.evidence: dict[str, Evidence] = {}
        self.before: int | None = None
        self._book = Book()
        self._turns = turns

    def records(self, source: Source, start: int = 0, stop: int | None = None, chunk: int = CHUNK) -> Iterator[Records]:
        """Give the records of the bytes from `start` (where one begins) to `stop`, in the order of the text.

        Raise `NotAnExport` where the text does not begin like one, `TooLong` where it stops being one.
        """
        buffer, base, final = b"", start, False
        source.seek(start)
        while not final:
            more = source.read(chunk if stop is None else min(chunk, stop - base - len(buffer)))
            buffer, final = buffer + more, not more
            found = self._take(buffer, base, final=final) if buffer else None
            if found is not None:
                buffer, base = buffer[found.used :], base + found.used
                yield found
            elif len(buffer) > LONGEST:
                raise (
                    NotAnExport
                    if base == 0
                    else TooLong(
                        "After some messages, this file holds something else. It may be damaged. Please export the chat again."
                    )
                )

    def lead(self, data: bytes, base: int) -> None:
        """Learn the time of the last message before a passage from the bytes before it."""
        shaped, local = self._good(block(data), whole=base == 0)[:2]
        verdict = accept(shaped, local, base, self.layout.regimes, self._book, None)
        self.before = int(local[verdict.begins][-1]) if verdict.begins.any() else None

    def _good(self, source: Block, *, whole: bool = True, final: bool = True) -> tuple[Lines, Numbers, Lines, Lines]:
        """The lines that may begin a message, their times; those of them with a date of any kind; all shaped like a header."""
        every = lines(source, self._book, final=final)
        if not whole:
            every = every.only(every.start > 0)
        shaped = every.only(after_cr(source, every)) if self.layout.crlf else every
        days = self._days(shaped)
        real: Flags = (days != IMPOSSIBLE) & (shaped.time >= 0)
        return shaped.only(real), (days * DAY + shaped.time)[real], shaped, every

    def _take(self, data: bytes, base: int, *, final: bool) -> Records | None:
        """The records of a buffer that are surely whole; None where more has to be read first."""
        source = block(data)
        good, local, shaped, every = self._good(source, final=final)
        count = len(good) if self._turns is None else self._turns.follow(good, base, self._book, final=final)
        settled: Flags = np.arange(len(good)) < count
        good, local = good.only(settled), local[settled]
        regimes = self.layout.regimes if self._turns is None else tuple(self._turns.regimes)
        verdict = accept(good, local, base, regimes, self._book, self.before)
        begun = np.flatnonzero(verdict.begins)
        if len(begun) == 0 and final and base == 0 and self._turns is None and _says_something(data):
            return _with_preamble(self._nothing(source), len(data), self.layout.preamble)
        if len(begun) == 0 or (good.start[begun[-1]] == 0 and not final):
            return None
        used = len(data) if final else int(good.start[begun[-1]])
        mine: Flags = verdict.begins & (good.start < used)
        self._note(shaped.only(shaped.start < used))
        records = Records(
            source=source,
            base=base,
            used=used,
            lines=good.only(mine),
            ends=np.append(good.start[mine], used)[1:],
            local=local[mine],
            unlike=verdict.unlike[mine],
            back=verdict.back[mine],
            preamble=False,
            seen=_seen(source, used, every, shaped, good, verdict.begins),
        )
        self.before = int(records.local[-1]) if len(records.local) else self.before
        first = int(good.start[begun[0]])
        return _with_preamble(records, first, int(local[begun[0]])) if base == 0 and _says_something(data[:first]) else records

    def _nothing(self, source: Block) -> Records:
        none = np.empty(0, np.int64)
        lines_ = Lines(none, none, none, none, np.empty((0, 3), np.int64), none)
        flags = np.empty(0, np.bool_)
        return Records(source, 0, len(source.data), lines_, none, none, flags, flags, preamble=False, seen=Seen(0, 0, 0, 0))

    def _days(self, shaped: Lines) -> Numbers:
        """Days since 1970 of n lines, each in the order of its layout; for a layout first met here, the likeliest order."""
        days = np.full(len(shaped), IMPOSSIBLE, np.int64)
        for number in np.unique(shaped.layout):
            layout, mine = self._book.layouts[number], shaped.layout == number
            if layout not in self.orders:
                evidence = Evidence()
                note_dates(evidence, shaped.date[mine])
                self.orders[layout] = possible(layout, evidence, None)[0]
            days[mine] = day_numbers(shaped.date[mine], self.orders[layout])
        return days

    def _note(self, shaped: Lines) -> None:
        if self._turns is not None:
            for number in np.unique(shaped.layout):
                evidence = self.evidence.setdefault(self._book.layouts[number], Evidence())
                note_dates(evidence, shaped.date[shaped.layout == number])


def _seen(source: Block, used: int, every: Lines, shaped: Lines, good: Lines, begins: Flags) -> Seen:
    inner = every.only((every.start > 0) & (every.start <= used))  # the first of a block was the end of the block before
    cr = int(np.count_nonzero(after_cr(source, inner)))
    tried = int(np.count_nonzero(good.start < used))
    return Seen(
        cr=cr,
        bare=len(inner) - cr,
        impossible=int(np.count_nonzero(shaped.start < used)) - tried,
        kept=tried - int(np.count_nonzero(begins & (good.start < used))),
    )


def _says_something(data: bytes) -> bool:
    return bool(data.strip(b"\xef\xbb\xbf \r\n\t"))


def _with_preamble(records: Records, first: int, local: int) -> Records:
    """Put what stands before the first message in front, as a record with the time of that message."""
    old = records.lines
    front = np.zeros(1, np.int64)
    lines_ = Lines(
        start=np.concatenate([front, old.start]),
        body=np.concatenate([front, old.body]),
        end=np.concatenate([records.source.ends[:1], old.end]),
        layout=np.concatenate([front - 1, old.layout]),
        date=np.concatenate([np.zeros((1, 3), np.int64), old.date]),
        time=np.concatenate([front, old.time]),
    )
    no = np.zeros(1, np.bool_)
    return msgspec.structs.replace(
        records,
        lines=lines_,
        ends=np.concatenate([front + first, records.ends]),
        local=np.concatenate([front + local, records.local]),
        unlike=np.concatenate([no, records.unlike]),
        back=np.concatenate([no, records.back]),
        preamble=True,
    )
