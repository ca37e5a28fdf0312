"""Ana's drawer, in Madrid."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from weatherglass.record import change_settings

if TYPE_CHECKING:
    from weatherglass.vault import Drawer


@pytest.fixture
def drawer(drawer: Drawer) -> Drawer:
    change_settings(drawer, zone="Europe/Madrid", country="ES")
    return drawer
