"""Addresses of the guide: numbers, no words."""

from __future__ import annotations

from django.urls import path

from weatherglass.web.almanac import views

urlpatterns = [
    path("almanac", views.shelf),
    path("almanac/all", views.every),
    path("almanac/<int:leaf>", views.sheet),
    path("almanac/way/<int:leaf>", views.way),
    path("almanac/way/<int:leaf>/<int:step>", views.step),
    path("almanac/words", views.words),
    path("almanac/words/<int:leaf>", views.word),
    path("almanac/signs", views.signs),
    path("almanac/signs/<int:leaf>", views.family),
    path("almanac/sign/<int:leaf>", views.sign),
]
