"""What tests in a browser share: the persons' passphrases, a running program, coming in, and what axe says."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from axe_playwright_python.sync_playwright import Axe
from people import ANA
from playwright.sync_api import Page

from weatherglass.launch.server import serve
from weatherglass.vault import Drawer
from weatherglass.web import house
from weatherglass.web.wsgi import served

PHONE = {"width": 360, "height": 740}
DESK = {"width": 1280, "height": 800}


class Site(NamedTuple):
    """A running program: where it is, what it has open, and Ana's drawer to look into."""

    address: str
    home: house.House
    drawer: Drawer | None


def run(home: house.House) -> Iterator[str]:
    """Serve a house on a free port for as long as a test takes."""
    finished, ready, found = threading.Event(), threading.Event(), list[str]()

    def tell(address: str) -> None:
        found.append(address.rstrip("/"))
        ready.set()

    house.enter(home)
    where: dict[str, Any] = {"port": 0, "ready": tell, "closing": lambda: None, "finished": finished}
    server = threading.Thread(target=serve, args=(served(home),), kwargs=where)
    server.start()
    assert ready.wait(10)
    yield found[0]
    finished.set()
    server.join()


Window = Callable[..., Page]


def come_in(page: Page, site: Site, passphrase: str = ANA) -> Page:
    """Open the diary as a person does."""
    page.goto(site.address)
    page.get_by_label("Passphrase").fill(passphrase)
    page.get_by_role("button", name="Open").click()
    page.wait_for_url("**/today")
    return page


def faults(page: Page) -> list[str]:
    """What axe finds wrong, WCAG 2.2 A and AA with its best practices, each in one line."""
    found = Axe().run(
        page,
        options={
            "resultTypes": ["violations"],
            "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
        },
    )
    return [f"{one['id']}: {one['nodes'][0]['html'][:120]}" for one in found.response["violations"]]


def is_too_wide(page: Page) -> bool:
    """Whether the page must be scrolled sideways."""
    return bool(page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"))
