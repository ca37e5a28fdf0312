"""An address holds ids and dates and never a word: it may be seen in a window's bar."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.urls import get_resolver
from django.urls.exceptions import Resolver404

from weatherglass.web import converters

if TYPE_CHECKING:
    from collections.abc import Callable

    from visiting import Address, Browser

OURS = "<id:", "<day:", "<month:", "<year:", "<document:", "<int:", "static/<str:"


def test_every_address_is_made_of_fixed_names_ids_and_dates(addresses: list[Address]) -> None:
    assert [one.route for one in addresses if "<" in one.route and not any(part in one.route for part in OURS)] == []
    assert any("<day:" in one.route for one in addresses)


@pytest.mark.parametrize(
    "path",
    [
        "sky/2026-3-4",
        "sky/\uff12\uff10\uff12\uff16",
        "sky/late",
        "today/e/undated/0123456789AB",
        "bring/0123456789abc",
        "today/e/2026-03/word",
    ],
)
def test_what_is_no_id_and_no_date_leads_nowhere(browser: Callable[[], Browser], path: str) -> None:
    browser()
    with pytest.raises(Resolver404):
        get_resolver().resolve(f"/{path}")


def test_a_converter_takes_the_text_as_it_stands() -> None:
    assert converters.Day().to_python("2026-02-31") == "2026-02-31", "whether it is in the calendar, the view decides"
