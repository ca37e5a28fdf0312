"""Help without the passphrase leaves a small file beside the diary: only while it is switched on, and never after erasing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from weatherglass.web.house import House

if TYPE_CHECKING:
    from pathlib import Path

    from anas_file import Place


def beside(place: Place) -> list[str]:
    """Names of what lies beside the diary, but for what SQLite keeps while it is open."""
    return sorted(path.name for path in place.path.parent.iterdir() if path.name.startswith(f"{place.path.name}."))


def test_it_is_there_only_while_that_is_switched_on(place: Place) -> None:
    assert beside(place) == []
    place.ana.post("/harbour/country", {"country": "GB"})
    assert beside(place) == [], "choosing a country switches nothing on"
    place.ana.post("/harbour/open", {"on": "1"})
    [mark] = beside(place)
    assert (place.path.parent / mark).read_bytes() == b"GB"
    assert House(path=place.path).harbour_country == "GB", "the next start knows it"
    place.ana.post("/harbour/country", {"country": "ES"})
    assert House(path=place.path).harbour_country == "ES"
    place.ana.post("/harbour/open", {"on": ""})
    assert beside(place) == []
    assert not House(path=place.path).harbour_when_locked


def test_erasing_takes_it_along(place: Place, tmp_path: Path) -> None:
    place.ana.post("/harbour/open", {"on": "1"})
    assert len(beside(place)) == 1
    assert place.ana.post("/more/erase", {"sure": "erase"}).status == 303
    assert list(tmp_path.iterdir()) == []
    assert not place.home.harbour_when_locked


@pytest.mark.parametrize("said", ["", "gb", "GBR", "<b>"])
def test_a_mark_that_names_no_country_is_taken_for_none(place: Place, said: str) -> None:
    place.ana.post("/harbour/open", {"on": "1"})
    [mark] = beside(place)
    (place.path.parent / mark).write_text(said, encoding="ascii")
    assert (House(path=place.path).harbour_when_locked, House(path=place.path).harbour_country) == (True, "")
