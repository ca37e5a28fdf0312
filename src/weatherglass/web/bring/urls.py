"""Addresses of bringing in, and of messages beside the days."""

from __future__ import annotations

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from weatherglass.web.bring import views


class ArchiveId(StringConverter):
    """Twelve hex digits."""

    regex = r"[0-9a-f]{12}"


class TalkDay(StringConverter):
    """``2026-03-04``, perhaps a day that is in no calendar."""

    regex = r"\d{4}-\d{2}-\d{2}"


register_converter(ArchiveId, "archive")
register_converter(TalkDay, "talkday")

urlpatterns = [
    path("bring", views.bring),
    path("bring/in", views.bring_in),
    path("bring/room", views.no_room),
    path("bring/event", views.make_event),
    path("bring/<archive:archive_id>", views.archive),
    path("bring/<archive:archive_id>/say", views.say),
    path("bring/<archive:archive_id>/delete", views.delete),
    path("bring/day/<talkday:day>/<int:page>", views.day),
]
