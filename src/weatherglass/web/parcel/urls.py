"""Addresses of what is taken to someone: choosing, a month to choose from, looking, taking."""

from __future__ import annotations

from django.urls import path

from weatherglass.web.parcel import views

urlpatterns = [
    path("parcel", views.parcel),
    path("parcel/keep", views.keep),
    path("parcel/empty", views.empty),
    path("parcel/look", views.look),
    path("parcel/pdf", views.as_pdf),
    path("parcel/text", views.as_text),
    path("parcel/vague", views.vague),
    path("parcel/vague/keep", views.keep_vague),
    path("parcel/<month:month>", views.month),
    path("parcel/<month:month>/keep", views.keep_month),
]
