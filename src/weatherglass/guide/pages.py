"""A page of the guide: TOML between two lines of +++, then Markdown, with its sources."""

from __future__ import annotations

import re
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from weatherglass.guide import words
from weatherglass.guide.glossary import glossary
from weatherglass.guide.shelf import folder
from weatherglass.guide.sources import BrokenPage, Source, check, sources
from weatherglass.guide.words import Rendered, Shelves

if TYPE_CHECKING:
    from collections.abc import Mapping

    from weatherglass.guide.glossary import Terms

_NAME = re.compile(r"[a-z]+(-[a-z]+)*")
_FENCE = "+++"


class NoSuchPage(LookupError):
    """There is no page of this name."""


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
def titles(language: str = "en") -> dict[str, tuple[int, str]]:
    """Give leaf and title of each page by its name, in the order of leaves. Raises NoContent; BrokenPage for a leaf of two."""
    fronts = {path.stem: _split(path.stem, path.read_text(encoding="utf-8"))[0] for path in folder(language).glob("*.md")}
    found = {name: (front.leaf, front.title) for name, front in fronts.items()}
    if len({leaf for leaf, _ in found.values()}) < len(found):
        raise BrokenPage("Two pages have the same leaf.")
    return dict(sorted(found.items(), key=lambda item: item[1][0]))


def leaves(language: str = "en") -> dict[str, int]:
    """Give the leaf of each page by its name, in the order of leaves. Raises NoContent, and BrokenPage where two share one."""
    return {name: leaf for name, (leaf, _) in titles(language).items()}


def pages(language: str = "en") -> tuple[str, ...]:
    """Give the names of all pages of a language, in the order of reading. Raises NoContent for a language without pages."""
    return tuple(titles(language))


@cache
def page(name: str, language: str = "en", *, base: str = "") -> Page:
    """Give a page by its name ("device"). Links to other pages become `base` with their leaf.

    Raises NoSuchPage, NoContent for a language without pages, and BrokenPage for a page that a writer must mend.
    """
    path = folder(language) / f"{name}.md"
    if not _NAME.fullmatch(name) or not path.is_file():
        raise NoSuchPage("There is no page of that name.")
    text = path.read_text(encoding="utf-8")
    return parse(name, text, known=leaves(language), base=base, shared=sources(language), terms=glossary(language))


def parse(
    name: str,
    text: str,
    *,
    known: Mapping[str, int] = MappingProxyType({}),
    base: str = "",
    shared: Mapping[str, Source] = MappingProxyType({}),
    terms: Terms | None = None,
) -> Page:
    """Make a page of its text: TOML between two lines of +++, then Markdown without HTML.

    `known` are the pages to link to, with their leaves; a source is the page's own or one of `shared`. Raises BrokenPage.
    """
    front, body = _split(name, text)
    check(name, front.sources)
    own = {source.id: source for source in front.sources}
    shown = words.render(name, {"": body}, Shelves(known, {**shared, **own}, terms), base=base)
    idle = tuple(source for source in front.sources if source not in shown.sources)
    return Page(
        name=name, leaf=front.leaf, title=front.title, html=shown.html[""], sources=shown.sources + idle, facts=front.facts
    )


def texts(name: str, given: Mapping[str, str], language: str = "en", *, base: str = "", term: int = 0) -> Rendered:
    """Make HTML of several texts of one page (a sign, a term), with the shared sources. `term` is one that needs no link.

    Raises BrokenPage for a text that a writer must mend.
    """
    shelves = Shelves(leaves(language), sources(language), glossary(language))
    return words.render(name, given, shelves, base=base, taken=frozenset({term}))


def _split(name: str, text: str) -> tuple[_Front, str]:
    before, fence, rest = text.partition(_FENCE)
    front, fence_after, body = rest.partition(f"\n{_FENCE}\n")
    if before or not fence or not fence_after:
        raise BrokenPage(f"{name}: a page opens with TOML between two lines of {_FENCE}.")
    try:
        return msgspec.toml.decode(front, type=_Front), body
    except msgspec.DecodeError as wrong:
        raise BrokenPage(f"{name}: {wrong}") from wrong
