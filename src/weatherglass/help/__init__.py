"""Helplines by country: data with source and date, emergency numbers, and the words said after a dangerous event."""

from __future__ import annotations

from weatherglass.help.countries import UnknownCountry, countries, country_of_zone, nearest
from weatherglass.help.danger import FACTS, Advice, advice, first_lines
from weatherglass.help.helpline import KINDS, Call, Emergency, Helpline, tel
from weatherglass.help.sheets import UnsourcedLine, emergency, finders, lines, near

__all__ = [
    "FACTS",
    "KINDS",
    "Advice",
    "Call",
    "Emergency",
    "Helpline",
    "UnknownCountry",
    "UnsourcedLine",
    "advice",
    "countries",
    "country_of_zone",
    "emergency",
    "finders",
    "first_lines",
    "lines",
    "near",
    "nearest",
    "tel",
]
