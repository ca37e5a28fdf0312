"""Addresses of contact."""

from __future__ import annotations

from django.urls import path

from weatherglass.web.lull import breach, views

urlpatterns = [
    path("lull", views.lull),
    path("lull/page/<int:number>", views.lull),
    path("lull/sources", views.sources),
    path("lull/rule", views.rule),
    path("lull/attempt", views.attempt),
    path("lull/breach", breach.breach),
    path("lull/mine", views.mine),
    path("lull/mine/page/<int:number>", views.mine),
    path("lull/reached", views.reached),
]
