"""Ten thousand people come page by page, and nobody at all is a page too."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from forms import sent
from msgspec.structs import replace
from people import BEN, SMALL, anas_store, opened
from visiting import Vault

from weatherglass.record import folk
from weatherglass.record.folk import Friend
from weatherglass.vault import Shape
from weatherglass.web.stations import views

if TYPE_CHECKING:
    from visiting import Browser

    from weatherglass.vault import Drawer

LARGEST_PAGE = 96_000
"""Bytes of a page before it is packed: a phone that is old and a line that is slow show it at once."""
MANY = 10_000


@pytest.fixture
def vault(request: pytest.FixtureRequest) -> Vault:
    """Ana's vault, of the size that a test asks for."""
    store = anas_store(getattr(request, "param", SMALL))
    return Vault(store, opened(store).slots.opened, opened(store, BEN).slots.opened)


@pytest.mark.parametrize("vault", [Shape(1_024, 4)], indirect=True)
def test_ten_thousand_people_come_page_by_page(ana: Browser, drawer: Drawer) -> None:
    cleo = Friend(
        id="", number="0800 123 456", hours="after six, not on Sundays", not_to_write="nothing about the flat", keeps="a bag"
    )
    folk.keep_friends(drawer, [replace(cleo, name=f"Friend {at:05}") for at in range(MANY)])
    pages = MANY // views.ON_A_PAGE
    for number in (1, 2, pages // 2, pages):
        page = ana.get(f"/stations/page/{number}" if number > 1 else "/stations")
        assert (page.status, len(page.text.encode()) < LARGEST_PAGE) == (200, True), len(page.text)
        first = (number - 1) * views.ON_A_PAGE
        assert re.findall(r'<b dir="auto">Friend (\d+)</b>', page.text) == [
            f"{at:05}" for at in range(first, first + views.ON_A_PAGE)
        ]
        assert f"Page {number} of {pages}, {MANY} people" in page.text
        assert ('href="/stations/page/2"' in page.text) is (number == 1)
    assert len(ana.get("/forecast").text.encode()) < LARGEST_PAGE
    last = folk.friends(drawer)[-1]
    sent(ana, f"/stations/{last.id}", "/stations/keep", {"number": "112"})
    assert folk.friend(drawer, last.id).number == "112"
    assert len(folk.friends(drawer)) == MANY


def test_sabotage_all_of_them_on_one_page_would_be_too_much(
    ana: Browser, drawer: Drawer, monkeypatch: pytest.MonkeyPatch
) -> None:
    folk.keep_friends(drawer, [Friend(id="", name=f"Friend {at}", number="0800 123 456") for at in range(400)])
    assert len(ana.get("/stations").text.encode()) < LARGEST_PAGE
    monkeypatch.setattr(views, "ON_A_PAGE", MANY)
    assert len(ana.get("/stations").text.encode()) > LARGEST_PAGE


@pytest.mark.parametrize("number", ["0", "2", "999999999999999999999"])
def test_a_page_that_is_none_is_no_page(ana: Browser, drawer: Drawer, number: str) -> None:
    folk.keep_friends(drawer, [Friend(id="", name="x")] * views.ON_A_PAGE)
    assert ana.get(f"/stations/page/{number}").status == 404
    assert ana.get("/stations/page/1").status == 200


def test_nobody_at_all_is_a_page_too(ana: Browser) -> None:
    assert "Nobody is written down yet." in ana.get("/stations").text
