"""Long lists of notes come page by page, the newest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from weatherglass.record import notes
from weatherglass.web import noted

if TYPE_CHECKING:
    from visiting import Browser, Clock

    from weatherglass.record.notes import Shelf
    from weatherglass.vault import Drawer

ROOMS: list[tuple[str, Shelf]] = [
    ("/clear", "wins"),
    ("/lull/mine", "reached"),
    ("/thaw", "ties"),
    ("/ebb/after", "urges"),
    ("/vane", "took"),
    ("/spring/written", "writing"),
]


@pytest.mark.parametrize(("place", "shelf"), ROOMS)
def test_so_many_stand_on_a_page_and_the_rest_on_the_next(
    ana: Browser, drawer: Drawer, clock: Clock, place: str, shelf: Shelf
) -> None:
    for number in range(noted.ON_A_PAGE + 1):
        notes.keep_note(drawer, shelf, notes.Note(words=f"the {number}th of them"), now=clock())
    first, second = ana.get(place).text, ana.get(f"{place}/page/2").text
    assert "Page 1 of 2" in first
    assert f"the {noted.ON_A_PAGE}th of them" in first
    assert "the 0th of them" not in first
    assert "the 0th of them" in second
    assert ana.get(f"{place}/page/3").status == 404
    assert ana.get(f"{place}/page/0").status == 404
