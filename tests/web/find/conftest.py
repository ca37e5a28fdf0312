"""Ana's drawer, to look into."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from weatherglass.vault import Drawer

if TYPE_CHECKING:
    from visiting import Vault


@pytest.fixture
def drawer(vault: Vault) -> Drawer:
    return Drawer(vault.store, vault.ana)
