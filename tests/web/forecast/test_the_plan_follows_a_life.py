"""Going on leads through the sections that fit a life; when the life changes, what was kept stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest
from forms import replaced
from web.forecast.planning import KEEP, OWN, PLACE, ROOM, form, says

from weatherglass import plan as library
from weatherglass.record import plans
from weatherglass.web.forecast import pages

if TYPE_CHECKING:
    from visiting import Browser

    from weatherglass.vault import Drawer


# Going on


def test_nothing_ticked_is_a_fine_answer_and_goes_on(ana: Browser, drawer: Drawer) -> None:
    answer = ana.post(KEEP, form(ana))
    assert answer.status == 303
    assert answer.to.startswith("/forecast/part/")
    assert answer.to != PLACE
    assert ana.says(answer) == ""
    assert plans.plan(drawer).seen == ("incident",)


def test_keep_and_stay_stays(ana: Browser) -> None:
    answer = ana.post(KEEP, replaced(form(ana), {"stay": "1", "keep": [ROOM.id]}))
    assert (answer.to, ana.says(answer)) == (PLACE, "Kept.")


def leads_through_what_fits(ana: Browser, drawer: Drawer, life: tuple[str, ...]) -> None:
    plans.set_life(drawer, life)
    fitting = [section.leaf for group in library.for_life(life) for section in group.sections]
    for leaf, after in zip(fitting, [*fitting[1:], 0], strict=True):
        to = ana.post(KEEP, form(ana, f"/forecast/part/{leaf}")).to
        assert to == (f"/forecast/part/{after}" if after else "/forecast")
    assert "You have gone through every part." in ana.get("/forecast").text


@pytest.mark.parametrize(
    "life", [(), ("partner", "left"), ("minor", "parent", "together"), ("partner", "together", "children", "going")]
)
def test_the_next_section_is_one_that_fits_and_after_the_last_comes_the_plan(
    ana: Browser, drawer: Drawer, life: tuple[str, ...]
) -> None:
    leads_through_what_fits(ana, drawer, life)


def test_sabotage_a_next_section_that_does_not_fit_would_be_seen(
    ana: Browser, drawer: Drawer, monkeypatch: pytest.MonkeyPatch
) -> None:
    every = [section.leaf for section in library.sections().values()]
    monkeypatch.setattr(pages, "following", lambda _, section: every[(every.index(section.leaf) + 1) % len(every)])
    with pytest.raises(AssertionError):
        leads_through_what_fits(ana, drawer, ("partner", "left"))


# A life that changes


def keeps_what_does_not_fit(ana: Browser, drawer: Drawer) -> None:
    plans.set_life(drawer, ("pets", "together"))
    place, pets = "/forecast/part/13", library.section_at(13)
    ask = next(item for item in pets.items if item.kind == "ask")
    ana.post(KEEP, replaced(form(ana, place), {f"answer-{ask.id}": "Cleo takes the cat", "own": OWN}))
    kept = says(drawer, "pets")
    plans.set_life(drawer, ("left",))
    assert says(drawer, "pets") == kept
    page = ana.get("/forecast").text
    assert "Kept from before" in page
    assert f'href="{place}"' in page.partition("Kept from before")[2]
    assert "Cleo takes the cat" in ana.get(place).text
    answer = ana.post(KEEP, form(ana, place))
    assert answer.to == "/forecast"
    assert says(drawer, "pets") == kept
    assert "Cleo takes the cat" in ana.get("/forecast/over").text


def test_a_section_that_does_not_fit_any_more_keeps_what_was_kept(ana: Browser, drawer: Drawer) -> None:
    keeps_what_does_not_fit(ana, drawer)


def test_sabotage_a_life_that_throws_lines_away_would_be_seen(
    ana: Browser, drawer: Drawer, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = plans.set_life

    def emptied(drawer: Drawer, life: tuple[str, ...]) -> None:
        found = real(drawer, life)
        fitting = {section.id for group in library.for_life(life) for section in group.sections}
        kept = tuple(line for line in found.lines if line.section in fitting)
        with drawer.change() as change:
            change.write(plans.NAME, msgspec.msgpack.encode(msgspec.structs.replace(found, lines=kept)))

    monkeypatch.setattr(plans, "set_life", emptied)
    with pytest.raises(AssertionError):
        keeps_what_does_not_fit(ana, drawer)


def test_an_item_that_does_not_fit_any_more_keeps_its_words(ana: Browser, drawer: Drawer) -> None:
    section = library.section_at(10)
    car = next(item for item in section.items if item.when == ("car",))
    plans.set_life(drawer, ("together", "car"))
    ana.post(KEEP, replaced(form(ana, "/forecast/part/10"), {"keep": [car.id], f"words-{car.id}": "Keys in my coat."}))
    plans.set_life(drawer, ("together",))
    assert "Keys in my coat." in ana.get("/forecast/part/10").text
    ana.post(KEEP, form(ana, "/forecast/part/10"))
    assert says(drawer, "living") == ["Keys in my coat."]
