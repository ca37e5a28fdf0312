"""Look for what a person wrote in the profile of a real Chromium, after a normal window and after a private one.

    python tests/slow/profile.py

Ana opens her diary, writes, searches, brings a chat in, mistypes her passphrase and leaves something unfinished; then the
browser is ended, by force or in peace, and every file of its profile is searched: as it is, in UTF-16, and in each zlib stream.
A careless page goes the same way, and must be caught in at least eight ways, or the search shows nothing. Not looked into:
blocks that LevelDB has compressed, and what a cookie's own encryption hides.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Final

from playwright.sync_api import Page, sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1]))

from browsing import run
from people import ANA, anas_store, opened

from weatherglass.vault import Shape
from weatherglass.web import house

WAYS: Final = ("path", "query", "title", "body", "local", "session", "state", "cookie", "typed", "area", "posted", "begun")
"""How a careless page gives a word to the browser."""
WRITTEN: Final = ("kept", "changed", "sought", "wrong", "unfinished", "file", "chat", "refused")
"""What Ana gives to the diary."""
FEWEST: Final = 8
FLUSH: Final = 15.0
"""Seconds until Chromium has written the forms of its open pages down."""
NAMES: Final = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
CHAT: Final = "12/03/2026, 21:14 - Ana: {word} came home late\n12/03/2026, 21:15 - Ben: no\n"
Journey = Callable[[Page, str, Path], None]


def word(way: str) -> str:
    """Return a word that nobody writes by chance."""
    return f"zqcanary{way}qz"


class Careless(BaseHTTPRequestHandler):
    """A page that does everything wrong."""

    def do_GET(self) -> None:
        """Show a form, and put words wherever a browser keeps them."""
        script = (
            f"localStorage.x='{word('local')}';sessionStorage.x='{word('session')}';history.replaceState('{word('state')}','');"
        )
        page = (
            f"<title>{word('title')}</title><p>{word('body')}<form method=post><input id=typed name=typed>"
            f"<textarea id=area name=area></textarea><input type=hidden name=h value={word('posted')}><button>go</button></form>"
            f"<textarea id=begun></textarea><script>{script}</script>"
        )
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Cache-Control", "max-age=9999")
        self.send_header("Set-Cookie", f"c={word('cookie')}; Max-Age=99999")
        self.end_headers()
        self.wfile.write(page.encode())

    def do_POST(self) -> None:
        """Answer a form by a page."""
        self.rfile.read(int(self.headers["Content-Length"]))
        self.do_GET()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # named by the library
        """Say nothing."""


def carelessly(page: Page, address: str, _folder: Path) -> None:
    """Go through the careless page."""
    page.goto(f"{address}/{word('path')}?q={word('query')}")
    page.locator("#typed").press_sequentially(word("typed"))
    page.locator("#area").press_sequentially(word("area"))
    page.get_by_role("button").click()
    page.locator("#begun").press_sequentially(word("begun"))


def with_care(page: Page, address: str, folder: Path) -> None:
    """Go through the diary as Ana does."""
    page.goto(address)
    for secret in (word("wrong"), str(ANA)):
        page.get_by_label("Passphrase").press_sequentially(secret)
        page.get_by_role("button", name="Open").click()
    page.wait_for_url("**/today")
    _keep(page, "kept")
    _keep(page, "changed")
    page.goto(f"{address}/find")
    page.locator("main input[type=search], main input[type=text]").first.press_sequentially(word("sought"))
    page.locator("main form button").first.click()
    chat = folder / f"{word('file')}.txt"
    chat.write_text(CHAT.format(word=word("chat")) * 20, encoding="utf-8")
    page.goto(f"{address}/bring")
    page.locator("input[type=file]").set_input_files(chat)
    page.locator("form[enctype] button").first.click()
    page.wait_for_url(re.compile(r"/bring/[0-9a-f]{12}"))
    page.goto(f"{address}/more/passphrase")
    for field in page.locator("main input[type=password]").all():
        field.press_sequentially(word("refused"))
    page.locator("main form button").first.click()
    page.goto(f"{address}/today")
    page.get_by_label("In your words").press_sequentially(word("unfinished"))


def _keep(page: Page, what: str) -> None:
    page.get_by_label("In your words").press_sequentially(f" {word(what)}")
    page.get_by_role("button", name=re.compile("^Keep")).first.click()
    page.wait_for_load_state()
    page.goto(page.url.split("#", maxsplit=1)[0])


def visit(journey: Journey, address: str, folder: Path, *, private: bool, killed: bool) -> None:
    """Go on a journey in a new profile in a folder, and end the browser."""
    program = next(path for name in NAMES if (path := shutil.which(name)))
    flags = [f"--user-data-dir={folder / 'profile'}", "--remote-debugging-port=0", "--headless=new", "--no-first-run"]
    flags += ["--disable-gpu", "--password-store=basic", "--disable-background-networking", "--disable-component-update"]
    flags += ["--incognito"] * private + ["--no-sandbox"] * (os.geteuid() == 0)
    quiet = subprocess.DEVNULL
    chromium = subprocess.Popen([program, *flags, "about:blank"], stdout=quiet, stderr=quiet, start_new_session=True)
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.connect_over_cdp(f"http://127.0.0.1:{_port(folder)}")
            page = browser.contexts[0].pages[0]
            page.set_default_timeout(20_000)
            journey(page, address, folder)
            time.sleep(FLUSH)
            if not killed:
                with suppress(Exception):  # it is gone before it answers
                    browser.new_browser_cdp_session().send("Browser.close")
                chromium.wait(20)
    finally:
        with suppress(ProcessLookupError):
            os.killpg(chromium.pid, signal.SIGKILL)
        chromium.wait()


def _port(folder: Path) -> int:
    told = folder / "profile" / "DevToolsActivePort"
    for _ in range(300):
        if told.exists() and (text := told.read_text()).count("\n"):
            return int(text.split("\n", maxsplit=1)[0])
        time.sleep(0.1)
    raise TimeoutError


def traces(profile: Path, words: list[str]) -> dict[str, set[str]]:
    """Return which words stand in which files of a profile."""
    found: dict[str, set[str]] = {}
    for path in profile.rglob("*"):
        if path.is_symlink() or not path.is_file():
            continue
        for data in _readings(path.read_bytes()):
            for one in words:
                if one.encode() in data or one.encode("utf-16-le") in data:
                    found.setdefault(one, set()).add(path.relative_to(profile).as_posix())
    return found


def _readings(data: bytes) -> Iterator[bytes]:
    yield data
    for start in re.finditer(rb"\x1f\x8b\x08|\x78[\x01\x5e\x9c\xda]", data):
        with suppress(zlib.error):
            yield zlib.decompressobj(47).decompress(data[start.start() :], 1 << 22)


@contextmanager
def careless() -> Iterator[str]:
    """Serve the careless page."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Careless)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@contextmanager
