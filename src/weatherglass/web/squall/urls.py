"""Addresses of the card."""

from __future__ import annotations

from django.urls import path

from weatherglass.web.squall import views

urlpatterns = [
    path("squall", views.squall),
    path("squall/change", views.change),
    path("squall/keep", views.keep),
    path("squall/pdf", views.as_pdf),
    path("squall/text", views.as_text),
]
