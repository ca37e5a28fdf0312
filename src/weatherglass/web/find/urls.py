"""The one address of finding: what is looked for never stands in it."""

from __future__ import annotations

from django.urls import path

from weatherglass.web.find import views

urlpatterns = [path("find", views.find)]