def diary() -> Iterator[str]:
    """Serve Ana's diary, and see that what she wrote reached it."""
    store = anas_store(Shape(256, 64))
    yield from run(house.House(store=store))
    drawer = opened(store)
    inside = b"".join(drawer.read_many(drawer.names()).values())
    missing = [what for what in ("kept", "changed", "sought", "unfinished", "file") if word(what).encode() not in inside]
    if missing:
        raise LookupError(f"the journey wrote nothing of {missing}")


def look(what: str, journey: Journey, address: str, ways: tuple[str, ...], *, private: bool, killed: bool) -> int:
    """Make one journey, print what was found, and return of how many words."""
    origin = address.removeprefix("http://")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        visit(journey, address, Path(name), private=private, killed=killed)
        found = traces(Path(name) / "profile", [*map(word, ways), str(ANA), origin])
    seen = found.pop(origin, set())
    window, end = ("private" if private else "normal"), ("killed" if killed else "closed")
    sys.stdout.write(f"{what}, {window} window, {end}: {len(found)} of {len(ways) + 1} words, the address in {len(seen)} files\n")
    for one, files in sorted(found.items()):
        sys.stdout.write(f"    {one}: {', '.join(sorted(files))}\n")
    sys.stdout.flush()
    return len(found) + (len(seen) if private else 0)


def main() -> int:
    """Print what is found; give 1 if the diary left a word, or the careless page too few."""
    wrong = 0
    with careless() as address:
        wrong += look("careless", carelessly, address, WAYS, private=False, killed=True) < FEWEST
        wrong += look("careless", carelessly, address, WAYS, private=True, killed=True) > 0
    for private in (False, True):
        for killed in (True, False):
            with diary() as address:
                wrong += look("diary", with_care, address, WRITTEN, private=private, killed=killed) > 0
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
