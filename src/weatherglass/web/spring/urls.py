"""Addresses of practices: numbers."""

from __future__ import annotations

from django.urls import path

from weatherglass.web.spring import views

urlpatterns = [
    path("spring", views.spring),
    path("spring/need/<int:leaf>", views.need),
    path("spring/<int:leaf>", views.practice),
    path("spring/write", views.write),
    path("spring/written", views.written),
    path("spring/written/page/<int:number>", views.written),
]
