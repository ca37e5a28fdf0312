"""What a page holds, for tests that look at its tables and drawings."""

from __future__ import annotations

import re
from html.parser import HTMLParser


class Outline(HTMLParser):
    """The headers of the tables, the drawings with their names, and all attributes of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.seen: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.seen if name == tag]


def drawings(page: str) -> list[str]:
    """Return the drawings that have something to say."""
    return re.findall(r'<svg class="drawing"[^>]*role="img".*?</svg>', page, re.DOTALL)


def drawn(page: str) -> list[str]:
    """Return the names of the drawings of a page, in their order."""
    return re.findall(r'<svg class="drawing"[^>]*aria-labelledby="(\w+)-title', page)


def tables(page: str) -> list[str]:
    """Return the tables of a page."""
    return re.findall(r"<table.*?</table>", page, re.DOTALL)


class _InView(HTMLParser):
    """The words of a page that stand there before anything is opened."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self._parts: list[bool] = []
        self._summary = 0
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "details":
            self._parts.append("open" not in dict(attrs))
        elif tag == "summary":
            self._summary = len(self._parts)

    def handle_endtag(self, tag: str) -> None:
        if tag == "details":
            self._parts.pop()
        elif tag == "summary":
            self._summary = 0

    def handle_data(self, data: str) -> None:
        around = self._parts[: self._summary - 1] if self._summary else self._parts
        if not any(around):
            self.words.append(data)


def in_view(page: str) -> str:
    """Return the words of a page that can be seen without opening anything on it."""
    return " ".join(" ".join(_InView(page).words).split())
