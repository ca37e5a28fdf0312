"""The forms of a page as a browser would send them, and a disk or a drawer that is full when they come."""

from __future__ import annotations

import os
import sqlite3
from contextlib import contextmanager
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest

from weatherglass.vault import SqliteStore, VaultFull

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from visiting import Answer, Browser

    from weatherglass.vault import Drawer

Fields = list[tuple[str, str]]


class _Forms(HTMLParser):
    """Reads the forms: `found` are their addresses, each with its fields."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, Fields]] = []
        self._text: tuple[str, list[str]] | None = None
        self._select, self._inside = "", False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        has = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.found.append((has.get("action", ""), []))
            self._inside = True
        elif tag == "textarea":
            self._text = (has.get("name", ""), [])
        elif tag == "select":
            self._select = has.get("name", "")
        elif tag == "option" and self._select and "selected" in has:
            self._take(self._select, has.get("value", ""))
        elif tag == "input" and (has.get("type") not in {"checkbox", "radio", "file"} or "checked" in has):
            self._take(has.get("name", ""), has.get("value", "on" if "checked" in has else ""))

    def handle_data(self, data: str) -> None:
        if self._text:
            self._text[1].append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea" and self._text:
            self._take(self._text[0], "".join(self._text[1]).removeprefix("\n"))
            self._text = None
        elif tag == "select":
            self._select = ""
        elif tag == "form":
            self._inside = False

    def _take(self, name: str, said: str) -> None:
        if self._inside and name:
            self.found[-1][1].append((name, said))


def forms(page: str, action: str) -> list[Fields]:
    """Give the forms of a page that are sent to one address."""
    reader = _Forms()
    reader.feed(page)
    return [fields for where, fields in reader.found if where == action]


def replaced(fields: Fields, said: Mapping[str, str | list[str]]) -> Fields:
    """Give a form with some fields saying something else: a list says several, an empty one leaves the field out."""
    rest = [(name, value) for name, value in fields if name not in said]
    return rest + [(name, one) for name, value in said.items() for one in ([value] if isinstance(value, str) else value)]


def sent(browser: Browser, place: str, action: str, said: Mapping[str, str | list[str]] | None = None, at: int = 0) -> Answer:
    """Open a page, change some fields of a form of it, and send it."""
    fields = forms(browser.get(place).text, action)[at]
    return browser.post(action, replaced(fields, said or {}))


@contextmanager
def full_disk() -> Iterator[None]:
    """Nothing can be written for a while."""

    def put(*_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    with pytest.MonkeyPatch.context() as broken:
        broken.setattr(SqliteStore, "put", put)
        yield


def fill_up(drawer: Drawer) -> None:
    """Leave no room for a word in a drawer."""
    size, number = 1 << 20, 0
    while size:
        try:
            with drawer.change() as change:
                change.write(f"ballast/{number}", os.urandom(size))
            number += 1
        except VaultFull:
            size //= 2


def pour_out(drawer: Drawer) -> None:
    """Make room again."""
    with drawer.change() as change:
        for name in drawer.names():
            if name.startswith("ballast/"):
                change.delete(name)
