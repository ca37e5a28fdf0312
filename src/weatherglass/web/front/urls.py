"""Addresses of the questions: numbers, no words."""

from __future__ import annotations

from django.urls import path

from weatherglass.web.front import views

urlpatterns = [path("front", views.front), path("front/<int:leaf>", views.front)]
