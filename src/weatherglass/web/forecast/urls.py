"""Addresses of the plan: numbers, no words."""

from __future__ import annotations

from django.urls import path

from weatherglass.web.forecast import taking, views

urlpatterns = [
    path("forecast", views.forecast),
    path("forecast/life/<int:number>", views.life),
    path("forecast/life", views.lived),
    path("forecast/part/<int:leaf>", views.part),
    path("forecast/first", views.first),
    path("forecast/first/keep", views.keep_first),
    path("forecast/keep", views.keep),
    path("forecast/list", views.to_do),
    path("forecast/done", views.done),
    path("forecast/over", views.over),
    path("forecast/looked", views.looked),
    path("forecast/take", taking.take),
    path("forecast/take/page/<int:number>", taking.take),
    path("forecast/taken", taking.taken),
    path("forecast/look", taking.look),
    path("forecast/pdf", taking.as_pdf),
    path("forecast/text", taking.as_text),
]
