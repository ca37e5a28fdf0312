"""Addresses of reconnecting."""

from __future__ import annotations

from django.urls import path

from weatherglass.web.thaw import views

urlpatterns = [path("thaw", views.thaw), path("thaw/page/<int:number>", views.thaw), path("thaw/keep", views.keep)]
