"""Headers on every answer, whatever made it: pages, static files, errors."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Any
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

# Every power of a page that Chromium 156 knows by name and that could be asked for; none is used.
_OFF = (
    "accelerometer", "autoplay", "camera", "clipboard-read", "display-capture", "encrypted-media", "gamepad", "geolocation",
    "gyroscope", "hid", "idle-detection", "local-fonts", "magnetometer", "microphone", "midi", "payment", "picture-in-picture",
    "publickey-credentials-get", "screen-wake-lock", "serial", "usb", "xr-spatial-tracking",
)  # fmt: skip
# Headers that would let an answer be told from another by its age, or name the software.
_DROPPED = frozenset({"last-modified", "etag", "expires", "age", "x-powered-by"})


def headers(exit_origins: Iterable[str]) -> dict[str, str]:
    """Give the headers that every answer carries.

    `form-action` names the exit's origins, because without JavaScript the exit is a form that is led on to them.
    `Referrer-Policy` is not `no-referrer`: with that a browser sends `Origin: null` and our own forms could not be told.
    """
    policy = {
        "default-src": "'self'",
        "form-action": " ".join(("'self'", *exit_origins)),
        "frame-ancestors": "'none'",
        "base-uri": "'none'",
        "object-src": "'none'",
    }
    return {
        "Content-Security-Policy": "; ".join(f"{name} {value}" for name, value in policy.items()),
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Cross-Origin-Embedder-Policy": "require-corp",
        "Permissions-Policy": ", ".join(f"{name}=()" for name in _OFF),
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Referrer-Policy": "same-origin",
        "Cache-Control": "no-store",
    }


def armoured(application: WSGIApplication, exit_origins: Callable[[WSGIEnvironment], Iterable[str]]) -> WSGIApplication:
    """Wrap an application so that each of its answers carries our headers, in place of its own of the same name.

    `exit_origins` gives, for a request, where its exit may lead.
    """

    def answer(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        def start(status: str, theirs: list[tuple[str, str]], *rest: Any) -> Callable[[bytes], object]:
            ours = list(headers(exit_origins(environ)).items())
            replaced = _DROPPED | {name.lower() for name, _ in ours}
            kept = [(name, value) for name, value in theirs if name.lower() not in replaced]
            return start_response(status, kept + ours, *rest)

        return application(environ, start)

    return answer
