"""Addresses of the list of people: ids and numbers, no words."""

from __future__ import annotations

from django.urls import path

from weatherglass.web.stations import views

urlpatterns = [
    path("stations", views.stations),
    path("stations/page/<int:number>", views.stations),
    path("stations/new", views.new),
    path("stations/<id:friend>", views.friend),
    path("stations/keep", views.keep),
    path("stations/remove", views.remove),
]
