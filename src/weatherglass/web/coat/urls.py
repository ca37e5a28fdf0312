"""Addresses of the bag: ids, no words."""

from __future__ import annotations

from django.urls import path

from weatherglass.web.coat import views

urlpatterns = [
    path("coat", views.coat),
    path("coat/keep", views.keep),
    path("coat/paper", views.bring_paper),
    path("coat/paper/<id:paper>", views.paper),
    path("coat/paper/<id:paper>/seen", views.picture),
    path("coat/paper/remove", views.remove),
]
