"""Addresses of looking back: a year, a month, a day, each by its date, and a statement by its number."""

from __future__ import annotations

from django.urls import path

from weatherglass.web.sky import views

urlpatterns = [
    path("sky", views.sky),
    path("sky/part/<int:number>", views.part),
    path("sky/vague", views.vague),
    path("sky/<year:year>", views.year),
    path("sky/<year:year>/storms", views.storms),
    path("sky/<month:month>", views.month),
    path("sky/<day:day>", views.day),
]
