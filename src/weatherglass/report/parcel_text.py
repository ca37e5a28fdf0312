"""What is taken to someone as plain text: every item of the PDF, every sign that was written."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from weatherglass.report.parcel import TITLE, Heading, Picture, Piece, Table, Words

LINE: Final = "\n"
MARKS: Final = {1: "=", 2: "-"}


def text(pieces: Iterable[Piece], *, title: str = TITLE) -> str:
    """Return the pieces as plain text, UTF-8 when encoded; a picture is its words, a table a line a row."""
    return LINE.join((title, "", *(f"{_piece(piece)}{LINE}" for piece in pieces)))


def _piece(piece: Piece) -> str:
    match piece:
        case Heading(text=said, level=level):
            return f"{LINE}{said}{LINE}{MARKS[level] * min(len(said), 60)}"
        case Words(text=said):
            return said
        case Picture(alt=said):
            return f"[A drawing in the PDF. {said}]"
        case Table():
            return LINE.join((piece.caption, *(_row(piece.head, row) for row in piece.rows)))


def _row(head: tuple[str, ...], row: tuple[str, ...]) -> str:
    """Return a row as its first cell, and each other one that has words with the head of its column."""
    return f"{row[0]}: " + "; ".join(f"{name}: {cell}" for name, cell in zip(head[1:], row[1:], strict=True) if cell)
