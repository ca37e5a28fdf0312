"""Who may ask: this machine's own name and port, and pages of our own. Everything else is refused before a view runs.

The rules are those of Go 1.25's `http.CrossOriginProtection` (golang.org/pkg/net/http, by Filippo Valsorda), made stricter:
a POST that says nothing about where it comes from is refused, an `Origin` must always be ours, and a GET from another
site is let in only where a person follows a link in a window of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from django.http import HttpResponse
from django.urls import Resolver404, resolve

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest
    from django.http.response import HttpResponseBase

_OURS = frozenset({"same-origin", "none"})
_READS = frozenset({"GET", "HEAD"})


class Asking(msgspec.Struct, frozen=True):
    """What a request says about itself; "" where it says nothing."""

    method: str
    host: str
    port: str
    site: str = ""  # Sec-Fetch-Site
    mode: str = ""  # Sec-Fetch-Mode
    dest: str = ""  # Sec-Fetch-Dest
    origin: str = ""


def refusal(asking: Asking) -> int:
    """Give the status with which to refuse a request, 0 for one that may pass.

    Host first (a name that was bound again to this machine is a strange host), then method, then where it comes from.
    """
    if asking.host not in _names(asking.port):
        return 400
    if asking.method in _READS:
        return 0 if _may_read(asking) else 403
    if asking.method != "POST":
        return 405
    return 0 if _may_write(asking) else 403


def _names(port: str) -> set[str]:
    names = {f"127.0.0.1:{port}", f"localhost:{port}"}
    return names | {"127.0.0.1", "localhost"} if port == "80" else names


def _may_read(asking: Asking) -> bool:
    if not asking.site or asking.site in _OURS:
        return True
    # A link from elsewhere, in the whole window. It meets a locked door: `Shield` takes its cookie away.
    return asking.mode == "navigate" and asking.dest == "document"


def _may_write(asking: Asking) -> bool:
    if asking.site and asking.site not in _OURS:
        return False
    if asking.origin:
        return asking.origin == f"http://{asking.host}"
    return bool(asking.site)


class Shield:
    """Middleware that refuses by `refusal`, and takes no file except where a view says that it reads one itself."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._next = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Refuse, or pass on."""
        status = refusal(_asking(request)) or _unwanted_file(request)
        if status:
            response = HttpResponse(status=status)
            response.refused = True  # type: ignore[attr-defined]  # read by `answers`
            return response
        if request.META.get("HTTP_SEC_FETCH_SITE", "none") not in _OURS:
            # SameSite does not see to it: to a browser every port of 127.0.0.1 is the same site.
            request.META.pop("HTTP_COOKIE", None)
        return self._next(request)


def _asking(request: HttpRequest) -> Asking:
    header = request.META.get
    return Asking(
        method=request.method or "",
        host=header("HTTP_HOST", "").lower(),
        port=str(header("SERVER_PORT", "")),
        site=header("HTTP_SEC_FETCH_SITE", ""),
        mode=header("HTTP_SEC_FETCH_MODE", ""),
        dest=header("HTTP_SEC_FETCH_DEST", ""),
        origin=header("HTTP_ORIGIN", ""),
    )


def _unwanted_file(request: HttpRequest) -> int:
    if request.method != "POST" or request.content_type in {"application/x-www-form-urlencoded", "text/plain", ""}:
        return 0
    try:
        view = resolve(request.path_info).func
    except Resolver404:
        return 0
    return 0 if getattr(view, "reads_stream", False) else 415
