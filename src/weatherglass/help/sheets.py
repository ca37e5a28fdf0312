"""One sheet of data for each country: read, checked, and refused where a line rests on nothing."""

from __future__ import annotations

import logging
import re
from datetime import date
from functools import cache
from importlib import resources
from itertools import islice

import msgspec
from msgspec import Struct

from weatherglass.help.checks import UnsourcedLine, allow, allow_emergency, look_over
from weatherglass.help.countries import known, nearest
from weatherglass.help.helpline import Emergency, Helpline, Line

__all__ = ["Sheet", "UnsourcedLine", "emergency", "finders", "lines", "near", "parse", "with_data"]

EU_112 = "https://digital-strategy.ec.europa.eu/en/news/112-day-saving-lives-quickly-and-easily-reaching-emergency-services-anywhere-eu"
_IN_THE_EU = "Anywhere in the European Union, 112 reaches help."
NO_NUMBER = Emergency(number="", note=f"We have no number for this country that we could check. {_IN_THE_EU}", source=EU_112)
NO_COUNTRY = Emergency(number="", note=f"Choose your country to see its emergency number. {_IN_THE_EU}", source=EU_112)
INTERNATIONAL = "INT"
_PARTS = re.compile(r"^(?=\s*\[+\s*(?:emergency|line)\b)", re.MULTILINE)
_log = logging.getLogger("weatherglass.help")


class Sheet(Struct, frozen=True, forbid_unknown_fields=True):
    """What one country's file holds: its emergency number and its lines, the one to call first at the top."""

    emergency: Emergency | None = None
    line: tuple[Line, ...] = ()


def parse(text: str) -> Sheet:
    """Read a sheet from TOML.

    Raises UnsourcedLine for what may not be shown, FaultyForm for what is written in a wrong form, and msgspec.DecodeError for
    what is no sheet. That is for the tests and for who writes a sheet: a person is shown the rest of it.
    """
    sheet = _allowed(text)
    look_over(sheet.line, sheet.emergency)
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


@cache
def _sheet(code: str) -> Sheet:
    """Read a country's sheet, or what is whole of it: a slip of ours may cost one line, never the page."""
    entry = _folder() / f"{code}.toml"
    if not entry.is_file():
        return Sheet()
    try:
        return parse(entry.read_text(encoding="utf-8"))
    except (ValueError, msgspec.MsgspecError) as error:
        said = f"a sheet of helplines is broken ({type(error).__name__})"
    _log.error(said)  # not of which country: that would tell where the person is
    return _rest(entry.read_bytes().decode("utf-8", errors="replace"))


def _rest(text: str) -> Sheet:
    """Read each part of a broken sheet alone, and leave out those that nobody may be shown."""
    whole = [sheet for part in _PARTS.split(text) if (sheet := _part(part))]
    return Sheet(
        emergency=next((sheet.emergency for sheet in whole if sheet.emergency), None),
        line=tuple(line for sheet in whole for line in sheet.line),
    )


def _part(text: str) -> Sheet | None:
    try:
        return _allowed(text)
    except (ValueError, msgspec.MsgspecError):
        return None


def _allowed(text: str) -> Sheet:
    sheet = msgspec.toml.decode(text, type=Sheet)
    for line in sheet.line:
        allow(line)
    if sheet.emergency:
        allow_emergency(sheet.emergency)
    return sheet


def _folder() -> resources.abc.Traversable:
    return resources.files("weatherglass.help") / "data"
