"""Ana's vault in a file, small and cheap, with a browser in which it is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from anas_file import Place
from people import ANA, BEN, CHEAP, SMALL, opened
from visiting import Browser

from weatherglass.record import About, Entry, keep, new_id
from weatherglass.vault import SqliteStore, create, set_up_other
from weatherglass.web import house
from weatherglass.web.wsgi import served

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from visiting import Clock


@pytest.fixture
def place(tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> Iterator[Place]:
    path, finished = tmp_path / "weather.db", list[bool]()
    create(path, ANA, shape=SMALL, cost=CHEAP)
    store = SqliteStore(path)
    drawer = opened(store)
    set_up_other(drawer, store, BEN)
    keep(drawer, Entry(id=new_id(), written=clock(), about=About(day=clock().date()), text="They shouted."), now=clock())
    home = house.House(path=path, store=store, finish=lambda: finished.append(True), now=clock)
    home.shape, home.cost = SMALL, CHEAP
    monkeypatch.setattr(home, "later", lambda work: work())
    house.enter(home)
    ana = Browser(served(home))
    assert home.sessions
    ana.cookies["w"] = home.sessions.begin(drawer.slots.opened, home.now())
    yield Place(path, home, drawer, ana, finished)
    store.close()
