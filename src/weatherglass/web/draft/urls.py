"""Addresses of the drafts."""

from __future__ import annotations

from django.urls import path

from weatherglass.web.draft import views

urlpatterns = [path("draft", views.draft)]
