"""HTML and SVG from small pure functions: every piece of text is escaped unless it was made here."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import TypeAlias

Value: TypeAlias = str | int | float | None


class Markup(str):
    """Text that is markup already. Templates of Django ask for `__html__` and put it in as it is."""

    __slots__ = ()

    def __html__(self) -> str:
        """Return the markup itself."""
        return str(self)


def element(name: str, *inside: str, **attributes: Value) -> Markup:
    """Return one element. Plain text inside is escaped, `Markup` is kept; an attribute that is None or "" is left out.

    `class_` is written as class, `aria_labelledby` as aria-labelledby. There is no way to give a style: the pages' policy
    forbids it, and colours come from classes, so that dark and forced colours can change them.
    """
    given = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(str(value))}"'
        for key, value in attributes.items()
        if value not in {None, ""}
    )
    return Markup(f"<{name}{given}>{joined(*inside)}</{name}>")


def joined(*parts: str) -> Markup:
    """Return the parts as one piece of markup; plain text among them is escaped."""
    return Markup("".join(part if isinstance(part, Markup) else escape(part) for part in parts))


def drawing(name: str, title: str, says: str, size: tuple[int, int], *inside: str) -> Markup:
    """Return an SVG of `size` (width, height in its own units) with a title and a description that a screen reader says.

    `name` makes the ids of both, so it must be the only one of its kind on a page.
    """
    return element(
        "svg",
        element("title", title, id=f"{name}-title"),
        element("desc", says, id=f"{name}-desc"),
        *inside,
        class_="drawing",
        viewBox=f"0 0 {size[0]} {size[1]}",
        role="img",
        aria_labelledby=f"{name}-title {name}-desc",
    )


def unseen(text: str) -> Markup:
    """Return text that only a screen reader says."""
    return element("span", text, class_="unseen")


def table(caption: str, head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> Markup:
    """Return a table whose first column names the row."""
    top = element("tr", *(element("th", word, scope="col") for word in head))
    body = (element("tr", element("th", row[0], scope="row"), *(element("td", cell) for cell in row[1:])) for row in rows)
    return element("table", element("caption", caption), element("thead", top), element("tbody", *body), class_="figures")
