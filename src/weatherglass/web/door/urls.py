"""Addresses of the door."""

from __future__ import annotations

from django.urls import path

from weatherglass.web.door import views

urlpatterns = [
    path("", views.front),
    path("open", views.open_diary),
    path("lock", views.lock),
    path("lock/idle", views.lock_idle),
    path("still", views.still),
    path("exit", views.exit_diary),
    path("practise", views.practise),
    path("practise/start", views.start_practice),
    path("practised", views.practised),
]
