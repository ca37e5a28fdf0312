"""A house for the tests of pages: Ana's vault in memory, a browser for whoever asks, a clock that a test turns."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from people import BEN, anas_store, opened
from visiting import Address, Browser, Clock, Vault, every_address

from weatherglass.vault import Drawer, Opened
from weatherglass.web import house
from weatherglass.web.wsgi import served

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture
def vault() -> Vault:
    store = anas_store()
    return Vault(store, opened(store).slots.opened, opened(store, BEN).slots.opened)


@pytest.fixture
def drawer(vault: Vault) -> Drawer:
    """Ana's drawer, to look into."""
    return Drawer(vault.store, vault.ana)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def home(vault: Vault, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> house.House:
    home = house.House(store=vault.store, now=clock)
    monkeypatch.setattr(home, "later", lambda work: work())
    house.enter(home)
    return home


@pytest.fixture
def browser(home: house.House) -> Callable[[], Browser]:
    """New browsers, each with a cookie jar of its own."""
    application = served(home)
    return lambda: Browser(application)


@pytest.fixture
def stranger(browser: Callable[[], Browser]) -> Browser:
    """Somebody before the locked door."""
    return browser()


def _inside(browser: Browser, home: house.House, opened: Opened) -> Browser:
    assert home.sessions is not None
    browser.cookies["w"] = home.sessions.begin(opened, home.now())
    return browser


@pytest.fixture
def let_in(browser: Callable[[], Browser], home: house.House) -> Callable[[Opened], Browser]:
    """New browsers in which a drawer is open."""
    return lambda opened: _inside(browser(), home, opened)


@pytest.fixture
def addresses(browser: Callable[[], Browser]) -> list[Address]:
    """Every address of the program, whoever added it."""
    return every_address()


@pytest.fixture
def ana(browser: Callable[[], Browser], home: house.House, vault: Vault) -> Browser:
    """Ana, whose vault it is, in full clothes."""
    return _inside(browser(), home, vault.ana)


@pytest.fixture
def ben(browser: Callable[[], Browser], home: house.House, vault: Vault) -> Browser:
    """Ben, who has the weather passphrase."""
    return _inside(browser(), home, vault.ben)
