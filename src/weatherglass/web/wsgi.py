"""The whole interface as one WSGI application."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import django
from django.core.handlers.wsgi import WSGIHandler

from weatherglass.web import cookie, house
from weatherglass.web.armour import armoured

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from wsgiref.types import WSGIApplication

    from weatherglass.vault import Store


def application(
    *,
    path: Path | None,
    store: Store | None,
    finish: Callable[[], None] = lambda: None,
    demo: bool = False,
    notice: str = "",
) -> WSGIApplication:
    """Open a house and give the application that serves it.

    `path` is where the vault lies or will lie, None for one in memory; `store` is the opened vault, None where it is still
    to be made (the first page then asks). `finish` ends the program. `notice` is a sentence for the lock page about the
    browser that was found. One house to a process.
    """
    home = house.House(path=path, store=store, finish=finish, demo=demo, notice=notice)
    house.enter(home)
    return served(home)


def served(home: house.House) -> WSGIApplication:
    """Give the application for a house that is already entered."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "weatherglass.web.settings"
    django.setup()
    return armoured(WSGIHandler(), lambda environ: home.exit_of(cookie.sent_in(environ)).origins)
