"""What is taken to someone as PDF/UA-1, made in memory by typst: no file is written, no word of a person is read as markup."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any, Final
from unicodedata import bidirectional, category

import msgspec

from weatherglass.report.parcel import TITLE, Heading, Picture, Piece, Table, Words

LONGEST: Final = 60
"""Letters in a row after which a line may break."""
TRIES: Final = 40
"""Texts without letters to draw them that are replaced one after the other before giving up."""
MISSING: Final = "\N{WHITE SQUARE}"
SOME_MISSING: Final = (
    "This computer has no letters for some signs. Each stands here as an empty box; the plain text has them as they were written."
)
_UNSEEN: Final = re.compile(r'the text `"(.*?)"` could not be displayed', re.DOTALL)
_LONG: Final = re.compile(rf"(\S{{{LONGEST}}})(?=\S)")
_CODE: Final = re.compile(r"\\u\{([0-9a-f]+)\}")
STYLE: Final = """
text { font-family: "Libertinus Serif"; font-size: 12px; fill: #222; }
.mid { text-anchor: middle; } .year { font-weight: bold; }
.storm { fill: #3a3a3a; stroke: #333; stroke-width: .75; } .rain { fill: #787878; stroke: #333; stroke-width: .75; }
.cloud { fill: #a8a8a8; stroke: #333; stroke-width: .75; } .fair { fill: #d4d4d4; stroke: #333; stroke-width: .75; }
.sun { fill: #fff; stroke: #333; stroke-width: .75; }
.empty { fill: none; stroke: #ccc; stroke-width: .5; stroke-dasharray: 1 1.5; }
.blank { fill: #fff; stroke: #333; stroke-width: .75; stroke-dasharray: 2 1; }
.eye { fill: none; stroke: #fff; stroke-width: 3.4; stroke-linecap: round; } .top { fill: #000; stroke: #fff; stroke-width: .75; }
.halo { fill: #fff; stroke: #000; stroke-width: 1.2; } .written { fill: none; stroke: #555; stroke-width: 1; }
.dot { fill: #111; } .ring { fill: #fff; stroke: #333; stroke-width: 2; } .box { fill: #fff; stroke: #111; stroke-width: 1.5; }
.named { fill: #111; } .way { fill: none; stroke: #555; } .tip { fill: #555; }
.reach { fill: none; stroke: #444; stroke-width: 1.5; }
.thread { fill: none; stroke: #bbb; stroke-width: .75; } .bar-of { fill: #666; }
.tall { stroke: #111; stroke-width: 5; } .low { stroke: #888; stroke-width: 5; }
"""
"""Print colours of the classes that drawings use: greys that stay apart, and shapes."""


class NotMade(Exception):
    """The PDF could not be made."""

    def __init__(self) -> None:
        super().__init__("The PDF could not be made here. Nothing was lost, and the plain text has the same in it.")


def pdf(pieces: Iterable[Piece], *, title: str = TITLE) -> bytes:
    """Return the pieces as a tagged PDF (PDF/UA-1, ISO 14289-1). A sign without a font is a box; it says so. Raises NotMade."""
    import typst  # noqa: PLC0415  # 34 MB that only this needs

    shown, said = [_shown(piece) for piece in pieces], ""
    for _ in range(TRIES):
        data = _json(title, ([{"type": "Words", "own": False, "lines": [_line(SOME_MISSING)]}] if said else []) + shown)
        try:
            return bytes(typst.compile(_template(), format="pdf", sys_inputs={"data": data}, pdf_standards=["ua-1"]))
        except typst.TypstError as error:
            said = _missing(str(error))
        if not said:
            break
        shown = _without(shown, frozenset(said))
    raise NotMade


@cache
def _template() -> bytes:
    return files("weatherglass.report").joinpath("parcel.typ").read_bytes()


def _json(title: str, pieces: list[Any]) -> str:
    return msgspec.json.encode({"title": title, "pieces": pieces}).decode()


def _shown(piece: Piece) -> dict[str, Any]:
    match piece:
        case Heading(text=said, level=level):
            return {"type": "Heading", "text": _clean(said), "level": level}
        case Words(text=said, own=own):
            return {"type": "Words", "own": own, "lines": [_line(one) for one in said.splitlines() if one.strip()]}
        case Picture(drawing=drawing, alt=said):
            return {"type": "Picture", "drawing": standalone(drawing), "alt": said}
        case Table():
            rows = [[_clean(cell) for cell in row] for row in piece.rows]
            return {"type": "Table", "caption": _clean(piece.caption), "head": list(piece.head), "rows": rows}


def standalone(drawing: str) -> str:
    """Return a drawing of a page as an SVG of its own, in print colours."""
    head, _, rest = drawing.partition(">")
    return f'{head} xmlns="http://www.w3.org/2000/svg"><style>{STYLE}</style>{rest}'


def _line(said: str) -> dict[str, Any]:
    first = next((way for way in map(bidirectional, said) if way in {"L", "R", "AL"}), "L")
    return {"text": _clean(said), "rtl": first != "L"}


def _clean(said: str) -> str:
    """Return text that can be drawn: a box for a control sign, and places to break where nothing else breaks a line."""
    seen = "".join(_sign(one) for one in said)
    return _LONG.sub("\\1\N{ZERO WIDTH SPACE}", seen)


def _sign(one: str) -> str:
    if one in "\t\n":
        return " "
    return MISSING if category(one) in {"Cc", "Cs", "Cn", "Co"} else one


def _missing(error: str) -> str:
    """Return the signs that typst found no letters for, "" where it was another error. The error's text goes nowhere else."""
    found = _UNSEEN.search(error)
    said = _CODE.sub(lambda code: chr(int(code.group(1), 16)), found.group(1)) if found else ""
    return "".join(one for one in said if not one.isascii() and one != MISSING)


def _without(value: Any, signs: frozenset[str]) -> Any:
    """Return the same with a box for each of some signs, wherever a person's words are."""
    if isinstance(value, str):
        return "".join(MISSING if one in signs else one for one in value)
    if isinstance(value, list):
        return [_without(one, signs) for one in value]
    if isinstance(value, dict):
        return {key: one if key in {"type", "drawing"} else _without(one, signs) for key, one in value.items()}
    return value
