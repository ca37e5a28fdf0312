"""The one cookie: `w`, a random name that ends with the window of the browser."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from django.http import parse_cookie

if TYPE_CHECKING:
    from wsgiref.types import WSGIEnvironment

    from django.http import HttpRequest
    from django.http.response import HttpResponseBase

NAME = "w"
_LONGEST = 256


def of(request: HttpRequest) -> str:
    """Give the value that the browser sent, or "" where there is none or it cannot be ours."""
    value = request.COOKIES.get(NAME, "")
    return value if len(value) <= _LONGEST else ""


def sent_in(environ: WSGIEnvironment) -> str:
    """Give the same of a request that Django has not read."""
    value = parse_cookie(environ.get("HTTP_COOKIE", "")).get(NAME, "")
    return value if len(value) <= _LONGEST else ""


def fresh() -> str:
    """Give a new name for a browser in which nothing is open: 256 random bits."""
    return secrets.token_urlsafe(32)


def give(response: HttpResponseBase, value: str) -> None:
    """Set the cookie. Not `Secure`: on plain http to the own machine browsers differ on it (security_style.md, section 4)."""
    response.set_cookie(NAME, value, path="/", httponly=True, samesite="Strict")
