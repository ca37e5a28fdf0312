"""Finds the lines that begin a message, many at a time: a shape met once is looked for in all lines at once.

A shape is a header with each digit put as 0, as `00/00/0000, 00:00 - `. An export holds a handful of them.
"""

from __future__ import annotations

from typing import Final

import msgspec
import numpy as np
from numpy.typing import NDArray

from weatherglass.intake.messages import Bytes, Flags, Numbers
from weatherglass.intake.whatsapp.header import EARLY, LATE, REACH, Header, header

WORDS: Final = 6
WIDTH: Final = 8 * WORDS
"""Bytes at the start of a line that are compared at once; what is longer is read line by line."""
_ZERO: Final = {0x30: b"", 0xA0: b"\xd9", 0xB0: b"\xdb"}
"""The last byte of a nought in ASCII, Arabic and Persian digits, and what stands before it."""
_ZEROES: Final = bytes.maketrans(
    bytes(zero + digit for zero in _ZERO for digit in range(10)), bytes(zero for zero in _ZERO for _ in range(10))
)
_MOST: Final = 48
"""Shapes looked for at once. A file that has more is odd: its lines are read one by one."""
_FIRST = np.zeros(256, np.bool_)
_FIRST[list(b"0123456789[\xe2\xef\xd9\xdb\xd8")] = True
_LATEST_MORNING: Final = 12
_NO_SUCH_TIME: Final = -1
_WORD = np.dtype("<u8")
Words = NDArray[np.uint64]


class Block(msgspec.Struct, frozen=True, eq=False):
    """A piece of the text that begins at a line: `data`, its bytes as an array (padded), where its lines start and end."""

    data: bytes
    array: Bytes
    starts: Numbers
    ends: Numbers

    def rows(self, positions: Numbers) -> Words:
        """The `WIDTH` bytes at each of n positions, as n x `WORDS` words."""
        return _rows(self.array, positions)


def block(data: bytes) -> Block:
    """Split at LF only: other separators of lines stand inside what people write."""
    array = np.frombuffer(data + bytes(WIDTH), np.uint8)
    feeds = np.flatnonzero(array[: len(data)] == ord("\n"))
    starts = np.concatenate([np.zeros(1, np.int64), feeds + 1])
    ends = np.append(feeds, len(data))
    if starts[-1] == len(data):
        starts, ends = starts[:-1], ends[:-1]
    return Block(data, array, starts, ends)


def _rows(array: Bytes, positions: Numbers) -> Words:
    every = np.ndarray((len(array) - WIDTH + 1,), dtype=f"V{WIDTH}", buffer=array, strides=(1,))
    rows: Words = every[positions].view(_WORD).reshape(-1, WORDS)
    return rows


class Pattern(msgspec.Struct, frozen=True, eq=False):
    """Bytes to be found at the start of a row: words to compare, with a mask for the last."""

    words: Words
    masks: Words

    def found(self, rows: Words) -> Flags:
        """Which of n rows begin so: n flags."""
        hits: Flags = (rows[:, 0] & self.masks[0]) == self.words[0]
        for column in range(1, len(self.words)):
            hits &= (rows[:, column] & self.masks[column]) == self.words[column]
        return hits


