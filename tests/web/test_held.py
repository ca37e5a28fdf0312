"""Words that came while the diary was locked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from people import ANA, BEN

from weatherglass.record import drafts
from weatherglass.vault import Drawer, HoldKey, NotSaved, hold_key
from weatherglass.web import held
from weatherglass.web.held import Shelf, Words

if TYPE_CHECKING:
    from visiting import Browser, Clock, Vault

    from weatherglass.web.house import House

KEY = HoldKey(bytes(32))
WORDS = Words("today", "/practise", {"text": "They shouted after dinner"})


def wrote_too_late(ana: Browser, clock: Clock) -> str:
    """Ana writes for so long that the diary closes, then presses the button."""
    ana.get("/practise")
    clock.turn(minutes=6)
    answer = ana.post("/draft", {"draft": "today", "text": "They shouted after dinner"})
    assert (answer.status, answer.to) == (303, "/")
    return ana.says(answer)


def test_the_words_wait_sealed(ana: Browser, clock: Clock, home: House) -> None:
    assert wrote_too_late(ana, clock) == "This was open for long, so it closed. What you wrote is kept."
    (sealed,) = home.shelf.pieces()
    assert b"shouted" not in sealed


def test_her_passphrase_gets_them_back(ana: Browser, clock: Clock, home: House, vault: Vault) -> None:
    wrote_too_late(ana, clock)
    answer = ana.post("/open", {"passphrase": ANA})
    assert answer.to == "/practise"
    assert ana.says(answer) == "You were writing something. It is kept here."
    assert drafts.get(Drawer(vault.store, vault.ana), "today") == {"text": "They shouted after dinner"}
    assert home.shelf.pieces() == ()


def test_ben_neither_gets_them_nor_hears_of_them(ana: Browser, clock: Clock, home: House, vault: Vault) -> None:
    wrote_too_late(ana, clock)
    answer = ana.post("/open", {"passphrase": BEN})
    assert answer.to == "/today"
    assert ana.says(answer) == ""
    assert drafts.get(Drawer(vault.store, vault.ben), "today") is None
    assert len(home.shelf.pieces()) == 1


def test_another_window_that_sends_after_the_lock_loses_nothing(ana: Browser, home: House) -> None:
    ana.post("/lock")
    answer = ana.post("/draft", {"draft": "today", "text": "They shouted"}, script=True)
    assert (answer.status, answer.json["to"]) == (401, "/")
    assert len(home.shelf.pieces()) == 1


def test_a_stranger_can_put_nothing_on_the_shelf(stranger: Browser, home: House) -> None:
    stranger.post("/draft", {"text": "x" * 1000})
    stranger.cookies["w"] = "made up"
    stranger.post("/draft", {"text": "x" * 1000})
    assert home.shelf.pieces() == ()


def test_a_full_disk_keeps_nobody_out(ana: Browser, clock: Clock, home: House, monkeypatch: pytest.MonkeyPatch) -> None:
    def full_disk(*_: object) -> None:
        raise NotSaved

    wrote_too_late(ana, clock)
    monkeypatch.setattr("weatherglass.record.drafts.put", full_disk)
    assert ana.post("/open", {"passphrase": ANA}).to == "/today"
    assert len(home.shelf.pieces()) == 1


def test_words_that_wait_come_before_an_older_draft(vault: Vault) -> None:
    shelf, drawer = Shelf(), Drawer(vault.store, vault.ana)
    drafts.put(drawer, "today", {"text": "older"})
    assert held.draft(shelf, drawer, "today") == {"text": "older"}
    assert held.keep(shelf, hold_key(vault.ana.key), WORDS)
    assert held.draft(shelf, drawer, "today") == WORDS.fields
    held.done(shelf, drawer, "today")
    assert held.draft(shelf, drawer, "today") == {"text": "older"}


def test_nothing_written_is_nothing_kept(vault: Vault) -> None:
    shelf = Shelf()
    assert not held.keep(shelf, hold_key(vault.ana.key), Words("today", "/", {"text": ""}))
    assert not held.keep(shelf, None, WORDS)
    assert shelf.pieces() == ()


def test_the_shelf_stays_within_its_bounds() -> None:
    shelf = Shelf()
    for number in range(100):
        shelf.put(KEY, bytes([number]))
    assert len(shelf.pieces()) == 64
    assert shelf.pieces()[-1] == bytes([99])
    shelf.put(KEY, bytes(17 * 1024 * 1024))
    assert shelf.pieces() == ()


def test_ben_cannot_push_her_words_off_the_shelf(ana: Browser, clock: Clock, home: House, vault: Vault) -> None:
    wrote_too_late(ana, clock)
    for _ in range(100):
        held.keep(home.shelf, hold_key(vault.ben.key), WORDS)
    assert ana.post("/open", {"passphrase": ANA}).to == "/practise"
    assert drafts.get(Drawer(vault.store, vault.ana), "today") == {"text": "They shouted after dinner"}


def test_sabotage_words_held_in_clear_are_noticed(
    ana: Browser, clock: Clock, home: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(held, "hold", lambda _key, data: data)
    wrote_too_late(ana, clock)
    assert b"shouted" in home.shelf.pieces()[0]


@pytest.mark.parametrize("name", ["../x", "", "a" * 100, "Today!", "x\ny"])
def test_a_strange_name_of_a_draft_becomes_the_address(name: str, ana: Browser, vault: Vault) -> None:
    ana.post("/draft", {"draft": name, "text": "words"})
    assert drafts.get(Drawer(vault.store, vault.ana), "draft") == {"text": "words"}
