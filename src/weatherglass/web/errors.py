"""Pages for what went wrong, in our words: never a path, a value or a trace."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse

from weatherglass.web.answers import SENTENCES, page_of

if TYPE_CHECKING:
    from django.http import HttpRequest


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001  # Django names it so
    """400."""
    return page_of(request, 400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001  # as above
    """403."""
    return page_of(request, 403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001  # as above
    """404: the same for an address that never was and for one that weather clothes hide."""
    return page_of(request, 404)


def server_error(_request: HttpRequest) -> HttpResponse:
    """500, where even our own page may have failed: the sentence alone."""
    return HttpResponse(SENTENCES[500], status=500, content_type="text/plain; charset=utf-8")
