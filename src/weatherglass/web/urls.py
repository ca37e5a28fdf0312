"""Every address: each part of the interface (a folder beside this file, with a `urls.py`) brings its own."""

from __future__ import annotations

from pathlib import Path

from django.urls import include, path

from weatherglass.web import converters  # noqa: F401  # known by name in every address from here on
from weatherglass.web.static_files import static

# A new part needs no line here: its folder is found. Parts share no addresses, so their order means nothing.
PARTS = sorted(found.parent.name for found in Path(__file__).parent.glob("*/urls.py"))

urlpatterns = [
    path("static/<str:name>", static),
    *(path("", include(f"weatherglass.web.{part}.urls")) for part in PARTS),
]

handler400 = "weatherglass.web.errors.bad_request"
handler403 = "weatherglass.web.errors.forbidden"
handler404 = "weatherglass.web.errors.not_found"
handler500 = "weatherglass.web.errors.server_error"
