"""What was put away is not brought up; brought back, it is looked at like anything else. Where a text is too long, it says so."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import msgspec
import pytest
from parcels import put_in
from people import NOW, written

from weatherglass import record
from weatherglass.record import away, keep, pointed
from weatherglass.signs.sentences import MOST
from weatherglass.web.haze import looking

if TYPE_CHECKING:
    from visiting import Browser

    from weatherglass.record import Entry
    from weatherglass.vault import Drawer

HIT, SOUP = "He hit me in the kitchen.", "We had soup."
MORE = "There is more that was not looked at yet"
CUT = f"only its first {MOST:,} characters were looked at"


def wrote(drawer: Drawer, text: str, hours: int = 0, weather: int | None = None) -> Entry:
    when = NOW + timedelta(hours=hours)
    return keep(drawer, msgspec.structs.replace(written(date(2026, 3, 9), text, weather), written=when), now=when)


def begin(browser: Browser) -> str:
    browser.post("/haze/switch", {"on": "1"})
    return look(browser)


def look(browser: Browser) -> str:
    browser.post("/haze/look")
    return browser.get("/haze").text


@pytest.fixture
def passed(ana: Browser, drawer: Drawer) -> Entry:
    """An entry that was put away when a later one was looked at."""
    entry = wrote(drawer, HIT)
    away.put_away(drawer, entry.id)
    wrote(drawer, SOUP, hours=1)
    assert "<mark>" not in begin(ana)
    assert MORE not in ana.get("/haze").text
    return entry


def test_what_was_put_away_is_looked_at_once_it_is_brought_back(ana: Browser, drawer: Drawer, passed: Entry) -> None:
    away.bring_back(drawer, passed.id)
    assert MORE in ana.get("/haze").text
    assert "<mark>He hit me</mark>" in look(ana)
    later = pointed.pointed(drawer)
    assert (later.passed, later.entries_to) == ((), NOW + timedelta(hours=1))
    ana.post("/haze/decide", {"id": later.waiting[0].id, "aside": "1"})
    assert MORE not in ana.get("/haze").text


def test_old_storms_brought_back_all_at_once_are_looked_at_too(ana: Browser, drawer: Drawer) -> None:
    wrote(drawer, HIT, weather=-2)
    wrote(drawer, SOUP)
    away.put_away(drawer, before=date(2026, 4, 1))
    assert "<mark>" not in begin(ana)
    away.bring_all_back(drawer)
    assert "<mark>He hit me</mark>" in look(ana)


def test_what_was_looked_at_before_it_was_put_away_is_not_looked_at_again(ana: Browser, drawer: Drawer) -> None:
    entry = wrote(drawer, SOUP)
    begin(ana)
    away.put_away(drawer, entry.id)
    wrote(drawer, SOUP, hours=1)
    look(ana)
    away.bring_back(drawer, entry.id)
    assert MORE not in ana.get("/haze").text


def test_what_waits_is_not_brought_up_while_it_is_put_away(ana: Browser, drawer: Drawer) -> None:
    entry = wrote(drawer, HIT)
    assert "<mark>He hit me</mark>" in begin(ana)
    away.put_away(drawer, entry.id)
    assert "<mark>" not in look(ana)
    away.bring_back(drawer, entry.id)
    assert "<mark>He hit me</mark>" in ana.get("/haze").text


def test_what_waits_out_of_view_does_not_stop_the_look(ana: Browser, drawer: Drawer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pointed, "MOST", 1)
    entry = wrote(drawer, HIT)
    begin(ana)
    away.put_away(drawer, entry.id)
    wrote(drawer, "He checks my phone.", hours=1)
    assert "<mark>" in look(ana)


def test_it_goes_on_in_parts_when_many_come_back(ana: Browser, drawer: Drawer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(looking, "ENTRIES", 1)
    many = [wrote(drawer, SOUP, hours) for hours in range(3)]
    away.put_away(drawer, many[0].id, many[1].id)
    assert MORE not in begin(ana)
    away.bring_all_back(drawer)
    assert MORE in look(ana)
    assert MORE not in look(ana)
    assert pointed.pointed(drawer).entries_to == NOW + timedelta(hours=2)


def test_a_vault_of_before_is_looked_at_from_its_beginning_once(ana: Browser, drawer: Drawer) -> None:
    wrote(drawer, HIT)
    old = {"on": True, "entries_to": NOW + timedelta(hours=5), "waiting": [], "marks": [], "aside": []}
    with drawer.change() as change:
        change.write(pointed.NAME, msgspec.msgpack.encode(old))
    assert MORE in ana.get("/haze").text
    assert "<mark>He hit me</mark>" in look(ana)
    assert pointed.pointed(drawer).passed == ()


def test_it_says_beforehand_how_far_it_looks_into_a_long_text(ana: Browser) -> None:
    assert f"first {MOST:,} characters" in ana.get("/haze").text


def test_an_entry_that_is_longer_than_is_looked_at_is_said(ana: Browser, drawer: Drawer) -> None:
    entry = wrote(drawer, f"{HIT} " + f"{SOUP} " * (MOST // len(SOUP)) + HIT)
    assert len(entry.text) > MOST
    page = begin(ana)
    assert CUT in page
    assert "<mark>He hit me</mark>" in page
    ana.post("/haze/switch", {"on": "0"})
    assert CUT not in ana.get("/haze").text


def test_one_that_is_just_as_long_is_not(ana: Browser, drawer: Drawer) -> None:
    wrote(drawer, "x" * MOST)
    assert CUT not in begin(ana)


def test_a_message_that_is_longer_is_said(ana: Browser, drawer: Drawer) -> None:
    put_in(drawer, f"17/01/2024, 08:00 - Ana: Soup\n17/01/2024, 08:01 - Rowan: {'milk ' * (MOST // 5)}and bread\n")
    assert CUT in begin(ana)
    assert record.everything(drawer) == ()


def test_one_s_own_long_message_is_not_looked_at_at_all(ana: Browser, drawer: Drawer) -> None:
    put_in(drawer, f"17/01/2024, 08:00 - Rowan: Soup\n17/01/2024, 08:01 - Ana: {'milk ' * (MOST // 5)}and bread\n")
    assert CUT not in begin(ana)
