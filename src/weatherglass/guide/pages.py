"""A page of the guide: its Markdown, its sources, and the marks that join the two."""

from __future__ import annotations

import re
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import msgspec
from markdown_it import MarkdownIt
from msgspec import Struct

from weatherglass.guide.shelf import folder

if TYPE_CHECKING:
    from collections.abc import Mapping

    from markdown_it.token import Token

_NAME = re.compile(r"[a-z]+(-[a-z]+)*")
_MARK_LEFT_OVER = re.compile(r"\[[a-z0-9-]+\]")
_INNER = re.compile(r"([a-z-]+)\.md")
_SEEN = re.compile(r"undated|\d{4}(-\d{2}(-\d{2})?)?")
_FENCE = "+++"
_MARKDOWN = MarkdownIt("commonmark", {"html": False})


class NoSuchPage(LookupError):
    """There is no page of this name."""


class BrokenPage(ValueError):
    """A page whose mark, link or source leads nowhere; it is for the writer, and caught by the tests."""


class Source(Struct, frozen=True, forbid_unknown_fields=True):
    """Where a claim is from. `seen` is the date that the source carries (year, month or day) or "undated"; `url` may be empty."""

    id: str
    text: str
    strength: str
    seen: str
    url: str = ""


class Page(Struct, frozen=True, kw_only=True):
    """A page as it is shown.

    `leaf` is its number: an address that tells nothing, and its place in the order of reading. `html` marks a claim with a link
    to `#source-<id>`; whoever shows `sources` gives them these ids.
    """

    name: str
    leaf: int
    title: str
    html: str
    sources: tuple[Source, ...]
    facts: tuple[str, ...]


class _Front(Struct, frozen=True, forbid_unknown_fields=True):
    leaf: int
    title: str
    facts: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()


@cache
def leaves(language: str = "en") -> dict[str, int]:
    """Give the leaf of each page by its name, in the order of leaves. Raises NoContent, and BrokenPage where two share one."""
    texts = {path.stem: path.read_text(encoding="utf-8") for path in folder(language).glob("*.md")}
    found = {name: _split(name, text)[0].leaf for name, text in texts.items()}
    if len(set(found.values())) < len(found):
        raise BrokenPage("Two pages have the same leaf.")
    return dict(sorted(found.items(), key=lambda item: item[1]))


def pages(language: str = "en") -> tuple[str, ...]:
    """Give the names of all pages of a language, in the order of reading. Raises NoContent for a language without pages."""
    return tuple(leaves(language))


@cache
def page(name: str, language: str = "en", *, base: str = "") -> Page:
    """Give a page by its name ("device"). Links to other pages become `base` with their leaf.

    Raises NoSuchPage, NoContent for a language without pages, and BrokenPage for a page that a writer must mend.
    """
    path = folder(language) / f"{name}.md"
    if not _NAME.fullmatch(name) or not path.is_file():
        raise NoSuchPage("There is no page of that name.")
    return parse(name, path.read_text(encoding="utf-8"), known=leaves(language), base=base)


def parse(name: str, text: str, *, known: Mapping[str, int] = MappingProxyType({}), base: str = "") -> Page:
    """Make a page of its text: TOML between two lines of +++, then Markdown without HTML.

    `known` are the pages to link to, with their leaves. Raises BrokenPage.
    """
    front, body = _split(name, text)
    _check(name, front)
    sources = tuple(sorted(front.sources, key=lambda source: body.find(f"[{source.id}]")))  # numbered as they are met
    marks = {source.id: number for number, source in enumerate(sources, start=1)}
    env: dict[str, Any] = {"references": {mark.upper(): {"href": f"#source-{mark}", "title": ""} for mark in marks}}
    tokens = _MARKDOWN.parse(body, env)
    for inline in (token for token in tokens if token.type == "inline"):
        _join(name, inline, marks, known, base)
    html = str(_MARKDOWN.renderer.render(tokens, _MARKDOWN.options, env))
    return Page(name=name, leaf=front.leaf, title=front.title, html=html, sources=sources, facts=front.facts)


def _split(name: str, text: str) -> tuple[_Front, str]:
    before, fence, rest = text.partition(_FENCE)
    front, fence_after, body = rest.partition(f"\n{_FENCE}\n")
    if before or not fence or not fence_after:
        raise BrokenPage(f"{name}: a page opens with TOML between two lines of {_FENCE}.")
    try:
        return msgspec.toml.decode(front, type=_Front), body
    except msgspec.DecodeError as wrong:
        raise BrokenPage(f"{name}: {wrong}") from wrong


def _check(name: str, front: _Front) -> None:
    for source in front.sources:
        if not _SEEN.fullmatch(source.seen) or not source.strength or not source.text:
            raise BrokenPage(f"{name}: source {source.id} needs its text, its strength, and a date or the word undated.")


def _join(name: str, inline: Token, marks: dict[str, int], known: Mapping[str, int], base: str) -> None:
    children = inline.children or []
    for position, token in enumerate(children):
        if token.type == "link_open":
            _lead(name, token, children[position + 1], marks, known, base)
        elif token.type == "image":
            raise BrokenPage(f"{name}: a page shows no image; one from outside would tell that it was read.")
        elif token.type == "text" and (left := _MARK_LEFT_OVER.search(token.content)):
            raise BrokenPage(f"{name}: {left.group()} is not among the sources of this page.")


def _lead(name: str, link: Token, words: Token, marks: dict[str, int], known: Mapping[str, int], base: str) -> None:
    href = str(link.attrs["href"])
    mark = href.removeprefix("#source-")
    if mark in marks:
        link.attrs.update({"class": "source", "aria-label": f"source {marks[mark]}"})
        words.content = str(marks[mark])
        return
    inner = _INNER.fullmatch(href)
    if inner is None or inner.group(1) not in known:
        raise BrokenPage(f"{name}: {href} leads nowhere. A page links to pages; what is outside stands among the sources.")
    link.attrs["href"] = f"{base}{known[inner.group(1)]}"
