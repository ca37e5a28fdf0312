"""Addresses of the help page."""

from __future__ import annotations

from django.urls import path

from weatherglass.web.harbour import views

urlpatterns = [
    path("harbour", views.harbour),
    path("harbour/where", views.where),
    path("harbour/seen", views.seen),
    path("harbour/country", views.choose),
    path("harbour/first", views.put_first),
    path("harbour/open", views.leave_open),
]
