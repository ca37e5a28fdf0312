"""Addresses of bringing in, and of messages beside the days."""

from __future__ import annotations

from django.urls import path

from weatherglass.web.bring import views

urlpatterns = [
    path("bring", views.bring),
    path("bring/in", views.bring_in),
    path("bring/room", views.no_room),
    path("bring/event", views.make_event),
    path("bring/<id:archive_id>", views.archive),
    path("bring/<id:archive_id>/say", views.say),
    path("bring/<id:archive_id>/delete", views.delete),
    path("bring/day/<day:day>/<int:page>", views.day),
]
