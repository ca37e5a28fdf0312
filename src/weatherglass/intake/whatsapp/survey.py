"""One pass over an export: what it holds, how it has to be read, where each day stands."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

import msgspec
import numpy as np

from weatherglass.intake.clock import DAY, Clock
from weatherglass.intake.messages import Kind, Note
from weatherglass.intake.outline import Layout, Segment, Survey
from weatherglass.intake.whatsapp.accept import Turns
from weatherglass.intake.whatsapp.columns import Reader, columns, lonely
from weatherglass.intake.whatsapp.names import Cutter, Names
from weatherglass.intake.whatsapp.notes import CAP, notes
from weatherglass.intake.whatsapp.orders import Evidence, WrongOrder, possible, says_itself
from weatherglass.intake.whatsapp.walk import CHUNK, NotAnExport, Records, Source, Walk
from weatherglass.intake.zones import zone_name

if TYPE_CHECKING:
    from datetime import tzinfo

_MOST_SEGMENTS: Final = 8192
_FORGED_PER_RECORD: Final = 4
_PASSES: Final = 4
_PIECE: Final = 1 << 16
_EPOCH: Final = date(1970, 1, 1)


class Passed(msgspec.Struct):
    """What one pass counted."""

    messages: int = 0
    first: int = np.iinfo(np.int64).max
    last: int = np.iinfo(np.int64).min
    preamble: int = 0
    counts: Counter[str] = msgspec.field(default_factory=Counter)
    runs: list[list[int]] = msgspec.field(default_factory=list)
    """Day, last day (since 1970), first and last byte, messages: see `Segment`."""


class _Pass:
    """One pass, with a guess about orders and line ends that the next may correct."""

    def __init__(self, layout: Layout, zone: tzinfo) -> None:
        self.turns = Turns()
        self.walk = Walk(layout, self.turns)
        self.names = Names()
        self.passed = Passed()
        self._cutter = Cutter()
        self._clock = Clock(zone)

    def run(self, text: Source, chunk: int) -> None:
        for records in self.walk.records(text, chunk=chunk):
            self._count(records)

    def _count(self, records: Records) -> None:
        passed = self.passed
        read = columns(records, self._cutter, self.names)
        self.names.count(records.source, records.lines, read.sides, read.kinds)
        told = self._clock.to_utc(records.local)
        passed.messages += len(records.local)
        if len(told.utc):
            passed.first = min(passed.first, int(told.utc.min()))
            passed.last = max(passed.last, int(told.utc.max()))
        if records.preamble:
            passed.preamble = int(records.local[0])
        passed.counts.update(_counted(records), **{"clock-skipped": told.gaps, "clock-twice": told.folds})
        _add_days(passed.runs, records)

    def learnt(self, asked: str | None) -> tuple[Layout, tuple[str, ...]]:
        """How the text has to be read, as far as this pass can tell, and the orders still possible."""
        evidence, regimes = self.walk.evidence, tuple(self.turns.regimes)
        if not regimes:
            raise NotAnExport
        main = max({regime.layout for regime in regimes}, key=lambda layout: evidence[layout].lines)
        orders = {layout: possible(layout, evidence[layout], asked) for layout in {regime.layout for regime in regimes}}
        if asked and not any(asked in orders[layout] or says_itself(layout) for layout in orders):
            raise WrongOrder(asked, orders[main])
        open_ones = next((orders[layout] for layout in orders if len(orders[layout]) > 1), orders[main])
        settled = {layout: orders[layout][0] for layout in orders}
        strays = {layout: _stray(layout, evidence[layout], settled[main]) for layout in evidence if layout not in settled}
        count = self.passed.counts
        crlf = count["cr"] > 0 and count["bare"] <= _FORGED_PER_RECORD * count["cr"]
        return Layout(crlf, settled | strays, regimes, self.passed.preamble), open_ones


def survey_text(text: Source, zone: tzinfo, asked: str | None, chunk: int = CHUNK) -> Survey:
    """Survey a text; without `sha256` and `member`, which belong to its container.

    One pass; where a guess from the beginning of the file proves wrong at its end, one more.
    Raise `NotAnExport`, `TooLong`, `WrongOrder`.
    """
    layout = Layout(_ends_in_crlf(text), {}, (), 0)
    for _ in range(_PASSES):
        one = _Pass(layout, zone)
        one.run(text, chunk)
        learnt, orders = one.learnt(asked)
        if learnt.crlf == layout.crlf and learnt.orders == one.walk.orders:
            break
        layout = learnt
    return _described(text, one, learnt, orders, zone)


def _described(text: Source, one: _Pass, layout: Layout, orders: tuple[str, ...], zone: tzinfo) -> Survey:
    settled, passed = one.names.settle(), one.passed
    by_kind = {kind.word: settled.own[kind] + sum(counts[kind] for counts in settled.people.values()) for kind in Kind}
    bare = Survey(
        format="whatsapp",
        layout=layout,
        orders=orders,
        participants=tuple(settled.people),
        messages=passed.messages,
        by_kind={word: count for word, count in by_kind.items() if count},
        by_sender={name: sum(counts) for name, counts in settled.people.items()},
        first=passed.first,
        last=passed.last,
        notes=(),
        sha256="",
        segments=tuple(_segment(run) for run in passed.runs),
        member="",
        zone=zone_name(zone),
    )
    if not settled.exact:
        bare = _counted_again(text, bare)
    return msgspec.structs.replace(bare, notes=_notes(bare, passed))


def _counted_again(text: Source, found: Survey) -> Survey:
    """Count kinds and senders once more, now that it is known who is a person."""
    sides, words = Counter[int](), Counter[int]()
    for messages in Reader(found).stream(text):
        sides.update(messages.sender.tolist())
        words.update(messages.kind.tolist())
    return msgspec.structs.replace(
        found,
        by_kind={kind.word: words[kind] for kind in Kind if words[kind]},
        by_sender={name: sides[number] for number, name in enumerate(found.participants)},
    )


def _notes(survey: Survey, passed: Passed) -> tuple[Note, ...]:
    counts = dict(passed.counts)
    if survey.layout.crlf:
        counts |= {"typed-header": counts["bare"], "unlike-the-rest": 0, "backwards": 0}
    else:
        counts |= {"seen-once": int(np.count_nonzero(lonely(survey)))}
        counts |= {"line-ends-changed": int(survey.layout.regimes[0].layout.startswith("[") and passed.messages > 1)}
    counts |= {"layouts": len(survey.layout.regimes) - 1, "cap": passed.messages if CAP[0] <= passed.messages <= CAP[1] else 0}
    return notes(counts)


def _stray(layout: str, evidence: Evidence, main: str) -> str:
    """The order of a layout of a few lines: as the rest of the file, where it can be."""
    orders = possible(layout, evidence, None)
    return main if main in orders else orders[0]


def _ends_in_crlf(text: Source) -> bool:
    """A first guess, from the end of the file's first line that has one."""
    text.seek(0)
    return b"\r\n" in text.read(1 << 16)


