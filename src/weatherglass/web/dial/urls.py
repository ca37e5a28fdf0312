"""Addresses of questionnaires: numbers and ids."""

from __future__ import annotations

from django.urls import path

from weatherglass.web.dial import views

urlpatterns = [
    path("dial", views.dial),
    path("dial/keep", views.keep),
    path("dial/<int:leaf>", views.blank),
    path("dial/<int:leaf>/times", views.times),
    path("dial/<int:leaf>/times/page/<int:number>", views.times),
    path("dial/<int:leaf>/<id:which>", views.answered),
    path("dial/<int:leaf>/<id:which>/again", views.again),
]
