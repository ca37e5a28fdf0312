"""The style sheet, the script and the icon: read once, given from memory, never kept by a browser."""

from __future__ import annotations

import hashlib
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from weatherglass.web.guards import anyone

if TYPE_CHECKING:
    from django.http import HttpRequest

_FOLDER = Path(__file__).parent / "static"
_KINDS = {".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml"}


# Spaces before a line and lines that only comment: for us to read, not for a browser.
_FOR_US = re.compile(rb"(?m)^\s*(?://.*\n)?\s*")


@cache
def content(name: str) -> bytes:
    """Read a static file as it is served; an empty one where there is none of this name."""
    found = {path.name: path for path in _FOLDER.iterdir() if path.suffix in _KINDS}.get(name)
    return _FOR_US.sub(b"", found.read_bytes()) if found else b""


def address(name: str) -> str:
    """Give the address of a static file, which changes with its content."""
    return f"/static/{name}?v={hashlib.sha256(content(name)).hexdigest()[:8]}"


@anyone
@require_safe
def static(_request: HttpRequest, name: str) -> HttpResponse:
    """Give a static file."""
    if not content(name):
        raise Http404
    return HttpResponse(content(name), content_type=_KINDS[Path(name).suffix])
