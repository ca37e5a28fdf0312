"""Addresses of what I was told: the newest year that has something, and each year."""

from __future__ import annotations

from django.urls import path

from weatherglass.web.tide import views

urlpatterns = [path("tide", views.tide), path("tide/<year:year>", views.year)]
