"""Addresses of the pages on which a person writes."""

from __future__ import annotations

from django.urls import path

from weatherglass.web.today import views

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
    path("today/e/<document:month>/<id:entry_id>", views.entry),
    path("today/kept/<document:month>/<id:entry_id>", views.kept),
]
