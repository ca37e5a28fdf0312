"""Putting old storms away: what leaves the view, what comes back, and that nothing is lost, in two tabs too."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from people import NOW, written

from weatherglass.record import About, Entry, everything, keep, new_id
from weatherglass.record.away import Away, away, bring_all_back, bring_back, in_view, is_away, parted, put_away

if TYPE_CHECKING:
    from weatherglass.vault import Drawer

MAY = date(2026, 5, 1)


def test_a_vault_that_knows_of_none_has_nothing_put_away(drawer: Drawer) -> None:
    assert away(drawer) == Away()
    assert not away(drawer)


def test_one_entry_leaves_the_view_and_comes_back(drawer: Drawer) -> None:
    one, other = keep(drawer, written(text="one"), now=NOW), keep(drawer, written(text="other"), now=NOW)
    assert in_view(everything(drawer), put_away(drawer, one.id)) == [other]
    assert set(everything(drawer)) == {one, other}, "nothing is lost"
    assert in_view(everything(drawer), bring_back(drawer, one.id)) == [one, other]


def test_what_is_in_view_and_what_is_not_are_all_there_is_each_in_its_order() -> None:
    entries = [written(text=text) for text in ("one", "two", "three", "four")]
    seen, hidden = parted(iter(entries), Away(ids=(entries[2].id, entries[0].id)))
    assert (seen, hidden) == ([entries[1], entries[3]], [entries[0], entries[2]])
    assert parted(entries, Away()) == (entries, [])


@pytest.mark.parametrize(("weather", "kinds"), [(-2, ()), (1, ("incident",)), (None, ("threat",))])
def test_every_storm_before_a_day_is_put_away(drawer: Drawer, weather: int | None, kinds: tuple[str, ...]) -> None:
    put = put_away(drawer, before=MAY)
    assert is_away(written(date(2026, 4, 30), weather=weather, kinds=kinds), put)
    assert not is_away(written(MAY, weather=weather, kinds=kinds), put)


def test_what_is_no_storm_stays(drawer: Drawer) -> None:
    assert not is_away(written(date(2026, 1, 1), weather=-1, kinds=("apology", "control")), put_away(drawer, before=MAY))


def test_a_storm_of_an_old_month_is_put_away_and_one_of_no_month_is_not(drawer: Drawer) -> None:
    put = put_away(drawer, before=MAY)
    assert is_away(written(None, weather=-2), put), "about March 2026"
    assert not is_away(Entry(id=new_id(), written=NOW, about=About(words="once"), weather=-2), put)


def test_one_of_the_old_storms_can_be_brought_back(drawer: Drawer) -> None:
    one, other = written(weather=-2), written(weather=-2)
    put_away(drawer, before=MAY)
    assert in_view([one, other], bring_back(drawer, one.id)) == [one]
    assert in_view([one, other], put_away(drawer, one.id)) == []
    bring_back(drawer, one.id)
    assert in_view([one, other], put_away(drawer, before=MAY)) == [], "asked again, it is put away again"


def test_the_later_day_stays(drawer: Drawer) -> None:
    put_away(drawer, before=MAY)
    assert put_away(drawer, before=date(2026, 1, 1)).before == MAY


def test_everything_comes_back(drawer: Drawer) -> None:
    put_away(drawer, "a1b2c3d4e5f6", before=MAY)
    bring_all_back(drawer)
    assert away(drawer) == Away()


def test_two_tabs_lose_nothing_of_each_other(drawer: Drawer) -> None:
    put_away(drawer, "a" * 12)
    put_away(drawer, "b" * 12)
    bring_back(drawer, "a" * 12)
    assert away(drawer).ids == ("b" * 12,)


def test_sabotage_without_the_list_everything_is_in_view(drawer: Drawer) -> None:
    storm = written(weather=-2)
    assert in_view([storm], put_away(drawer, before=MAY)) != in_view([storm], Away())
