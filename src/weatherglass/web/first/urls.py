"""Addresses of the first run."""

from __future__ import annotations

from django.urls import path

from weatherglass.web.first import views

urlpatterns = [
    path("first", views.look),
    path("first/cover", views.cover),
    path("first/key", views.key),
    path("first/words", views.words),
    path("first/paper", views.paper),
]
