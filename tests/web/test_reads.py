"""No GET changes what is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from weatherglass.record import Settings, change_settings

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest
    from visiting import Address, Browser, Vault

    from weatherglass.vault import Drawer


def everything(vault: Vault) -> bytes:
    database = vault.store._db
    assert database is not None
    return database.serialize()


def test_no_get_changes_a_byte(addresses: list[Address], let_in: Callable[..., Browser], vault: Vault, stranger: Browser) -> None:
    before = everything(vault)
    for address in addresses:
        for person in (stranger, let_in(vault.ana), let_in(vault.ben)):
            person.get(address.path)
            person.ask("HEAD", address.path)
            assert everything(vault) == before, address.route


def test_no_get_ends_a_session(addresses: list[Address], ana: Browser) -> None:
    for address in addresses:
        ana.get(address.path)
        assert ana.get("/").to == "/today", address.route


def test_sabotage_a_get_that_writes_is_caught(ana: Browser, vault: Vault, monkeypatch: pytest.MonkeyPatch) -> None:
    before = everything(vault)

    def writes(drawer: Drawer) -> Settings:
        return change_settings(drawer, country="GB")

    monkeypatch.setattr("weatherglass.web.calling.settings", writes)
    ana.get("/harbour")
    assert everything(vault) != before
