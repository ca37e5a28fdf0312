"""Markdown to HTML: marks become links to sources, terms links to the glossary, names of pages their addresses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from markdown_it import MarkdownIt
from markdown_it.token import Token
from msgspec import Struct

from weatherglass.guide.sources import BrokenPage, Source

if TYPE_CHECKING:
    from collections.abc import Mapping

    from weatherglass.guide.glossary import Terms

_MARK_LEFT_OVER = re.compile(r"\[[a-z0-9-]+\]")
_INNER = re.compile(r"([a-z-]+)\.md")
_LISTS = frozenset(("signs.md", "words.md"))
"""Links to the catalogue and to the glossary, which are no pages."""
_MARKDOWN = MarkdownIt("commonmark", {"html": False})


class Rendered(Struct, frozen=True):
    """The HTML of each text by its key, and the sources that they name, numbered over all of them as they are met."""

    html: dict[str, str]
    sources: tuple[Source, ...]


class Shelves(Struct, frozen=True):
    """What a text may lead to: pages by name with their leaves, sources by id, terms (None: no word is looked up)."""

    pages: Mapping[str, int]
    sources: Mapping[str, Source]
    terms: Terms | None = None


def render(
    name: str, texts: Mapping[str, str], shelves: Shelves, *, base: str = "", taken: frozenset[int] = frozenset()
) -> Rendered:
    """Make HTML of texts. Links to pages become `base` with the leaf, terms `base`, words/ and a number, once.

    `taken` are terms that need no link. Raises BrokenPage, naming `name`, for a mark or a link that leads nowhere, or an image.
    """
    whole = "\n".join(texts.values())
    used = sorted((one for one in shelves.sources if f"[{one}]" in whole), key=lambda one: whole.find(f"[{one}]"))
    page = _Page(name, {mark: number for number, mark in enumerate(used, start=1)}, shelves, base, set(taken))
    return Rendered({key: _one(text, page) for key, text in texts.items()}, tuple(shelves.sources[one] for one in used))


class _Page(Struct):
    name: str
    marks: dict[str, int]
    shelves: Shelves
    base: str
    taken: set[int]


def _one(text: str, page: _Page) -> str:
    env: dict[str, Any] = {"references": {mark.upper(): {"href": f"#source-{mark}", "title": ""} for mark in page.marks}}
    tokens = _MARKDOWN.parse(text, env)
    for position, token in enumerate(tokens):
        if token.type == "inline":
            _join(token, page)
            if page.shelves.terms and tokens[position - 1].type != "heading_open":
                token.children = _with_terms(token.children or [], page.shelves.terms, page)
    return str(_MARKDOWN.renderer.render(tokens, _MARKDOWN.options, env))


def _join(inline: Token, page: _Page) -> None:
    children = inline.children or []
    for position, token in enumerate(children):
        if token.type == "link_open":
            _lead(token, children[position + 1], page)
        elif token.type == "image":
            raise BrokenPage(f"{page.name}: a page shows no image; one from outside would tell that it was read.")
        elif token.type == "text" and (left := _MARK_LEFT_OVER.search(token.content)):
            raise BrokenPage(f"{page.name}: {left.group()} is not among the sources of this page.")


def _lead(link: Token, words: Token, page: _Page) -> None:
    href = str(link.attrs["href"])
    mark = href.removeprefix("#source-")
    if mark in page.marks:
        link.attrs.update({"class": "source", "aria-label": f"source {page.marks[mark]}"})
        words.content = str(page.marks[mark])
        return
    if href in _LISTS:
        link.attrs["href"] = f"{page.base}{href.removesuffix('.md')}"
        return
    inner = _INNER.fullmatch(href)
    if inner is None or inner.group(1) not in page.shelves.pages:
        raise BrokenPage(f"{page.name}: {href} leads nowhere. A page links to pages; what is outside stands among the sources.")
    link.attrs["href"] = f"{page.base}{page.shelves.pages[inner.group(1)]}"


def _with_terms(children: list[Token], terms: Terms, page: _Page) -> list[Token]:
    """Link the first use of each term; not inside a link."""
    done: list[Token] = []
    depth = 0
    for token in children:
        depth += token.nesting if token.type.startswith("link_") else 0
        done += [token] if token.type != "text" or depth else _split(token.content, terms, page)
    return done


def _split(text: str, terms: Terms, page: _Page) -> list[Token]:
    pieces: list[Token] = []
    while found := terms.first(text, page.taken):
        start, end, term = found
        page.taken.add(term.leaf)
        link = Token("link_open", "a", 1, attrs={"href": f"{page.base}words/{term.leaf}", "class": "term"})
        pieces += [_text(text[:start]), link, _text(text[start:end]), Token("link_close", "a", -1)]
        text = text[end:]
    return [*pieces, _text(text)]


def _text(content: str) -> Token:
    return Token("text", "", 0, content=content)
