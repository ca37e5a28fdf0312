"""Addresses of a month in your words, and of what is put away."""

from __future__ import annotations

from django.urls import path

from weatherglass.web.moon import views

urlpatterns = [
    path("moon", views.moon),
    path("moon/<month:month>", views.month),
    path("moon/away", views.shelf),
    path("moon/away/one", views.put_one),
    path("moon/away/back", views.bring_one),
    path("moon/away/old", views.put_old),
    path("moon/away/all", views.bring_all),
]
