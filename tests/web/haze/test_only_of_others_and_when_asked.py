"""What is pointed out is of others and was asked for: own messages are never looked at, and nothing is while it is off."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace
from parcels import put_in
from people import NOW, written

from weatherglass import record, signs
from weatherglass.record import keep, pointed

if TYPE_CHECKING:
    from collections.abc import Callable

    from visiting import Browser

    from weatherglass.vault import Drawer

THREATS = """17/01/2024, 08:00 - {0}: if you leave me i will kill you
17/01/2024, 09:00 - {1}: bring milk and bread and some apples please
17/01/2024, 09:01 - {2}: we will be there at eight with the dog
"""


def waiting(ana: Browser, drawer: Drawer, chat: str) -> int:
    """How many words wait once a chat of three was looked at, of which Ana said only who she is."""
    archive = put_in(drawer, chat)
    record.put_archive(drawer, replace(archive, others=()))
    ana.post("/haze/switch", {"on": "1"})
    ana.post("/haze/look")
    return len(pointed.pointed(drawer).waiting)


def test_in_a_group_of_which_only_i_am_named_my_messages_are_not_looked_at(ana: Browser, drawer: Drawer) -> None:
    assert waiting(ana, drawer, THREATS.format("Ana", "Rowan", "Cleo")) == 0


def test_there_those_of_everyone_else_are(ana: Browser, drawer: Drawer) -> None:
    assert waiting(ana, drawer, THREATS.format("Rowan", "Ana", "Cleo")) > 0


@pytest.fixture
def looks(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Texts that were looked at."""
    texts: list[object] = []

    def noted(real: Callable[..., object]) -> Callable[..., object]:
        def look(given: object, **how: object) -> object:
            texts.append(given)
            return real(given, **how)

        return look

    for name in ("suggest", "suggest_each"):
        monkeypatch.setattr(signs, name, noted(getattr(signs, name)))
    return texts


def test_no_word_is_looked_at_while_it_is_off(ana: Browser, drawer: Drawer, looks: list[object]) -> None:
    keep(drawer, written(date(2026, 3, 9), text="He hit me in the kitchen."), now=NOW)
    put_in(drawer, THREATS.format("Rowan", "Ana", "Cleo"))
    ana.get("/haze")
    ana.post("/haze/look")
    ana.post("/haze/switch", {"on": "1"})
    ana.post("/haze/switch", {"on": ""})
    ana.post("/haze/look")
    ana.post("/haze/look")
    assert looks == []
    ana.post("/haze/switch", {"on": "1"})
    ana.post("/haze/look")
    assert looks == ["He hit me in the kitchen."]
