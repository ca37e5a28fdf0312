"""Addresses of writing about oneself: numbers."""

from __future__ import annotations

from django.urls import path

from weatherglass.web.halo import views

urlpatterns = [
    path("halo", views.halo),
    path("halo/<int:leaf>", views.questions),
    path("halo/keep", views.keep),
]
