"""Drafts, kept as one writes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from weatherglass.record import drafts
from weatherglass.vault import Drawer

if TYPE_CHECKING:
    from visiting import Browser, Vault

FIELDS = {"draft": "today", "text": "They shouted\nafter dinner", "weather": "-2"}


def kept(vault: Vault) -> dict[str, str] | None:
    return drafts.get(Drawer(vault.store, vault.ana), "today")


def test_the_script_keeps_a_draft_without_an_answer(ana: Browser, vault: Vault) -> None:
    answer = ana.post("/draft", FIELDS, script=True)
    assert (answer.status, answer.body) == (204, b"")
    assert kept(vault) == {"text": "They shouted\nafter dinner", "weather": "-2"}


def test_a_button_keeps_it_and_leads_back(ana: Browser, vault: Vault) -> None:
    ana.get("/practise")
    answer = ana.post("/draft", FIELDS)
    assert (answer.status, answer.to) == (303, "/practise")
    assert ana.says(answer) == "Kept as a draft."
    assert kept(vault) is not None


def test_it_takes_no_get(ana: Browser) -> None:
    assert ana.get("/draft").status == 405


def test_a_stranger_keeps_nothing(stranger: Browser, vault: Vault) -> None:
    assert stranger.post("/draft", FIELDS, script=True).status == 401
    assert kept(vault) is None


def test_ben_s_draft_lies_in_his_own_drawer(ben: Browser, vault: Vault) -> None:
    ben.post("/draft", FIELDS, script=True)
    assert kept(vault) is None
    assert drafts.get(Drawer(vault.store, vault.ben), "today") is not None


def test_a_field_that_came_twice_is_joined_by_lines(ana: Browser, vault: Vault) -> None:
    body = b"draft=today&event=threat&event=gift&text=%F0%9F%8C%A7"
    ours = {"HTTP_SEC_FETCH_SITE": "same-origin", "HTTP_X_INK": "1", "CONTENT_TYPE": "application/x-www-form-urlencoded"}
    assert ana.ask("POST", "/draft", body, ours).status == 204
    assert kept(vault) == {"event": "threat\ngift", "text": "\U0001f327"}
