"""Whether a telephone number can be one, and how a phone is told to dial it."""

from __future__ import annotations

import re
from typing import Final

SHORTEST, LONGEST = 2, 15
"""Digits of a number: short ones such as 113 or 15; at most 15 (ITU-T E.164)."""
CANNOT_BE: Final = "That number cannot be dialled as it stands. It is kept as you wrote it; please look at it again."
_SIGNS: Final = re.compile(r"\+?[\d\s().\-/\u2010-\u2015\u00a0\u202a-\u202e]*")


def can_be(number: str) -> bool:
    """Tell whether a text can be dialled: digits of any script with the usual signs between them, 2 to 15 of them."""
    return bool(_SIGNS.fullmatch(number.strip())) and SHORTEST <= len(_digits(number)) <= LONGEST


def tel(number: str) -> str:
    """Give the `tel:` address (RFC 3966) of a number; empty where it cannot be one."""
    if not can_be(number):
        return ""
    return f"tel:{'+' if number.strip().startswith('+') else ''}{_digits(number)}"


def _digits(number: str) -> str:
    return "".join(str(int(one)) for one in number if one.isdecimal())
