"""Whether a telephone number can be one, and how a phone is told to dial it."""

from __future__ import annotations

import re
from typing import Final

SHORTEST, LONGEST = 2, 15
"""Digits of a number: short ones such as 113 or 15; at most 15 (ITU-T E.164)."""
CANNOT_BE: Final = "That number cannot be dialled as it stands. It is kept as you wrote it; please look at it again."
_SIGNS: Final = re.compile(r"\+?[\d\s().\-/\u2010-\u2015\u00a0]*")
# A number copied from elsewhere can bring along signs that tell which way to read: nobody sees them, and they may precede a plus.
_UNSEEN: Final = dict.fromkeys((0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)))
_EITHER: Final = re.compile(r"\+.*\(\s*(0|\d\s*\))", re.DOTALL)
"""+44 (0)20 or (020): with the 0 it is another number, elsewhere without it. ITU-T E.123, 7.2, has no brackets after a plus."""

_ONE: Final = re.compile(r"[^/]*|(\(?0\d{1,5}\)?|\+[\d\s]{3,9})\s*/\s*[1-9][^/]*")
"""A slash may stand after the code of a place, 030/1234; elsewhere it stands between two numbers, as in 999/112 (E.123)."""


def can_be(number: str) -> bool:
    """Tell whether a text can be dialled: digits of any script with the usual signs between them, 2 to 15 of them."""
    plain = _plain(number)
    one = len(plain.splitlines()) == 1 and _SIGNS.fullmatch(plain) and _ONE.fullmatch(plain) and not _EITHER.match(plain)
    return bool(one) and SHORTEST <= len(_digits(plain)) <= LONGEST


def tel(number: str) -> str:
    """Give the `tel:` address (RFC 3966) of a number; empty where it cannot be one."""
    if not can_be(number):
        return ""
    plain = _plain(number)
    return f"tel:{'+' if plain.startswith('+') else ''}{_digits(plain)}"


def _plain(number: str) -> str:
    """Give a number without what is not seen, its digits and its plus as a phone knows them."""
    seen = number.translate(_UNSEEN).replace("\uff0b", "+").strip()
    return "".join(str(int(one)) if one.isdecimal() else one for one in seen)


def _digits(plain: str) -> str:
    return "".join(one for one in plain if one.isdecimal())
