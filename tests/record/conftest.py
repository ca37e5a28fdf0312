"""Ana's open drawer, for every test of the record."""

from __future__ import annotations

import pytest
from people import anas_drawer

from weatherglass.vault import Drawer


@pytest.fixture
def drawer() -> Drawer:
    """Ana's open drawer."""
    return anas_drawer()
