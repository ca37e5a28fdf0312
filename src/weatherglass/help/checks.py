"""What is refused in a sheet: what nobody may be shown, and what is written in a wrong form."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from weatherglass.help.helpline import ROUND_THE_CLOCK

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from weatherglass.help.helpline import Emergency, Line

ALWAYS_OPEN = re.compile(
    r"24\s*/\s*7|24[\s-]*h|\bh24\b|00:00\s*-\s*24:00|twenty-four|round[ -]the[ -]clock|day and night|at any (?:time|hour)"
    r"|always open",
    re.IGNORECASE,
)
_SECOND_HAND = ("aidlines", "wikipedia.org", "docslib.org/doc/2009097")  # lists of others: not first-hand, and found wrong before
_NUMBER = re.compile(r"\+?[0-9][0-9 -]*|[*#]{1,2}[0-9][0-9 -]*[*#]?")
_SITE = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,}(/[^\s]*)?")
_DIGITS = range(2, 16)  # E.164 has 15 at most


class UnsourcedLine(ValueError):
    """A line that may not be shown: no first-hand source, no way to reach it, or hours in words that we could not hold back."""


class FaultyForm(ValueError):
    """Something in a sheet is in a wrong form. It is to be mended; until then it may be shown."""


def allow(line: Line) -> None:
    """Refuse a line that nobody may be shown. Raises UnsourcedLine."""
    if not _is_page(line.source_url) or (line.again_url and not _is_page(line.again_url)):
        raise UnsourcedLine(f"{line.service}: a line needs a page of the service itself or of a government.")
    if not (line.phone or line.text_sms or line.chat_web or line.web):
        raise UnsourcedLine(f"{line.service}: a line needs a way to reach it.")
    if line.phone and not all(re.search("[0-9]", call.number) for call in line.calls):
        raise UnsourcedLine(f"{line.service}: a number needs digits.")
    if any("\N{REPLACEMENT CHARACTER}" in text for text in _said(line)):
        raise UnsourcedLine(f"{line.service}: a part cannot be read.")
    if any(ALWAYS_OPEN.search(text) for text in _said(line)):
        raise UnsourcedLine(f'{line.service}: round the clock is written "{ROUND_THE_CLOCK}", in hours alone.')


def allow_emergency(emergency: Emergency) -> None:
    """Refuse an emergency number that nobody may be shown. Raises UnsourcedLine."""
    if not _has_host(emergency.source):
        raise UnsourcedLine("An emergency number needs the page that it was found on.")
    if not (emergency.number or emergency.note):
        raise UnsourcedLine("Without an emergency number, the note says so.")


def look_over(lines: Iterable[Line], emergency: Emergency | None) -> None:
    """Refuse what is in a wrong form. Raises FaultyForm with all faults, one sentence each."""
    faults = [*_emergency_faults(emergency)] if emergency else []
    met: set[tuple[str, ...]] = set()
    for line in lines:
        faults += [f"{line.service}: {fault}" for fault in _faults(line)]
        who = (line.kind, line.service.casefold(), re.sub(r"[^0-9+*#]", "", line.phone) or line.web)
        if who in met:
            faults.append(f"{line.service}: stands there twice for the same.")
        met.add(who)
    if faults:
        raise FaultyForm(" ".join(faults))


def _faults(line: Line) -> Iterator[str]:
    yield from (f"{call.number} cannot be dialled." for call in line.calls if not _can_be_dialled(call.number))
    if line.phone_abroad and not (line.phone_abroad.startswith("+") and _can_be_dialled(line.phone_abroad.partition("(")[0])):
        yield "the number from abroad is written as +34 900 000 000."
    if line.web and not _SITE.fullmatch(line.web):
        yield "web is written as example.org or example.org/help."
    if not all(_has_host(page) for page in line.also_seen):
        yield "also_seen holds addresses."
    if bool(line.again_url) != bool(line.again_seen):
        yield "again_url and again_seen go together."
    if line.hours_text and not line.text_sms:
        yield "hours of texts without a way to text."
    if line.hours_chat and not (line.chat_web or line.web):
        yield "hours of a chat without a chat."


def _emergency_faults(emergency: Emergency) -> Iterator[str]:
    if emergency.number and not _can_be_dialled(emergency.number):
        yield f"Emergency number: {emergency.number} cannot be dialled."


def _can_be_dialled(number: str) -> bool:
    return bool(_NUMBER.fullmatch(number.strip())) and sum(map(str.isdigit, number)) in _DIGITS


def _said(line: Line) -> Iterator[str]:
    """Give each text of a line in which opening hours could hide: not its name, and not hours that are just round the clock."""
    yield from (line.region, line.audience, line.phone, line.phone_abroad, line.text_sms, line.chat_web)
    yield from (line.relay_tty, line.sign_language, line.languages, line.silent, line.terms)
    yield from (hours for hours in (line.hours, line.hours_text, line.hours_chat) if hours != ROUND_THE_CLOCK)


def _is_page(address: str) -> bool:
    return _has_host(address) and not any(name in address for name in _SECOND_HAND)


def _has_host(address: str) -> bool:
    try:
        parts = urlsplit(address)
        return parts.scheme in {"http", "https"} and "." in (parts.hostname or "") and not re.search(r"\s", address)
    except ValueError:  # as of "http://["
        return False
