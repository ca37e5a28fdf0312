"""Addresses of the guide."""

from __future__ import annotations

from django.urls import path

from weatherglass.web.almanac import views

urlpatterns = [path("almanac", views.shelf), path("almanac/<int:leaf>", views.sheet)]
