"""Addresses of looking back: a year, a month, a day, each by its date."""

from __future__ import annotations

from django.urls import path, re_path

from weatherglass.web.sky import views

urlpatterns = [
    path("sky", views.sky),
    re_path(r"^sky/(?P<year>[0-9]{4})$", views.year),
    re_path(r"^sky/(?P<month>[0-9]{4}-[0-9]{2})$", views.month),
    re_path(r"^sky/(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2})$", views.day),
]
