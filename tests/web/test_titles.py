"""What a list of visited pages would show: titles and addresses that speak of weather."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from visiting import Address, Browser, Vault

TITLE = re.compile(r"<title>(Weather diary(?:: [\w ,]+)?)</title>")
TELLING = re.compile(
    r"abus|trauma|victim|surviv|violen|danger|safe|escape|exit|threat|secret|hidden|recover|help|bond|weatherglass",
    re.IGNORECASE,
)
IN_A_TITLE = re.compile(TELLING.pattern + r"|pass|way out|erase|paper|bring|brought|find|message", re.IGNORECASE)


def titles(addresses: list[Address], person: Browser) -> dict[str, str]:
    pages = {address.path: person.get(address.path) for address in addresses}
    shown = {path: page.text for path, page in pages.items() if b"<html" in page.body}
    return {path: found.group(1) if (found := TITLE.search(text)) else "no title" for path, text in shown.items()}


def test_every_title_is_of_a_weather_diary(
    addresses: list[Address], let_in: Callable[..., Browser], vault: Vault, stranger: Browser
) -> None:
    for person in (stranger, let_in(vault.ana), let_in(vault.ben)):
        for path, title in titles(addresses, person).items():
            assert title.startswith("Weather diary"), path
            assert not IN_A_TITLE.search(title), path


def test_no_address_tells_more(addresses: list[Address]) -> None:
    telling = [address.route for address in addresses if TELLING.search(address.route)]
    assert telling == ["exit"], "it is only posted to"


@pytest.mark.parametrize("title", ["Safety plan", "Weather diary: leaving someone who hurts you; help"])
def test_sabotage_a_telling_title_is_caught(title: str) -> None:
    assert TELLING.search(title) or not TITLE.search(f"<title>{title}</title>")
