"""Addresses under More."""

from __future__ import annotations

from django.urls import path

from weatherglass.web.more import care, views

urlpatterns = [
    path("more", views.more),
    path("more/settings", views.wishes),
    path("more/copy", views.copy),
    path("more/copy/weather.db", views.download),
    path("more/close", views.close),
    path("closed", views.closed),
    path("more/passphrase", care.passphrase),
    path("more/words", care.words),
    path("more/words/none", care.no_words),
    path("more/weather", care.weather),
    path("more/room", care.room),
    path("more/erase", care.erase),
]
