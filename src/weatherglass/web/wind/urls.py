"""Addresses of messages as weather: the newest year, a year, a month, and counting."""

from __future__ import annotations

from django.urls import path

from weatherglass.web.wind import views

urlpatterns = [
    path("wind", views.wind),
    path("wind/count", views.count),
    path("wind/<year:year>", views.year),
    path("wind/<month:month>", views.month),
]
