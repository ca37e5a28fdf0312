"""Addresses of the hard hour."""

from __future__ import annotations

from django.urls import path

from weatherglass.web.ebb import views

urlpatterns = [
    path("ebb", views.ebb),
    path("ebb/ride", views.ride),
    path("ebb/after", views.after),
    path("ebb/after/page/<int:number>", views.after),
    path("ebb/keep", views.keep),
    path("ebb/letters", views.letters),
    path("ebb/letter/<id:letter>", views.letter),
    path("ebb/letter/keep", views.keep_letter),
    path("ebb/letter/remove", views.remove_letter),
]
