"""The style sheet, the script and the icon: read once, given from memory, never kept by a browser."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from django.http import Http404, HttpResponse

_FOLDER = Path(__file__).parent / "static"
_KINDS = {".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml"}


@cache
def content(name: str) -> bytes:
    """Read a static file; an empty one where there is none of this name."""
    return {path.name: path.read_bytes() for path in _FOLDER.iterdir() if path.suffix in _KINDS}.get(name, b"")


def address(name: str) -> str:
    """Give the address of a static file, which changes with its content."""
    return f"/static/{name}?v={hashlib.sha256(content(name)).hexdigest()[:8]}"


def static(_request: object, name: str) -> HttpResponse:
    """Give a static file."""
    if not content(name):
        raise Http404
    return HttpResponse(content(name), content_type=_KINDS[Path(name).suffix])
