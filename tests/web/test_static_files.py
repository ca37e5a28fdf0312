"""What is served beside pages, and what no page or script of ours may hold."""

from __future__ import annotations

import gzip
import logging
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from weatherglass.web import answers, static_files

if TYPE_CHECKING:
    from collections.abc import Callable

    from visiting import Address, Answer, Browser, Vault

WEB = Path(static_files.__file__).parent
PAGES = sorted(WEB.rglob("*.html"))
SCRIPTS = sorted(WEB.rglob("*.js"))
STYLES = sorted(WEB.rglob("*.css"))
ONE_ROUND_TRIP = 14_600
STORING = re.compile(
    r"localStorage|sessionStorage|indexedDB|caches\b|serviceWorker|pushState|replaceState|document\.cookie|\bcookieStore|openDatabase"
)
RUNNING = re.compile(r"\beval\(|new Function|setTimeout\(\s*[\"']|import\(")
INLINE = re.compile(r"<[^>]*\s(?:style|on[a-z]+)\s*=|<style|<script(?![^>]*\ssrc=)|javascript:|srcdoc", re.IGNORECASE)
OUTSIDE = re.compile(r"""(?:src|href|action|url\(|@import)\s*=?\s*["']?\s*(?:https?:)?//""", re.IGNORECASE)
FORMS = re.compile(r"<(?:form|input|textarea|select)\b[^>]*>", re.IGNORECASE)
NO_WORDS = re.compile(r'type="(?:radio|checkbox|hidden|submit)"')


def complaints(text: str) -> list[str]:
    """Say what a page or a script holds that it may not."""
    text = re.sub(r"\{%.*?%\}|\{#.*?#\}", "", text)
    found = [pattern.pattern[:20] for pattern in (STORING, RUNNING, INLINE, OUTSIDE) if pattern.search(text)]
    return found + [tag for tag in FORMS.findall(text) if 'autocomplete="off"' not in tag and not NO_WORDS.search(tag)]


@pytest.mark.parametrize("path", PAGES + SCRIPTS + STYLES, ids=lambda path: str(path.relative_to(WEB)))
def test_no_file_of_ours_stores_runs_or_fetches_what_it_may_not(path: Path) -> None:
    assert complaints(path.read_text(encoding="utf-8")) == []


def test_no_page_as_it_is_served_does_either(
    addresses: list[Address], let_in: Callable[..., Browser], vault: Vault, stranger: Browser
) -> None:
    for address in addresses:
        for person in (stranger, let_in(vault.ana), let_in(vault.ben)):
            page = person.get(address.path)
            if page.header("Content-Type").startswith("text/html"):
                assert complaints(page.text) == [], address.route


@pytest.mark.parametrize(
    "sabotage",
    [
        '<p style="color:red">',
        '<button onclick="x()">',
        "<script>x()</script>",
        "<style>p{}</style>",
        "localStorage.x = 1",
        "sessionStorage.x = 1",
        "history.pushState({}, '')",
        "navigator.serviceWorker.register('/x')",
        '<img src="https://example.org/x.png">',
        '<link href="//example.org/x.css">',
        "@import 'https://example.org/x.css'",
        '<form method="post" action="/x">',
        '<textarea name="text"></textarea>',
        '<input name="text" type="text">',
    ],
)
def test_sabotage_each_of_these_is_caught(sabotage: str) -> None:
    assert complaints(sabotage)


def test_the_script_is_three_kilobytes_at_most() -> None:
    assert len(static_files.content("ink.js")) <= 3 * 1024


def test_what_is_for_us_to_read_is_not_served() -> None:
    served = static_files.content("ink.js").decode()
    assert "// Shift alone" not in served
    assert not re.search(r"(?m)^[ \t]", served)
    assert "\n" in served


def test_an_address_changes_with_its_content() -> None:
    assert re.fullmatch(r"/static/ink\.js\?v=[0-9a-f]{8}", static_files.address("ink.js"))
    assert static_files.address("ink.js").split("=")[1] != static_files.address("paper.css").split("=")[1]


@pytest.mark.parametrize(
    ("name", "kind"), [("ink.js", "text/javascript"), ("paper.css", "text/css"), ("icon.svg", "image/svg+xml")]
)
def test_it_works(stranger: Browser, name: str, kind: str) -> None:
    answer = stranger.get(f"/static/{name}?v=12345678", HTTP_ACCEPT_ENCODING="gzip")
    assert answer.status == 200
    assert answer.header("Content-Type").startswith(kind)
    # A file so small that packing does not make it smaller comes as it is.
    body = gzip.decompress(answer.body) if answer.header("Content-Encoding") == "gzip" else answer.body
    assert body == static_files.content(name)


@pytest.mark.parametrize("name", ["nothing.css", "..%2fsettings.py", "settings.py", ".css", "ink.js/"])
def test_no_other_file_is_served(stranger: Browser, name: str) -> None:
    assert stranger.get(f"/static/{name}").status == 404


@pytest.mark.parametrize("name", ["ink.js", "paper.css", "nothing.css"])
def test_it_takes_no_post_and_logs_no_failure(stranger: Browser, caplog: pytest.LogCaptureFixture, name: str) -> None:
    answer = stranger.post(f"/static/{name}", script=True)
    assert (answer.status, answer.json["say"]) == (405, answers.sentence(405))
    answer = stranger.post(f"/static/{name}")
    assert (answer.status, stranger.says(answer)) == (303, answers.sentence(405))
    assert [one for one in caplog.records if one.levelno >= logging.ERROR] == []


def weight(visitor: Browser, path: str) -> int:
    """Bytes on the wire of a page with all it loads, bodies compressed."""

    def size(answer: Answer) -> int:
        return len(answer.body)

    page = visitor.get(path, HTTP_ACCEPT_ENCODING="gzip")
    loaded = set(re.findall(r'(?:href|src)="(/static/[^"]+)"', page.text))
    return size(page) + sum(size(visitor.get(name, HTTP_ACCEPT_ENCODING="gzip")) for name in loaded)


def test_the_lock_page_comes_in_one_round_trip(stranger: Browser) -> None:
    assert weight(stranger, "/") <= ONE_ROUND_TRIP


def test_so_does_every_page_of_an_empty_diary(ana: Browser) -> None:
    for path in ("/today", "/practise", "/first", "/almanac"):
        assert weight(ana, path) <= ONE_ROUND_TRIP
