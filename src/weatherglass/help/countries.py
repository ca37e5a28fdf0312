"""Countries: their codes and English names, and which of them a time zone lies in (the tables of the tz database)."""

from __future__ import annotations

from functools import cache
from importlib import resources


class UnknownCountry(LookupError):
    """A code that no country has."""

    def __init__(self) -> None:
        super().__init__("We do not know that country. Use its two letters, as in US, GB or ES.")


def countries() -> tuple[tuple[str, str], ...]:
    """Give all countries of ISO 3166 as (code, usual English name), in the order of their names."""
    return tuple(sorted(_names().items(), key=lambda pair: pair[1]))


def known(country: str) -> str:
    """Give the code of a country named by its code in any case, or by its English name.

    Raises UnknownCountry.
    """
    wanted = country.strip()
    if wanted.upper() in _names():
        return wanted.upper()
    for code, name in _names().items():
        if name.casefold() == wanted.casefold():
            return code
    raise UnknownCountry


def country_of_zone(zone: str) -> str | None:
    """Give the code of the country that a time zone lies in; None where it lies in several or in none ("Etc/UTC").

    Old names ("Asia/Calcutta") are followed only to a zone of one country: the wrong country's numbers are worse than none.
    """
    own = _zones().get(zone)
    if own is not None:
        return own
    shared = _shared().get(_links().get(zone, ""), ())
    return shared[0] if len(shared) == 1 else None


@cache
def _names() -> dict[str, str]:
    return {row[0]: row[1] for row in _rows("iso3166.tab")}


@cache
def _zones() -> dict[str, str]:
    return {row[2]: row[0] for row in _rows("zone.tab")}


@cache
def _shared() -> dict[str, tuple[str, ...]]:
    return {row[2]: tuple(row[0].split(",")) for row in _rows("zone1970.tab")}


@cache
def _links() -> dict[str, str]:
    words = (line.split() for line in _table("tzdata.zi").splitlines() if line.startswith("L "))
    return {alias: target for _, target, alias in words}


def _rows(name: str) -> list[list[str]]:
    return [line.split("\t") for line in _table(name).splitlines() if line and not line.startswith("#")]


def _table(name: str) -> str:
    return (resources.files("tzdata") / "zoneinfo" / name).read_text(encoding="utf-8")
