"""A real Chromium before a real server: Ana's vault in memory, and an outside world that is not there."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from browsing import PHONE, Site, Window, run
from people import CHEAP, anas_store, opened
from playwright.sync_api import Browser, BrowserContext, Page, Route, sync_playwright

from weatherglass.vault import Shape
from weatherglass.web import house

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
QUIET = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark everything here as driving a browser."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker("browser")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for all tests; each test has contexts of its own."""
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    assert found, "no Chromium: run make test, which installs one"
    flags = [*QUIET, *(["--no-sandbox"] if os.geteuid() == 0 else [])]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=flags)
        yield browser
        browser.close()


@pytest.fixture
def site() -> Iterator[Site]:
    """A program with Ana's vault in it."""
    store = anas_store(Shape(256, 64))
    home = house.House(store=store)
    for address in run(home):
        yield Site(address, home, opened(store))


@pytest.fixture
def empty_site(tmp_path: Path) -> Iterator[Site]:
    """A program that was never started before, with a small vault still to be made."""
    home = house.House(path=tmp_path / "weather.db")
    home.shape, home.cost = Shape(256, 64), CHEAP
    for address in run(home):
        yield Site(address, home, None)
    if home.store:
        home.store.close()


@pytest.fixture
def window(chromium: Browser) -> Iterator[Window]:
    """Open pages; every request that leaves this machine is answered by a stand-in and noted in ``page.outside``."""
    contexts: list[BrowserContext] = []
    outside: list[str] = []

    def away(route: Route) -> None:
        outside.append(route.request.url)
        route.fulfill(status=200, content_type="text/html", body="<title>Weather</title><p>Dry, with some wind.")

    def opened(viewport: dict[str, int] = PHONE, **options: Any) -> Page:
        context = chromium.new_context(viewport=viewport, **options)  # type: ignore[arg-type]  # a plain dict will do
        context.route(lambda url: not url.startswith("http://127.0.0.1"), away)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(8_000)
        page.on("pageerror", lambda error: pytest.fail(f"a script failed: {type(error).__name__}"))
        page.outside = outside  # type: ignore[attr-defined]  # for the tests of the exit
        return page

    yield opened
    for context in contexts:
        context.close()
