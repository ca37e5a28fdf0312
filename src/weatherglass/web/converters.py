"""What may stand in an address between slashes: an id, a day, a month. Of words there are none."""

from __future__ import annotations

from django.urls import register_converter
from django.urls.converters import StringConverter


class Id(StringConverter):
    """Twelve hex digits: an entry, an archive."""

    regex = r"[0-9a-f]{12}"


class Day(StringConverter):
    """``2026-03-04``, perhaps a day that is in no calendar."""

    regex = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"


class Month(StringConverter):
    """``2026-03``, perhaps a month that is in no calendar."""

    regex = r"[0-9]{4}-[0-9]{2}"


class Year(StringConverter):
    """``2026``."""

    regex = r"[0-9]{4}"


class Document(StringConverter):
    """``2026-03`` or ``undated``: the document in which an entry lies."""

    regex = r"[0-9]{4}-[0-9]{2}|undated"


for _name, _converter in (("id", Id), ("day", Day), ("month", Month), ("year", Year), ("document", Document)):
    register_converter(_converter, _name)
