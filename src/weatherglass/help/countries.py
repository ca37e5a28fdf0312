"""Countries: their codes and English names, and which of them a time zone lies in (the tables of the tz database)."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from math import acos, cos, radians, sin
from typing import TypeAlias

_Place: TypeAlias = tuple[float, float]  # latitude and longitude, in radians
_SIGNED = re.compile(r"[+-][0-9]+")


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


def nearest(country: str) -> tuple[str, ...]:
    """Give the codes of all other countries, the nearest first; none for the few islands that no table has a place for.

    As near as the nearest two of their places in the tables of time zones (zone.tab: a principal place a zone).
    """
    here, places = _places().get(country, ()), _places()
    if not here:
        return ()
    away = {code: _distance(here, there) for code, there in places.items() if code != country}
    return tuple(sorted(away, key=lambda code: (away[code], code)))


def _distance(some: tuple[_Place, ...], others: tuple[_Place, ...]) -> float:
    """Give the smallest central angle between two of the places, in radians (spherical law of cosines)."""
    return min(_angle(one, other) for one in some for other in others)


def _angle(one: _Place, other: _Place) -> float:
    (here, east), (there, east_of_there) = one, other
    cosine = sin(here) * sin(there) + cos(here) * cos(there) * cos(east - east_of_there)
    return acos(max(-1.0, min(1.0, cosine)))


@cache
def _places() -> dict[str, tuple[_Place, ...]]:
    found: dict[str, tuple[_Place, ...]] = {}
    for code, where, *_ in _rows("zone.tab"):
        found[code] = (*found.get(code, ()), _place(where))
    return found


def _place(where: str) -> _Place:
    """Read ISO 6709 as zone.tab writes it: +DDMM+DDDMM or +DDMMSS+DDDMMSS. In radians."""
    north, east = _SIGNED.findall(where)
    return _angle_of(north, 3), _angle_of(east, 4)


def _angle_of(text: str, degrees: int) -> float:
    whole, minutes, seconds = text[:degrees], text[degrees : degrees + 2], text[degrees + 2 :] or "0"
    size = int(whole[1:]) + int(minutes) / 60 + int(seconds) / 3600
    return radians(-size if whole[0] == "-" else size)


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
