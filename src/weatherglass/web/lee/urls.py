"""Addresses of Remember: numbers, no words."""

from __future__ import annotations

from django.urls import path

from weatherglass.web.lee import views

urlpatterns = [
    path("lee", views.lee),
    path("lee/<int:number>", views.words),
    path("lee/step", views.step),
    path("lee/reason", views.reason),
    path("lee/person", views.person),
    path("lee/choose", views.choose),
    path("lee/choose/<year:year>", views.choose),
    path("lee/chosen", views.chosen),
]
