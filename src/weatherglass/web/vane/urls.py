"""Addresses of the therapy companion."""

from __future__ import annotations

from django.urls import path

from weatherglass.web.vane import views

urlpatterns = [
    path("vane", views.vane),
    path("vane/page/<int:number>", views.vane),
    path("vane/bring/page/<int:number>", views.vane, {"of": "bring"}),
    path("vane/brought/page/<int:number>", views.vane, {"of": "brought"}),
    path("vane/bring", views.bring),
    path("vane/brought", views.brought),
    path("vane/took", views.took),
]
