"""Addresses of the pages on which a person writes."""

from __future__ import annotations

from django.urls import path, register_converter

from weatherglass.web.today import views


class Month:
    """``2026-03`` or ``undated``: the document in which an entry lies."""

    regex = r"\d{4}-\d{2}|undated"

    def to_python(self, value: str) -> str:
        """Give the part as it stands."""
        return value

    def to_url(self, value: str) -> str:
        """Give the part as it stands."""
        return value


class EntryId(Month):
    """Twelve hex digits."""

    regex = r"[0-9a-f]{12}"


class Day(Month):
    """``2026-03-04``, perhaps a day that is in no calendar."""

    regex = r"\d{4}-\d{2}-\d{2}"


register_converter(Month, "month")
register_converter(EntryId, "entry")
register_converter(Day, "day")

urlpatterns = [
    path("today", views.today),
    path("today/another", views.another),
    path("today/choose", views.choose),
    path("today/vague", views.vague),
    path("today/keep", views.keep),
    path("today/delete", views.delete),
    path("today/forget", views.forget),
    path("today/away", views.put_away),
    path("today/<day:day>", views.of_day),
    path("today/e/<month:month>/<entry:entry_id>", views.entry),
    path("today/kept/<month:month>/<entry:entry_id>", views.kept),
]
