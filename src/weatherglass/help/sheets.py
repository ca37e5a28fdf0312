"""One sheet of data for each country: read, checked, and refused where a line rests on nothing."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from importlib import resources
from itertools import islice

import msgspec
from msgspec import Struct

from weatherglass.help.countries import known, nearest
from weatherglass.help.helpline import ROUND_THE_CLOCK, Emergency, Helpline, Line

EU_112 = "https://digital-strategy.ec.europa.eu/en/news/112-day-saving-lives-quickly-and-easily-reaching-emergency-services-anywhere-eu"
_IN_THE_EU = "Anywhere in the European Union, 112 reaches help."
NO_NUMBER = Emergency(number="", note=f"We have no number for this country that we could check. {_IN_THE_EU}", source=EU_112)
NO_COUNTRY = Emergency(number="", note=f"Choose your country to see its emergency number. {_IN_THE_EU}", source=EU_112)
_ALWAYS_OPEN = re.compile(r"24\s*/\s*7|24[\s-]*h|round the clock|day and night|at any time|always open", re.IGNORECASE)
INTERNATIONAL = "INT"
_SECOND_HAND = ("aidlines", "wikipedia.org", "docslib.org/doc/2009097")  # lists of others: not first-hand, and found wrong before


class UnsourcedLine(ValueError):
    """A line that may not be shown: no first-hand source, no way to reach it, or hours in words that we could not hold back."""


class Sheet(Struct, frozen=True, forbid_unknown_fields=True):
    """What one country's file holds: its emergency number and its lines, the one to call first at the top."""

    emergency: Emergency | None = None
    line: tuple[Line, ...] = ()


def parse(text: str) -> Sheet:
    """Read a sheet from TOML.

    Raises UnsourcedLine for a line that may not be shown, msgspec.ValidationError for a sheet of another form.
    """
    sheet = msgspec.toml.decode(text, type=Sheet)
    for line in sheet.line:
        _check(line)
    if sheet.emergency and not sheet.emergency.source.startswith("http"):
        raise UnsourcedLine("An emergency number needs the page that it was found on.")
    return sheet


def lines(country: str, *, today: date) -> tuple[Helpline, ...]:
    """Give the lines of a country (ISO 3166 code, any case), the one to call first at the top; none is a possible answer.

    Raises UnknownCountry for a code that is no country's.
    """
    code = known(country)
    return _shown(code, code, today)


def _shown(name: str, country: str, today: date) -> tuple[Helpline, ...]:
    return tuple(Helpline(country=country, as_of=today, **msgspec.structs.asdict(line)) for line in _sheet(name).line)


def emergency(country: str | None) -> Emergency:
    """Give the emergency number of a country (ISO 3166 code), or say plainly that we have none that a source supports.

    Raises UnknownCountry for a code that is no country's; None stands for no country chosen yet.
    """
    if country is None:
        return NO_COUNTRY
    return _sheet(known(country)).emergency or NO_NUMBER


def with_data() -> tuple[str, ...]:
    """Codes of the countries that have a sheet, in alphabetical order."""
    every = (entry.name.removesuffix(".toml") for entry in _folder().iterdir() if entry.name.endswith(".toml"))
    return tuple(sorted(name for name in every if name != INTERNATIONAL))


def finders(*, today: date) -> tuple[Helpline, ...]:
    """Give the international finders: services that find a line or a shelter in many countries, each with its source."""
    return _shown(INTERNATIONAL, INTERNATIONAL, today)


def near(country: str, *, today: date, most: int = 3) -> tuple[tuple[str, Helpline], ...]:
    """Give the first lines for abuse of the countries nearest to one, as (code, line): for one that has none of its own.

    Raises UnknownCountry.
    """
    found = ((code, _first(code, today)) for code in nearest(known(country)))
    return tuple(islice(((code, line) for code, line in found if line), most))


def _first(code: str, today: date) -> Helpline | None:
    return next((line for line in lines(code, today=today) if line.kind == "abuse"), None)


def _check(line: Line) -> None:
    if not line.source_url.startswith("http") or any(name in line.source_url for name in _SECOND_HAND):
        raise UnsourcedLine(f"{line.service}: a line needs a page of the service itself or of a government.")
    if not (line.phone or line.text_sms or line.chat_web or line.web):
        raise UnsourcedLine(f"{line.service}: a line needs a way to reach it.")
    if line.phone and not all(any(map(str.isdigit, call.number)) for call in line.calls):
        raise UnsourcedLine(f"{line.service}: a number needs digits.")
    said = (
        line.region,
        line.audience,
        line.phone,
        line.text_sms,
        line.chat_web,
        line.relay_tty,
        line.sign_language,
        line.languages,
    )
    hours = (text for text in (line.hours, line.hours_text, line.hours_chat) if text != ROUND_THE_CLOCK)
    if any(_ALWAYS_OPEN.search(text) for text in (*said, line.silent, line.terms, *hours)):
        raise UnsourcedLine(f'{line.service}: round the clock is written "{ROUND_THE_CLOCK}", in hours alone.')


@cache
def _sheet(code: str) -> Sheet:
    entry = _folder() / f"{code}.toml"
    return parse(entry.read_text(encoding="utf-8")) if entry.is_file() else Sheet()


def _folder() -> resources.abc.Traversable:
    return resources.files("weatherglass.help") / "data"
