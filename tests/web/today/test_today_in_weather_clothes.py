"""Ben, who has the weather passphrase, finds a plain weather form, and nothing that lets him guess at more."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from weatherglass import record
from weatherglass.help import danger
from weatherglass.record import CHIPS, DANGER
from weatherglass.vault import Drawer
from weatherglass.web import guards

if TYPE_CHECKING:
    from visiting import Browser, Vault
    from writer import Writer

BETRAYING = [
    *("treat", "felt", "feel", "happened", "Hard right now", "harbour", "/more", "passphrase", "way out", "vague", "severity"),
    *("Who it was", "danger", "message", "not sure", *(chip.says for chip in (*CHIPS, *DANGER) if " " in chip.says)),
]


def shows(page: str) -> str:
    """Give what a page says and names, without the closed part that all pages share."""
    return page[page.index("<main") : page.index("</main>")]


def test_ben_can_keep_the_weather(bens: Writer, vault: Vault) -> None:
    where = bens.keep(weather="1", text="Wet until noon.")
    assert "Kept." in bens.page(where)
    bens.keep(where, text="Wet until three.")
    [entry] = record.everything(Drawer(vault.store, vault.ben))
    assert (entry.weather, entry.text, len(entry.earlier)) == (1, "Wet until three.", 1)


def test_ben_finds_a_plain_weather_form(bens: Writer) -> None:
    entry = bens.keep(weather="1", text="Wet until noon.")
    bens.keep(entry, weather="2")
    for path in ("/today", "/today/another", "/today/2026-11-02", entry):
        said = shows(bens.page(path))
        for word in BETRAYING:
            assert word.casefold() not in said.casefold(), (path, word)
    assert "What was the weather like?" in bens.page()
    assert sorted(set(re.findall(r'name="(\w+)"', shows(bens.page())))) == [
        "base", "before", "day", "draft", "id", "keep", "text", "weather",
    ]  # fmt: skip


def test_sabotage_a_word_of_the_rest_in_bens_form_is_noticed(bens: Writer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("weatherglass.web.surroundings.guards.in_weather_clothes", lambda _request: False)
    with pytest.raises(AssertionError):
        test_ben_finds_a_plain_weather_form(bens)


@pytest.mark.parametrize("path", ["/today/vague", "/today/kept/2026-11/0123456789ab", "/today/away"])
def test_for_ben_the_rest_is_no_page(path: str, ben: Browser) -> None:
    assert ben.get(path).text == ben.get("/nowhere").text
    assert ben.post(path, {"offer": "exit"}, script=True).status == 404


def test_ben_is_never_told_that_something_is_dangerous(bens: Writer) -> None:
    where = bens.keep(chip="neck\nweapon\nkill", weather="-2")
    assert where.startswith("/today/e/")
    for path in (where, "/today"):
        assert danger.QUESTION not in bens.page(path)
        assert "neck" not in bens.page(path)
    assert bens.browser.get(where.replace("/e/", "/kept/")).status == 404


def test_ben_sees_nothing_that_ana_wrote(writer: Writer, bens: Writer) -> None:
    where = writer.keep(text="They shouted.", weather="-2")
    writer.browser.post("/draft", writer.form() | {"text": "half a sentence"}, script=True)
    assert bens.browser.get(where).status == 404
    assert "shouted" not in bens.page()
    assert bens.form()["text"] == ""
    month, entry_id = where.split("/")[-2:]
    assert bens.browser.says(bens.browser.post("/today/delete", {"month": month, "id": entry_id})) == str(record.NoSuchEntry())
    assert "They shouted." in writer.page(where)


def test_locked_nothing_of_it_is_shown(stranger: Browser) -> None:
    for path in ("/today", "/today/another", "/today/vague", "/today/2026-11-02", "/today/e/2026-11/0123456789ab"):
        assert stranger.get(path).to == "/"


def test_sabotage_a_page_that_forgets_who_is_looking_is_noticed(ben: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guards, "in_weather_clothes", lambda _request: False)
    with pytest.raises(AssertionError):
        test_for_ben_the_rest_is_no_page("/today/vague", ben)