def _counted(records: Records) -> dict[str, int]:
    seen = records.seen
    return {
        "cr": seen.cr,
        "bare": seen.bare,
        "impossible-date": seen.impossible,
        "looks-typed": seen.kept,
        "unlike-the-rest": int(np.count_nonzero(records.unlike)),
        "backwards": int(np.count_nonzero(records.back)),
        "preamble": int(records.preamble),
        "not-utf8": int(not _is_utf8(records)),
    }


def _is_utf8(records: Records) -> bool:
    """Whether the bytes are UTF-8. Looked at in pieces that fit a processor's cache: three times as fast as at once."""
    data, at = records.source.data, 0
    try:
        while at < records.used:
            end = records.used if records.used - at <= _PIECE else data.rfind(b"\n", at, at + _PIECE) + 1 or records.used
            end = end if end > at else records.used
            data[at:end].decode()
            at = end
    except UnicodeDecodeError:
        return False
    return True


def _add_days(runs: list[list[int]], records: Records) -> None:
    """Put n records behind the runs of days, a day's neighbours together."""
    days = records.local // DAY
    edges = np.flatnonzero(np.concatenate([[True], days[1:] != days[:-1]])) if len(days) else np.empty(0, np.int64)
    for first, after in zip(edges, [*edges[1:], len(days)], strict=bool(len(edges))):
        day, start, end = int(days[first]), int(records.lines.start[first]), int(records.ends[after - 1])
        if runs and runs[-1][0] == runs[-1][1] == day:
            runs[-1][3], runs[-1][4] = records.base + end, runs[-1][4] + int(after - first)
        else:
            runs.append([day, day, records.base + start, records.base + end, int(after - first)])
    while len(runs) > _MOST_SEGMENTS:
        _pair(runs)


def _pair(runs: list[list[int]]) -> None:
    """Make half as many segments, each of two neighbours: a file that jumps between days must not make a survey huge."""
    pairs = [runs[index : index + 2] for index in range(0, len(runs), 2)]
    runs[:] = [[min(r[0] for r in two), max(r[1] for r in two), two[0][2], two[-1][3], sum(r[4] for r in two)] for two in pairs]


def _segment(run: list[int]) -> Segment:
    day, last = ((_EPOCH + timedelta(days=number)).isoformat() for number in run[:2])
    return Segment(day, run[2], run[3], run[4], last)
