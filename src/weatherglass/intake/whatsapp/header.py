"""One line that begins a message: date and time in any spelling that a phone writes, read with care and slowly."""

from __future__ import annotations

import re
from typing import Final

import msgspec

REACH: Final = 160
"""Bytes of a line that are looked at: no header is longer."""
_M = "[\u200e\u200f\u202a-\u202e\u2066-\u2069\u061c\ufeff]{0,3}"
_G = "[ \u00a0\u202f\u2009\t]"
_LATE = rf"下午|午後|오후|晚上|傍晚|中午|[Pp]\.?{_G}?[Mm]\.?|م|ب\.ظ\.?|بعدازظهر|μ\.?{_G}?μ\.?|du\.|ÖS|CH|MD|em|nachm\."
_EARLY = rf"上午|午前|오전|凌晨|清晨|早上|[Aa]\.?{_G}?[Mm]\.?|ص|ق\.ظ\.?|قبل‌ازظهر|π\.?{_G}?μ\.?|de\.|ÖÖ|SA|PD|fm|vorm\."
_DATE = (
    rf"(?P<a>\d{{1,4}})(?:{_M}(?P<sep>[./-]){_M}{_G}?(?P<b>\d{{1,2}}){_M}(?P=sep){_M}{_G}?(?P<c>\d{{1,4}}){_M}(?P<dot>\.)?"
    rf"|[年년]{_G}?(?P<b2>\d{{1,2}})[月월]{_G}?(?P<c2>\d{{1,2}})[日일]){_M}"
)
_BETWEEN = rf"(?P<comma>[,،、])?{_M}(?:{_G}{{1,3}}{_M}(?:klo|kl\.|um|às|as|à|at|ob)?)?{_G}{{0,3}}{_M}"
_TIME = rf"(?P<h>\d{{1,2}}){_M}[:.]{_M}(?P<m>\d{{2}})(?:{_M}[:.]{_M}(?P<s>\d{{2}}))?"
_BEFORE = rf"(?:(?:(?P<late1>{_LATE})|(?P<early1>{_EARLY})){_M}{_G}{{0,3}})?"
_AFTER = rf"(?:{_G}{{0,3}}{_M}(?:(?P<late2>{_LATE})|(?P<early2>{_EARLY})))?"
_WHEN = rf"{_DATE}{_BETWEEN}{_BEFORE}{_TIME}{_M}{_AFTER}{_M}"
_BRACKET = re.compile(rf"{_M}\[{_M}{_WHEN}\]")
_DASH = re.compile(rf"{_M}{_WHEN}{_G}{{1,3}}[-\u2013\u2014](?:{_G}|$)")
_COLON = re.compile(rf"{_M}{_WHEN}:{_G}")
_CENTURY: Final = 4
"""Digits of a year that says its century."""
FIELDS: Final = ("a", "b", "c", "h", "m", "s")
EARLY, LATE = 1, 2


class Header(msgspec.Struct, frozen=True):
    """The start of a record. `spans`: for a, b, c (the date's fields as they stand), h, m, s: bytes of their digits.

    `half`: 0 none, `EARLY`, `LATE`; `length`: bytes up to the separator's end; `layout`: what does not change within one export.
    """

    fields: tuple[int, int, int, int, int, int]
    spans: tuple[tuple[int, int], ...]
    half: int
    length: int
    layout: str


def header(line: bytes) -> Header | None:
    """Read the header at the start of a line (of which `REACH` bytes are enough), or None: it begins no message."""
    text = line[:REACH].partition(b"\n")[0].removesuffix(b"\r").decode("utf-8", "replace")
    for family, pattern in (("[", _BRACKET), ("-", _DASH), (":", _COLON)):
        found = pattern.match(text)
        if found and _is_date(found) and (family != ":" or found["s"]):
            return _header(found, family, text)
    return None


def _is_date(found: re.Match[str]) -> bool:
    """A date has one year, of two or four digits, first or last."""
    first, last = len(found["a"]), len(found["c"] or found["c2"])
    return (first, last) in {(4, 1), (4, 2), (2, 1), (2, 2), (1, 2), (2, 4), (1, 4)}


def _header(found: re.Match[str], family: str, text: str) -> Header:
    names = ("a", "b2", "c2", "h", "m", "s") if found["b2"] else FIELDS
    half = LATE if found["late1"] or found["late2"] else EARLY if found["early1"] or found["early2"] else 0
    year = "y4" if len(found["a"]) == _CENTURY else "4y" if len(found[names[2]]) == _CENTURY else "y2"
    separator = "y" if found["b2"] else found["sep"] + ("." if found["dot"] else "")
    first = "p" if found["late1"] or found["early1"] else ""
    marks = ("," if found["comma"] else "") + ("s" if found["s"] else "") + ("h" if half else "") + first
    return Header(
        fields=tuple(int(found[name] or 0) for name in names),  # type: ignore[arg-type]  # six names
        spans=tuple((_bytes(text, found.start(name)), _bytes(text, found.end(name))) for name in names),
        half=half,
        length=_bytes(text, found.end()),
        layout=f"{family}{separator}{year}{marks}",
    )


def _bytes(text: str, position: int) -> int:
    return -1 if position < 0 else len(text[:position].encode())
