"""Addresses of the hard hour."""

from __future__ import annotations

from django.urls import path

from weatherglass.web.ebb import unsent, views

urlpatterns = [
    path("ebb", views.ebb),
    path("ebb/ride", views.ride),
    path("ebb/after", views.after),
    path("ebb/after/page/<int:number>", views.after),
    path("ebb/keep", views.keep),
    path("ebb/letters", unsent.letters),
    path("ebb/letter/<id:letter>", unsent.letter),
    path("ebb/letter/keep", unsent.keep_letter),
    path("ebb/letter/remove", unsent.remove_letter),
]
