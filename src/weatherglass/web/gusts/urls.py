"""Addresses of orders and hard days."""

from __future__ import annotations

from django.urls import path

from weatherglass.web.gusts import views

urlpatterns = [
    path("gusts", views.gusts),
    path("gusts/page/<int:number>", views.gusts),
    path("gusts/order", views.order),
    path("gusts/breach", views.breach),
    path("gusts/day", views.day),
]