def pattern(start: bytes) -> Pattern | None:
    """Make a pattern of at most `WIDTH` bytes; None where it is longer."""
    if len(start) > WIDTH:
        return None
    words = np.frombuffer(start.ljust(WIDTH, b"\0"), _WORD)
    masks = np.frombuffer((b"\xff" * len(start)).ljust(WIDTH, b"\0"), _WORD)
    used = -(-len(start) // 8)
    return Pattern(words[:used], masks[:used])


class Shape(msgspec.Struct, frozen=True, eq=False):
    """A header's shape, and an example of it.

    `digits`: for each field the bytes where its digits end; `zero`: their nought; `rest`: what has to be the same as in the
    example, where noughts are not ASCII and other letters might be taken for digits.
    """

    pattern: Pattern
    example: Header
    layout: int
    digits: tuple[tuple[int, ...], ...]
    zero: int
    rest: Pattern | None


def _shape(example: Header, line: bytes, layout: int) -> Shape | None:
    """The shape of a header; None where it cannot be looked for in all lines at once."""
    start = line[: example.length]
    words = pattern(start.translate(_ZEROES))
    if words is None or not start.endswith((b"]", b" ")):
        return None  # a dash that ends the line would be found before other text too
    for zero, lead in _ZERO.items():
        width = len(lead) + 1
        digits = tuple(tuple(range(a + width - 1, b, width)) if a >= 0 else () for a, b in example.spans)
        every = [at for field in digits for at in field]
        if all(line[at - len(lead) : at] == lead and zero <= line[at] <= zero + 9 for at in every):
            return Shape(words, example, layout, digits, zero, None if width == 1 else _rest(words, start, every))
    return None


def _rest(words: Pattern, start: bytes, digits: list[int]) -> Pattern:
    kept = bytes(0 if at in digits else 0xFF for at in range(len(start))).ljust(WIDTH, b"\0")
    masks = np.frombuffer(kept, _WORD)
    wanted = np.frombuffer(start.ljust(WIDTH, b"\0"), _WORD) & masks
    used = len(words.words)
    return Pattern(wanted[:used], masks[:used])


class Lines(msgspec.Struct, frozen=True, eq=False):
    """The n lines shaped like a header: where they start, where what follows the header starts, where the line ends.

    `layout`: index into the book's layouts; `date` n x 3, the fields as they stand; `time`: ms of the day, -1 for no such time.
    """

    start: Numbers
    body: Numbers
    end: Numbers
    layout: Numbers
    date: Numbers
    time: Numbers

    def __len__(self) -> int:
        return len(self.start)

    def only(self, which: Flags) -> Lines:
        """Those lines for which `which` (n flags) holds."""
        return Lines(self.start[which], self.body[which], self.end[which], self.layout[which], self.date[which], self.time[which])


class Book:
    """The shapes and layouts met so far in one source. It only saves time: what is found does not depend on it."""

    def __init__(self) -> None:
        self.shapes: dict[bytes, Shape] = {}
        self.layouts: list[str] = []

    def number(self, layout: str) -> int:
        """The index of a layout, new ones at the end."""
        if layout not in self.layouts:
            self.layouts.append(layout)
        return self.layouts.index(layout)

    def learn(self, example: Header, line: bytes) -> Shape | None:
        """Keep the shape of this header; None where it cannot be compared at once."""
        shape = _shape(example, line, self.number(example.layout)) if len(self.shapes) < _MOST else None
        return shape and self.shapes.setdefault(line[: example.length], shape)


def lines(source: Block, book: Book, *, final: bool = True) -> Lines:
    """Find the lines of a block that are shaped like a message's first. If not `final`, a last line without its end is none."""
    may_be = _FIRST[source.array[source.starts]]
    if not final:
        may_be &= source.ends < len(source.data)
    starts, ends = source.starts[may_be], source.ends[may_be]
    found = _Found(starts)
    zeroes = np.frombuffer(source.data.translate(_ZEROES) + bytes(WIDTH), np.uint8)
    rows, raw, todo = _rows(zeroes, starts), source.rows(starts), np.arange(len(starts))
    for shape in list(book.shapes.values()):
        todo = found.take(shape, rows, raw, todo)
    while todo.size:
        at, todo = int(todo[0]), todo[1:]
        line = source.data[starts[at] : min(ends[at], starts[at] + REACH)]
        one = header(line)
        if one is None:
            continue
        shape_ = book.learn(one, line)
        found.put(at, one, book.number(one.layout))
        if shape_ is not None:
            todo = found.take(shape_, rows, raw, todo)
    every = Lines(starts, _behind(source, starts + found.length, ends), ends, found.layout, found.date, found.time)
    return every.only(found.layout >= 0)


def _behind(source: Block, separator: Numbers, ends: Numbers) -> Numbers:
    """Where n records go on behind their separator: one space after a bracket, and one direction mark, belong to neither."""
    array = source.array
    body = separator + ((array[separator] == ord(" ")) & (array[separator - 1] == ord("]")))
    mark = (array[body] == 0xE2) & (array[body + 1] == 0x80) & ((array[body + 2] & 0xFE) == 0x8E)  # noqa: PLR2004  # U+200E, F
    behind: Numbers = np.minimum(body + 3 * mark, ends)
    return behind


class _Found:
    """What is known of each line that may begin a message; `layout` -1 where it does not."""

    def __init__(self, starts: Numbers) -> None:
        count = len(starts)
        self.length = np.zeros(count, np.int64)
        self.layout = np.full(count, -1, np.int64)
        self.date = np.zeros((count, 3), np.int64)
        self.time = np.zeros(count, np.int64)

    def put(self, at: int, one: Header, layout: int) -> None:
        self.length[at], self.layout[at], self.date[at] = one.length, layout, one.fields[:3]
        hour, minute, second = (np.array([value]) for value in one.fields[3:])
        self.time[at] = _time(hour, minute, second, one.half)[0]

    def take(self, shape: Shape, rows: Words, raw: Words, todo: Numbers) -> Numbers:
        """Fill in the lines of this shape, and return those that are left."""
        hits = shape.pattern.found(rows[todo])
        if shape.rest is not None:
            hits &= shape.rest.found(raw[todo])
        at = todo[hits]
        if at.size:
            digits = raw[at].view(np.uint8).reshape(len(at), WIDTH)
            fields = [_number(digits, places, shape.zero) for places in shape.digits]
            self.length[at], self.layout[at] = shape.example.length, shape.layout
            for column in range(3):
                self.date[at, column] = fields[column]
            self.time[at] = _time(fields[3], fields[4], fields[5], shape.example.half)
        return todo[~hits]


def _number(digits: Bytes, places: tuple[int, ...], zero: int) -> Numbers:
    value = np.zeros(len(digits), np.int64)
    for column in places:
        value = value * 10 + (digits[:, column] - zero)
    return value


def _time(hour: Numbers, minute: Numbers, second: Numbers, half: int) -> Numbers:
    """Milliseconds since local midnight, or -1. Noon and midnight are 12; phones also write 00:08 a. m."""
    if half == EARLY:
        hour = np.where(hour == _LATEST_MORNING, 0, hour)
    elif half == LATE:
        hour = np.where(hour < _LATEST_MORNING, hour + _LATEST_MORNING, hour)
    real = (hour < 24) & (minute < 60) & (second < 60)  # noqa: PLR2004  # hours, minutes, seconds
    return np.where(real, ((hour * 60 + minute) * 60 + second) * 1000, _NO_SUCH_TIME)
