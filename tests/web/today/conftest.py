"""Ana's drawer, and a browser in which somebody writes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from writer import Writer

from weatherglass.record import change_settings
from weatherglass.vault import Drawer

if TYPE_CHECKING:
    from visiting import Browser, Vault


@pytest.fixture
def drawer(vault: Vault) -> Drawer:
    """Ana's drawer, in Madrid."""
    drawer = Drawer(vault.store, vault.ana)
    change_settings(drawer, zone="Europe/Madrid", country="ES")
    return drawer


@pytest.fixture
def writer(ana: Browser, drawer: Drawer) -> Writer:
    return Writer(ana)


@pytest.fixture
def bens(ben: Browser) -> Writer:
    return Writer(ben)
