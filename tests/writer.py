"""Forms as a person finds them on a page: what stands in them already is sent with what is typed or tapped."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import TYPE_CHECKING

from people import ANA

if TYPE_CHECKING:
    from visiting import Browser, Clock


class Form(HTMLParser):
    """The fields of the form that keeps an entry, as a browser would send them without a button."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.fields: dict[str, str] = {}
        self.inside = False
        self.words = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        have = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.inside = have["action"] == "/today/keep"
        if self.inside and tag == "input" and (have["type"] not in {"checkbox", "radio"} or "checked" in have):
            self._add(have["name"], have.get("value", ""))
        self.words = self.inside and tag == "textarea"
        if self.words:
            self.fields["text"] = ""

    def handle_data(self, data: str) -> None:
        if self.words:
            self.fields["text"] += data

    def handle_endtag(self, tag: str) -> None:
        self.words = False

    def _add(self, name: str, value: str) -> None:
        self.fields[name] = f"{self.fields[name]}\n{value}" if name in self.fields else value


class Writer:
    """One browser, and what its person writes in it."""

    def __init__(self, browser: Browser) -> None:
        self.browser = browser

    def form(self, path: str = "/today") -> dict[str, str]:
        """Open a page and give what stands in its form."""
        page = self.browser.get(path)
        assert page.status == 200, path
        return Form(page.text).fields

    def keep(self, path: str = "/today", **fields: str) -> str:
        """Write on a page and keep it; give the path that this leads to."""
        answer = self.browser.post("/today/keep", self.form(path) | fields)
        assert answer.status == 303
        return answer.to

    def page(self, path: str = "/today") -> str:
        """Open a page and give its text."""
        return self.browser.get(path).text

    def later(self, clock: Clock, **by: float) -> None:
        """Come back after a while, with Ana's passphrase: it has locked meanwhile."""
        clock.turn(**by)
        assert self.browser.post("/open", {"passphrase": ANA}).status == 303
