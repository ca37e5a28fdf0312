"""Addresses of what is pointed out: no words."""

from __future__ import annotations

from django.urls import path

from weatherglass.web.haze import views

urlpatterns = [
    path("haze", views.haze),
    path("haze/switch", views.switch),
    path("haze/look", views.look),
    path("haze/decide", views.decide),
    path("haze/marks", views.marks),
    path("haze/unmark", views.unmark),
]
