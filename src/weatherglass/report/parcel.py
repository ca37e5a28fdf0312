"""What is taken to someone, as pieces: headings, paragraphs, tables, drawings. PDF and plain text are made of the same pieces."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from html.parser import HTMLParser
from typing import Final, TypeAlias

import msgspec

from weatherglass.record.kinds import Kind
from weatherglass.record.model import Entry, Version
from weatherglass.report.markup import Markup

TITLE: Final = "Weather"
WHOSE: Final = "One person's selection. It does not show who is abusive."
NOT_PROVED: Final = (
    "It is one side's record, written by one person. It is not all that happened, and a day that is not written says nothing.",
    "What looks like a pattern can be chance. Counts cannot say why something happened, or what comes next.",
    "It is no expert's report and no diagnosis.",
)
"""What it does not prove: at the top and at the end of every export."""
AT_THE_END: Final = "What this is, and what it is not"
ONLY_CHOSEN: Final = "Only what was chosen is here. More may be written about these days."
"""Names nothing that was left out: a list of it would tell of what the person did not want to show."""
NOT_EARLIER: Final = "What an entry said before it was changed is not in it."


class Heading(msgspec.Struct, frozen=True, tag=True):
    """A heading; `level` 1 for a part, 2 for a day or a picture."""

    text: str
    level: int = 1


class Words(msgspec.Struct, frozen=True, tag=True):
    """A paragraph. `own`: words of the person, which keep their lines."""

    text: str
    own: bool = False


class Table(msgspec.Struct, frozen=True, tag=True):
    """A table: its caption, its head, its rows of as many cells."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Picture(msgspec.Struct, frozen=True, tag=True):
    """A drawing with the words that stand for it."""

    drawing: Markup
    alt: str


Piece: TypeAlias = Heading | Words | Table | Picture


def frame(inside: Iterable[Piece], written: str) -> tuple[Piece, ...]:
    """Put what it is, and what it does not prove, at the top and at the end. `written`: the day on which it is made, in words."""
    says: list[Piece] = [Words(said) for said in (WHOSE, *NOT_PROVED)]
    return (Words(written), *says, *inside, Heading(AT_THE_END), *says)


def chosen_of(entry: Entry, added: Sequence[str]) -> Entry:
    """Return an entry without what was not chosen: getting in touch, how one felt, what it said before."""
    earlier = tuple(_version(old, added) for old in entry.earlier) if "earlier" in added else ()
    return msgspec.structs.replace(_bare(entry, added), earlier=earlier)


def left_out(added: Sequence[str]) -> Words:
    """Say that this is a choice, and that earlier versions are not in it where they were not chosen."""
    return Words(ONLY_CHOSEN if "earlier" in added else f"{ONLY_CHOSEN} {NOT_EARLIER}")


def drawn(heading: str, says: str, drawing: Markup, table: Markup) -> Iterator[Piece]:
    """Yield a drawing with its heading, its alternative, and its table, which says the same in words."""
    yield Heading(heading, 2)
    if says:
        yield Words(says)
    yield Picture(drawing, alt(drawing))
    yield read_table(table)


def alt(drawing: Markup) -> str:
    """Return the title and the description of a drawing."""
    read = _Reading()
    read.feed(drawing)
    return " ".join(read.said).replace("The table below", "The table that follows")


def read_table(table: Markup) -> Table:
    """Return a table of a page as plain cells; links are their words."""
    read = _Reading()
    read.feed(table)
    head, *rows = read.rows or [[]]
    return Table(read.caption.strip(), tuple(head), tuple(tuple(row) for row in rows if len(row) == len(head)))


def _bare(entry: Entry, added: Sequence[str]) -> Entry:
    events = entry.events if "reached-out" in added else tuple(one for one in entry.events if one.kind != Kind.REACHED_OUT)
    return msgspec.structs.replace(entry, events=events, felt=entry.felt if "felt" in added else None)


def _version(old: Version, added: Sequence[str]) -> Version:
    events = old.events if "reached-out" in added else tuple(one for one in old.events if one.kind != Kind.REACHED_OUT)
    return msgspec.structs.replace(old, events=events, felt=old.felt if "felt" in added else None)


class _Reading(HTMLParser):
    """Reads the words of markup that was made here."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self.caption = ""
        self.rows: list[list[str]] = []
        self._in = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in {"title", "desc", "caption", "th", "td"}:
            self._in = tag
        if tag in {"title", "desc"}:
            self.said.append("")
        if tag == "tr":
            self.rows.append([])
        elif tag in {"th", "td"}:
            width = int(dict(attrs).get("colspan") or 1)
            self.rows[-1].extend([""] * width)

    def handle_endtag(self, tag: str) -> None:
        if tag == self._in:
            self._in = ""

    def handle_data(self, data: str) -> None:
        if self._in in {"title", "desc"}:
            self.said[-1] += data if data.endswith((".", " ")) or self._in == "desc" else f"{data}."
        elif self._in == "caption":
            self.caption += data
        elif self._in in {"th", "td"}:
            self.rows[-1][-1] += data


def file_name(day: date, kind: str) -> str:
    """Return "weather-2026-11-21.pdf": a name that says nothing else."""
    return f"weather-{day.isoformat()}.{kind}"
