"""What every page shows around its own part."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from visiting import Browser, Vault

MARKED = re.compile(r'<a href="([^"]+)" aria-current="(\w+)">')


@pytest.mark.parametrize(
    ("path", "marked"),
    [
        ("/today", [("/today", "page")]),
        ("/today/another", [("/today", "true")]),
        ("/sky/2026-03-04", [("/sky", "true")]),
        ("/harbour", [("/harbour", "page")]),
        ("/more/settings", [("/more", "true")]),
        ("/bring", [("/more", "true")]),
        ("/find", [("/more", "true")]),
    ],
)
def test_a_page_says_where_it_stands(ana: Browser, path: str, marked: list[tuple[str, str]]) -> None:
    places = ana.get(path).text.partition('<nav class="foot"')[2]
    assert MARKED.findall(places) == marked


def test_in_weather_clothes_only_the_page_itself_is_marked(let_in: Callable[..., Browser], vault: Vault) -> None:
    ben = let_in(vault.ben)
    assert MARKED.findall(ben.get("/today").text) == [("/today", "page")]
    assert MARKED.findall(ben.get("/today/vague").text) == []
