"""Headers on every answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.core.handlers.wsgi import WSGIHandler

from weatherglass.web.armour import headers

if TYPE_CHECKING:
    from collections.abc import Callable

    from visiting import Address, Answer, Browser

POWERS = [
    "accelerometer",
    "autoplay",
    "camera",
    "clipboard-read",
    "display-capture",
    "encrypted-media",
    "gamepad",
    "geolocation",
    "gyroscope",
    "hid",
    "idle-detection",
    "local-fonts",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "picture-in-picture",
    "publickey-credentials-get",
    "screen-wake-lock",
    "serial",
    "usb",
    "xr-spatial-tracking",
]
SNAPSHOT = {
    "Content-Security-Policy": "default-src 'self'; form-action 'self' https://www.bbc.com https://www.bbc.co.uk; "
    "frame-ancestors 'none'; base-uri 'none'; object-src 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Permissions-Policy": ", ".join(f"{power}=()" for power in POWERS),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cache-Control": "no-store",
}
ALLOWED = set(SNAPSHOT) | {
    "Content-Type",
    "Content-Length",
    "Content-Encoding",
    "Vary",
    "Location",
    "Set-Cookie",
    "Allow",
    "Content-Disposition",
}


def bare(answer: Answer) -> list[str]:
    """Say what is wrong with the headers of an answer."""
    names = [name for name, _ in answer.headers]
    wrong = [name for name, value in SNAPSHOT.items() if [v for n, v in answer.headers if n == name] != [value]]
    return wrong + [name for name in names if name not in ALLOWED]


def test_the_headers_are_exactly_these() -> None:
    assert headers(("https://www.bbc.com", "https://www.bbc.co.uk")) == SNAPSHOT


def test_every_page_has_them_for_everyone(
    addresses: list[Address], stranger: Browser, let_in: Callable[..., Browser], vault: object
) -> None:
    for address in addresses:
        for visitor in (stranger, let_in(vault.ana), let_in(vault.ben)):  # type: ignore[attr-defined]
            for answer in (visitor.get(address.path), visitor.post(address.path), visitor.post(address.path, script=True)):
                assert not bare(answer), address.route


def test_every_kind_of_error_has_them(ana: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("a word of Ana")

    answers = {
        400: ana.get("/", HTTP_HOST="evil.example"),
        403: ana.get("/", HTTP_SEC_FETCH_SITE="cross-site", HTTP_SEC_FETCH_MODE="no-cors"),
        404: ana.get("/nowhere"),
        405: ana.get("/lock"),
        413: ana.post("/draft", {"text": "x" * 17_000_000}, script=True),
        415: ana.post("/draft", script=True, CONTENT_TYPE="application/octet-stream"),
    }
    monkeypatch.setattr("weatherglass.web.surroundings.surroundings", fail)
    monkeypatch.setattr("weatherglass.web.harbour.views.render", fail)
    answers[500] = ana.get("/harbour")
    for status, answer in answers.items():
        assert answer.status == status
        assert not bare(answer)
        assert b"word of Ana" not in answer.body


def test_static_files_have_them(stranger: Browser) -> None:
    for name in ("paper.css", "ink.js", "icon.svg", "../settings.py", "nothing.css"):
        assert not bare(stranger.get(f"/static/{name}"))


def test_sabotage_without_the_armour_it_is_noticed(ana: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ana, "_application", WSGIHandler())
    assert bare(ana.get("/"))
