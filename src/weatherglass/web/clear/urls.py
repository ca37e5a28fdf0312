"""Addresses of small wins."""

from __future__ import annotations

from django.urls import path

from weatherglass.web.clear import views

urlpatterns = [path("clear", views.clear), path("clear/page/<int:number>", views.clear), path("clear/keep", views.keep)]
