"""Which of our own pages a form was sent from."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from django.urls import Resolver404, resolve

if TYPE_CHECKING:
    from django.http import HttpRequest


def came_from(request: HttpRequest) -> str:
    """Give the path of the page that a form was sent from, "/" where that is not told or not ours."""
    page = urlsplit(request.headers.get("Referer", ""))
    if page.netloc != request.headers.get("Host"):
        return "/"
    try:
        resolve(page.path)
    except Resolver404:
        return "/"
    return page.path
