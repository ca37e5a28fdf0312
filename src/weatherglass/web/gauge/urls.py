"""Addresses of the private look: ids, no words."""

from __future__ import annotations

from django.urls import path

from weatherglass.web.gauge import views

urlpatterns = [
    path("gauge", views.gauge),
    path("gauge/pick", views.pick),
    path("gauge/picked", views.picked),
    path("gauge/forget", views.forget),
    path("gauge/keep", views.keep),
    path("gauge/remove", views.remove),
    path("gauge/<id:check>", views.kept),
]
